namespace Galactic.Rendering;

/// <summary>How depth is written.</summary>
public enum DepthEncoding
{
    /// <summary>View-forward distance in metres; 0 where nothing was hit.</summary>
    Metres,

    /// <summary>min(metres, 10) / 10; 0 where nothing was hit. The published observation.</summary>
    Normalized,

    /// <summary>2 / (1 + metres) - 0.9: resolution where the hand works; nothing hit reads as 10 m.</summary>
    NearField,
}

/// <summary>Number type of a depth image in memory.</summary>
public enum PixelType
{
    /// <summary>32-bit float.</summary>
    Float32,

    /// <summary>bfloat16, round to nearest even.</summary>
    BFloat16,
}

/// <summary>Order of pixels in memory.</summary>
public enum PixelLayout
{
    /// <summary>[env, y, x], row 0 at the top.</summary>
    Plain,

    /// <summary>[env, 64, height / 8, width / 8]: channel (y % 8) * 8 + x % 8 of patch (y / 8, x / 8).</summary>
    Patch8,

    /// <summary>
    /// [env, height / 8, width / 8, 64]: the same with the channel last, which convolutions read fastest.
    /// </summary>
    Patch8ChannelsLast,
}

/// <summary>Where and how a batch of depth images goes.</summary>
/// <param name="Address">First byte; must hold envs * height * width values and may belong to anyone.</param>
/// <param name="Encoding">Meaning of a value.</param>
/// <param name="Type">Number type.</param>
/// <param name="Layout">Pixel order.</param>
public readonly record struct DepthTarget(nint Address, DepthEncoding Encoding, PixelType Type, PixelLayout Layout);
