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

/// <summary>Number type of an image in memory.</summary>
public enum PixelType
{
    /// <summary>32-bit float.</summary>
    Float32,

    /// <summary>bfloat16, round to nearest even.</summary>
    BFloat16,

    /// <summary>Bytes: 255 times a value between 0 and 1, round to nearest. Not for depth in other units.</summary>
    UInt8,
}

/// <summary>Order of the values of a batch of images in memory; depth has one channel, colour three or four.</summary>
public enum PixelLayout
{
    /// <summary>[env, y, x, channel], row 0 at the top.</summary>
    Plain,

    /// <summary>
    /// [env, 64 * channel + patch channel, height / 8, width / 8]: patch channel (y % 8) * 8 + x % 8 of patch
    /// (y / 8, x / 8).
    /// </summary>
    Patch8,

    /// <summary>
    /// [env, height / 8, width / 8, 64 * channel + patch channel]: the same with the channels last, which convolutions
    /// read fastest.
    /// </summary>
    Patch8ChannelsLast,

    /// <summary>[env, channel, y, x]; for depth the same as <see cref="Plain"/>.</summary>
    Planar,
}

/// <summary>What falls on surfaces.</summary>
public enum Lighting
{
    /// <summary>
    /// A bright sky above, a darker ground below and a sun: value = ambient + 0.4 max(0, n . sun), ambient going from
    /// 0.35 (n straight down) to 0.6 (straight up), applied to the sRGB channels; sun = (0.48, 0.8, 0.36).
    /// </summary>
    Sun,

    /// <summary>The same without the sun: what lies in shadow.</summary>
    Shade,

    /// <summary>Colours as they are, for surfaces that have their light baked in.</summary>
    None,

    /// <summary>No light falls on anything: surfaces show what they emit and are black otherwise.</summary>
    Dark,
}

/// <summary>What a 32-bit identity tells.</summary>
public enum IdKind
{
    /// <summary>Which thing, see <see cref="RenderIds"/>.</summary>
    Instance,

    /// <summary>What kind of thing, see <see cref="RenderAssets"/>; 0 for nothing and for what has no class.</summary>
    Semantic,
}
