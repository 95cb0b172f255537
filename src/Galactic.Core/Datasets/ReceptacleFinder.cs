using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>
/// Finds level surfaces that objects may stand on from triangles alone, for scenes whose author named none.
/// </summary>
/// <remarks>
/// The home is sampled by vertical lines every 5 cm. A sample counts where a line crosses a level triangle (within
/// 18 degrees) between 0.25 and 1.3 m above the floor with at least 0.15 m of free height. Neighbouring samples
/// within 1 cm of height form patches; from each patch the largest axis-aligned rectangles are taken, up to six, as
/// long as both sides are at least 0.15 m. Surfaces turned against the world axes are covered in part. Where less
/// than 0.6 m is free above, some horizontal line 8 cm over the surface must leave it by 0.3 m without meeting a
/// triangle: the insides of closed furniture do not count.
/// </remarks>
public static class ReceptacleFinder
{
    /// <summary>Distance of the sampling lines, metres.</summary>
    public const float Spacing = 0.05f;

    /// <summary>Lowest surface, metres.</summary>
    public const float MinHeight = 0.25f;

    /// <summary>Highest surface, metres.</summary>
    public const float MaxHeight = 1.3f;

    /// <summary>Least free height above, metres.</summary>
    public const float MinClearance = 0.15f;

    private const int MinSamples = 3, MaxPerPatch = 6;
    private const int MaxLines = 4_000_000;
    private const float MaxStep = 0.01f, SameSurface = 0.004f, OpenHeight = 10, OpenAbove = 0.6f;

    /// <summary>Receptacles of a home whose floor is y = 0; empty for an empty or enormous mesh.</summary>
    /// <param name="mesh">All static triangles, world frame.</param>
    public static IReadOnlyList<Receptacle> Find(TriangleMesh mesh)
    {
        if (mesh.TriangleCount == 0)
        {
            return [];
        }

        Vector3 size = mesh.Bounds.Size;
        double lines = Math.Ceiling(size.X / Spacing) * Math.Ceiling(size.Z / Spacing);
        if (lines is 0 or > MaxLines)
        {
            return [];
        }

        var lattice = new Lattice(mesh);
        var found = new List<Receptacle>();
        foreach (List<int> patch in lattice.Patches())
        {
            AddRectangles(mesh, lattice, patch, found);
        }

        return found;
    }

    /// <summary>
    /// Free height above a surface: the least distance, over 5 x 5 points, up to the next triangle.
    /// </summary>
    internal static float Clearance(VerticalIndex index, Pose worldFromSurface, float halfX, float halfZ)
    {
        var hits = new List<(float Height, bool Level)>();
        float clearance = OpenHeight;
        for (int i = -2; i <= 2; i++)
        {
            for (int j = -2; j <= 2; j++)
            {
                Vector3 point = worldFromSurface.Transform(new Vector3(i * halfX * 0.45f, 0, j * halfZ * 0.45f));
                index.Cross(point.X, point.Z, hits);
                foreach ((float height, _) in hits)
                {
                    if (height > point.Y + 0.03f)
                    {
                        clearance = MathF.Min(clearance, height - point.Y);
                        break;
                    }
                }
            }
        }

        return clearance;
    }

    private static void AddRectangles(TriangleMesh mesh, Lattice lattice, List<int> patch, List<Receptacle> found)
    {
        var free = new Dictionary<(int X, int Z), int>();
        foreach (int sample in patch)
        {
            free[(lattice.X(sample), lattice.Z(sample))] = sample;
        }

        for (int i = 0; i < MaxPerPatch; i++)
        {
            (int x0, int z0, int x1, int z1) = LargestRectangle(free);
            if (x1 - x0 + 1 < MinSamples || z1 - z0 + 1 < MinSamples)
            {
                return;
            }

            float height = float.MinValue, clearance = OpenHeight;
            for (int x = x0; x <= x1; x++)
            {
                for (int z = z0; z <= z1; z++)
                {
                    free.Remove((x, z), out int sample);
                    height = MathF.Max(height, lattice.Height(sample));
                    clearance = MathF.Min(clearance, lattice.Clearance(sample));
                }
            }

            var center = new Vector3(
                lattice.WorldX((x0 + x1) / 2f), height, lattice.WorldZ((z0 + z1) / 2f));
            var receptacle = new Receptacle(
                FormattableString.Invariant($"surface_{found.Count:000}@{height:0.00}"),
                new Pose(center, Quaternion.Identity),
                (x1 - x0 + 1) * Spacing / 2,
                (z1 - z0 + 1) * Spacing / 2,
                clearance,
                1);
            if (clearance >= OpenAbove || HorizontalAccess.Exists(mesh, receptacle))
            {
                found.Add(receptacle);
            }
        }
    }

