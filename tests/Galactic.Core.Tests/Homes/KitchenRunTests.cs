using Galactic.Homes;
using Galactic.Homes.Furniture;

namespace Galactic.Tests.Homes;

[Collection(nameof(SampleHomes))]
public class KitchenRunTests(SampleHomes sample, ITestOutputHelper output)
{
    [Theory]
    [InlineData(1800, 0u, 60, 540, 1140, 1500)]
    [InlineData(1800, 2u, 1260, 1740, 300, 660)]
    [InlineData(2400, 0u, 60, 540, 1560, 2100)]
    [InlineData(1200, 0u, 10, 290, 600, 900)]
    [InlineData(1200, 2u, 910, 1190, 300, 600)]
    public void Sink_and_hob_lie_where_hand_computed(
        int width, uint style, int sinkLow, int sinkHigh, int hobLow, int hobHigh) =>
        Assert.Equal(new KitchenRun(width, sinkLow, sinkHigh, hobLow, hobHigh), KitchenRun.Of(width, style));

    [Fact]
    public void Every_place_of_every_run_keeps_its_distances()
    {
        for (int width = 1200; width <= 4200; width += 600)
        {
            for (uint style = 0; style < 64; style++)
            {
                Check(KitchenRun.Of(width, (style >> 1) << 27 | (style & 1) << 1));
            }
        }
    }

    [Fact]
    public void Kitchens_have_the_refrigerator_at_an_end_and_free_worktop_as_a_surface()
    {
        (int runs, int small, int windows, int under) = (0, 0, 0, 0);
        foreach (Home home in sample.Homes)
        {
            for (int i = 0; i < home.Pieces.Count; i++)
            {
                HomePiece piece = home.Pieces[i];
                if (piece.Kind != PieceKind.Counter || (piece.Style & KitchenGroup.Plain) != 0)
                {
                    continue;
                }

                KitchenRun run = KitchenRun.Of(piece.Size.Width, piece.Style);
                Check(run);
                Assert.InRange(run.Width, 1200, 3600);
                runs++;
                HomePiece fridge = Assert.Single(home.Pieces, p => p.Kind == PieceKind.Fridge);
                Assert.True(piece.Square.Grow(11).Overlaps(fridge.Square) && !piece.Square.Overlaps(fridge.Square));
                HomeReceptacle[] tops = [.. home.Receptacles.Where(r => r.Piece == i)];
                if (piece.Size.Width > 1200)
                {
                    Assert.Contains(tops, r => Math.Max(r.Whole.Width, r.Whole.Depth) >= KitchenRun.LeastFree - 60);
                }
                else
                {
                    small++;
                    Assert.Contains(home.Receptacles, r => r.Piece != i
                        && home.Pieces[r.Piece].Kind == PieceKind.Counter && home.Pieces[r.Piece].Room == piece.Room
                        && Math.Max(r.Whole.Width, r.Whole.Depth) >= KitchenRun.LeastFree - 60);
                }

                // Nothing solid of the run stands on its surfaces.
                Assert.DoesNotContain(home.CollisionBoxes, b => b.Piece == i && b.MinY >= piece.Size.Height
                    && b.MinY < 1200 && tops.Any(r => r.Whole.Overlaps(b.Rect)));
                foreach (HomeWindow window in home.Windows.Where(w => w.Room == piece.Room && w.Facing == piece.Frame.Facing))
                {
                    (int low, int high) = KitchenRun.Along(window, run.Width, piece.Frame);
                    int sink = (run.SinkLow + run.SinkHigh) / 2;
                    if (low >= 0 && high <= run.Width && run.Width >= 1800)
                    {
                        windows++;
                        under += sink >= low && sink <= high ? 1 : 0;
                    }
                }
            }
        }

        output.WriteLine($"{runs} runs, {small} of two modules; sink under {under} of {windows} windows over runs");
        Assert.True(runs >= sample.Homes.Count * 9 / 10, $"{runs} runs in {sample.Homes.Count} homes");
        Assert.True(windows > 0 && under * 10 >= windows * 8, $"{under} of {windows} windows have the sink");
    }

    private static void Check(KitchenRun run)
    {
        int apart = Math.Max(run.HobLow - run.SinkHigh, run.SinkLow - run.HobHigh);
        Assert.True(apart >= KitchenRun.HobMargin, $"{run}: hob {apart} mm from the sink");
        Assert.True(Math.Min(run.HobLow, run.Width - run.HobHigh) >= KitchenRun.HobMargin, $"{run}: hob at an end");
        Assert.True(Math.Min(run.SinkLow, run.Width - run.SinkHigh) >= 0, $"{run}: sink over an end");
        Assert.True(
            run.Width <= 1200 || run.Free.Any(f => f.High - f.Low >= KitchenRun.LeastFree), $"{run}: no worktop free");
        Assert.Equal(
            run.Width, run.Free.Sum(f => f.High - f.Low) + run.SinkHigh - run.SinkLow + run.HobHigh - run.HobLow);
    }
}
