using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Homes.Plans;
using Galactic.Scenes;

namespace Galactic.Tests.Homes;

/// <summary>Inner and outside walls of other thicknesses: plan, furniture, collision and mesh agree on them.</summary>
public class WallThicknessTests
{
    private const int Homes = 12;

    /// <summary>
    /// Rooms of 4 x 3 m and 2 x 3 m between wall centres, in an L. Grown by 60 mm they cover 4.12 x 3.12 + 2.12 x 3 m2,
    /// grown by 140 mm 4.28 x 3.28 + 2.28 x 3 m2: 1.664 m2 more.
    /// </summary>
    [Fact]
    public void The_outer_skin_of_an_L_has_the_hand_computed_area_and_overlaps_nothing()
    {
        PlannedRoom[] rooms =
        [
            new PlannedRoom(RoomKind.Living, 0, new PlanRect(0, 0, 4000, 3000)) { Wall = 120 },
            new PlannedRoom(RoomKind.Kitchen, 0, new PlanRect(0, 3000, 2000, 6000)) { Wall = 120 },
        ];
        PlanOutline inner = PlanOutline.Of(rooms, 120);
        PlanOutline outer = PlanOutline.Of(rooms, 200);
        Assert.Equal(new PlanRect(-140, -140, 4140, 6140), outer.Bounds);
        List<PlanRect> skin = outer.Without(inner.Parts);
        Assert.Equal(1_664_000, skin.Sum(r => r.Area));
        for (int i = 0; i < skin.Count; i++)
        {
            Assert.DoesNotContain(skin[(i + 1)..], r => r.Overlaps(skin[i]));
            Assert.DoesNotContain(inner.Parts, r => r.Overlaps(skin[i]));
        }

        // The kitchen's walls look out at 140 mm from their centre lines, the living room's only beside the kitchen's.
        Assert.Equal([(60, 1940)], outer.Outside(new PlanRect(60, 3060, 1940, 5940), 3));
        Assert.Equal([(2140, 3940)], outer.Outside(new PlanRect(60, 60, 3940, 2940), 3));
    }

    /// <summary>A slit between two wings that the skins of both fill is wall, too.</summary>
    [Fact]
    public void A_slit_narrower_than_two_skins_becomes_wall()
    {
        PlannedRoom[] rooms =
        [
            new PlannedRoom(RoomKind.Living, 0, new PlanRect(0, 0, 3000, 3000)) { Wall = 100 },
            new PlannedRoom(RoomKind.Kitchen, 0, new PlanRect(3250, 0, 6000, 3000)) { Wall = 100 },
        ];
        // 250 mm between centre lines less 2 x 50 mm of wall: 150 mm of slit, filled by skins of 100 mm.
        PlanOutline outer = PlanOutline.Of(rooms, 200);
        Assert.Contains(outer.Without(PlanOutline.Of(rooms, 100).Parts), r => r.MinX <= 3050 && r.MaxX >= 3200);
        Assert.Empty(outer.Outside(rooms[0].Clear, 2));
        Assert.Single(PlanOutline.Of(rooms, 120).Outside(rooms[0].Clear with { }, 2));
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(120, 200)]
    [InlineData(150, 400)]
    public void Openings_windows_doors_and_solids_are_as_deep_as_their_walls(int wall, int outer)
    {
        HomeOptions options = HomeOptions.Default with { WallThickness = wall, OuterWallThickness = outer };
        for (int i = 0; i < Homes; i++)
        {
            Home home = HomeGenerator.Generate(options, 3, HomeSplit.Train, i);
            Assert.All(home.Openings, o => Assert.Equal(wall, o.AlongX ? o.Gap.Depth : o.Gap.Width));
            Assert.All(home.Windows, w => Assert.Equal(outer, w.Gap.ShortSide));
            Assert.Equal(home.FrontDoor == default ? 0 : outer, home.FrontDoor.ShortSide);
            PlanRect clear = home.Rooms.Select(r => r.Clear).Aggregate((a, b) => new PlanRect(
                Math.Min(a.MinX, b.MinX), Math.Min(a.MinZ, b.MinZ), Math.Max(a.MaxX, b.MaxX), Math.Max(a.MaxZ, b.MaxZ)));
            Assert.Equal(clear.Grow(outer), home.Footprint);
            if (!home.Statistics.IsFallback)
            {
                Assert.All(home.Rooms, r => Assert.True(RoomRule.For(r.Kind).Accepts(r.Clear), $"{home.Name}: {r}"));
            }

            Assert.All(home.Windows, w => Assert.True(home.Rooms[w.Room].Clear.Grow(1).Overlaps(w.Gap)));
            Tiles(home);
            Assert.All(home.Pieces, p => Assert.True(home.Rooms[p.Room].Clear.Contains(p.Footprint), $"{home.Name}: {p}"));
            foreach (HomePiece leaf in home.Pieces.Where(p => p.Kind == PieceKind.DoorLeaf))
            {
                Assert.Contains(home.Openings, o => o.Gap.Grow(60).Overlaps(leaf.Footprint) && o.Width == leaf.Size.Width);
                Assert.DoesNotContain(home.Walls, w => w.Overlaps(leaf.Footprint));
            }

            MeshAgrees(home);
            SceneAgrees(home, outer);
        }
    }

