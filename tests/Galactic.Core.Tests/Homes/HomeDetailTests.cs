using Galactic.Assets;
using Galactic.Homes;
using Galactic.Homes.Furniture;

namespace Galactic.Tests.Homes;

[Collection(nameof(SampleHomes))]
public class HomeDetailTests(SampleHomes sample)
{
    [Theory]
    [InlineData(HomeDetail.Lean, 1_400, 1_200, 1_700)]
    [InlineData(HomeDetail.Standard, 2_500, 2_500, 3_500)]
    [InlineData(HomeDetail.Rich, 12_000, 12_000, 22_000)]
    public void Triangle_counts_stay_within_the_limits_of_their_level(HomeDetail detail, int typical, int low, int high)
    {
        (int least, int most) = DetailPlan.Limits(detail);
        int[] counts = [.. sample.Homes.Select(h => h.Describe(detail).Mesh.TriangleCount).Order()];
        Assert.InRange(counts[0], least, most);
        Assert.InRange(counts[^1], least, most);
        Assert.InRange(counts[counts.Length / 2], Math.Min(low, typical), high);
    }

    [Fact]
    public void Features_are_given_up_in_order_and_never_pieces()
    {
        DetailFeature[] order = [.. Enum.GetValues<DetailFeature>().Order()];
        Assert.Equal(DetailFeature.Casings, order[0]);
        Assert.Equal(DetailFeature.Body, order[^1]);
        for (int n = 0; n <= DetailPlan.Features; n++)
        {
            DetailPlan lower = new(HomeDetail.Rich, n);
            Assert.Equal(
                [.. order.Select((f, i) => i < n ? HomeDetail.Standard : HomeDetail.Rich)], order.Select(lower.Of));
            DetailPlan finer = new(HomeDetail.Lean, -n);
            Assert.Equal(
                [.. order.Select((f, i) => f != DetailFeature.Body && i >= DetailPlan.Features - n
                    ? HomeDetail.Standard : HomeDetail.Lean)],
                order.Select(finer.Of));
        }
    }

    [Fact]
    public void Giving_up_a_feature_never_adds_triangles_and_always_saves_some_where_it_is_shown()
    {
        (PieceKind Kind, DetailFeature Feature)[] shown =
        [
            (PieceKind.Bookcase, DetailFeature.Books), (PieceKind.Sideboard, DetailFeature.Handles),
            (PieceKind.Sofa, DetailFeature.Cushions), (PieceKind.Plant, DetailFeature.Leaves),
            (PieceKind.Chair, DetailFeature.Legs),
        ];
        foreach ((PieceKind kind, DetailFeature feature) in shown)
        {
            int before = Count(kind, new DetailPlan(HomeDetail.Rich, (int)feature));
            int after = Count(kind, new DetailPlan(HomeDetail.Rich, (int)feature + 1));
            Assert.True(after < before, $"{kind} without rich {feature}: {after} of {before}");
        }

        foreach (PieceKind kind in Enum.GetValues<PieceKind>())
        {
            int[] counts = [.. Enumerable.Range(0, DetailPlan.Features + 1)
                .Select(n => Count(kind, new DetailPlan(HomeDetail.Rich, n)))];
            Assert.Equal(counts.OrderDescending(), counts);
        }
    }

    /// <summary>Triangles of the middle size of each kind against the catalogue's figures, within a factor.</summary>
    [Theory]
    [InlineData(PieceKind.Sofa, 50, 118, 520)]
    [InlineData(PieceKind.CornerSofa, 70, 160, 700)]
    [InlineData(PieceKind.CoffeeTable, 44, 60, 220)]
    [InlineData(PieceKind.TvBench, 34, 76, 200)]
    [InlineData(PieceKind.Table, 44, 60, 200)]
    [InlineData(PieceKind.Armchair, 40, 82, 300)]
    [InlineData(PieceKind.Chair, 40, 54, 150)]
    [InlineData(PieceKind.OfficeChair, 60, 88, 260)]
    [InlineData(PieceKind.Stool, 30, 44, 110)]
    [InlineData(PieceKind.Sideboard, 20, 72, 260)]
    [InlineData(PieceKind.Bookcase, 60, 120, 900)]
    [InlineData(PieceKind.LowBookcase, 40, 90, 600)]
    [InlineData(PieceKind.SideTable, 30, 44, 140)]
    [InlineData(PieceKind.Counter, 40, 130, 520)]
    [InlineData(PieceKind.Fridge, 10, 48, 120)]
    [InlineData(PieceKind.Island, 20, 60, 240)]
    [InlineData(PieceKind.Bed, 40, 100, 520)]
    [InlineData(PieceKind.Nightstand, 12, 40, 140)]
    [InlineData(PieceKind.Wardrobe, 10, 50, 120)]
    [InlineData(PieceKind.Dresser, 20, 76, 240)]
    [InlineData(PieceKind.Desk, 40, 60, 200)]
    [InlineData(PieceKind.Vanity, 30, 72, 260)]
    [InlineData(PieceKind.Toilet, 26, 68, 260)]
    [InlineData(PieceKind.Bathtub, 28, 54, 180)]
    [InlineData(PieceKind.Washer, 10, 40, 120)]
    public void Pieces_have_about_the_triangles_of_the_catalogue(PieceKind kind, int lean, int standard, int rich)
    {
        const double factor = 2;
        foreach ((HomeDetail detail, int wish) in new[]
            { (HomeDetail.Lean, lean), (HomeDetail.Standard, standard), (HomeDetail.Rich, rich) })
        {
            Assert.InRange(Count(kind, new DetailPlan(detail)), wish / factor, wish * factor);
        }
    }

    [Fact]
    public void Where_a_lean_home_gives_up_legs_one_stands_for_four()
    {
        // Three sides of four legs against the four sides of one.
        int before = Count(PieceKind.Chair, new DetailPlan(HomeDetail.Lean, (int)DetailFeature.Legs));
        int after = Count(PieceKind.Chair, new DetailPlan(HomeDetail.Lean, (int)DetailFeature.Legs + 1));
        Assert.Equal(before - 4 * 6 + 8, after);
    }

    private static int Count(PieceKind kind, DetailPlan plan)
    {
        HomePiece piece = new(kind, 0, PieceSizes.Of(kind, 1), new PlanFrame(0, 0, 1), 0x5A3C9D26u << 1);
        Palette palette = Palette.All[0];
        MeshBuilder builder = new();
        PieceMesh.Add(new FacePainter(builder, null), piece, PieceShapes.Build(piece, palette, palette.Floor), plan);
        return builder.TriangleCount;
    }
}
