using Galactic.Compute;
using Galactic.Learning.Networks;
using Galactic.Rendering;
using Galactic.Tasks;
using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning;

/// <summary>
/// A policy and a critic, put together from the parts that <see cref="PolicySettings"/> names: encoder of images, trunk,
/// memory, head of the actions, critic.
/// </summary>
/// <remarks>
/// The separate critic reads no image and sends nothing back into the policy, so that errors of the value never disturb
/// its features. Parameters, and everything after the image's features, are 32-bit float for either
/// <see cref="ComputeType"/>.
/// </remarks>
public sealed class ActorCritic : IDisposable
{
    private const string SharedLogStd = "actor.log_std";

    /// <summary>
    /// Below this the last convolution sees a single patch, and its bfloat16 gradient was seen to be NaN.
    /// </summary>
    private const int SmallestBFloat16Image = 32;

    private readonly ImageEncoder? encoder;
    private readonly PolicyTrunk trunk;
    private readonly RecurrentMemory? memory;
    private readonly ActionHead head;
    private readonly Critic critic;
    private readonly NetworkLayers layers;

    /// <summary>Makes a network with starting weights drawn from the seed.</summary>
    /// <param name="settings">Shape of the network.</param>
    /// <param name="observations">What it sees; needs an image if the encoder reads one.</param>
    /// <param name="actions">What it decides.</param>
    /// <param name="seed">Same seed, same weights.</param>
    /// <param name="computeType">Number type of the image part; null takes the faster one on this machine.
    /// Images below 32 pixels are always computed in 32-bit float.</param>
    /// <exception cref="ArgumentException">Parts do not go together, or not with what is seen.</exception>
    public ActorCritic(
        PolicySettings settings,
        ObservationSpace observations,
        ActionSpace actions,
        ulong seed,
        ComputeType? computeType = null)
    {
        settings.Validate();
        if (settings.Critic == CriticKind.Shared && observations.PrivilegedSize > 0)
        {
            throw new ArgumentException(
                $"Policy.Critic Shared reads what the policy reads, but there are {observations.PrivilegedSize} privileged "
                + "observations for it: set Policy.Critic to Separate, or Observations.Privileged to none.",
                nameof(settings));
        }

        TorchStatus torchStatus = TorchRuntime.EnsureLoaded();
        bool small = Math.Min(observations.ImageWidth, observations.ImageHeight) < SmallestBFloat16Image;
        ComputeType = small ? ComputeType.Float32 : computeType ?? torchStatus.ComputeType;
        (Settings, Observations) = (settings, observations);
        Distribution = new ActionDistribution(actions, settings.Spread);
        encoder = ImageEncoder.Create(settings, observations);
        trunk = PolicyTrunk.Create(settings, encoder?.Features ?? 0, observations.StateSize, actions.Size);
        memory = RecurrentMemory.Create(settings, trunk.JoinedSize);
        head = ActionHead.Create(Distribution);
        long features = trunk.FeatureSize(memory?.Size ?? 0);
        critic = new Critic(settings, observations, actions.Size, memory?.Size ?? 0, features);
        Parameters = Plan(features).Allocate(RandomKey.FromSeed(seed));
        layers = new NetworkLayers(Parameters, ImageType);
    }

    /// <summary>Shape of the network.</summary>
    public PolicySettings Settings { get; }

    /// <summary>What it sees.</summary>
    public ObservationSpace Observations { get; }

    /// <summary>What it decides.</summary>
    public ActionSpace Actions => Distribution.Actions;

    /// <summary>How a head becomes an action.</summary>
    public ActionDistribution Distribution { get; }

    /// <summary>Number type of the image part.</summary>
    public ComputeType ComputeType { get; }

    /// <summary>True if an image must be rendered for it.</summary>
    public bool ReadsImage => encoder is not null && !Settings.ZeroDepth && !IsBlind;

    /// <summary>While true, images are neither rendered nor read; all features of an image are 0 then.</summary>
    public bool IsBlind { get; set; }

    /// <summary>True if it remembers: sequences must stay whole.</summary>
    public bool Remembers => memory is not null;

    /// <summary>Number of learned values.</summary>
    public long ParameterCount => Parameters.Values.numel();

    /// <summary>Log of the shared action noise of every continuous channel; empty if it is decided per state.</summary>
    public ReadOnlySpan<float> LogStd => SharedStd is null ? [] : Parameters.Span(SharedLogStd);

    /// <summary>Mean shared action noise of the continuous channels, 0 without any.</summary>
    public float MeanStd
    {
        get
        {
            float sum = 0;
            foreach (float value in LogStd)
            {
                sum += MathF.Exp(value);
            }

            return sum / Math.Max(1, LogStd.Length);
        }
    }

    internal NetworkParameters Parameters { get; }

    internal ScalarType ImageType => ComputeType == ComputeType.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;

    /// <summary>Order of an image's values in memory.</summary>
    internal PixelLayout ImageLayout => encoder?.Layout ?? PixelLayout.Plain;

    /// <summary>Most samples of one backward pass; bounds the memory of its activations.</summary>
    internal int LargestChunk => encoder?.LargestChunk ?? 2048;

    /// <summary>Floats remembered per env.</summary>
    internal long MemorySize => memory?.StateSize ?? 0;

