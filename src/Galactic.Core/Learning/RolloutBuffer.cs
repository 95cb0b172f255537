using Galactic.Rendering;
using TorchSharp;

namespace Galactic.Learning;

/// <summary>
/// Observations, choices and results of T steps of a batch of envs, allocated once. Torch and C# share the memory:
/// renderers write images straight into what the network reads.
/// </summary>
public sealed class RolloutBuffer : IDisposable
{
    private readonly SharedTensor? depth;
    private readonly SharedTensor? color;
    private readonly SharedTensor state;
    private readonly SharedTensor? privileged;
    private readonly SharedTensor previous;
    private readonly SharedTensor choice;
    private readonly SharedTensor? memory;
    private readonly SharedTensor? keep;
    private readonly SharedTensor? remembered;
    private readonly SharedTensor logProbability;
    private readonly SharedTensor? advice;
    private readonly SharedTensor? advised;
    private readonly SharedTensor? drawn;
    private readonly SharedTensor advantages;
    private readonly SharedTensor returns;
    private readonly SharedTensor values;
    private readonly float[] rewards;
    private readonly bool[] terminated;
    private readonly bool[] truncated;
    private readonly bool[] transition;
    private readonly DepthEncoding depthEncoding;
    private readonly PixelLayout layout;
    private readonly PixelType imageType;

    /// <summary>Allocates memory for a policy's rollouts.</summary>
    /// <param name="policy">Decides the shapes.</param>
    /// <param name="horizon">Steps, T.</param>
    /// <param name="envs">Envs, N.</param>
    /// <param name="advised">True to record what the env advised.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is below one.</exception>
    public RolloutBuffer(ActorCritic policy, int horizon, int envs, bool advised = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(horizon, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(envs, 1);
        Horizon = horizon;
        Envs = envs;
        ImageRows = policy.ValueNeedsPolicy ? horizon + 1 : horizon;
        depthEncoding = policy.Settings.DepthEncoding;
        layout = policy.ImageLayout;
        imageType = policy.ImageType == torch.ScalarType.BFloat16 ? PixelType.BFloat16 : PixelType.Float32;
        long samples = (long)horizon * envs;
        long images = (long)ImageRows * envs;
        depth = policy.DepthShape(images) is { } deep ? new SharedTensor(policy.ImageType, deep) : null;
        color = policy.ColorShape(images) is { } colored ? new SharedTensor(torch.ScalarType.Byte, colored) : null;
        state = Floats(samples + envs, policy.Observations.StateSize);
        int secret = policy.Observations.PrivilegedSize;
        privileged = secret > 0 ? Floats(samples + envs, secret) : null;
        previous = Floats(samples + envs, policy.Actions.Size);
        choice = Floats(samples, policy.Distribution.ChoiceSize);
        memory = policy.Remembers ? Floats(envs, policy.MemorySize) : null;
        keep = policy.Remembers ? Floats(horizon + 1, envs) : null;
        remembered = policy.RememberedSize > 0 ? Floats(samples + envs, policy.RememberedSize) : null;
        logProbability = Floats(samples);
        int channels = policy.Distribution.ContinuousCount;
        advice = advised ? Floats(samples, channels) : null;
        this.advised = advised ? Floats(samples, channels) : null;
        drawn = advised ? Floats(samples, channels) : null;
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

    /// <summary>True if the rollout records advice.</summary>
    public bool IsAdvised => advice is not null;

    /// <summary>
    /// Rows of images: T, and one more if the value of the last observation takes the policy's forward pass.
    /// </summary>
    internal int ImageRows { get; }

    internal torch.Tensor? DepthTensor => depth?.Tensor;

    internal torch.Tensor? ColorTensor => color?.Tensor;

    internal torch.Tensor? MemoryTensor => memory?.Tensor;

    internal torch.Tensor? KeepTensor => keep?.Tensor;

    internal torch.Tensor? RememberedTensor => remembered?.Tensor;

    internal torch.Tensor ValueTensor => values.Tensor;

    internal torch.Tensor StateTensor => state.Tensor;

    internal torch.Tensor? PrivilegedTensor => privileged?.Tensor;

    internal torch.Tensor PreviousTensor => previous.Tensor;

    internal torch.Tensor ChoiceTensor => choice.Tensor;

    internal torch.Tensor LogProbabilityTensor => logProbability.Tensor;

    internal torch.Tensor? AdviceTensor => advice?.Tensor;

    internal torch.Tensor? AdvisedTensor => advised?.Tensor;

    internal torch.Tensor? DrawnTensor => drawn?.Tensor;

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

    /// <summary>[env, continuous channel] what the env advised at a step, 0 where it said nothing; empty if not recorded.</summary>
    public Span<float> Advice(int step) => advice is null ? [] : advice.Row(step, Horizon);

    /// <summary>[env, continuous channel] 1 where there is <see cref="Advice"/>, else 0.</summary>
    public Span<float> Advised(int step) => advised is null ? [] : advised.Row(step, Horizon);

    /// <summary>[env, continuous channel] 0 where the advice was carried out instead of a choice, else 1.</summary>
    public Span<float> Drawn(int step) => drawn is null ? [] : drawn.Row(step, Horizon);

    /// <summary>[env, memory] what every env remembers before step 0; empty without a memory.</summary>
    public Span<float> Memory => memory is null ? [] : memory.Span;

    /// <summary>[env] 0 where memory is cleared before a step, else 1; empty without a memory.</summary>
    public Span<float> Keep(int step) => keep is null ? [] : keep.Row(step, Horizon + 1);

    /// <summary>[env, size] output of the memory at a step, for a critic that reads it; otherwise empty.</summary>
    public Span<float> Remembered(int step) => remembered is null ? [] : remembered.Row(step, Horizon + 1);

    /// <summary>Where the images of a step go.</summary>
    /// <exception cref="InvalidOperationException">The policy reads no image.</exception>
    public RenderTargets Images(int step)
    {
        if (depth is null && color is null)
        {
            throw new InvalidOperationException("The policy of this rollout has no image encoder.");
        }

        return new RenderTargets
        {
            Depth = depth is null
                ? null
                : new DepthTarget(
                    Row(depth, step, imageType == PixelType.Float32 ? 4 : 2), depthEncoding, imageType, layout),
            Color = color is null ? null : new ColorTarget(Row(color, step, 1), PixelType.UInt8, layout, Channels: 3),
        };
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
        foreach (SharedTensor? tensor in (SharedTensor?[])
        [
            depth, color, state, privileged, previous, choice, memory, keep, remembered, logProbability, advice,
            advised, drawn, advantages, returns, values,
        ])
        {
            tensor?.Dispose();
        }
    }

    private nint Row(SharedTensor images, int step, int bytes) =>
        images.Address + checked((nint)(images.Length / ImageRows * bytes * step));

    private static SharedTensor Floats(params long[] shape) => new(torch.ScalarType.Float32, shape);
}
