using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Homes.Furniture;
using Galactic.Homes.Plans;
using Galactic.Scenes;

namespace Galactic.Tests.Homes;

[Collection(nameof(SampleHomes))]
public class HomeQualityTests(SampleHomes sample)
{
    private const float Together = 0.002f;
    private const float LeastOverlap = 1e-4f;

    [Fact]
    public void Collision_boxes_and_surfaces_are_the_same_at_every_level_of_detail()
    {
        foreach (Home home in sample.Homes.Take(10))
        {
            SceneDescription lean = home.Describe(HomeDetail.Lean);
            SceneDescription rich = home.Describe(HomeDetail.Rich);
            Assert.Equal(lean.Collision.Boxes, rich.Collision.Boxes);
            Assert.Equal(lean.Receptacles, rich.Receptacles);
            Assert.True(lean.Mesh.TriangleCount < rich.Mesh.TriangleCount / 2);
        }
    }

    [Fact]
    public void No_two_visible_faces_of_the_same_direction_lie_in_one_plane()
    {
        foreach (HomeDetail detail in Enum.GetValues<HomeDetail>())
        {
            foreach (Home home in sample.Homes.Take(4))
            {
                string? fight = FirstFight(home.Describe(detail).Mesh);
                Assert.True(fight is null, $"{home.Name} {detail}: {fight}");
            }
        }
    }

    [Fact]
    public void Tall_furniture_leaves_windows_free()
    {
        foreach (Home home in sample.Homes)
        {
            foreach (HomeWindow window in home.Windows)
            {
                PlanRect front = window.Front(200);
                Assert.DoesNotContain(home.Pieces, p => p.IsSolid && p.Room == window.Room && p.Kind != PieceKind.Bed
                    && p.Size.Height > window.Sill + 250 && p.Footprint.Overlaps(front));
                Assert.DoesNotContain(home.CollisionBoxes, b => b.Piece >= 0
                    && home.Pieces[b.Piece].Kind == PieceKind.Counter && b.MinY > 1200 && b.Rect.Overlaps(front));
            }
        }
    }

    [Fact]
    public void Living_rooms_and_bedrooms_have_windows_in_outside_walls()
    {
        foreach (Home home in sample.Homes)
        {
            for (int i = 0; i < home.Rooms.Count; i++)
            {
                bool needed = home.Rooms[i].Kind is RoomKind.Living or RoomKind.Studio or RoomKind.Bedroom;
                Assert.True(!needed || home.Windows.Any(w => w.Room == i), $"{home.Name}: {home.Rooms[i]}");
            }

            foreach (HomeWindow window in home.Windows)
            {
                Vector2 outward = window.Facing switch
                {
                    0 => new(-1, 0),
                    1 => new(0, -1),
                    2 => new(1, 0),
                    _ => new(0, 1),
                };
                int beyond = HomeOptions.Default.OuterWallThickness / 2 + 40;
                int x = (window.Gap.MinX + window.Gap.MaxX) / 2 + (int)(outward.X * beyond);
                int z = (window.Gap.MinZ + window.Gap.MaxZ) / 2 + (int)(outward.Y * beyond);
                Assert.DoesNotContain(home.Rooms, r => r.Clear.Contains(x, z));
                Assert.DoesNotContain(home.CollisionBoxes, b => b.MaxY == 0 && b.Rect.Contains(x, z));
                // Walls do not overlap: what they share with the window's place adds up to all of it.
                Assert.Equal(window.Gap.Area, home.Walls.Sum(w => Shared(w, window.Gap)));
            }
        }
    }

    [Fact]
    public void Half_of_the_doors_have_an_open_leaf_beside_the_way_through()
    {
        int doors = sample.Homes.Sum(h => h.Openings.Count(o => o.Kind == OpeningKind.Door));
        int leaves = 0;
        foreach (Home home in sample.Homes)
        {
            foreach (HomePiece leaf in home.Pieces.Where(p => p.Kind == PieceKind.DoorLeaf))
            {
                leaves++;
                Assert.DoesNotContain(home.Openings, o => o.Gap.Grow(-1).Overlaps(leaf.Footprint));
                Assert.Contains(
                    home.Openings, o => o.Gap.Grow(60).Overlaps(leaf.Footprint) && o.Width == leaf.Size.Width);
            }
        }

        Assert.InRange(leaves / (double)doors, 0.25, 0.55);
    }

