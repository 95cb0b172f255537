using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>Covers the surface of a mesh with few collision spheres of the working radii.</summary>
/// <remarks>
/// Greedy cover of the outer surface: of all spheres on a grid that stick out by no more than the tolerance, the one
/// that covers most of the surface still bare is taken, again and again. Inside is where the winding number is above one half (Jacobson,
/// Kavan and Sorkine-Hornung 2013), so meshes may have holes. The same mesh gives the same spheres.
/// </remarks>
public static class SphereFit
{
    private const int Samples = 800;
    private const int MostCenters = 6_000;
    private const float FinestGrid = 0.01f;
    private const float SmallestGain = 0.015f;
    private const float Inwardness = 0.2f;
    private const ulong Seed = 3;

    /// <summary>Fits spheres.</summary>
    /// <param name="mesh">What to cover, metres; the spheres are in its frame.</param>
    /// <param name="options">How closely; the defaults when left out.</param>
    /// <exception cref="ArgumentException">The mesh has no area, or an option makes no sense.</exception>
    public static SphereFitResult Fit(TriangleMesh mesh, SphereFitOptions? options = null)
    {
        options ??= new SphereFitOptions();
        options.Validate();
        MeshDistance distance = new(mesh);
        Vector3[] surface = Sample(distance.Outer);
        List<(CollisionSphere Sphere, float Overhang)> candidates = Candidates(distance, mesh.Bounds, options);
        bool[] covered = new bool[surface.Length];
        List<CollisionSphere> chosen = [];
        int done = 0;
        while (chosen.Count < options.MaxSpheres && done < options.Coverage * surface.Length)
        {
            (CollisionSphere best, int gain) = Best(candidates, surface, covered, options.Tolerance);
            if (gain < Math.Max(1, SmallestGain * surface.Length))
            {
                break;
            }

            chosen.Add(best);
            done += gain;
            for (int i = 0; i < surface.Length; i++)
            {
                covered[i] |= Covers(best, surface[i], options.Tolerance);
            }
        }

        return new SphereFitResult(chosen, done / (float)surface.Length);
    }

    private static bool Covers(CollisionSphere sphere, Vector3 point, float tolerance)
    {
        float reach = sphere.Radius + tolerance;
        return Vector3.DistanceSquared(sphere.Center, point) <= reach * reach;
    }

    private static (CollisionSphere Best, int Gain) Best(
        List<(CollisionSphere Sphere, float Overhang)> candidates, Vector3[] surface, bool[] covered, float tolerance)
    {
        (CollisionSphere best, int gain, float bestScore) = (default, 0, 0);
        foreach ((CollisionSphere sphere, float overhang) in candidates)
        {
            int count = 0;
            for (int i = 0; i < surface.Length; i++)
            {
                count += !covered[i] && Covers(sphere, surface[i], tolerance) ? 1 : 0;
            }

            float score = count * (1 - Inwardness * Math.Max(0, overhang) / tolerance);
            if (score > bestScore)
            {
                (best, gain, bestScore) = (sphere, count, score);
            }
        }

        return (best, gain);
    }

    private static List<(CollisionSphere Sphere, float Overhang)> Candidates(
        MeshDistance mesh, Bounds bounds, SphereFitOptions options)
    {
        Vector3 size = bounds.Size + new Vector3(2 * FinestGrid);
        float step = MathF.Max(FinestGrid, MathF.Cbrt(size.X * size.Y * size.Z / MostCenters));
        Vector3 first = bounds.Center - step * 0.5f * new Vector3(
            MathF.Floor(size.X / step), MathF.Floor(size.Y / step), MathF.Floor(size.Z / step));
        List<(CollisionSphere, float)> candidates = [];
        for (float x = first.X; x <= bounds.Max.X + step; x += step)
        {
            for (float y = first.Y; y <= bounds.Max.Y + step; y += step)
            {
                for (float z = first.Z; z <= bounds.Max.Z + step; z += step)
                {
                    Vector3 center = new(x, y, z);
                    float depth = mesh.Depth(center);
                    foreach (float radius in SphereRadii.All)
                    {
                        CollisionSphere sphere = new(center, radius);
                        if (radius - depth <= options.Tolerance && options.Allows?.Invoke(sphere) != false)
                        {
                            candidates.Add((sphere, radius - depth));
                        }
                    }
                }
            }
        }

        return candidates;
    }

    /// <summary>Points spread evenly over the surface.</summary>
    private static Vector3[] Sample(IReadOnlyList<(Vector3 A, Vector3 B, Vector3 C)> triangles)
    {
        double[] areas = new double[triangles.Count + 1];
        for (int t = 0; t < triangles.Count; t++)
        {
            (Vector3 a, Vector3 b, Vector3 c) = triangles[t];
            areas[t + 1] = areas[t] + Vector3.Cross(b - a, c - a).Length();
        }

        if (!(areas[^1] > 0))
        {
            throw new ArgumentException("The mesh has no area to cover with spheres.");
        }

        RandomKey key = RandomKey.FromSeed(Seed);
        Vector3[] points = new Vector3[Samples];
        int triangle = 0;
        for (int i = 0; i < Samples; i++)
        {
            double level = (i + 0.5) / Samples * areas[^1];
            while (areas[triangle + 1] < level)
            {
                triangle++;
            }

            (Vector3 a, Vector3 b, Vector3 c) = triangles[triangle];
            (float u, float v) = (key.Uniform(2 * i), key.Uniform(2 * i + 1));
            (u, v) = u + v > 1 ? (1 - u, 1 - v) : (u, v);
            points[i] = a + u * (b - a) + v * (c - a);
        }

        return points;
    }
}