    /// <summary>Floats the memory gives per step to a critic that reads it; 0 if none does.</summary>
    internal long RememberedSize => critic.ReadsMemory ? memory!.Size : 0;

    /// <summary>True if the critic's value of a state takes the policy's own forward pass.</summary>
    internal bool ValueNeedsPolicy => critic.IsShared || critic.ReadsMemory;

    /// <summary>True if policy and critic are one network with one gradient.</summary>
    internal bool SharesCritic => critic.IsShared;

    /// <summary>[continuous] log of the shared action noise; null if it is decided per state.</summary>
    internal Tensor? SharedStd => Settings.Spread == ActionSpread.Shared ? Parameters[SharedLogStd] : null;

    /// <summary>What counts as an error of 1 of the critic.</summary>
    internal float ValueUnit => critic.Unit(Parameters);

    /// <summary>Memory of a batch of depth images, or null if none are read.</summary>
    internal long[]? DepthShape(long batch) =>
        Settings.Image != ImageInput.Color ? encoder?.Shape(batch, 1) : null;

    /// <summary>Memory of a batch of colour images, or null if none are read.</summary>
    internal long[]? ColorShape(long batch) =>
        Settings.Image != ImageInput.Depth ? encoder?.Shape(batch, 3) : null;

    /// <inheritdoc/>
    public void Dispose() => Parameters.Dispose();

    /// <summary>Keeps the shared noise of every channel within [<see cref="PolicySettings.MinimumStd"/>, cap].</summary>
    internal void ClampStd(float cap)
    {
        if (SharedStd is null)
        {
            return;
        }

        Span<float> logStd = Parameters.Span(SharedLogStd);
        float low = MathF.Log(Settings.MinimumStd);
        float high = MathF.Max(MathF.Log(cap), low);
        foreach (ref float value in logStd)
        {
            // Clamping the parameter instead of its use keeps its gradient alive at the limits.
            value = Math.Clamp(value, low, high);
        }
    }

    /// <summary>Decides.</summary>
    internal PolicyOutput Act(PolicySamples samples)
    {
        Tensor? image = IsBlind && encoder is not null
            ? zeros(samples.State.shape[0], encoder.Features)
            : encoder?.Encode(layers, samples.Depth, samples.Color);
        Tensor joined = trunk.Join(layers, image, Limit(samples.State), samples.Previous);
        (Tensor? remembered, Tensor? carried) = memory is null
            ? (null, null)
            : memory.Unroll(layers, joined, samples.Memory!, samples.Keep!);
        Tensor features = trunk.Finish(layers, joined, remembered);
        return new PolicyOutput(head.Forward(layers, features), features, remembered, carried);
    }

    /// <summary>Values [sample].</summary>
    /// <param name="samples">What the policy saw.</param>
    /// <param name="output">What it answered; only a critic for which <see cref="ValueNeedsPolicy"/> reads it.</param>
    internal Tensor Value(PolicySamples samples, in PolicyOutput output) => critic.IsShared
        ? critic.Head(layers, output.Features)
        : Value(samples, critic.ReadsMemory ? output.Remembered!.detach() : null);

    /// <summary>Values [sample] of a separate critic.</summary>
    /// <param name="samples">What the policy saw.</param>
    /// <param name="remembered">[sample, size] output of the memory, for a critic that reads it.</param>
    internal Tensor Value(PolicySamples samples, Tensor? remembered)
    {
        List<Tensor> inputs = [Limit(samples.State), samples.Previous];
        if (samples.Privileged is { } secret)
        {
            inputs.Add(Limit(secret));
        }

        if (remembered is not null)
        {
            inputs.Add(remembered);
        }

        return critic.Value(layers, inputs);
    }

    /// <summary>
    /// Clears the weights that read an image's features, so that a policy that learned blind does the same when it opens its
    /// eyes.
    /// </summary>
    internal void ForgetImages()
    {
        int columns = (int)Parameters[trunk.ImageReader].shape[1];
        Span<float> weights = Parameters.Span(trunk.ImageReader);
        for (int row = 0; row < weights.Length; row += columns)
        {
            weights.Slice(row, (int)(encoder?.Features ?? 0)).Clear();
        }
    }

    /// <summary>Takes new returns into account if values are normalised; see <see cref="Critic.Rescale"/>.</summary>
    internal void RescaleValues(double mean, double deviation, double weight) =>
        critic.Rescale(Parameters, mean, deviation, weight);

    private Tensor Limit(Tensor state)
    {
        if (Settings.StateLimit is not { } limit)
        {
            return state;
        }

        using ScalarScope numbers = new();
        return state.clamp(numbers.Of(-limit), numbers.Of(limit));
    }

    private ParameterPlan Plan(long features)
    {
        ParameterPlan plan = new();
        if (Settings.Spread == ActionSpread.Shared)
        {
            ParameterStart start = ParameterStart.Constant(MathF.Log(Settings.InitialStd));
            plan.Add(SharedLogStd, start, Distribution.ContinuousCount);
        }

        encoder?.Plan(plan);
        trunk.PlanJoin(plan);
        memory?.Plan(plan);
        trunk.PlanFinish(plan, memory?.Size ?? 0);
        head.Plan(plan, features);
        critic.Plan(plan);
        return plan;
    }
}
