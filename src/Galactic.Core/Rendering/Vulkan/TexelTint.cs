using System.Numerics;
using Galactic.Assets;

namespace Galactic.Rendering.Vulkan;

/// <summary>Multiplies texels by a base colour in linear light: textures are uploaded once for each colour.</summary>
internal readonly struct TexelTint(Vector4 color)
{
    // [byte of a texel] packed products of all channels.
    private readonly uint[] products =
        [.. Enumerable.Range(0, 256).Select(i => LinearColor.Pack(color * LinearColor.FromByte((byte)i)))];

    /// <summary>A texel, [red, green, blue, alpha] bytes; its alpha stays.</summary>
    public uint Of(ReadOnlySpan<byte> texel) => (products[texel[0]] & 255) | (products[texel[1]] & 0xFF00)
        | (products[texel[2]] & 0xFF0000) | (uint)texel[3] << 24;
}
