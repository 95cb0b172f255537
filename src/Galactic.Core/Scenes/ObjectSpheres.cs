using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>Fills the box of a movable object with collision spheres of the working radii.</summary>
/// <remarks>
/// Rules of the Galactic reference simulator (Berges et al. 2023): radii large to small, those too wide for the
/// box left out; the largest usable one fills the box, smaller ones mark its corners or ends.
/// </remarks>
public static class ObjectSpheres
{
    /// <summary>The spheres of a box, mesh frame, larger radii first, no centre twice.</summary>
    /// <param name="box">Object box, mesh frame, metres.</param>
    /// <param name="technique">Lattice, or rings around the mesh frame's z axis.</param>
    /// <exception cref="ArgumentException">The box is not finite or thinner than 30 mm, the smallest
    /// sphere.</exception>
    public static IReadOnlyList<CollisionSphere> Generate(Bounds box, SphereTechnique technique)
    {
        Vector3 size = box.Size;
        float thinnest = MathF.Min(size.X, MathF.Min(size.Y, size.Z));
        if (!(thinnest >= 2 * SphereRadii.Small) || !float.IsFinite(size.X + size.Y + size.Z))
        {
            throw new ArgumentException(
                $"The box {box.Min} to {box.Max} is thinner than {2 * SphereRadii.Small} m, so no collision sphere fits.",
                nameof(box));
        }

        List<CollisionSphere> spheres = [];
        HashSet<Vector3> taken = [];
        bool first = true;
        for (int i = SphereRadii.Count - 1; i >= 0; i--)
        {
            float radius = SphereRadii.All[i];
            if (2 * radius > thinnest)
            {
                continue;
            }

            IEnumerable<Vector3> centers = technique == SphereTechnique.Box
                ? Lattice(box, radius, first)
                : Rings(box, radius, first);
            foreach (Vector3 center in centers)
            {
                Vector3 inside = Inset(box, radius, center);
                if (taken.Add(inside))
                {
                    spheres.Add(new CollisionSphere(inside, radius));
                }
            }

            first = false;
        }

        return spheres;
    }

    private static IEnumerable<Vector3> Lattice(Bounds box, float radius, bool first)
    {
        (int nx, int ny, int nz) = first ? Counts(box, radius) : (2, 2, 2);
        Vector3 low = box.Min + new Vector3(radius);
        Vector3 high = box.Max - new Vector3(radius);
        for (int x = 0; x < nx; x++)
        {
            for (int y = 0; y < ny; y++)
            {
                for (int z = 0; z < nz; z++)
                {
                    yield return new Vector3(
                        Mix(low.X, high.X, x, nx), Mix(low.Y, high.Y, y, ny), Mix(low.Z, high.Z, z, nz));
                }
            }
        }
    }

    /// <remarks>
    /// The reference counts rings by the x direction but spaces them by the z direction; rings that leave the box
    /// are moved back into it and merge, which keeps its published sphere counts.
    /// </remarks>
    private static IEnumerable<Vector3> Rings(Bounds box, float radius, bool first)
    {
        (int nx, int ny, int nz) = Counts(box, radius);
        nz = first ? nz : 2;
        int around = nx + ny;
        Vector3 center = box.Center;
        Vector3 reach = box.Max - new Vector3(radius) - center;
        for (int ring = 0; ring < nx; ring++)
        {
            float z = Mix(box.Min.Z + radius, box.Max.Z - radius, ring, nz);
            for (int i = 0; i < around; i++)
            {
                (float sine, float cosine) = MathF.SinCos(i * MathF.Tau / around);
                yield return new Vector3(center.X + reach.X * cosine, center.Y + reach.Y * sine, z);
            }

            if (first && around > 4)
            {
                yield return new Vector3(center.X, center.Y, z);
            }
        }
    }

    private static (int X, int Y, int Z) Counts(Bounds box, float radius)
    {
        float spacing = radius == SphereRadii.Large ? 2 * radius : 3 * radius;
        Vector3 size = box.Size;
        int Along(float length) => Math.Max((int)(length / spacing) + 1, 2);
        return (Along(size.X), Along(size.Y), Along(size.Z));
    }

    private static float Mix(float low, float high, int index, int count)
    {
        float t = index / (float)(count - 1);
        return low * (1 - t) + high * t;
    }

    private static Vector3 Inset(Bounds box, float radius, Vector3 point)
    {
        Vector3 center = box.Center;
        Vector3 low = Vector3.Min(box.Min + new Vector3(radius), center);
        Vector3 high = Vector3.Max(box.Max - new Vector3(radius), center);
        return Vector3.Clamp(point, low, high);
    }
}