    [Fact]
    public void A_larger_robot_never_has_more_room_and_fewer_pieces_never_take_any()
    {
        foreach (Home home in sample.Homes.Take(12))
        {
            int[] cells = [.. new[] { 250, 280, 300, 330, 360 }
                .Select(r => new FreeSpace(home.Plan, home.Pieces, r).Count())];
            Assert.Equal(cells.OrderDescending(), cells);
            for (int i = 0; i < home.Pieces.Count; i += 5)
            {
                HomePiece[] fewer = [.. home.Pieces.Where((_, k) => k != i)];
                Assert.True(new FreeSpace(home.Plan, fewer, 300).Count() >= cells[2]);
            }
        }
    }

    [Fact]
    public void Navigable_cells_are_those_farther_than_the_radius_from_everything_solid()
    {
        bool[] blocked = [.. Enumerable.Range(0, 70 * 90).Select(i => i * 7919 % 613 == 0 || i % 90 == 0)];
        foreach (int squared in new[] { 1, 25, 36, 40 })
        {
            int[] distance = DistanceField.Squared(blocked, 90, 70);
            Assert.Equal([.. distance.Select(d => d > squared)], new CellRows(blocked, 90, 70).FarFrom(squared));
        }
    }

    [Theory]
    [InlineData(HomeSplit.TestLayout)]
    [InlineData(HomeSplit.TestStyle)]
    public void Held_out_sets_share_neither_layouts_nor_colours_with_training(HomeSplit split)
    {
        HomeFamily[] unknown = [HomeFamily.Wing, HomeFamily.Enfilade];
        string[] trained = [.. sample.Homes.Select(h => h.Palette.Name).Distinct()];
        Assert.DoesNotContain(sample.Homes, h => unknown.Contains(h.Family));
        for (int i = 0; i < 24; i++)
        {
            Home home = HomeGenerator.Generate(HomeOptions.Default, 7, split, i);
            Assert.Equal(split == HomeSplit.TestLayout, unknown.Contains(home.Family));
            Assert.Equal(split == HomeSplit.TestLayout, trained.Contains(home.Palette.Name));
            Assert.All(home.Rooms, r => Assert.True(home.FreeSpace.Count(r.Clear) >= 40, $"{home.Name}: {r}"));
        }
    }

    [Fact]
    public void Options_between_two_records_move_from_one_to_the_other()
    {
        Assert.Equal(HomeOptions.Easy, HomeOptions.Between(HomeOptions.Easy, HomeOptions.Tight, 0));
        Assert.Equal(HomeOptions.Tight, HomeOptions.Between(HomeOptions.Easy, HomeOptions.Tight, 1));
        HomeOptions half = HomeOptions.Between(HomeOptions.Easy, HomeOptions.Default, 0.5f);
        half.Validate();
        Assert.Equal((1010, 315), (half.DoorWidth, half.Radius));
        Assert.Throws<ArgumentOutOfRangeException>(() => HomeOptions.Between(half, half, 1.5f));
    }

    [Fact]
    public void The_outline_of_an_L_has_six_edges_and_covers_its_rooms_once()
    {
        PlanOutline outline = PlanOutline.Of(
        [
            new PlannedRoom(RoomKind.Living, 0, new PlanRect(0, 0, 4000, 3000)) { Wall = 120 },
            new PlannedRoom(RoomKind.Kitchen, 0, new PlanRect(0, 3000, 2000, 6000)) { Wall = 120 },
        ], 120);
        Assert.Equal(6, outline.Edges.Count);
        Assert.Equal((4120L * 3120) + (2120L * 3000), outline.Parts.Sum(p => p.Area));
        Assert.Equal(2 * (4120 + 6120), outline.Edges.Sum(e => e.High - e.Low));
        Assert.Equal([(60, 1940)], outline.Outside(new PlanRect(60, 3060, 1940, 5940), 3));
        Assert.Empty(outline.Outside(new PlanRect(60, 3060, 1940, 5940), 1));
    }

