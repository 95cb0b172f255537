using Galactic.Homes;

namespace Galactic.Tests.Homes;

/// <summary>The floor that the catalogue keeps free in front of furniture and doors.</summary>
[Collection(nameof(SampleHomes))]
public class ClearanceTests(SampleHomes sample)
{
    private static readonly HashSet<PieceKind> Seats = [PieceKind.Chair, PieceKind.OfficeChair, PieceKind.Stool];

    [Theory]
    [InlineData(PieceKind.Sofa, 900, 0)]
    [InlineData(PieceKind.CornerSofa, 800, 0)]
    [InlineData(PieceKind.Sideboard, 700, 0)]
    [InlineData(PieceKind.Bookcase, 650, 0)]
    [InlineData(PieceKind.LowBookcase, 650, 0)]
    [InlineData(PieceKind.Dresser, 700, 0)]
    [InlineData(PieceKind.Wardrobe, 750, 0)]
    [InlineData(PieceKind.Desk, 850, 0)]
    [InlineData(PieceKind.Fridge, 900, 0)]
    [InlineData(PieceKind.Vanity, 650, 0)]
    [InlineData(PieceKind.Toilet, 550, 0)]
    [InlineData(PieceKind.Bathtub, 550, 0)]
    [InlineData(PieceKind.Shower, 550, 0)]
    [InlineData(PieceKind.Washer, 750, 0)]
    [InlineData(PieceKind.Console, 950, 0)]
    [InlineData(PieceKind.ShoeCabinet, 950, 0)]
    [InlineData(PieceKind.Counter, 1050, 620)]
    [InlineData(PieceKind.Bed, 600, 0)]
    public void Floor_before_a_piece_stays_free(PieceKind kind, int front, int wing)
    {
        int seen = 0;
        foreach (Home home in sample.Homes)
        {
            foreach (HomePiece piece in home.Pieces.Where(p => p.Kind == kind))
            {
                // Round a corner, the wing of a counter stands before the end of the run.
                int half = piece.Size.Width / 2 - wing;
                if (half <= 0)
                {
                    continue;
                }

                PlanRect zone = piece.Frame.Rect(new PlanRect(-half, piece.Size.Depth, half, piece.Size.Depth + front));
                Assert.True(home.Rooms[piece.Room].Clear.Contains(zone), $"{home.Name}: {piece} looks at a wall");
                foreach (HomePiece other in home.Pieces)
                {
                    bool belongs = other == piece || Seats.Contains(other.Kind)
                        || (other.Kind is PieceKind.CoffeeTable or PieceKind.Armchair && kind is PieceKind.Sofa or PieceKind.CornerSofa);
                    Assert.False(
                        !belongs && other.IsSolid && other.Footprint.Overlaps(zone), $"{home.Name}: {piece} behind {other}");
                }

                seen++;
            }
        }

        Assert.True(seen > 0);
    }

    /// <summary>
    /// 1.05 m on all sides of an island, corners included, without furniture or wall; few kitchens have that, so many are
    /// looked at.
    /// </summary>
    [Fact]
    public void Islands_have_an_aisle_all_round()
    {
        Home[] homes = new Home[600];
        Parallel.For(0, homes.Length, i => homes[i] = HomeGenerator.Generate(
            HomeOptions.Default with { Bedrooms = new BedroomWeights(0, 1, 1, 1) }, 21, HomeSplit.Train, i));
        int seen = 0;
        foreach (Home home in homes)
        {
            foreach (HomePiece island in home.Pieces.Where(p => p.Kind == PieceKind.Island))
            {
                seen++;
                PlanRect zone = island.Footprint.Grow(1050);
                Assert.True(home.Rooms[island.Room].Clear.Contains(zone), $"{home.Name}: a wall beside {island}");
                Assert.DoesNotContain(home.Pieces, p => p != island && p.IsSolid && p.Footprint.Overlaps(zone));
                Assert.Contains(home.Pieces, p => p.Kind == PieceKind.Counter && p.Room == island.Room);
            }
        }

        Assert.True(seen >= 4, $"{seen} islands");
    }

    /// <summary>
    /// The open edge between living room and alcove is no door: a way as wide as one stays free in its middle, and the
    /// alcove is furnished beside it.
    /// </summary>
    [Fact]
    public void Alcoves_are_furnished_and_have_a_way_through()
    {
        Home[] homes = new Home[40];
        Parallel.For(0, homes.Length, i => homes[i] = HomeGenerator.Generate(
            HomeOptions.Default, 9, HomeSplit.TestLayout, i));
        (int alcoves, int furnished) = (0, 0);
        foreach (Home home in homes)
        {
            for (int i = 0; i < home.Rooms.Count; i++)
            {
                Assert.True(home.FreeSpace.Count(home.Rooms[i].Clear) >= 40, $"{home.Name}: {home.Rooms[i]} is cut off");
                if (home.Rooms[i].Kind != RoomKind.Alcove)
                {
                    continue;
                }

                alcoves++;
                furnished += home.Pieces.Any(p => p.Room == i && p.IsFurniture) ? 1 : 0;
                HomeOpening edge = Assert.Single(home.Openings, o =>
                    o.Kind == OpeningKind.OpenPlan && (o.RoomA == i || o.RoomB == i));
                PlanRect g = edge.Gap;
                (int x, int z) = ((g.MinX + g.MaxX) / 2, (g.MinZ + g.MaxZ) / 2);
                PlanRect way = edge.AlongX
                    ? new PlanRect(x - 460, g.MinZ - 900, x + 460, g.MaxZ + 900)
                    : new PlanRect(g.MinX - 900, z - 460, g.MaxX + 900, z + 460);
                Assert.DoesNotContain(home.Pieces, p => p.IsSolid && p.Footprint.Overlaps(way)
                    && (p.Room == edge.RoomA || p.Room == edge.RoomB));
            }
        }

        Assert.True(alcoves > 5 && furnished * 10 >= alcoves * 8, $"{furnished} of {alcoves} alcoves are furnished");
    }

    /// <summary>0.90 m before every door, at the ends of corridors 0.35 m wider than the door on both sides.</summary>
    [Fact]
    public void Floor_before_doors_stays_free()
    {
        int ends = 0;
        foreach (Home home in sample.Homes)
        {
            foreach (HomeOpening door in home.Openings)
            {
                foreach (int room in (int[])[door.RoomA, door.RoomB])
                {
                    PlanRect clear = home.Rooms[room].Clear;
                    bool isEnd = home.Rooms[room].Kind == RoomKind.Hall
                        && (door.AlongX ? clear.Depth > clear.Width : clear.Width > clear.Depth);
                    ends += isEnd ? 1 : 0;
                    (int along, int across) = (isEnd ? 350 : 0, 900);
                    PlanRect g = door.Gap;
                    PlanRect zone = door.AlongX
                        ? new PlanRect(g.MinX - along, g.MinZ - across, g.MaxX + along, g.MaxZ + across)
                        : new PlanRect(g.MinX - across, g.MinZ - along, g.MaxX + across, g.MaxZ + along);
                    Assert.DoesNotContain(
                        home.Pieces, p => p.Room == room && p.IsSolid && p.Footprint.Overlaps(zone));
                }
            }
        }

        Assert.True(ends > 0);
    }
}
