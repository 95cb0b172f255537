namespace Galactic.Media;

/// <summary>Channels of a PNG, one byte each.</summary>
public enum PngColor
{
    /// <summary>Grey.</summary>
    Gray8,

    /// <summary>Red, green, blue.</summary>
    Rgb8,

    /// <summary>Red, green, blue, alpha (not premultiplied).</summary>
    Rgba8,
}
