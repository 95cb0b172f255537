using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Tests.Scenes;

public class ColumnGridTests
{
    private static readonly Bounds Room = new(new Vector3(-1, 0, -1), new Vector3(1, 2.5f, 1));

    [Theory]
    [InlineData(1, 0.015f)]
    [InlineData(2, 0.05f)]
    [InlineData(3, 0.12f)]
    public void Columns_of_random_boxes_agree_with_brute_force(int seed, float radius)
    {
        RandomKey key = RandomKey.FromSeed((ulong)seed);
        OrientedBox[] boxes = [.. Enumerable.Range(0, 12).Select(i => RandomBox(key.For(i), tilted: i % 2 == 0))];
        CheckAgainstBruteForce(new CollisionShape(boxes, []), radius);
    }

    [Theory]
    [InlineData(4, 0.015f)]
    [InlineData(5, 0.05f)]
    [InlineData(6, 0.12f)]
    public void Columns_of_random_triangles_agree_with_brute_force(int seed, float radius)
    {
        RandomKey key = RandomKey.FromSeed((ulong)seed);
        List<(Vector3, Vector3, Vector3)> triangles = [];
        for (int i = 0; i < 40; i++)
        {
            Vector3 P(int draw) => new(
                key.For(i).Uniform(draw, -1, 1), key.For(i).Uniform(draw + 1, 0.1f, 2), key.For(i).Uniform(
                    draw + 2, -1, 1));
            Vector3 a = P(0);
            Vector3 b = a + (P(3) - a) * 0.5f;
            Vector3 c = a + (P(6) - a) * 0.5f;
            // Every fourth one upright, level, or a sliver: the special cases of the closed form.
            triangles.Add((i % 4) switch
            {
                1 => (a, a with { Y = a.Y + 0.5f }, b),
                2 => (a, b with { Y = a.Y }, c with { Y = a.Y }),
                3 => (a, b, Vector3.Lerp(a, b, 0.6f)),
                _ => (a, b, c),
            });
        }

        CheckAgainstBruteForce(new CollisionShape([], triangles), radius);
    }

    [Fact]
    public void A_sphere_on_a_table_rests_one_radius_above_its_top_and_one_below_is_free_under_it()
    {
        ColumnGrid grid = ColumnGridBuilder.Build(
            new CollisionGeometry([Level(0, 0.73f, 0, 0.5f, 0.02f, 0.5f)], null), Room, 0.05f);
        Assert.Equal(0.0f, grid.CastDown(new Vector3(0.01f, 0.80f, 0.01f)), 2e-4f);
        Assert.Equal(0.1f, grid.CastDown(new Vector3(0.01f, 0.90f, 0.01f)), 2e-4f);
        Assert.Equal(0.3f, grid.CastDown(new Vector3(0.01f, 0.35f, 0.01f)), 2e-4f);
        Assert.Equal(-0.05f, grid.CastDown(new Vector3(0.01f, 0.75f, 0.01f)), 2e-4f);
        Assert.Equal(ColumnGrid.Outside, grid.CastDown(new Vector3(0.01f, 0.04f, 0.01f)));
        Assert.Equal(ColumnGrid.Outside, grid.CastDown(new Vector3(0.01f, 2.6f, 0.01f)));
        Assert.Equal(ColumnGrid.Outside, grid.CastDown(new Vector3(1.01f, 1, 0)));
        Assert.True(grid.IsFree(0.01f, 0.6f, 0.01f));
        Assert.False(grid.IsFree(0.01f, 0.73f, 0.01f));
    }

    [Fact]
    public void The_inside_of_a_solid_box_is_never_free()
    {
        OrientedBox tilted = new(
            new Pose(new Vector3(0, 1.2f, 0), Quaternion.CreateFromYawPitchRoll(0.4f, 0.5f, 0.3f)), new Vector3(
                0.6f, 0.5f, 0.6f));
        ColumnGrid grid = ColumnGridBuilder.Build(new CollisionGeometry([tilted], null), Room, 0.015f);
        Assert.False(grid.IsFree(0, 1.2f, 0));
        Assert.False(grid.IsFree(0.3f, 1.2f, 0.2f));
    }

    [Fact]
    public void Cells_beyond_the_walls_of_a_home_with_a_floor_are_closed()
    {
        // The lower left quarter of the extent has no floor and no walls: outdoors.
        CollisionGeometry home = new(
            [
                Level(0.5f, -0.05f, 0, 0.5f, 0.05f, 1), Level(-0.5f, -0.05f, 0.5f, 0.5f, 0.05f, 0.5f),
                Level(0, 1, -0.5f, 0.05f, 1, 0.5f), Level(-0.5f, 1, 0, 0.5f, 1, 0.05f),
            ], null);
        ColumnGrid grid = ColumnGridBuilder.Build(home, Room, 0.05f);
        Assert.True(grid.IsFree(0.5f, 1, 0.5f));
        Assert.True(grid.IsFree(-0.5f, 1, 0.5f));
        Assert.False(grid.IsFree(-0.5f, 1, -0.5f));
    }

