using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Tests.Scenes;

public class SceneBuilderTests
{
    [Fact]
    public void An_empty_room_is_navigable_one_base_radius_from_its_walls()
    {
        Scene scene = SceneBuilder.Build(Rooms.Describe("room", Rooms.Shell(divided: false), []));
        Assert.Equal(5.4f * 3.4f, scene.Navigation.NavigableArea, 0.9f);
        Assert.True(scene.Navigation.IsNavigable(2.62f, 0));
        Assert.False(scene.Navigation.IsNavigable(2.74f, 0));
        Assert.False(scene.Navigation.IsNavigable(3.05f, 0));
    }

    [Fact]
    public void Both_rooms_are_connected_through_a_door_and_only_through_it()
    {
        Scene scene = SceneBuilder.Build(Rooms.Describe("rooms", Rooms.Shell(divided: true), []));
        Assert.True(scene.Navigation.IsNavigable(0, 1.33f));
        Assert.True(scene.Navigation.IsNavigable(-2, 0) && scene.Navigation.IsNavigable(2, 0));
        Assert.False(scene.Navigation.IsNavigable(0, 0));
        float[] walks = scene.Navigation.GeodesicDistances(scene.Navigation.CellAt(-1, -1.5f));
        // Past the door post, grown by the base radius, and back: two straight lines of 2.9 m at least.
        float walk = walks[scene.Navigation.CellAt(1, -1.5f)];
        Assert.InRange(walk, 2 * MathF.Sqrt(0.65f * 0.65f + 2.7f * 2.7f), 6.6f);
    }

    [Fact]
    public void Geodesic_distances_equal_those_of_repeated_relaxation()
    {
        NavigationMap map = SceneBuilder.Build(Rooms.Furnished()).Navigation;
        int start = map.CellAt(-0.6f, 0);
        Assert.True(map.Navigable[start]);
        float[] walks = map.GeodesicDistances(start);
        double[] expected = Relaxed(map, start);
        for (int i = 0; i < walks.Length; i++)
        {
            if (double.IsInfinity(expected[i]))
            {
                Assert.True(float.IsInfinity(walks[i]));
            }
            else
            {
                Assert.Equal(expected[i], walks[i], 1e-3 * expected[i] + 1e-6);
            }
        }
    }

    [Fact]
    public void Nothing_is_reachable_from_a_cell_inside_a_wall()
    {
        NavigationMap map = SceneBuilder.Build(Rooms.Furnished()).Navigation;
        Assert.All(map.GeodesicDistances(map.CellAt(-3.05f, 0)), walk => Assert.True(float.IsInfinity(walk)));
        Assert.Throws<ArgumentOutOfRangeException>(() => map.GeodesicDistances(-1));
    }

    [Theory]
    [InlineData(0.02f, true)]
    [InlineData(0.10f, false)]
    public void Rugs_can_be_driven_over_and_steps_cannot(float height, bool navigable)
    {
        List<OrientedBox> boxes = Rooms.Shell(divided: false);
        boxes.Add(Rooms.Box(-0.5f, 0.5f, 0, height, -0.5f, 0.5f));
        Assert.Equal(navigable, SceneBuilder.Build(Rooms.Describe("rug", boxes, [])).Navigation.IsNavigable(0, 0));
    }

    [Fact]
    public void Lamps_above_the_body_do_not_block_the_floor()
    {
        List<OrientedBox> boxes = Rooms.Shell(divided: false);
        boxes.Add(Rooms.Box(-0.5f, 0.5f, 1.6f, 2, -0.5f, 0.5f));
        Scene scene = SceneBuilder.Build(Rooms.Describe("lamp", boxes, []));
        Assert.True(scene.Navigation.IsNavigable(0, 0));
        Assert.False(scene.Columns[0].IsFree(0, 1.7f, 0));
    }

    [Fact]
    public void Triangle_and_box_versions_of_a_home_agree()
    {
        SceneDescription boxes = Rooms.Furnished();
        SceneDescription triangles = boxes with { Collision = new CollisionGeometry([], boxes.Mesh) };
        Scene a = SceneBuilder.Build(boxes);
        Scene b = SceneBuilder.Build(triangles);
        // A face on the line between two cells blocks one of them; only a solid tells which one it can spare.
        Assert.All(b.Navigation.Navigable.Zip(a.Navigation.Navigable), n => Assert.True(n.Second || !n.First));
        Assert.InRange(b.Navigation.NavigableArea, a.Navigation.NavigableArea * 0.85f, a.Navigation.NavigableArea);
        // The inside of hollow boxes aside, what is free for boxes is free for triangles, and outside nothing differs.
        foreach (Vector3 p in (Vector3[])[new(-1.8f, 1.1f, -1.7f), new(0, 1.2f, 1.35f), new(2.8f, 0.6f, -1), new(1.5f, 0.6f, 0.9f)])
        {
            for (int i = 0; i < SphereRadii.Count; i++)
            {
                Assert.Equal(a.Columns[i].IsFree(p.X, p.Y, p.Z), b.Columns[i].IsFree(p.X, p.Y, p.Z));
                Assert.Equal(a.Columns[i].CastDown(p), b.Columns[i].CastDown(p), 2e-4f);
            }
        }
    }

    [Fact]
    public void A_gap_in_the_floor_under_an_inner_door_is_indoors()
    {
        List<OrientedBox> boxes = Rooms.Shell(divided: true);
        boxes[0] = Rooms.Box(-3.1f, -0.05f, -0.1f, 0, -2.1f, 2.1f);
        boxes.Add(Rooms.Box(0.05f, 3.1f, -0.1f, 0, -2.1f, 2.1f));
        Scene scene = SceneBuilder.Build(Rooms.Describe("gap", boxes, []));
        Assert.True(scene.Navigation.IsNavigable(0, 1.33f));
        Assert.True(scene.Columns[2].IsFree(0, 0.5f, 1.33f));
    }

    [Fact]
    public void Scenes_without_collision_geometry_are_refused_by_name()
    {
        SceneDescription empty = new("void", new MeshBuilder().Build(), 0, new CollisionGeometry([], null), []);
        ArgumentException error = Assert.Throws<ArgumentException>(() => SceneBuilder.Build(empty));
        Assert.Contains("void", error.Message);
    }

    private static double[] Relaxed(NavigationMap map, int start)
    {
        double[] best = [.. Enumerable.Repeat(double.PositiveInfinity, map.Navigable.Length)];
        best[start] = 0;
        bool Open(int x, int z) => x >= 0 && z >= 0 && x < map.Width && z < map.Depth
            && map.Navigable[z * map.Width + x];
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = 0; i < best.Length; i++)
            {
                (int x, int z) = (i % map.Width, i / map.Width);
                if (!Open(x, z))
                {
                    continue;
                }

                for (int k = 0; k < 9; k++)
                {
                    (int dx, int dz) = (k % 3 - 1, k / 3 - 1);
                    if (Open(x + dx, z + dz) && Open(x + dx, z) && Open(x, z + dz))
                    {
                        double through = best[(z + dz) * map.Width + x + dx]
                            + Math.Sqrt(dx * dx + dz * dz) * map.CellSize;
                        changed |= through < best[i] - 1e-9;
                        best[i] = Math.Min(best[i], through);
                    }
                }
            }
        }

        return best;
    }
}
