using Galactic.Compute;
using Galactic.Tasks;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace Galactic.Learning;

/// <summary>
/// A policy and a critic as two separate networks. The policy reads the depth image, the state and the previous
/// action; the critic only the last two and the privileged observations, if there are any, so that errors of the value
/// never disturb the features of the image.
/// </summary>
/// <remarks>
/// Policy: patches [batch, h / 8, w / 8, 64] -> 1x1 convolution -> two 3x3 convolutions of stride 2 -> linear,
/// joined with state and previous action -> two layers with LayerNorm and SiLU -> means and logits.
/// Parameters, and everything after the image's features, are 32-bit float for either <see cref="ComputeType"/>.
/// </remarks>
public sealed class ActorCritic : IDisposable
{
    private const int PatchPixels = 64;
    private const int PatchEdge = 8;

    /// <summary>
    /// Below this the last convolution sees a single patch, and its bfloat16 gradient was seen to be NaN.
    /// </summary>
    private const int SmallestBFloat16Image = 32;

    /// <summary>Makes a network with starting weights drawn from the seed.</summary>
    /// <param name="settings">Shape of the network.</param>
    /// <param name="observations">What it sees; needs an image if the encoder reads one.</param>
    /// <param name="actions">What it decides.</param>
    /// <param name="seed">Same seed, same weights.</param>
    /// <param name="computeType">Number type of the image part; null takes the faster one on this machine.
    /// Images below 32 pixels are always computed in 32-bit float.</param>
    /// <exception cref="ArgumentException">The encoder needs an image that the observations lack.</exception>
    public ActorCritic(
        PolicySettings settings,
        ObservationSpace observations,
        ActionSpace actions,
        ulong seed,
        ComputeType? computeType = null)
    {
        TorchStatus torchStatus = TorchRuntime.EnsureLoaded();
        bool small = Math.Min(observations.ImageWidth, observations.ImageHeight) < SmallestBFloat16Image;
        ComputeType = small ? ComputeType.Float32 : computeType ?? torchStatus.ComputeType;
        Settings = settings;
        Observations = observations;
        Distribution = new ActionDistribution(actions);
        if (HasEncoder && (!observations.HasImage
            || observations.ImageWidth % PatchEdge != 0 || observations.ImageHeight % PatchEdge != 0))
        {
            throw new ArgumentException(
                $"The {settings.Encoder} encoder needs an image with sides that are multiples of {PatchEdge}, got "
                + $"{observations.ImageWidth}x{observations.ImageHeight}.", nameof(observations));
        }

        Parameters = new NetworkParameters(Layout());
        Initialize(RandomKey.FromSeed(seed));
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
    public bool ReadsImage => HasEncoder && !Settings.ZeroDepth;

    /// <summary>Number of learned values.</summary>
    public long ParameterCount => Parameters.Values.numel();

    /// <summary>Log of the action noise of every continuous channel.</summary>
    public ReadOnlySpan<float> LogStd => Parameters.Span("actor.log_std");

    /// <summary>Mean action noise of the continuous channels, 0 without one.</summary>
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

    internal bool HasEncoder => Settings.Encoder == VisualEncoder.Patch;

    internal ScalarType ImageType => ComputeType == ComputeType.BFloat16 ? ScalarType.BFloat16 : ScalarType.Float32;

    /// <summary>[batch, h / 8, w / 8, 64] of the images of a batch, or null without an encoder.</summary>
    internal long[]? ImageShape(long batch) =>
        HasEncoder
            ? [batch, Observations.ImageHeight / PatchEdge, Observations.ImageWidth / PatchEdge, PatchPixels]
            : null;

    /// <inheritdoc/>
    public void Dispose() => Parameters.Dispose();

    /// <summary>Keeps the noise of every channel within [<see cref="PolicySettings.MinimumStd"/>, cap].</summary>
    internal void ClampStd(float cap)
    {
        Span<float> logStd = Parameters.Span("actor.log_std");
        float low = MathF.Log(Settings.MinimumStd);
        float high = MathF.Max(MathF.Log(cap), low);
        foreach (ref float value in logStd)
        {
            // Clamping the parameter instead of its use keeps its gradient alive at the limits.
            value = Math.Clamp(value, low, high);
        }
    }

    /// <summary>Means and logits [batch, head].</summary>
    /// <param name="image">[batch, h / 8, w / 8, 64] patches; ignored without an encoder.</param>
    /// <param name="state">[batch, state].</param>
    /// <param name="previous">[batch, action] previous actions, 0 at the start of an episode.</param>
    internal Tensor Head(Tensor? image, Tensor state, Tensor previous)
    {
        Tensor limited = Limit(state);
        Tensor input = HasEncoder ? cat([Features(image!), limited, previous], 1) : cat([limited, previous], 1);
        return Linear("actor.head", Hidden("actor.1", Hidden("actor.0", input)));
    }

    /// <summary>Values [batch].</summary>
    /// <param name="state">[batch, state].</param>
    /// <param name="previous">[batch, action].</param>
    /// <param name="privileged">[batch, privileged]; null if there are no such observations.</param>
    internal Tensor Value(Tensor state, Tensor previous, Tensor? privileged)
    {
        Tensor limited = Limit(state);
        Tensor input = privileged is null
            ? cat([limited, previous], 1)
            : cat([limited, previous, Limit(privileged)], 1);
        Tensor hidden = Hidden("critic.1", Hidden("critic.0", input));
        return Linear("critic.head", hidden).squeeze(1);
    }

    private Tensor Limit(Tensor state)
    {
        using ScalarScope numbers = new();
        return state.clamp(numbers.Of(-Settings.StateLimit), numbers.Of(Settings.StateLimit));
    }

    private Tensor Features(Tensor image)
    {
        // Channels stay last in memory: the convolutions run 1.5 to 2.5 times as fast as on planes.
        Tensor patches = image.permute(0, 3, 1, 2);
        Tensor x = F.relu(Convolution("actor.patch", patches, stride: 1, padding: 0), inplace: true);
        x = F.relu(Convolution("actor.conv1", x, stride: 2, padding: 1), inplace: true);
        x = F.relu(Convolution("actor.conv2", x, stride: 2, padding: 1), inplace: true);
        x = F.linear(x.permute(0, 2, 3, 1).flatten(1), Image("actor.features.weight"), Image("actor.features.bias"));
        return F.relu(x, inplace: true).to_type(ScalarType.Float32);
    }

    private Tensor Convolution(string name, Tensor x, long stride, long padding) =>
        F.conv2d(x, Image(name + ".weight"), Image(name + ".bias"), [stride, stride], [padding, padding]);

    private Tensor Image(string name) => Parameters[name].to_type(ImageType);

    private Tensor Linear(string name, Tensor x) =>
        F.linear(x, Parameters[name + ".weight"], Parameters[name + ".bias"]);

    private Tensor Hidden(string name, Tensor x)
    {
        Tensor weight = Parameters[name + ".norm.weight"];
        return F.silu(F.layer_norm(Linear(name, x), weight.shape, weight, Parameters[name + ".norm.bias"]));
    }

    private List<(string Name, long[] Shape)> Layout()
    {
        long channels = Settings.EncoderChannels;
        long joined = Observations.StateSize + Actions.Size;
        List<(string, long[])> layout = [("actor.log_std", [Distribution.ContinuousCount])];
        if (HasEncoder)
        {
            long height = Reduced(Observations.ImageHeight);
            long width = Reduced(Observations.ImageWidth);
            AddLayer(layout, "actor.patch", [channels, PatchPixels, 1, 1]);
            AddLayer(layout, "actor.conv1", [channels, channels, 3, 3]);
            AddLayer(layout, "actor.conv2", [channels, channels, 3, 3]);
            AddLayer(layout, "actor.features", [Settings.EncoderFeatures, channels * height * width]);
        }

        AddMlp(
            layout, "actor", joined
                + (HasEncoder ? Settings.EncoderFeatures : 0), Settings.Width, Distribution.HeadSize);
        AddMlp(layout, "critic", joined + Observations.PrivilegedSize, Settings.CriticWidth, 1);
        return layout;
    }

    /// <summary>Patches along an edge after two convolutions of stride 2 with padding 1.</summary>
    private static long Reduced(int pixels) => (((pixels / PatchEdge) + 1) / 2 + 1) / 2;

    private static void AddMlp(List<(string, long[])> layout, string name, long inputs, long width, long outputs)
    {
        for (int layer = 0; layer < 2; layer++)
        {
            AddLayer(layout, $"{name}.{layer}", [width, layer == 0 ? inputs : width]);
            layout.Add(($"{name}.{layer}.norm.weight", [width]));
            layout.Add(($"{name}.{layer}.norm.bias", [width]));
        }

        AddLayer(layout, name + ".head", [outputs, width]);
    }

    private static void AddLayer(List<(string, long[])> layout, string name, long[] weight)
    {
        layout.Add((name + ".weight", weight));
        layout.Add((name + ".bias", [weight[0]]));
    }

    private void Initialize(RandomKey key)
    {
        Parameters.Span("actor.log_std").Fill(MathF.Log(Settings.InitialStd));
        for (int i = 0; i < Parameters.Layout.Count; i++)
        {
            (string name, long[] shape) = Parameters.Layout[i];
            if (name.EndsWith("norm.weight", StringComparison.Ordinal))
            {
                Parameters.Span(name).Fill(1);
            }
            else if (name.EndsWith(".weight", StringComparison.Ordinal))
            {
                float gain =
                    name switch { "actor.head.weight" => 0.01f, "critic.head.weight" => 1, _ => MathF.Sqrt(2) };
                OrthogonalMatrix.Fill(Parameters.Span(name), (int)shape[0], gain, key.For(i));
            }
        }
    }
}
