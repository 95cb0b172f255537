namespace Galactic.Assets;

/// <summary>One size of a <see cref="Texture"/>.</summary>
/// <param name="Width">Texels across.</param>
/// <param name="Height">Texels down.</param>
/// <param name="Rgba">[y, x, rgba] bytes, sRGB colour and linear alpha, not premultiplied; row 0 at the top.</param>
public sealed record TextureLevel(int Width, int Height, ReadOnlyMemory<byte> Rgba);
