using System.Numerics;
using Galactic.Assets;

namespace Galactic.Homes;

/// <summary>
/// Adds painted faces to a mesh: with the texture of their pattern, laid by dominant-axis projection in metres, or in
/// flat colour.
/// </summary>
/// <param name="builder">Receives the faces.</param>
/// <param name="patterns">Textures; null for flat colours.</param>
internal sealed class FacePainter(MeshBuilder builder, PatternLibrary? patterns)
{
    private static readonly Material Flat = new() { Name = "flat" };
    private readonly Dictionary<uint, Material> emitters = [];
    private Paint lastPaint;
    private (uint Tint, uint Mean) lastTint;

    /// <summary>Mesh that receives the faces.</summary>
    public MeshBuilder Mesh => builder;

    /// <summary>Adds a quad, counter-clockwise seen from the front.</summary>
    /// <param name="corners">Four corners in the home, metres.</param>
    /// <param name="paint">Colour and pattern.</param>
    /// <param name="map">Where its texture lies; its frame is the corners' own where <paramref name="local"/> is empty.</param>
    /// <param name="local">The corners in the frame of the texture, metres.</param>
    public void Quad(ReadOnlySpan<Vector3> corners, Paint paint, in TextureMap map, ReadOnlySpan<Vector3> local = default)
    {
        if (paint.IsEmitter)
        {
            TriangleSurface glow = new(EmitterOf(paint.Color), default, default, default);
            builder.Triangle(corners[0], corners[1], corners[2], glow, paint.Color);
            builder.Triangle(corners[0], corners[2], corners[3], glow, paint.Color);
            return;
        }

        if (patterns?[paint.Pattern] is not { } material)
        {
            builder.Quad(corners[0], corners[1], corners[2], corners[3], paint.Color);
            return;
        }

        ReadOnlySpan<Vector3> p = local.IsEmpty ? corners : local;
        TextureAxes axes = map.Axes(Vector3.Cross(p[1] - p[0], p[2] - p[0]), paint.Pattern);
        (uint tint, uint mean) = TintOf(paint, patterns);
        (Vector2 a, Vector2 b, Vector2 c, Vector2 d) = (axes.Of(p[0]), axes.Of(p[1]), axes.Of(p[2]), axes.Of(p[3]));
        builder.Triangle(corners[0], corners[1], corners[2], Surface(material, a, b, c, tint), mean);
        builder.Triangle(corners[0], corners[2], corners[3], Surface(material, a, c, d, tint), mean);
    }

    /// <summary>Adds a quad whose corners are darkened to a percentage of their light.</summary>
    /// <param name="corners">Four corners in the home, metres.</param>
    /// <param name="paint">Colour and pattern.</param>
    /// <param name="map">Where its texture lies.</param>
    /// <param name="shades">Percent of each corner.</param>
    public void Shaded(ReadOnlySpan<Vector3> corners, Paint paint, in TextureMap map, ReadOnlySpan<int> shades)
    {
        uint tint = patterns?[paint.Pattern] is null ? paint.Color : patterns.Tint(paint);
        Material material = patterns?[paint.Pattern] ?? Flat;
        TextureAxes axes = map.Axes(
            Vector3.Cross(corners[1] - corners[0], corners[2] - corners[0]), paint.Pattern);
        foreach ((int i, int j, int k) in (ReadOnlySpan<(int, int, int)>)[(0, 1, 2), (0, 2, 3)])
        {
            int mean = (shades[i] + shades[j] + shades[k]) / 3;
            TriangleSurface surface = new(material, axes.Of(corners[i]), axes.Of(corners[j]), axes.Of(corners[k]))
            {
                TintA = Palette.Scale(tint, shades[i]),
                TintB = Palette.Scale(tint, shades[j]),
                TintC = Palette.Scale(tint, shades[k]),
            };
            uint color = material == Flat
                ? Palette.Scale(paint.Color, mean) : patterns!.Mean(paint.Pattern, Palette.Scale(tint, mean));
            builder.Triangle(corners[i], corners[j], corners[k], surface, color);
        }
    }

    /// <summary>Adds a triangle, see <see cref="Quad"/>.</summary>
    public void Triangle(
        ReadOnlySpan<Vector3> corners, Paint paint, in TextureMap map, ReadOnlySpan<Vector3> local = default)
    {
        if (patterns?[paint.Pattern] is not { } material)
        {
            builder.Triangle(corners[0], corners[1], corners[2], paint.Color);
            return;
        }

        ReadOnlySpan<Vector3> p = local.IsEmpty ? corners : local;
        TextureAxes axes = map.Axes(Vector3.Cross(p[1] - p[0], p[2] - p[0]), paint.Pattern);
        (uint tint, uint mean) = TintOf(paint, patterns);
        builder.Triangle(
            corners[0], corners[1], corners[2],
            Surface(material, axes.Of(p[0]), axes.Of(p[1]), axes.Of(p[2]), tint), mean);
    }

    private Material EmitterOf(uint color)
    {
        if (!emitters.TryGetValue(color, out Material? material))
        {
            emitters[color] = material = Material.Emitter(color, "daylight");
        }

        return material;
    }

    /// <summary>Corner colour and mean colour; neighbouring faces mostly share them.</summary>
    private (uint Tint, uint Mean) TintOf(Paint paint, PatternLibrary library)
    {
        if (paint != lastPaint)
        {
            uint tint = library.Tint(paint);
            (lastPaint, lastTint) = (paint, (tint, library.Mean(paint.Pattern, tint)));
        }

        return lastTint;
    }

    private static TriangleSurface Surface(Material material, Vector2 a, Vector2 b, Vector2 c, uint tint) =>
        new(material, a, b, c) { TintA = tint, TintB = tint, TintC = tint };
}
