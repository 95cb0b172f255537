using System.Numerics;

namespace Galactic.Assets;

/// <summary>Colours a mesh like another one, by the nearest triangle centres, found in a grid.</summary>
internal sealed class NearestColor
{
    private const int Subdivision = 6;
    private readonly TriangleMesh source;
    private readonly Vector3[] centers;
    private readonly Dictionary<(int X, int Y, int Z), List<int>> grid = [];
    private readonly float cell;

    public NearestColor(TriangleMesh source)
    {
        this.source = source;
        Vector3 size = source.Bounds.Size;

        // About one triangle per cell of the surface.
        float area = 2 * (size.X * size.Y + size.Y * size.Z + size.Z * size.X);
        cell = MathF.Max(MathF.Sqrt(area / Math.Max(1, source.TriangleCount)), 1e-6f);
        centers = new Vector3[source.TriangleCount];
        for (int t = 0; t < centers.Length; t++)
        {
            centers[t] = (Corner(source, t, 0) + Corner(source, t, 1) + Corner(source, t, 2)) / 3;
            (int, int, int) key = Key(centers[t]);
            if (!grid.TryGetValue(key, out List<int>? list))
            {
                grid[key] = list = [];
            }

            list.Add(t);
        }
    }

    /// <summary>One colour per triangle: the mean, in linear light, over points spread evenly on it.</summary>
    public uint[] Paint(Vector3[] positions, int[] indices)
    {
        var colors = new uint[indices.Length / 3];
        for (int t = 0; t < colors.Length; t++)
        {
            Vector3 a = positions[indices[t * 3]], b = positions[indices[t * 3 + 1]], c = positions[indices[t * 3 + 2]];
            Vector4 sum = Vector4.Zero;
            int count = 0;
            for (int i = 0; i < Subdivision; i++)
            {
                for (int j = 0; j < Subdivision - i; j++)
                {
                    float u = (i + 1f / 3) / Subdivision, v = (j + 1f / 3) / Subdivision;
                    sum += LinearColor.Unpack(source.Colors[Nearest(a + u * (b - a) + v * (c - a))]);
                    count++;
                }
            }

            colors[t] = LinearColor.Pack(sum / count);
        }

        return colors;
    }

    private int Nearest(Vector3 point)
    {
        (int x, int y, int z) = Key(point);
        int best = -1;
        float bestDistance = float.PositiveInfinity;

        // Shells of cells outwards; a centre in shell r + 1 or beyond is at least r cells away.
        for (int r = 0; best < 0 || bestDistance > (r - 1) * cell * (r - 1) * cell; r++)
        {
            if (r > 64)
            {
                return best >= 0 ? best : NearestOfAll(point);
            }

            for (int dx = -r; dx <= r; dx++)
            {
                for (int dy = -r; dy <= r; dy++)
                {
                    int step = Math.Abs(dx) == r || Math.Abs(dy) == r ? 1 : Math.Max(1, 2 * r);
                    for (int dz = -r; dz <= r; dz += step)
                    {
                        Closest(point, (x + dx, y + dy, z + dz), ref best, ref bestDistance);
                    }
                }
            }
        }

        return best;
    }

    private void Closest(Vector3 point, (int, int, int) key, ref int best, ref float bestDistance)
    {
        foreach (int t in grid.GetValueOrDefault(key) ?? [])
        {
            float distance = Vector3.DistanceSquared(point, centers[t]);
            if (distance < bestDistance)
            {
                (best, bestDistance) = (t, distance);
            }
        }
    }

    private int NearestOfAll(Vector3 point) =>
        Enumerable.Range(0, centers.Length).MinBy(t => Vector3.DistanceSquared(point, centers[t]));

    private (int X, int Y, int Z) Key(Vector3 point) => (
        (int)MathF.Floor(point.X / cell), (int)MathF.Floor(point.Y / cell), (int)MathF.Floor(point.Z / cell));

    private static Vector3 Corner(TriangleMesh mesh, int triangle, int k) =>
        mesh.Positions[mesh.Indices[triangle * 3 + k]];
}
