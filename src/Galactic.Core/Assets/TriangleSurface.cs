using System.Numerics;

namespace Galactic.Assets;

/// <summary>How one triangle is painted.</summary>
/// <param name="Material">Material.</param>
/// <param name="UvA">Texture coordinates of the first corner.</param>
/// <param name="UvB">Of the second corner.</param>
/// <param name="UvC">Of the third corner.</param>
public readonly record struct TriangleSurface(Material Material, Vector2 UvA, Vector2 UvB, Vector2 UvC)
{
    /// <summary>Corner colour that changes nothing.</summary>
    public const uint White = uint.MaxValue;

    /// <summary>sRGB colour and alpha of the first corner, see <see cref="Color"/>; interpolated in linear light.</summary>
    public uint TintA { get; init; } = White;

    /// <summary>Of the second corner.</summary>
    public uint TintB { get; init; } = White;

    /// <summary>Of the third corner.</summary>
    public uint TintC { get; init; } = White;

    /// <summary>
    /// How a reader paints a triangle: null, so that nothing is stored, where one colour says it all.
    /// </summary>
    internal static TriangleSurface? Of(
        Material material, Vector2 uvA, Vector2 uvB, Vector2 uvC, Vector4 tintA, Vector4 tintB, Vector4 tintC)
    {
        if (material.Image is null && !material.IsEmitter && tintA == tintB && tintB == tintC)
        {
            return null;
        }

        return new TriangleSurface(material, uvA, uvB, uvC)
        {
            TintA = LinearColor.PackAlpha(tintA),
            TintB = LinearColor.PackAlpha(tintB),
            TintC = LinearColor.PackAlpha(tintC),
        };
    }

    /// <summary>The same triangle listed in the order a, c, b.</summary>
    public TriangleSurface Turned => new(Material, UvA, UvC, UvB) { TintA = TintA, TintB = TintC, TintC = TintB };

    /// <summary>Mean sRGB colour over the triangle in full light, what a renderer without textures shows.</summary>
    public uint MeanColor() => LinearColor.Pack(Material.Mean(
        UvA, UvB, UvC, LinearColor.Unpack(TintA), LinearColor.Unpack(TintB), LinearColor.Unpack(TintC)));
}
