using System.Numerics;
using Galactic.Assets;

namespace Galactic.Datasets;

/// <summary>Finds the floor and the ceiling of a stage from the areas of its level triangles.</summary>
internal static class LevelSurfaces
{
    private const float BinHeight = 0.01f, MinArea = 1, MinRoomHeight = 2, CeilingMargin = 0.1f, CeilingShare = 0.25f;

    /// <summary>
    /// Area-weighted height of the lowest level, upward-facing surface with at least half the area of the largest
    /// one; null if no level has a square metre.
    /// </summary>
    /// <param name="mesh">World frame.</param>
    public static float? FloorOf(TriangleMesh mesh)
    {
        SortedDictionary<int, (double Area, double Moment)> bins = Areas(mesh, upwardOnly: true);
        double largest = bins.Count == 0 ? 0 : bins.Values.Max(bin => bin.Area);
        if (largest < MinArea)
        {
            return null;
        }

        (double area, double moment) = bins.Values.First(bin => bin.Area >= largest / 2);
        return (float)(moment / area);
    }

    /// <summary>Area of the largest level, upward-facing surface of one height, square metres.</summary>
    public static float LargestArea(TriangleMesh mesh) =>
        (float)Areas(mesh, upwardOnly: true).Values.Select(bin => bin.Area).DefaultIfEmpty().Max();

    /// <summary>
    /// Which triangles are ceiling: those wholly above the lowest level surface that is at least 2 m over the floor
    /// and has a quarter of the floor's area, less 10 cm. None if there is no such surface.
    /// </summary>
    /// <param name="mesh">World frame.</param>
    /// <param name="floor">Height of the floor.</param>
    public static bool[] CeilingOf(TriangleMesh mesh, float floor)
    {
        SortedDictionary<int, (double Area, double Moment)> bins = Areas(mesh, upwardOnly: false);
        double floorArea = bins.Where(bin => Math.Abs(bin.Key * BinHeight - floor) < 0.05f).Sum(bin => bin.Value.Area);
        float limit = float.PositiveInfinity;
        foreach ((int bin, (double area, _)) in bins)
        {
            if (bin * BinHeight > floor + MinRoomHeight && area >= MathF.Max(MinArea, CeilingShare * (float)floorArea))
            {
                limit = bin * BinHeight - CeilingMargin;
                break;
            }
        }

        var ceiling = new bool[mesh.TriangleCount];
        for (int t = 0; t < ceiling.Length; t++)
        {
            ceiling[t] = mesh.Positions[mesh.Indices[t * 3]].Y > limit
                && mesh.Positions[mesh.Indices[t * 3 + 1]].Y > limit
                && mesh.Positions[mesh.Indices[t * 3 + 2]].Y > limit;
        }

        return ceiling;
    }

    private static SortedDictionary<int, (double Area, double Moment)> Areas(TriangleMesh mesh, bool upwardOnly)
    {
        var bins = new SortedDictionary<int, (double Area, double Moment)>();
        for (int t = 0; t < mesh.TriangleCount; t++)
        {
            Vector3 a = mesh.Positions[mesh.Indices[t * 3]];
            Vector3 b = mesh.Positions[mesh.Indices[t * 3 + 1]];
            Vector3 c = mesh.Positions[mesh.Indices[t * 3 + 2]];
            Vector3 normal = Vector3.Cross(b - a, c - a);
            float upward = upwardOnly ? normal.Y : MathF.Abs(normal.Y);
            if (upward <= 0 || upward < 0.95f * normal.Length())
            {
                continue;
            }

            float height = (a.Y + b.Y + c.Y) / 3;
            int bin = (int)MathF.Round(height / BinHeight);
            (double area, double moment) = bins.GetValueOrDefault(bin);
            bins[bin] = (area + upward / 2, moment + upward / 2 * height);
        }

        return bins;
    }
}
