using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Rendering;

namespace Galactic.Tests.Rendering;

public sealed class FlatOverlapTests
{
    private static readonly Quaternion Turn = Quaternion.CreateFromYawPitchRoll(0.3f, 0.7f, 1.1f);

    [Fact]
    public void Triangles_of_one_plane_overlap_where_cutting_one_by_the_other_leaves_something()
    {
        (int apart, int over) = (0, 0);
        for (int i = 0; i < 2000; i++)
        {
            Vector2[] one = Triangle(RandomKey.FromSeed(1).For(i));
            Vector2[] two = Triangle(RandomKey.FromSeed(2).For(i));
            double area = CutArea(one, two);

            // What is thinner than the tolerance counts as touching; between the two nothing is promised.
            if (area is 0 or > 1e-3)
            {
                Assert.Equal(area > 0, Overlaps(one, two, 0));
                _ = area > 0 ? over++ : apart++;
            }
        }

        Assert.InRange(apart, 300, 1700);
        Assert.InRange(over, 300, 1700);
    }

    [Fact]
    public void A_gap_between_planes_or_an_angle_parts_them()
    {
        Vector2[] triangle = [new(0, 0), new(1, 0), new(0, 1)];
        Assert.True(Overlaps(triangle, triangle, 1e-5f));
        Assert.False(Overlaps(triangle, triangle, 1e-4f));
        TriangleMesh bent = new(
            [new(0, 0, 0), new(1, 0, 0), new(0, 1, 0), new(0, 1, 0.01f)], [0, 1, 2, 0, 1, 3], [1, 2]);
        Assert.False(new FlatOverlap(bent, 0).Overlaps(new FlatOverlap(bent, 1)));
    }

    [Fact]
    public void Neighbours_touch_and_do_not_overlap()
    {
        Assert.False(Overlaps([new(0, 0), new(1, 0), new(0, 1)], [new(1, 0), new(1, 1), new(0, 1)], 0));
        Assert.False(Overlaps([new(0, 0), new(1, 0), new(0, 1)], [new(0.5f, 0), new(0.2f, -1), new(0.7f, -1)], 0));
    }

    private static bool Overlaps(Vector2[] one, Vector2[] two, float gap)
    {
        Vector3 Place(Vector2 p, float height) => Vector3.Transform(new Vector3(p, height), Turn);
        TriangleMesh mesh = new(
            [.. one.Select(p => Place(p, 0)), .. two.Select(p => Place(p, gap))], [0, 1, 2, 3, 4, 5], [1, 2]);
        bool forward = new FlatOverlap(mesh, 0).Overlaps(new FlatOverlap(mesh, 1));
        Assert.Equal(forward, new FlatOverlap(mesh, 1).Overlaps(new FlatOverlap(mesh, 0)));
        return forward;
    }

    private static Vector2[] Triangle(RandomKey key)
    {
        Vector2[] corners = [.. Enumerable.Range(0, 3).Select(i => new Vector2(key.Uniform(2 * i, -1, 1), key.Uniform(2 * i + 1, -1, 1)))];
        return Math.Abs(Area(corners)) > 0.05 ? corners : [corners[0], corners[0] + Vector2.UnitX, corners[0] + Vector2.UnitY];
    }

    /// <summary>Area of what two triangles share, cut edge by edge (Sutherland and Hodgman).</summary>
    private static double CutArea(Vector2[] one, Vector2[] two)
    {
        List<Vector2> left = [.. one];
        int turn = Math.Sign(Area(two));
        for (int edge = 0; edge < 3 && left.Count > 0; edge++)
        {
            (Vector2 from, Vector2 to) = (two[edge], two[(edge + 1) % 3]);
            float Side(Vector2 p) => turn * ((to.X - from.X) * (p.Y - from.Y) - (to.Y - from.Y) * (p.X - from.X));
            List<Vector2> kept = [];
            for (int i = 0; i < left.Count; i++)
            {
                (Vector2 a, Vector2 b) = (left[i], left[(i + 1) % left.Count]);
                (float sideA, float sideB) = (Side(a), Side(b));
                if (sideA >= 0)
                {
                    kept.Add(a);
                }

                if (sideA >= 0 != sideB >= 0)
                {
                    kept.Add(a + (b - a) * (sideA / (sideA - sideB)));
                }
            }

            left = kept;
        }

        return left.Count < 3 ? 0 : Math.Abs(Area([.. left]));
    }

    private static double Area(Vector2[] outline) => 0.5 * Enumerable.Range(0, outline.Length).Sum(
        i => (double)outline[i].X * outline[(i + 1) % outline.Length].Y - (double)outline[i].Y * outline[(i + 1) % outline.Length].X);
}
