using System.Numerics;
using Galactic.Assets;

namespace Galactic.Datasets;

/// <summary>Finds the height of a stage's floor.</summary>
internal static class FloorFinder
{
    private const float BinHeight = 0.01f, MinArea = 1;

    /// <summary>
    /// Area-weighted height of the lowest level, upward-facing surface with at least half the area of the largest
    /// one; null if no level has a square metre.
    /// </summary>
    public static float? HeightOf(TriangleMesh mesh, Matrix4x4 world)
    {
        var bins = new SortedDictionary<int, (double Area, double Moment)>();
        for (int t = 0; t < mesh.TriangleCount; t++)
        {
            Vector3 a = Vector3.Transform(mesh.Positions[mesh.Indices[t * 3]], world);
            Vector3 b = Vector3.Transform(mesh.Positions[mesh.Indices[t * 3 + 1]], world);
            Vector3 c = Vector3.Transform(mesh.Positions[mesh.Indices[t * 3 + 2]], world);
            Vector3 normal = Vector3.Cross(b - a, c - a);
            if (normal.Y < 0.95f * normal.Length() || normal.Y <= 0)
            {
                continue;
            }

            float height = (a.Y + b.Y + c.Y) / 3;
            int bin = (int)MathF.Floor(height / BinHeight);
            (double area, double moment) = bins.GetValueOrDefault(bin);
            bins[bin] = (area + normal.Y / 2, moment + normal.Y / 2 * height);
        }

        double largest = bins.Count == 0 ? 0 : bins.Values.Max(bin => bin.Area);
        if (largest < MinArea)
        {
            return null;
        }

        (double floorArea, double floorMoment) = bins.Values.First(bin => bin.Area >= largest / 2);
        return (float)(floorMoment / floorArea);
    }
}