    [Fact]
    public void More_free_intervals_than_a_cell_can_hold_lose_the_thinnest_ones()
    {
        OrientedBox[] shelves = [.. Enumerable.Range(0, 40).Select(i => Level(0, 0.1f + i * 0.06f + (i % 2) * 0.004f, 0, 0.5f, 0.004f, 0.5f))];
        ColumnGrid grid = ColumnGridBuilder.Build(new CollisionGeometry(shelves, null), Room, 0.015f);
        int cell = grid.CellAt(0.01f, 0.01f);
        Assert.Equal(31, grid.IntervalsOf(cell).Length);
        CheckNeverFreeInside(grid, new CollisionShape(shelves, []), cell);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(0f)]
    [InlineData(2f)]
    public void A_senseless_radius_is_refused(float radius) =>
        Assert.Throws<ArgumentOutOfRangeException>(
            () => ColumnGridBuilder.Build(new CollisionGeometry([], null), Room, radius));

    [Fact]
    public void An_extent_that_needs_too_many_cells_is_refused_with_advice()
    {
        Bounds county = new(new Vector3(-5000, 0, -5000), new Vector3(5000, 3, 5000));
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => ColumnGridBuilder.Build(new CollisionGeometry([], null), county, 0.05f));
        Assert.Contains("larger cells", error.Message);
    }

    internal static OrientedBox Level(float x, float y, float z, float hx, float hy, float hz, float yaw = 0) =>
        new(
            new Pose(new Vector3(x, y, z), Quaternion.CreateFromAxisAngle(Vector3.UnitY, yaw)), new Vector3(
                hx, hy, hz));

    private static OrientedBox RandomBox(RandomKey key, bool tilted)
    {
        Quaternion rotation = tilted
            ? Quaternion.CreateFromYawPitchRoll(key.Uniform(0, -3, 3), key.Uniform(1, -3, 3), key.Uniform(2, -3, 3))
            : Quaternion.CreateFromAxisAngle(Vector3.UnitY, key.Uniform(0, -3, 3));
        Vector3 center = new(key.Uniform(3, -1, 1), key.Uniform(4, 0, 2), key.Uniform(5, -1, 1));
        return new(
            new Pose(center, rotation), new Vector3(
                key.Uniform(6, 0.02f, 0.3f), key.Uniform(7, 0.02f, 0.3f), key.Uniform(8, 0.02f, 0.3f)));
    }

    private static void CheckAgainstBruteForce(CollisionShape shape, float radius)
    {
        ColumnGrid grid = ColumnGridBuilder.Build(new CollisionGeometry(shape.Boxes, MeshOf(shape)), Room, radius);
        int free = 0;
        int blocked = 0;
        for (int cell = 0; cell < grid.Cells.Length; cell += 29)
        {
            (float x, float z) = CenterOf(grid, cell);
            for (float y = radius + 0.0007f; y < 2.45f; y += 0.0131f)
            {
                double gap = BruteForce.Distance(shape, x, y, z) - radius;
                // Stored heights step by 0.1 mm, towards blocked; a grazing column may block up to that far away.
                if (gap > 2e-4 && IsFarFromEnds(shape, x, y, z, radius))
                {
                    Assert.True(grid.IsFree(x, y, z), $"({x}, {y}, {z}) is {gap} m clear but not free");
                    free++;
                }
                else if (gap < -2e-6)
                {
                    Assert.False(grid.IsFree(x, y, z), $"({x}, {y}, {z}) overlaps by {-gap} m but is free");
                    blocked++;
                }
            }
        }

        Assert.True(free > 500 && blocked > 100, $"{free} free and {blocked} blocked samples do not test anything");
    }

    /// <summary>Free 0.11 mm further up and down too: then rounding cannot have closed the height.</summary>
    private static bool IsFarFromEnds(CollisionShape shape, double x, double y, double z, double radius) =>
        BruteForce.Distance(shape, x, y + 1.1e-4, z) > radius && BruteForce.Distance(shape, x, y - 1.1e-4, z) > radius;

    private static void CheckNeverFreeInside(ColumnGrid grid, CollisionShape shape, int cell)
    {
        (float x, float z) = CenterOf(grid, cell);
        for (float y = 0; y < 2.5f; y += 0.0011f)
        {
            if (BruteForce.Distance(shape, x, y, z) < grid.Radius - 2e-6)
            {
                Assert.False(grid.IsFree(x, y, z));
            }
        }
    }

    private static (float X, float Z) CenterOf(ColumnGrid grid, int cell) =>
        (grid.MinX + (cell % grid.Width + 0.5f) * grid.CellSize, grid.MinZ + (cell / grid.Width + 0.5f) * grid.CellSize);

    private static TriangleMesh? MeshOf(CollisionShape shape)
    {
        MeshBuilder mesh = new();
        foreach ((Vector3 a, Vector3 b, Vector3 c) in shape.Triangles)
        {
            mesh.Triangle(a, b, c, 0);
        }

        return mesh.TriangleCount > 0 ? mesh.Build() : null;
    }
}
