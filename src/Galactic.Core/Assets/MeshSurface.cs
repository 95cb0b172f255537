using System.Numerics;

namespace Galactic.Assets;

/// <summary>
/// Materials, texture coordinates and corner colours of a <see cref="TriangleMesh"/>. Immutable.
/// </summary>
/// <remarks>
/// Coordinates and colours belong to corners of triangles, not to vertices, so that vertices can be shared across
/// seams. The colour of a point is, in linear light, base colour x corner colour x texture if its triangle has a
/// material with an image or corner colours, and else the triangle's own colour, which is always the mean of the former
/// and of what the material emits.
/// </remarks>
public sealed class MeshSurface
{
    private readonly SurfaceCoverage[] coverages;

    /// <summary>Checks and wraps the arrays; they must not be changed afterwards.</summary>
    /// <param name="materials">Materials.</param>
    /// <param name="materialOf">[triangle] number of its material; -1 for the triangle's own colour.</param>
    /// <param name="uvs">[triangle, 3] texture coordinates, or null if no material has an image.</param>
    /// <param name="tints">[triangle, 3] sRGB corner colours, see <see cref="Color"/>, or null for white.</param>
    /// <exception cref="ArgumentException">Lengths do not fit or a material number is out of range.</exception>
    public MeshSurface(IReadOnlyList<Material> materials, int[] materialOf, Vector2[]? uvs, uint[]? tints)
    {
        if (Array.Exists(materialOf, m => m < -1 || m >= materials.Count))
        {
            throw new ArgumentException(
                $"A material number is outside the {materials.Count} materials (-1 for none).", nameof(materialOf));
        }

        int corners = materialOf.Length * 3;
        if ((uvs is not null && uvs.Length != corners) || (tints is not null && tints.Length != corners))
        {
            throw new ArgumentException(
                $"Expected texture coordinates and colours of {corners} corners, got {uvs?.Length} and {tints?.Length}.");
        }

        if (uvs is null && materials.Any(m => m.Image is not null))
        {
            throw new ArgumentException("A material has an image, but there are no texture coordinates.", nameof(uvs));
        }

        (Materials, MaterialOf, Uvs, Tints) = (materials, materialOf, uvs, tints);
        coverages = [.. materials.Select(m => m.Coverage)];
    }

    /// <summary>Materials.</summary>
    public IReadOnlyList<Material> Materials { get; }

    /// <summary>[triangle] number of its material; -1 for the triangle's own colour.</summary>
    public int[] MaterialOf { get; }

    /// <summary>[triangle, 3] texture coordinates of the corners; null if no material has an image.</summary>
    public Vector2[]? Uvs { get; }

    /// <summary>[triangle, 3] sRGB colours of the corners; null for white.</summary>
    public uint[]? Tints { get; }

    /// <summary>How a triangle is painted; null if its own colour is all there is.</summary>
    public TriangleSurface? this[int triangle] => MaterialOf[triangle] is >= 0 and int material
        ? new TriangleSurface(Materials[material], Uv(triangle, 0), Uv(triangle, 1), Uv(triangle, 2))
        {
            TintA = Tint(triangle, 0),
            TintB = Tint(triangle, 1),
            TintC = Tint(triangle, 2),
        }
        : null;

    /// <summary>How much of a triangle is there.</summary>
    internal SurfaceCoverage CoverageOf(int triangle) =>
        MaterialOf[triangle] is >= 0 and int material ? coverages[material] : SurfaceCoverage.Whole;

    /// <summary>Whether all corners of two triangles have one colour.</summary>
    internal bool HasOneTint(int one, int two)
    {
        if (Tints is null)
        {
            return true;
        }

        uint first = Tints[3 * one];
        for (int corner = 0; corner < 3; corner++)
        {
            if (Tints[3 * one + corner] != first || Tints[3 * two + corner] != first)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A run of triangles.</summary>
    public MeshSurface Slice(int first, int count) => new(
        Materials,
        MaterialOf[first..(first + count)],
        Uvs?[(3 * first)..(3 * (first + count))],
        Tints?[(3 * first)..(3 * (first + count))]);

    /// <summary>Some triangles, in the order given.</summary>
    public MeshSurface Pick(int[] triangles) => new(
        Materials,
        [.. triangles.Select(t => MaterialOf[t])],
        Uvs is { } all ? [.. triangles.SelectMany(t => all[(3 * t)..(3 * t + 3)])] : null,
        Tints is { } corners ? [.. triangles.SelectMany(t => corners[(3 * t)..(3 * t + 3)])] : null);

    /// <summary>The same with no texture edge above a limit, see <see cref="Texture.Within"/>.</summary>
    /// <param name="longestEdge">Pixels, at least 1.</param>
    public MeshSurface WithTexturesWithin(int longestEdge)
    {
        Dictionary<Texture, Texture> reduced = [];
        Material[] materials = [.. Materials];
        for (int i = 0; i < materials.Length; i++)
        {
            if (materials[i].Image is { } image)
            {
                Texture small = reduced.TryGetValue(image, out Texture? known) ? known : image.Within(longestEdge);
                reduced[image] = small;
                materials[i] = materials[i] with { Image = small };
            }
        }

        return reduced.All(r => r.Key == r.Value) ? this : new MeshSurface(materials, MaterialOf, Uvs, Tints);
    }

    private Vector2 Uv(int triangle, int corner) => Uvs?[triangle * 3 + corner] ?? default;

    private uint Tint(int triangle, int corner) => Tints?[triangle * 3 + corner] ?? TriangleSurface.White;
}