    // The largest-rectangle-under-a-histogram method, row by row.
    private static (int X0, int Z0, int X1, int Z1) LargestRectangle(Dictionary<(int X, int Z), int> free)
    {
        if (free.Count == 0)
        {
            return (0, 0, -1, -1);
        }

        int minX = free.Keys.Min(k => k.X), maxX = free.Keys.Max(k => k.X);
        int minZ = free.Keys.Min(k => k.Z), maxZ = free.Keys.Max(k => k.Z);
        var run = new int[maxX - minX + 2];
        (int X0, int Z0, int X1, int Z1) best = (0, 0, -1, -1);
        int bestArea = 0;
        var open = new Stack<(int Start, int Height)>();
        for (int z = minZ; z <= maxZ; z++)
        {
            for (int x = 0; x <= maxX - minX + 1; x++)
            {
                run[x] = x <= maxX - minX && free.ContainsKey((x + minX, z)) ? run[x] + 1 : 0;
                int start = x;
                while (open.TryPeek(out (int Start, int Height) top) && top.Height >= run[x])
                {
                    open.Pop();
                    start = top.Start;
                    int area = Math.Min(top.Height, x - start) < MinSamples ? 0 : top.Height * (x - start);
                    if (area > bestArea)
                    {
                        bestArea = area;
                        best = (start + minX, z - top.Height + 1, x - 1 + minX, z);
                    }
                }

                if (run[x] > 0)
                {
                    open.Push((start, run[x]));
                }
            }

            open.Clear();
        }

        return best;
    }

    /// <summary>Level samples of a mesh on a regular lattice of vertical lines.</summary>
    private sealed class Lattice
    {
        private readonly List<(int X, int Z, float Height, float Clearance)> samples = [];
        private readonly Dictionary<(int X, int Z), (int First, int Count)> columns = [];
        private readonly Vector3 origin;

        public Lattice(TriangleMesh mesh)
        {
            var index = new VerticalIndex(mesh);
            var hits = new List<(float Height, bool Level)>();
            origin = mesh.Bounds.Min;
            int width = (int)MathF.Ceiling(mesh.Bounds.Size.X / Spacing);
            int depth = (int)MathF.Ceiling(mesh.Bounds.Size.Z / Spacing);
            for (int z = 0; z < depth; z++)
            {
                for (int x = 0; x < width; x++)
                {
                    index.Cross(WorldX(x), WorldZ(z), hits);
                    AddColumn(x, z, hits);
                }
            }
        }

        public int X(int sample) => samples[sample].X;

        public int Z(int sample) => samples[sample].Z;

        public float Height(int sample) => samples[sample].Height;

        public float Clearance(int sample) => samples[sample].Clearance;

        public float WorldX(float x) => origin.X + (x + 0.5f) * Spacing;

        public float WorldZ(float z) => origin.Z + (z + 0.5f) * Spacing;

        public IEnumerable<List<int>> Patches()
        {
            var seen = new bool[samples.Count];
            for (int i = 0; i < samples.Count; i++)
            {
                if (!seen[i])
                {
                    yield return Flood(i, seen);
                }
            }
        }

        private void AddColumn(int x, int z, List<(float Height, bool Level)> hits)
        {
            int first = samples.Count;
            for (int i = 0; i < hits.Count; i++)
            {
                (float height, bool level) = hits[i];
                if (!level || height < MinHeight || height > MaxHeight)
                {
                    continue;
                }

                int above = i + 1;
                while (above < hits.Count && hits[above].Height < height + SameSurface)
                {
                    above++;
                }

                float clearance = above < hits.Count ? hits[above].Height - height : OpenHeight;
                if (clearance >= MinClearance)
                {
                    samples.Add((x, z, height, clearance));
                }

                i = above - 1;
            }

            if (samples.Count > first)
            {
                columns[(x, z)] = (first, samples.Count - first);
            }
        }

        private List<int> Flood(int start, bool[] seen)
        {
            List<int> patch = [start];
            seen[start] = true;
            for (int next = 0; next < patch.Count; next++)
            {
                (int x, int z, float height, _) = samples[patch[next]];
                foreach ((int dx, int dz) in ((int, int)[])[(1, 0), (-1, 0), (0, 1), (0, -1)])
                {
                    (int first, int count) = columns.GetValueOrDefault((x + dx, z + dz));
                    for (int i = first; i < first + count; i++)
                    {
                        if (!seen[i] && MathF.Abs(samples[i].Height - height) <= MaxStep)
                        {
                            seen[i] = true;
                            patch.Add(i);
                        }
                    }
                }
            }

            return patch;
        }
    }
}
