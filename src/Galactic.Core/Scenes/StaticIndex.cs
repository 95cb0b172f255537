using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>
/// Answers exactly whether a level box would stick in a scene's solids; primitives sorted into square bins.
/// </summary>
internal sealed class StaticIndex
{
    private const float BinSize = 0.25f;
    private readonly CollisionGeometry geometry;
    private readonly CellLayout bins;
    private readonly int[] starts;
    private readonly int[] entries;
    private readonly Bounds[] bounds;

    public StaticIndex(CollisionGeometry geometry)
    {
        this.geometry = geometry;
        bounds = [.. geometry.Boxes.Select(b => b.Bounds), .. TriangleBounds(geometry.Triangles)];
        bins = CellLayout.Around(geometry.Bounds, BinSize);
        starts = new int[bins.Count + 1];
        foreach (Bounds primitive in bounds)
        {
            ForEachBin(primitive.Min, primitive.Max, bin => starts[bin + 1]++);
        }

        for (int i = 0; i < bins.Count; i++)
        {
            starts[i + 1] += starts[i];
        }

        entries = new int[starts[^1]];
        int[] next = starts[..^1];
        for (int i = 0; i < bounds.Length; i++)
        {
            int number = i;
            ForEachBin(bounds[i].Min, bounds[i].Max, bin => entries[next[bin]++] = number);
        }
    }

    /// <summary>True if the box overlaps a solid box or cuts a triangle.</summary>
    public bool Overlaps(in LevelBox box)
    {
        Vector2 reach = box.Footprint;
        Vector3 low = new(box.Center.X - reach.X, box.Bottom, box.Center.Z - reach.Y);
        Vector3 high = new(box.Center.X + reach.X, box.Top, box.Center.Z + reach.Y);
        (int x0, int x1, int z0, int z1) = BinsOf(low, high);
        for (int iz = z0; iz <= z1; iz++)
        {
            for (int ix = x0; ix <= x1; ix++)
            {
                int bin = iz * bins.Width + ix;
                for (int i = starts[bin]; i < starts[bin + 1]; i++)
                {
                    Bounds near = bounds[entries[i]];
                    if (Vector3.LessThanOrEqualAll(near.Min, high)
                        && Vector3.LessThanOrEqualAll(low, near.Max)
                        && Hits(box, entries[i]))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    private bool Hits(in LevelBox box, int primitive)
    {
        if (primitive < geometry.Boxes.Count)
        {
            return BoxOverlap.Overlaps(box, geometry.Boxes[primitive]);
        }

        TriangleMesh mesh = geometry.Triangles!;
        int first = (primitive - geometry.Boxes.Count) * 3;
        return BoxOverlap.Overlaps(
            box,
            mesh.Positions[mesh.Indices[first]],
            mesh.Positions[mesh.Indices[first + 1]],
            mesh.Positions[mesh.Indices[first + 2]]);
    }

    private void ForEachBin(Vector3 low, Vector3 high, Action<int> visit)
    {
        (int x0, int x1, int z0, int z1) = BinsOf(low, high);
        for (int iz = z0; iz <= z1; iz++)
        {
            for (int ix = x0; ix <= x1; ix++)
            {
                visit(iz * bins.Width + ix);
            }
        }
    }

    private (int X0, int X1, int Z0, int Z1) BinsOf(Vector3 low, Vector3 high)
    {
        int Bin(float value, float origin, int count) => Math.Clamp(
            (int)MathF.Floor((value - origin) / BinSize), 0, count - 1);
        return (Bin(low.X, bins.MinX, bins.Width), Bin(high.X, bins.MinX, bins.Width),
            Bin(low.Z, bins.MinZ, bins.Depth), Bin(high.Z, bins.MinZ, bins.Depth));
    }

    private static IEnumerable<Bounds> TriangleBounds(TriangleMesh? mesh)
    {
        for (int i = 0; i < (mesh?.Indices.Length ?? 0); i += 3)
        {
            yield return Bounds.Empty
                .Include(mesh!.Positions[mesh.Indices[i]])
                .Include(mesh.Positions[mesh.Indices[i + 1]])
                .Include(mesh.Positions[mesh.Indices[i + 2]]);
        }
    }
}
