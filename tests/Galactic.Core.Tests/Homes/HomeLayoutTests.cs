using Galactic.Homes;
using Galactic.Homes.Plans;

namespace Galactic.Tests.Homes;

[Collection(nameof(SampleHomes))]
public class HomeLayoutTests(SampleHomes sample)
{
    [Fact]
    public void Rooms_walls_and_openings_tile_the_footprint_exactly()
    {
        foreach (Home home in sample.Homes)
        {
            PlanRect[] tiles =
            [
                .. home.Rooms.Select(r => r.Clear),
                .. home.Openings.Select(o => o.Gap),
                .. home.CollisionBoxes.Where(b => b.Piece < 0 && b.MinY == 0).Select(b => b.Rect),
            ];
            PlanBox[] slabs = [.. home.CollisionBoxes.Where(b => b.Piece < 0 && b.MaxY == 0)];
            Assert.Equal(slabs.Sum(s => s.Rect.Area), tiles.Sum(t => t.Area));
            for (int i = 0; i < tiles.Length; i++)
            {
                Assert.True(home.Footprint.Contains(tiles[i]), home.Name);
                Assert.DoesNotContain(tiles[(i + 1)..], t => t.Overlaps(tiles[i]));
            }
        }
    }

    [Fact]
    public void Footprint_is_centred_on_the_origin()
    {
        Assert.All(sample.Homes, h =>
        {
            Assert.Equal(0, h.Footprint.MinX + h.Footprint.MaxX);
            Assert.Equal(0, h.Footprint.MinZ + h.Footprint.MaxZ);
        });
    }

    [Fact]
    public void Pieces_stay_inside_their_rooms()
    {
        foreach (Home home in sample.Homes)
        {
            Assert.All(home.Pieces, p => Assert.True(
                home.Rooms[p.Room].Clear.Contains(p.Footprint), $"{home.Name}: {p} leaves {home.Rooms[p.Room]}"));
            Assert.All(home.CollisionBoxes.Where(b => b.Piece >= 0), b => Assert.True(
                home.Pieces[b.Piece].Footprint.Grow(35)
                    .Contains(b.Bounds), $"{home.Name}: {home.Pieces[b.Piece]} has {b}"));
        }
    }

    [Fact]
    public void Solid_boxes_of_different_pieces_do_not_overlap()
    {
        foreach (Home home in sample.Homes)
        {
            PlanBox[] boxes = [.. home.CollisionBoxes];
            for (int a = 0; a < boxes.Length; a++)
            {
                for (int b = a + 1; b < boxes.Length; b++)
                {
                    // Turned boxes are rounded to whole millimetres: less than one is none.
                    int slack = boxes[a].Turn == 0 && boxes[b].Turn == 0 ? 0 : -1;
                    bool overlap = boxes[a].Piece != boxes[b].Piece
                        && (boxes[a] with { Rect = boxes[a].Rect.Grow(slack) }).Overlaps(boxes[b]);
                    if (overlap)
                    {
                        Assert.Fail($"{home.Name}: {Owner(home, boxes[a])} and {Owner(home, boxes[b])} overlap");
                    }
                }
            }
        }
    }

    [Fact]
    public void Nothing_solid_stands_before_a_door()
    {
        foreach (Home home in sample.Homes)
        {
            foreach (HomeOpening door in home.Openings)
            {
                PlanRect g = door.Gap;
                PlanRect zone = door.AlongX
                    ? new PlanRect(g.MinX, g.MinZ - 900, g.MaxX, g.MaxZ + 900)
                    : new PlanRect(g.MinX - 900, g.MinZ, g.MaxX + 900, g.MaxZ);
                Assert.DoesNotContain(home.Pieces, p => p.IsSolid && p.Footprint.Overlaps(zone)
                    && (p.Room == door.RoomA || p.Room == door.RoomB));
            }
        }
    }

    [Fact]
    public void Rooms_keep_the_limits_of_their_kind()
    {
        foreach (Home home in sample.Homes.Where(h => !h.Statistics.IsFallback))
        {
            Assert.All(home.Rooms, r => Assert.True(RoomRule.For(r.Kind).Accepts(r.Clear), $"{home.Name}: {r}"));
            Assert.All(home.Rooms.Where(r => r.Kind == RoomKind.Hall && home.Family != HomeFamily.Studio), r =>
                Assert.InRange(r.Clear.ShortSide, HomeOptions.Default.CorridorMin, HomeOptions.Default.CorridorMax));
            Assert.All(home.Openings, o => Assert.True(o.Width >= HomeOptions.Default.DoorWidth));
        }
    }

    [Fact]
    public void Every_room_has_what_it_cannot_do_without()
    {
        foreach (Home home in sample.Homes)
        {
            for (int i = 0; i < home.Rooms.Count; i++)
            {
                PieceKind[] kinds = [.. home.Pieces.Where(p => p.Room == i).Select(p => p.Kind)];
                PieceKind[] needed = home.Rooms[i].Kind switch
                {
                    RoomKind.Bedroom => [PieceKind.Bed],
                    RoomKind.Studio => [PieceKind.Bed],
                    RoomKind.Kitchen => [PieceKind.Counter, PieceKind.Fridge],
                    RoomKind.Bath => [PieceKind.Toilet, PieceKind.Vanity],
                    RoomKind.Study => [PieceKind.Desk],
                    _ => [],
                };
                Assert.Empty(needed.Except(kinds));
                Assert.True(home.Rooms[i].Kind != RoomKind.Living
                    || kinds.Intersect(
                        [PieceKind.Sofa, PieceKind.CornerSofa, PieceKind.Table, PieceKind.RoundTable]).Any(), home.Name);
            }

            Assert.Contains(home.Pieces, p => p.Kind == PieceKind.Counter);
        }
    }

    private static string Owner(Home home, PlanBox box) =>
        box.Piece < 0 ? $"building {box}" : $"{home.Pieces[box.Piece]} {box}";
}
