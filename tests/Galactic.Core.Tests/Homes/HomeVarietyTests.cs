using System.Security.Cryptography;
using Galactic.Homes;
using Galactic.Homes.Furniture;
using Galactic.Homes.Plans;

namespace Galactic.Tests.Homes;

[Collection(nameof(SampleHomes))]
public class HomeVarietyTests(SampleHomes sample)
{
    private const string Golden = "09EBDB78319D882F";

    [Fact]
    public void Layouts_of_a_version_are_the_same_on_every_machine()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(params ReadOnlySpan<int> numbers)
        {
            foreach (int number in numbers)
            {
                hash.AppendData(BitConverter.GetBytes(number));
            }
        }

        void AddRect(PlanRect r) => Add(r.MinX, r.MinZ, r.MaxX, r.MaxZ);
        foreach (Home home in sample.Homes.Take(64))
        {
            Add((int)home.Family, home.Bedrooms, home.WallHeight);
            foreach (HomeRoom room in home.Rooms)
            {
                Add((int)room.Kind, room.Number);
                AddRect(room.Clear);
            }

            foreach (HomeOpening opening in home.Openings)
            {
                Add((int)opening.Kind, opening.RoomA, opening.RoomB, opening.Height);
                AddRect(opening.Gap);
            }

            foreach (HomeWindow window in home.Windows)
            {
                Add(window.Room, window.Facing, window.Sill, window.Head);
                AddRect(window.Gap);
            }

            foreach (HomePiece p in home.Pieces)
            {
                Add((int)p.Kind, p.Room, p.Size.Width, p.Size.Depth, p.Size.Height, p.Frame.X, p.Frame.Z,
                    p.Frame.Facing, (int)p.Style, p.Elevation, p.Turn);
            }

            foreach (PlanBox box in home.CollisionBoxes)
            {
                Add(box.Piece, box.MinY, box.MaxY, box.Turn);
                AddRect(box.Rect);
            }
        }

        // Another hash means other homes: raise HomeGenerator.Version with it.
        Assert.Equal((6, Golden), (HomeGenerator.Version, Convert.ToHexString(hash.GetHashAndReset())[..16]));
    }

    [Fact]
    public void Homes_seldom_have_their_solids_in_the_same_places()
    {
        double sum = 0;
        int pairs = 0;
        for (int a = 0; a < 60; a++)
        {
            for (int b = a + 1; b < 60; b++)
            {
                sum += Jaccard(sample.Homes[a], sample.Homes[b]);
                pairs++;
            }
        }

        Assert.InRange(sum / pairs, 0.05, 0.45);
    }

    [Fact]
    public void Mirrored_homes_have_the_same_figures()
    {
        foreach (Home home in sample.Homes.Take(20))
        {
            HomePlan plan = home.Plan;
            HomePlan mirrored = plan with
            {
                Rooms = [.. plan.Rooms.Select(r => r with { Cell = Mirror(r.Cell) })],
                Openings = [.. plan.Openings.Select(o => o with { Gap = Mirror(o.Gap) })],
                Windows = [.. plan.Windows.Select(w => w with
                {
                    Gap = Mirror(w.Gap), Facing = w.Facing is 0 or 2 ? 2 - w.Facing : w.Facing,
                })],
                FrontDoor = plan.FrontDoor == default ? default : Mirror(plan.FrontDoor),
            };
            mirrored = mirrored with { Outline = PlanOutline.Of(mirrored.Rooms, plan.Outline.Wall) };
            HomePiece[] pieces =
            [
                .. home.Pieces.Select(p => p with
                {
                    Frame = new PlanFrame(
                        -p.Frame.X, p.Frame.Z, p.Frame.Facing is 0 or 2 ? 2 - p.Frame.Facing : p.Frame.Facing),
                    Turn = -p.Turn,
                }),
            ];
            Assert.Equal(home.Pieces.Select(p => Mirror(p.Footprint)), pieces.Select(p => p.Footprint));
            FreeSpace space = new(mirrored, pieces, HomeOptions.Default.Radius);
            int before = home.FreeSpace.Count();
            // The grid starts at the other side: walls may gain or lose part of a cell.
            Assert.InRange(space.Count(), before * 0.94, before * 1.06);
            for (int i = 0; i < plan.Rooms.Length; i++)
            {
                Assert.True(space.Count(mirrored.Rooms[i].Clear) > 0, $"{home.Name}: {home.Rooms[i]}");
            }
        }
    }

    [Fact]
    public void Chairs_plants_and_rugs_are_turned_a_little_and_armchairs_to_the_table()
    {
        int most = PlanTurn.OfDegrees(15);
        HashSet<PieceKind> jittered =
        [
            PieceKind.Chair, PieceKind.OfficeChair, PieceKind.Stool, PieceKind.Armchair, PieceKind.Plant, PieceKind.Bin,
            PieceKind.Basket, PieceKind.Rug,
        ];
        int towards = 0;
        foreach (HomePiece piece in sample.Homes.SelectMany(h => h.Pieces))
        {
            int limit = piece.Kind == PieceKind.Rug ? PlanTurn.OfDegrees(3)
                : piece.Kind == PieceKind.Armchair ? PlanTurn.OfDegrees(30)
                : jittered.Contains(piece.Kind) ? most : 0;
            Assert.InRange(piece.Turn, -limit, limit);
            towards += piece.Kind == PieceKind.Armchair && Math.Abs(piece.Turn) > most ? 1 : 0;
        }

        foreach (PieceKind kind in jittered.Where(k => k != PieceKind.Stool))
        {
            HomePiece[] pieces = [.. sample.Homes.SelectMany(h => h.Pieces).Where(p => p.Kind == kind)];
            Assert.True(pieces.Count(p => p.Turn != 0) * 2 > pieces.Length, $"{kind}: most are not turned");
        }

        Assert.True(towards > 0);
    }

    private static PlanRect Mirror(PlanRect r) => new(-r.MaxX, r.MinZ, -r.MinX, r.MaxZ);

    /// <summary>Cells solid in both of those solid in one, the footprints' corners laid together.</summary>
    private static double Jaccard(Home a, Home b)
    {
        const int cell = 100;
        HashSet<(int, int)> Cells(Home home)
        {
            HashSet<(int, int)> cells = [];
            foreach (PlanBox box in home.CollisionBoxes.Where(s => s.MaxY > 0 && s.MinY < 1400))
            {
                PlanRect r = box.Bounds.Shift(-home.Footprint.MinX, -home.Footprint.MinZ);
                for (int x = r.MinX / cell; x <= (r.MaxX - 1) / cell; x++)
                {
                    for (int z = r.MinZ / cell; z <= (r.MaxZ - 1) / cell; z++)
                    {
                        cells.Add((x, z));
                    }
                }
            }

            return cells;
        }

        HashSet<(int, int)> first = Cells(a);
        HashSet<(int, int)> second = Cells(b);
        int both = first.Count(second.Contains);
        return both / (double)(first.Count + second.Count - both);
    }
}