    private static long Shared(PlanRect a, PlanRect b) =>
        Math.Max(0L, Math.Min(a.MaxX, b.MaxX) - Math.Max(a.MinX, b.MinX))
        * Math.Max(0L, Math.Min(a.MaxZ, b.MaxZ) - Math.Max(a.MinZ, b.MinZ));

    /// <summary>
    /// The first pair of level or upright faces nearer than 2 mm that share more than a square centimetre.
    /// </summary>
    private static string? FirstFight(TriangleMesh mesh)
    {
        Dictionary<(int Axis, int Plane), List<int>> planes = [];
        Vector3[] p = mesh.Positions;
        for (int i = 0; i < mesh.TriangleCount; i++)
        {
            (Vector3 a, Vector3 b, Vector3 c) =
                (p[mesh.Indices[3 * i]], p[mesh.Indices[3 * i + 1]], p[mesh.Indices[3 * i + 2]]);
            Vector3 n = Vector3.Normalize(Vector3.Cross(b - a, c - a));
            int axis = MathF.Abs(n.X) > 0.999f ? 0 : MathF.Abs(n.Y) > 0.999f ? 1 : MathF.Abs(n.Z) > 0.999f ? 2 : -1;
            if (axis < 0)
            {
                continue;
            }

            int side = n[axis] > 0 ? axis : axis + 3;
            int plane = (int)MathF.Round(a[axis] * 1000);
            for (int near = plane - 1; near <= plane + 1; near++)
            {
                foreach (int other in planes.GetValueOrDefault((side, near), []))
                {
                    float gap = MathF.Abs(p[mesh.Indices[3 * other]][axis] - a[axis]);
                    if (gap < Together && mesh.Colors[other] != mesh.Colors[i]
                        && Overlap(mesh, other, i, axis) > LeastOverlap)
                    {
                        return $"triangles {other} and {i} at {a}, normal {n}, {gap * 1000} mm apart, colours "
                            + $"{mesh.Colors[other]:X} {mesh.Colors[i]:X}";
                    }
                }
            }

            if (!planes.TryGetValue((side, plane), out List<int>? list))
            {
                planes.Add((side, plane), list = []);
            }

            list.Add(i);
        }

        return null;
    }

    /// <summary>Area shared by two triangles of one plane: one clipped by the sides of the other.</summary>
    private static float Overlap(TriangleMesh mesh, int first, int second, int axis)
    {
        Vector2 Flat(int triangle, int k)
        {
            Vector3 v = mesh.Positions[mesh.Indices[3 * triangle + k]];
            return axis switch { 0 => new(v.Y, v.Z), 1 => new(v.Z, v.X), _ => new(v.X, v.Y) };
        }

        Vector2[] clip = [Flat(second, 0), Flat(second, 1), Flat(second, 2)];
        if (Cross(clip[1] - clip[0], clip[2] - clip[0]) < 0)
        {
            Array.Reverse(clip);
        }

        List<Vector2> shape = [Flat(first, 0), Flat(first, 1), Flat(first, 2)];
        for (int k = 0; k < 3 && shape.Count > 0; k++)
        {
            (Vector2 from, Vector2 to) = (clip[k], clip[(k + 1) % 3]);
            float Side(Vector2 v) => Cross(to - from, v - from);
            List<Vector2> kept = [];
            for (int i = 0; i < shape.Count; i++)
            {
                (Vector2 a, Vector2 b) = (shape[i], shape[(i + 1) % shape.Count]);
                (float sa, float sb) = (Side(a), Side(b));
                if (sa >= 0)
                {
                    kept.Add(a);
                }

                if (sa >= 0 != sb >= 0)
                {
                    kept.Add(Vector2.Lerp(a, b, sa / (sa - sb)));
                }
            }

            shape = kept;
        }

        float area = 0;
        for (int i = 2; i < shape.Count; i++)
        {
            area += Cross(shape[i - 1] - shape[0], shape[i] - shape[0]) * 0.5f;
        }

        return MathF.Abs(area);
    }

    private static float Cross(Vector2 a, Vector2 b) => a.X * b.Y - a.Y * b.X;
}
