using System.Numerics;
using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>Tells whether a closed part of a mesh is nowhere inside out.</summary>
/// <remarks>
/// The winding number of a place counts how often a ray from it leaves the part more than it enters. Before the front of
/// a face it is one less than behind it. Where it is nowhere negative, someone at a place of number 0 sees only fronts:
/// behind a back seen first it would be -1. It is measured before four points of every face, which tells for all of the
/// face only where no other passes through it: see <see cref="SelfCrossing"/>.
/// </remarks>
internal static class SolidCheck
{
    /// <summary>Any direction that edges of homes do not have.</summary>
    private static readonly (double X, double Y, double Z) Ray = (0.5391, 0.6173, 0.5729);

    /// <summary>True for a part that is outside its own faces' fronts everywhere.</summary>
    /// <param name="mesh">Mesh.</param>
    /// <param name="part">Triangles of a closed part, all with an area.</param>
    public static bool IsSolid(TriangleMesh mesh, int[] part)
    {
        Point[][] corners = [.. part.Select(t => Seen(mesh, t))];
        double[] facing = [.. corners.Select(Area)];
        for (int face = 0; face < part.Length; face++)
        {
            Point middle = Mean(Mean(corners[face][0], corners[face][1], 0.5), corners[face][2], 1 / 3d);
            for (int sample = -1; sample < 3; sample++)
            {
                Point place = sample < 0 ? middle : Mean(middle, corners[face][sample], 0.6);
                if (Winding(corners, facing, face, place) < 0)
                {
                    return false;
                }
            }
        }

        return true;
    }

    /// <summary>The winding number just before a face.</summary>
    private static int Winding(Point[][] corners, double[] facing, int face, Point place)
    {
        // The ray starts before the face and passes through it at once if it looks against it.
        int winding = facing[face] < 0 ? -1 : 0;
        for (int other = 0; other < corners.Length; other++)
        {
            if (other != face && Contains(corners[other], place) && DepthAt(corners[other], facing[other], place) > place.Depth)
            {
                winding += facing[other] > 0 ? 1 : -1;
            }
        }

        return winding;
    }

    /// <summary>
    /// A triangle as it looks along the ray: a place on a common edge is in exactly one of two triangles, as both ask
    /// which side of the same directed line it is on.
    /// </summary>
    private static bool Contains(Point[] corners, Point place)
    {
        int right = 0;
        for (int corner = 0; corner < 3; corner++)
        {
            (Point a, Point b) = (corners[corner], corners[(corner + 1) % 3]);
            bool isForward = a.X < b.X || (a.X == b.X && a.Y < b.Y);
            (Point low, Point high) = isForward ? (a, b) : (b, a);
            bool isLeft = (high.X - low.X) * (place.Y - low.Y) - (high.Y - low.Y) * (place.X - low.X) > 0;
            right += isLeft == isForward ? 0 : 1;
        }

        return right is 0 or 3;
    }

    private static double DepthAt(Point[] corners, double area, Point place)
    {
        (Point a, Point b, Point c) = (corners[0], corners[1], corners[2]);
        double ofB = ((place.X - a.X) * (c.Y - a.Y) - (c.X - a.X) * (place.Y - a.Y)) / area;
        double ofC = ((b.X - a.X) * (place.Y - a.Y) - (place.X - a.X) * (b.Y - a.Y)) / area;
        return a.Depth + ofB * (b.Depth - a.Depth) + ofC * (c.Depth - a.Depth);
    }

    /// <summary>Twice the area across the ray, positive if the ray leaves through the triangle.</summary>
    private static double Area(Point[] corners) =>
        (corners[1].X - corners[0].X) * (corners[2].Y - corners[0].Y)
        - (corners[2].X - corners[0].X) * (corners[1].Y - corners[0].Y);

    private static Point[] Seen(TriangleMesh mesh, int triangle) =>
        [.. Enumerable.Range(triangle * 3, 3).Select(i => Seen(mesh.Positions[mesh.Indices[i]]))];

    /// <summary>Coordinates across and along the ray: (u, v, ray) is right-handed.</summary>
    private static Point Seen(Vector3 place)
    {
        // u = ray x (0, 1, 0), v = ray x u, neither scaled: only sides and orders count.
        (double x, double y, double z) = Ray;
        (double ux, double uz) = (-z, x);
        (double vx, double vy, double vz) = (y * uz, z * ux - x * uz, -y * ux);
        return new Point(
            ux * place.X + uz * place.Z, vx * place.X + vy * place.Y + vz * place.Z,
            x * place.X + y * place.Y + z * place.Z);
    }

    private static Point Mean(Point a, Point b, double ofB) => new(
        a.X + (b.X - a.X) * ofB, a.Y + (b.Y - a.Y) * ofB, a.Depth + (b.Depth - a.Depth) * ofB);

    private readonly record struct Point(double X, double Y, double Depth);
}
