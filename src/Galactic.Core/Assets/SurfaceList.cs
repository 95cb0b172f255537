using System.Numerics;

namespace Galactic.Assets;

/// <summary>Collects how triangles are painted, one after the other; takes no memory until one has a material.</summary>
internal sealed class SurfaceList
{
    private readonly List<Material> materials = [];
    private readonly Dictionary<Material, int> numbers = [];
    private readonly List<int> materialOf = [];

    private readonly List<Vector2> uvs = [];
    private readonly List<uint> tints = [];

    // Neighbours mostly share a material, and comparing materials is slow.
    private Material? last;
    private int lastNumber;

    /// <summary>Adds a triangle, null for one of plain colour.</summary>
    /// <param name="triangle">Its number; triangles left out before it have plain colours.</param>
    /// <param name="surface">How it is painted.</param>
    public void Add(int triangle, in TriangleSurface? surface)
    {
        if (surface is not { } painted)
        {
            return;
        }

        Fill(triangle);
        if (!ReferenceEquals(painted.Material, last))
        {
            if (!numbers.TryGetValue(painted.Material, out lastNumber))
            {
                numbers[painted.Material] = lastNumber = materials.Count;
                materials.Add(painted.Material);
            }

            last = painted.Material;
        }

        materialOf.Add(lastNumber);
        uvs.AddRange([painted.UvA, painted.UvB, painted.UvC]);
        tints.AddRange([painted.TintA, painted.TintB, painted.TintC]);
    }

    /// <summary>The surface of a mesh of so many triangles; null if all have plain colours.</summary>
    public MeshSurface? Build(int triangles)
    {
        if (materialOf.Count == 0)
        {
            return null;
        }

        Fill(triangles);
        bool isTextured = materials.Exists(m => m.Image is not null);
        bool isTinted = tints.Exists(t => t != TriangleSurface.White);
        return new MeshSurface(
            [.. materials], [.. materialOf], isTextured ? [.. uvs] : null, isTinted ? [.. tints] : null);
    }

    private void Fill(int triangles)
    {
        while (materialOf.Count < triangles)
        {
            materialOf.Add(-1);
            uvs.AddRange([default, default, default]);
            tints.AddRange([TriangleSurface.White, TriangleSurface.White, TriangleSurface.White]);
        }
    }
}
