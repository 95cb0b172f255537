namespace Galactic.Learning;

/// <summary>How a policy reads the depth image.</summary>
public enum VisualEncoder
{
    /// <summary>Not at all: state and previous action only.</summary>
    None,

    /// <summary>8x8 patches as 64 channels, three convolutions, one linear layer.</summary>
    Patch,
}

/// <summary>Shape and start of an <see cref="ActorCritic"/>.</summary>
public sealed record PolicySettings
{
    /// <summary>A policy without image: the smoke test and baseline of every other one.</summary>
    public static PolicySettings Blind => new() { Encoder = VisualEncoder.None, Width = 128, CriticWidth = 128 };

    /// <summary>How the image is read.</summary>
    public VisualEncoder Encoder { get; init; } = VisualEncoder.Patch;

    /// <summary>Replaces the image by zeros, same network otherwise: shows what seeing is worth.</summary>
    public bool ZeroDepth { get; init; }

    /// <summary>Channels of every convolution.</summary>
    public int EncoderChannels { get; init => field = SettingCheck.Positive(value, nameof(EncoderChannels)); } = 64;

    /// <summary>Features taken from the image.</summary>
    public int EncoderFeatures { get; init => field = SettingCheck.Positive(value, nameof(EncoderFeatures)); } = 256;

    /// <summary>Units of the policy's two hidden layers.</summary>
    public int Width { get; init => field = SettingCheck.Positive(value, nameof(Width)); } = 256;

    /// <summary>Units of the critic's two hidden layers.</summary>
    public int CriticWidth { get; init => field = SettingCheck.Positive(value, nameof(CriticWidth)); } = 256;

    /// <summary>State inputs are clamped to +- this, so that far targets do not drown the rest.</summary>
    public float StateLimit { get; init => field = SettingCheck.Positive(value, nameof(StateLimit)); } = 5;

    /// <summary>Standard deviation of the action noise at the start, in units of the action.</summary>
    public float InitialStd { get; init => field = SettingCheck.Positive(value, nameof(InitialStd)); } = 0.30f;

    /// <summary>The noise never falls below this.</summary>
    public float MinimumStd { get; init => field = SettingCheck.Positive(value, nameof(MinimumStd)); } = 0.05f;
}