    /// <summary>
    /// 220 mm are 100 mm more than 120 mm: two cells of the grid, so the rooms lie on it as before and everything in them
    /// is the same.
    /// </summary>
    [Fact]
    public void A_thicker_outside_wall_leaves_rooms_and_walkable_floor_as_they_are()
    {
        HomeOptions options = HomeOptions.Default with { OuterWallThickness = 120 };
        for (int i = 0; i < Homes; i++)
        {
            Home thin = HomeGenerator.Generate(options, 5, HomeSplit.Train, i);
            Home thick = HomeGenerator.Generate(options with { OuterWallThickness = 220 }, 5, HomeSplit.Train, i);
            Assert.Equal(thin.Rooms, thick.Rooms);
            Assert.Equal(thin.Openings, thick.Openings);
            Assert.Equal(thin.Pieces, thick.Pieces);
            Assert.Equal(thin.Footprint.Grow(100), thick.Footprint);
            Assert.Equal(Places(thin.FreeSpace), Places(thick.FreeSpace));
            Assert.Equal(thin.Receptacles, thick.Receptacles);
        }
    }

    private static List<(int, int)> Places(FreeSpace space) =>
    [
        .. Enumerable.Range(0, space.Navigable.Count).Where(c => space.Navigable[c]).Select(c =>
            (space.MinX + c % space.Width * FreeSpace.Cell, space.MinZ + c / space.Width * FreeSpace.Cell)),
    ];

    /// <summary>Rooms, openings and walls cover the slab once.</summary>
    private static void Tiles(Home home)
    {
        PlanRect[] tiles = [.. home.Rooms.Select(r => r.Clear), .. home.Openings.Select(o => o.Gap), .. home.Walls];
        Assert.Equal(
            home.CollisionBoxes.Where(b => b.Piece < 0 && b.MaxY == 0).Sum(b => b.Rect.Area), tiles.Sum(t => t.Area));
        for (int i = 0; i < tiles.Length; i++)
        {
            Assert.DoesNotContain(tiles[(i + 1)..], t => t.Overlaps(tiles[i]));
        }
    }

    /// <summary>Wall tops cover all but the rooms; nothing but the front door's panel stands out of the footprint.</summary>
    private static void MeshAgrees(Home home)
    {
        SceneDescription scene = home.Describe(HomeDetail.Standard);
        TriangleMesh mesh = scene.Mesh;
        (float top, double caps) = (home.WallHeight * 1e-3f, 0);
        for (int t = 0; t < scene.CeilingStart; t++)
        {
            (Vector3 a, Vector3 b, Vector3 c) = (
                mesh.Positions[mesh.Indices[3 * t]], mesh.Positions[mesh.Indices[3 * t + 1]],
                mesh.Positions[mesh.Indices[3 * t + 2]]);
            Vector3 normal = Vector3.Cross(b - a, c - a);
            bool isCap = MathF.Min(a.Y, MathF.Min(b.Y, c.Y)) > top - 1e-4f && normal.Y > 0;
            caps += isCap ? normal.Length() * 0.5 : 0;
        }

        double walls = home.Walls.Sum(w => w.Area * 1e-6) + home.Openings.Sum(o => o.Gap.Area * 1e-6);
        Assert.Equal(walls, caps, 1e-3);
        PlanRect f = home.Footprint;
        Bounds bounds = mesh.Bounds;
        foreach ((float wall, float drawn) in (ReadOnlySpan<(float, float)>)
            [(f.MinX, bounds.Min.X), (f.MinZ, bounds.Min.Z), (f.MaxX, bounds.Max.X), (f.MaxZ, bounds.Max.Z)])
        {
            Assert.InRange(MathF.Abs(wall * 1e-3f - drawn), 0, 0.0051f);
        }
    }

    /// <summary>In the collision columns outside walls are solid to their outer face and no farther.</summary>
    private static void SceneAgrees(Home home, int outer)
    {
        Scene scene = SceneBuilder.Build(home.Describe(), new SceneSettings());
        ColumnGrid grid = scene.Columns[0];
        // A sphere of 15 mm and a cell of 50 mm blur the face.
        const float blur = 0.07f;
        foreach (HomeWindow window in home.Windows)
        {
            PlanRect g = window.Gap;
            Vector2 way = window.Facing switch { 0 => -Vector2.UnitX, 1 => -Vector2.UnitY, 2 => Vector2.UnitX, _ => Vector2.UnitY };
            Vector2 middle = new Vector2(g.MinX + g.MaxX, g.MinZ + g.MaxZ) * 0.5e-3f;
            for (float at = 0.03f - outer * 0.5e-3f; at <= outer * 0.5e-3f - 0.03f; at += 0.02f)
            {
                Vector2 p = middle + way * at;
                Assert.False(grid.IsFree(p.X, 1, p.Y), $"{home.Name}: {window} is open at {at} m");
            }

            Vector2 beyond = middle + way * (outer * 0.5e-3f + blur);
            Vector2 before = middle - way * (outer * 0.5e-3f + blur);
            bool inGrid = grid.CellAt(beyond.X, beyond.Y) >= 0;
            Assert.True(!inGrid || grid.IsFree(beyond.X, 1, beyond.Y), $"{home.Name}: {window} is thicker than its wall");
            Assert.True(
                grid.IsFree(before.X, home.WallHeight * 1e-3f - 0.1f, before.Y), $"{home.Name}: {window} stands in the room");
        }
    }
}
