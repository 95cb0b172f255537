using Galactic.Rendering;
using TorchSharp;

namespace Galactic.Learning;

/// <summary>
/// Observations, choices and results of T steps of a batch of envs, allocated once. Torch and C# share the memory:
/// renderers write images straight into what the network reads.
/// </summary>
public sealed class RolloutBuffer : IDisposable
{
    private readonly SharedTensor? image;
    private readonly SharedTensor state;
    private readonly SharedTensor? privileged;
    private readonly SharedTensor previous;
    private readonly SharedTensor choice;
    private readonly SharedTensor logProbability;
    private readonly SharedTensor advantages;
    private readonly SharedTensor returns;
    private readonly SharedTensor values;
    private readonly float[] rewards;
    private readonly bool[] terminated;
    private readonly bool[] truncated;
    private readonly bool[] transition;

    /// <summary>Allocates memory for a policy's rollouts.</summary>
    /// <param name="policy">Decides the shapes.</param>
    /// <param name="horizon">Steps, T.</param>
    /// <param name="envs">Envs, N.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is below one.</exception>
    public RolloutBuffer(ActorCritic policy, int horizon, int envs)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(envs, 1);
        Horizon = horizon;
        Envs = envs;
        ImageType = policy.ImageType == torch.ScalarType.BFloat16 ? PixelType.BFloat16 : PixelType.Float32;
        long samples = (long)horizon * envs;
        image = policy.ImageShape(samples) is { } shape ? new SharedTensor(policy.ImageType, shape) : null;
        state = Floats(samples + envs, policy.Observations.StateSize);
        int secret = policy.Observations.PrivilegedSize;
        privileged = secret > 0 ? Floats(samples + envs, secret) : null;
        previous = Floats(samples + envs, policy.Actions.Size);
        choice = Floats(samples, policy.Distribution.HeadSize);
        logProbability = Floats(samples);
        advantages = Floats(samples);
        returns = Floats(samples);
        values = Floats(samples + envs);
        rewards = new float[samples];
        terminated = new bool[samples];
        truncated = new bool[samples];
        transition = new bool[samples];
    }

    /// <summary>Steps, T.</summary>
    public int Horizon { get; }

    /// <summary>Envs, N.</summary>
    public int Envs { get; }

    /// <summary>Number of samples, transitions or not.</summary>
    public int Samples => Horizon * Envs;

    /// <summary>[time, env].</summary>
    public Span<float> Rewards => rewards;

    /// <summary>[time, env] the task ended the episode.</summary>
    public Span<bool> Terminated => terminated;

    /// <summary>[time, env] the step limit cut the episode off.</summary>
    public Span<bool> Truncated => truncated;

    /// <summary>[time, env] false where the step only started an episode.</summary>
    public Span<bool> Transition => transition;

    /// <summary>[time + 1, env] the critic's values.</summary>
    public Span<float> Values => values.Span;

    /// <summary>[time, env].</summary>
    public Span<float> Advantages => advantages.Span;

    /// <summary>[time, env] targets of the critic.</summary>
    public Span<float> Returns => returns.Span;

    /// <summary>[time, env] log probability of the choice when it was made.</summary>
    public Span<float> LogProbability => logProbability.Span;

    internal PixelType ImageType { get; }

    internal torch.Tensor? ImageTensor => image?.Tensor;

    internal torch.Tensor StateTensor => state.Tensor;

    internal torch.Tensor? PrivilegedTensor => privileged?.Tensor;

    internal torch.Tensor PreviousTensor => previous.Tensor;

    internal torch.Tensor ChoiceTensor => choice.Tensor;

    internal torch.Tensor LogProbabilityTensor => logProbability.Tensor;

    internal torch.Tensor AdvantageTensor => advantages.Tensor;

    internal torch.Tensor ReturnTensor => returns.Tensor;

    /// <summary>[env, state] states before step <paramref name="step"/>; the last row is at T.</summary>
    public Span<float> State(int step) => state.Row(step, Horizon + 1);

    /// <summary>[env, privileged] what the critic reads beyond <see cref="State"/>; empty for nothing.</summary>
    public Span<float> Privileged(int step) => privileged is null ? [] : privileged.Row(step, Horizon + 1);

    /// <summary>
    /// [env, action] actions that led to the states of <see cref="State"/>, 0 at the start of an episode.
    /// </summary>
    public Span<float> Previous(int step) => previous.Row(step, Horizon + 1);

    /// <summary>[env, head] choices of a step, not clipped.</summary>
    public Span<float> Choice(int step) => choice.Row(step, Horizon);

    /// <summary>Where the images of a step go.</summary>
    /// <exception cref="InvalidOperationException">The policy reads no image.</exception>
    public DepthTarget Depth(int step)
    {
        SharedTensor target = image
            ?? throw new InvalidOperationException("The policy of this rollout has no image encoder.");
        nint bytes = checked((nint)(target.Length / Horizon * (ImageType == PixelType.Float32 ? 4 : 2)));
        return new DepthTarget(
            target.Address + step * bytes, DepthEncoding.NearField, ImageType, PixelLayout.Patch8ChannelsLast);
    }

    /// <summary>Fills <see cref="Advantages"/> and <see cref="Returns"/> from the rest.</summary>
    public void ComputeAdvantages(float gamma, float lambda)
    {
        Trajectories steps = new()
        {
            Envs = Envs,
            Rewards = rewards,
            Values = Values,
            Terminated = terminated,
            Truncated = truncated,
            Transition = transition,
        };
        Gae.Compute(steps, gamma, lambda, Advantages, Returns);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        image?.Dispose();
        privileged?.Dispose();
        foreach (SharedTensor tensor in (SharedTensor[])
            [state, previous, choice, logProbability, advantages, returns, values])
        {
            tensor.Dispose();
        }
    }

    private static SharedTensor Floats(params long[] shape) => new(torch.ScalarType.Float32, shape);
}
