using System.Numerics;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Tests.Scenes;

/// <summary>The boxes of an episode's objects, and how far boxes are apart.</summary>
internal static class EpisodeBoxes
{
    public static OrientedBox BoxOf(EpisodeSet set, ObjectSpawn spawn)
    {
        Bounds box = set.Objects[spawn.ObjectIndex].Box;
        return new OrientedBox(spawn.WorldFromMesh * new Pose(box.Center, Quaternion.Identity), box.Size / 2);
    }

    public static Vector3[] Corners(EpisodeSet set, ObjectSpawn spawn) => Corners(BoxOf(set, spawn));

    public static Vector3[] Corners(OrientedBox box) =>
        [.. Enumerable.Range(0, 8).Select(i => box.WorldFromBox.Transform(
        box.HalfExtents * new Vector3((i & 1) * 2 - 1, (i & 2) - 1, (i & 4) / 2 - 1)))];

    /// <summary>
    /// Largest separation of the corners along any edge direction or cross product: at most the distance.
    /// </summary>
    public static double Gap(Vector3[] a, Vector3[] b)
    {
        Vector3[] own = [a[1] - a[0], a[2] - a[0], a[4] - a[0]];
        Vector3[] other = [b[1] - b[0], b[2] - b[0], b[4] - b[0]];
        IEnumerable<Vector3> axes = own.Concat(other).Concat(
            own.SelectMany(e => other.Select(f => Vector3.Cross(e, f))));
        double best = double.NegativeInfinity;
        foreach (Vector3 axis in axes.Where(e => e.Length() > 1e-5f).Select(Vector3.Normalize))
        {
            (double aLow, double aHigh) = (a.Min(p => Vector3.Dot(p, axis)), a.Max(p => Vector3.Dot(p, axis)));
            (double bLow, double bHigh) = (b.Min(p => Vector3.Dot(p, axis)), b.Max(p => Vector3.Dot(p, axis)));
            best = Math.Max(best, Math.Max(bLow - aHigh, aLow - bHigh));
        }

        return best;
    }
}
