using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Datasets.Formats;

/// <summary>
/// A short description of what the robot can hit in a home, to tell whether a home made again is the same one.
/// Machines may round the last bit of a coordinate differently, so moments are compared, not bits.
/// </summary>
/// <param name="Boxes">Number of solid boxes.</param>
/// <param name="Triangles">Number of triangles.</param>
/// <param name="Moments">Means of x, y, z and of their squares over the corners of all boxes and triangles, metres
/// and square metres.</param>
public sealed record SceneFingerprint(int Boxes, int Triangles, IReadOnlyList<double> Moments)
{
    /// <summary>Number of moments.</summary>
    public const int MomentCount = 6;

    // Coordinates of homes are within some ten metres, where floats are exact to a micrometre.
    private const double Tolerance = 2e-6;

    /// <summary>Describes a home.</summary>
    public static SceneFingerprint Of(CollisionGeometry geometry)
    {
        double[] sums = new double[MomentCount];
        long count = 0;
        void Add(Vector3 point)
        {
            for (int axis = 0; axis < 3; axis++)
            {
                sums[axis] += point[axis];
                sums[axis + 3] += (double)point[axis] * point[axis];
            }

            count++;
        }

        foreach (OrientedBox box in geometry.Boxes)
        {
            for (int corner = 0; corner < 8; corner++)
            {
                Vector3 sign = new((corner & 1) * 2 - 1, (corner & 2) - 1, (corner & 4) / 2 - 1);
                Add(box.WorldFromBox.Transform(sign * box.HalfExtents));
            }
        }

        TriangleMesh? mesh = geometry.Triangles;
        foreach (int index in mesh?.Indices ?? [])
        {
            Add(mesh!.Positions[index]);
        }

        return new SceneFingerprint(
            geometry.Boxes.Count, mesh?.TriangleCount ?? 0, [.. sums.Select(sum => sum / Math.Max(count, 1))]);
    }

    /// <summary>True if the other home is the same for all anybody can tell.</summary>
    public bool Matches(SceneFingerprint other) =>
        Boxes == other.Boxes && Triangles == other.Triangles
        && Moments.Zip(other.Moments).All(
            pair => Math.Abs(pair.First - pair.Second) <= Tolerance * (1 + Math.Abs(pair.First)));
}
