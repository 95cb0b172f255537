namespace Galactic.Assets;

/// <summary>What a texture shows beyond its edges.</summary>
public enum TextureWrap
{
    /// <summary>The image again.</summary>
    Repeat,

    /// <summary>The nearest edge pixel.</summary>
    Clamp,

    /// <summary>The image again, every second one turned over.</summary>
    Mirror,
}
