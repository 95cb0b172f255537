using Galactic.Rendering;

namespace Galactic.Learning;

/// <summary>Shape and start of an <see cref="ActorCritic"/>: one part of each kind.</summary>
public sealed record PolicySettings
{
    /// <summary>A policy without image: the smoke test and baseline of every other one.</summary>
    public static PolicySettings Blind => new() { Encoder = VisualEncoder.None, Width = 128, CriticWidth = 128 };

    /// <summary>
    /// The published network: 5,906,647 parameters for 26 state floats, 11 action channels and 128x128 pixels.
    /// </summary>
    public static PolicySettings Paper => new()
    {
        Encoder = VisualEncoder.ResNet18,
        Image = ImageInput.ColorDepth,
        DepthEncoding = DepthEncoding.Normalized,
        EncoderFeatures = 512,
        StateLimit = null,
        Trunk = TrunkKind.Linear,
        Memory = MemoryKind.Gru,
        MemorySize = 512,
        Spread = ActionSpread.PerState,
        Critic = CriticKind.Shared,
    };

    /// <summary>How images are read.</summary>
    public VisualEncoder Encoder { get; init; } = VisualEncoder.Patch;

    /// <summary>Which images are read.</summary>
    public ImageInput Image { get; init; } = ImageInput.Depth;

    /// <summary>What a number of the depth image means.</summary>
    public DepthEncoding DepthEncoding { get; init; } = DepthEncoding.NearField;

    /// <summary>Replaces images by zeros, same network otherwise: shows what seeing is worth.</summary>
    public bool ZeroDepth { get; init; }

    /// <summary>Channels of every convolution of the patch encoder.</summary>
    public int EncoderChannels { get; init => field = SettingCheck.Positive(value, nameof(EncoderChannels)); } = 64;

    /// <summary>Features taken from an image.</summary>
    public int EncoderFeatures { get; init => field = SettingCheck.Positive(value, nameof(EncoderFeatures)); } = 256;

    /// <summary>How image, state and previous action are joined.</summary>
    public TrunkKind Trunk { get; init; } = TrunkKind.Layered;

    /// <summary>Units of the two hidden layers of the layered trunk.</summary>
    public int Width { get; init => field = SettingCheck.Positive(value, nameof(Width)); } = 256;

    /// <summary>What is remembered within an episode.</summary>
    public MemoryKind Memory { get; init; } = MemoryKind.None;

    /// <summary>Units of the memory, and of the state's layer before it in the linear trunk.</summary>
    public int MemorySize { get; init => field = SettingCheck.Positive(value, nameof(MemorySize)); } = 256;

    /// <summary>Where the spread of continuous actions comes from.</summary>
    public ActionSpread Spread { get; init; } = ActionSpread.Shared;

    /// <summary>What estimates values.</summary>
    public CriticKind Critic { get; init; } = CriticKind.Separate;

    /// <summary>Units of the separate critic's two hidden layers.</summary>
    public int CriticWidth { get; init => field = SettingCheck.Positive(value, nameof(CriticWidth)); } = 256;

    /// <summary>Lets the separate critic read what the policy remembers, without teaching it to remember.</summary>
    public bool CriticReadsMemory { get; init; }

    /// <summary>Learns values in units of the spread of the returns, around their mean.</summary>
    public bool NormalizeValues { get; init; }

    /// <summary>State inputs are clamped to +- this, so that far targets do not drown the rest; null for not at all.</summary>
    public float? StateLimit { get; init => field = SettingCheck.PositiveOrNull(value, nameof(StateLimit)); } = 5;

    /// <summary>Standard deviation of the action noise at the start, in units of the action; for the shared spread.</summary>
    public float InitialStd { get; init => field = SettingCheck.Positive(value, nameof(InitialStd)); } = 0.30f;

    /// <summary>The noise of the shared spread never falls below this.</summary>
    public float MinimumStd { get; init => field = SettingCheck.Positive(value, nameof(MinimumStd)); } = 0.05f;

    /// <summary>Throws if two parts do not go together.</summary>
    /// <exception cref="ArgumentException">Says which, and what to change.</exception>
    public void Validate()
    {
        if (Encoder == VisualEncoder.None && Image != ImageInput.Depth)
        {
            throw new ArgumentException(
                $"Policy.Image is {Image}, but Policy.Encoder None reads no image. Choose Patch, Nature or ResNet18 as "
                + "encoder, or leave Image at Depth.");
        }

        if (Trunk == TrunkKind.Linear && Memory == MemoryKind.None)
        {
            throw new ArgumentException(
                "Policy.Trunk Linear has no layer of its own between inputs and actions: set Policy.Memory to Gru or "
                + "Lstm, or Policy.Trunk to Layered.");
        }

        if (CriticReadsMemory && Memory == MemoryKind.None)
        {
            throw new ArgumentException(
                "Policy.CriticReadsMemory is true, but Policy.Memory is None: set Memory to Gru or Lstm, or "
                + "CriticReadsMemory to false.");
        }

        if (CriticReadsMemory && Critic == CriticKind.Shared)
        {
            throw new ArgumentException(
                "Policy.CriticReadsMemory is for the separate critic; the shared one reads the policy's features, memory "
                + "included. Set CriticReadsMemory to false, or Policy.Critic to Separate.");
        }
    }
}
