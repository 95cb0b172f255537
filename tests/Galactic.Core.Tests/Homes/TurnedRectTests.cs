using System.Numerics;
using Galactic.Compute;
using Galactic.Homes;

namespace Galactic.Tests.Homes;

public class TurnedRectTests
{
    [Fact]
    public void Directions_are_those_of_trigonometry_to_the_nearest_whole_number()
    {
        for (int i = -PlanTurn.Steps; i < 2 * PlanTurn.Steps; i++)
        {
            (int cosine, int sine) = PlanTurn.Of(i);
            double angle = i * Math.Tau / PlanTurn.Steps;
            Assert.InRange(Math.Cos(angle) * PlanTurn.Scale - cosine, -0.51, 0.51);
            Assert.InRange(Math.Sin(angle) * PlanTurn.Scale - sine, -0.51, 0.51);
        }

        Assert.Equal((43, -43, 171), (PlanTurn.OfDegrees(15), PlanTurn.OfDegrees(-15), PlanTurn.OfDegrees(60)));
    }

    [Fact]
    public void Turned_rectangles_overlap_when_their_corners_or_edges_say_so()
    {
        RandomKey key = RandomKey.FromSeed(1);
        int hits = 0;
        for (int i = 0; i < 20_000; i++)
        {
            RandomKey own = key.For(i);
            TurnedRect a = Draw(own.For(0));
            TurnedRect b = Draw(own.For(1));
            float gap = Gap(Corners(a), Corners(b));
            // Within two millimetres the rounding of either side may decide.
            if (MathF.Abs(gap) > 2)
            {
                Assert.Equal(gap < 0, a.Overlaps(b));
                Assert.Equal(gap < 0, b.Overlaps(a));
            }

            hits += gap < 0 ? 1 : 0;
        }

        Assert.InRange(hits, 3_000, 17_000);
    }

    [Fact]
    public void Bounds_contain_the_corners_and_no_more_than_a_millimetre_beyond()
    {
        RandomKey key = RandomKey.FromSeed(2);
        for (int i = 0; i < 2_000; i++)
        {
            TurnedRect a = Draw(key.For(i));
            Vector2[] corners = Corners(a);
            Assert.InRange(corners.Min(c => c.X) - a.Bounds.MinX, -0.2f, 1.3f);
            Assert.InRange(a.Bounds.MaxX - corners.Max(c => c.X), -0.2f, 1.3f);
            Assert.InRange(corners.Min(c => c.Y) - a.Bounds.MinZ, -0.2f, 1.3f);
            Assert.InRange(a.Bounds.MaxZ - corners.Max(c => c.Y), -0.2f, 1.3f);
        }
    }

    private static TurnedRect Draw(RandomKey key)
    {
        (int x, int z) = (key.Index(0, 1500), key.Index(1, 1500));
        return new TurnedRect(
            new PlanRect(x, z, x + 100 + 2 * key.Index(2, 400), z + 100 + 2 * key.Index(3, 400)), key.Index(4, 1024));
    }

    private static Vector2[] Corners(TurnedRect r)
    {
        Vector2 middle = new((r.Rect.MinX + r.Rect.MaxX) * 0.5f, (r.Rect.MinZ + r.Rect.MaxZ) * 0.5f);
        float angle = r.Turn * MathF.Tau / 1024;
        Vector2 At(float x, float z) => middle + new Vector2(
            x * MathF.Cos(angle) + z * MathF.Sin(angle), z * MathF.Cos(angle) - x * MathF.Sin(angle));
        (float hx, float hz) = (r.Rect.Width * 0.5f, r.Rect.Depth * 0.5f);
        return [At(-hx, -hz), At(hx, -hz), At(hx, hz), At(-hx, hz)];
    }

    /// <summary>Largest separation over all edge normals; negative if the convex outlines overlap.</summary>
    private static float Gap(Vector2[] a, Vector2[] b)
    {
        float best = float.NegativeInfinity;
        foreach ((Vector2[] first, Vector2[] second) in new[] { (a, b), (b, a) })
        {
            for (int i = 0; i < 4; i++)
            {
                Vector2 edge = first[(i + 1) % 4] - first[i];
                Vector2 normal = Vector2.Normalize(new Vector2(edge.Y, -edge.X));
                best = MathF.Max(best, second.Min(p => Vector2.Dot(p - first[i], normal)));
            }
        }

        return best;
    }
}
