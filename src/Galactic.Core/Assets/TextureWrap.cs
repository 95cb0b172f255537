namespace Galactic.Assets;

/// <summary>What a texture shows beyond its edges.</summary>
internal enum TextureWrap
{
    Repeat,
    Clamp,
    Mirror,
}
