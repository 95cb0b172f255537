using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Assets;

/// <summary>
/// Triangles with one colour each and, optionally, materials and textures. Immutable after construction;
/// counter-clockwise seen from the front.
/// </summary>
public sealed class TriangleMesh
{
    /// <summary>One more than the largest part number.</summary>
    public const int MaxParts = 1 << 24;

    private readonly MeshSurface? surface;
    private readonly int[]? parts;

    /// <summary>Checks and wraps the arrays; they must not be changed afterwards.</summary>
    /// <param name="positions">Vertices, metres.</param>
    /// <param name="indices">Three per triangle.</param>
    /// <param name="colors">One sRGB colour per triangle, see <see cref="Color"/>.</param>
    /// <exception cref="ArgumentException">Lengths do not fit, an index is out of range or a vertex is not
    /// finite.</exception>
    public TriangleMesh(Vector3[] positions, int[] indices, uint[] colors)
    {
        if (indices.Length % 3 != 0 || colors.Length != indices.Length / 3)
        {
            throw new ArgumentException($"Expected 3 indices and 1 colour per triangle, got {indices.Length} indices and {colors.Length} colours.");
        }

        foreach (int index in indices)
        {
            if ((uint)index >= (uint)positions.Length)
            {
                throw new ArgumentException(
                    $"Index {index} is outside the {positions.Length} vertices.", nameof(indices));
            }
        }

        foreach (Vector3 position in positions)
        {
            if (!float.IsFinite(position.X + position.Y + position.Z))
            {
                throw new ArgumentException("A vertex is not finite.", nameof(positions));
            }
        }

        (Positions, Indices, Colors) = (positions, indices, colors);
        Bounds = Bounds.Of(positions);
    }

    /// <summary>Vertices, metres.</summary>
    public Vector3[] Positions { get; }

    /// <summary>Three vertex numbers per triangle.</summary>
    public int[] Indices { get; }

    /// <summary>One sRGB colour per triangle.</summary>
    public uint[] Colors { get; }

    /// <summary>
    /// Materials, texture coordinates and corner colours; null if <see cref="Colors"/> are all there is. The colours
    /// stay the means of what it shows, for renderers without textures.
    /// </summary>
    /// <exception cref="ArgumentException">It has another number of triangles.</exception>
    public MeshSurface? Surface
    {
        get => surface;
        init => surface = value is null || value.MaterialOf.Length == TriangleCount
            ? value
            : throw new ArgumentException(
                $"The surface has {value.MaterialOf.Length} triangles, the mesh {TriangleCount}.", nameof(value));
    }

    /// <summary>
    /// [triangle] number of the thing it belongs to, for instance a piece of furniture in a home, 0 to
    /// <see cref="MaxParts"/> - 1; null if all belong to thing 0.
    /// </summary>
    /// <exception cref="ArgumentException">It has another number of triangles or a number is out of range.</exception>
    public int[]? Parts
    {
        get => parts;
        init => parts = value is null || (value.Length == TriangleCount && value.All(p => p is >= 0 and < MaxParts))
            ? value
            : throw new ArgumentException(
                $"Expected {TriangleCount} part numbers from 0 to {MaxParts - 1}, got {value.Length}.", nameof(value));
    }

    /// <summary>
    /// Only the fronts of triangles are ever seen: renderers may leave out those that face away. True for solids
    /// looked at from outside and for rooms looked at from inside.
    /// </summary>
    public bool IsSingleSided { get; init; }

    /// <summary>Number of triangles.</summary>
    public int TriangleCount => Colors.Length;

    /// <summary>Box around all vertices.</summary>
    public Bounds Bounds { get; }

    /// <summary>The corner after another in its triangle, both places in <see cref="Indices"/>.</summary>
    internal static int NextCorner(int corner) => corner % 3 == 2 ? corner - 2 : corner + 1;

    /// <summary>The same with no texture edge above a limit, see <see cref="Texture.Within"/>.</summary>
    /// <param name="longestEdge">Pixels, at least 1.</param>
    public TriangleMesh WithTexturesWithin(int longestEdge) => Surface?.WithTexturesWithin(longestEdge) is { } reduced
        ? new TriangleMesh(Positions, Indices, Colors)
        {
            IsSingleSided = IsSingleSided,
            Parts = Parts,
            Surface = reduced,
        }
        : this;
}
