using Galactic.Homes;
using Galactic.Homes.Furniture;

namespace Galactic.Tests.Homes;

public class ShelfTests
{
    /// <summary>The catalogue's racks: 0.45, 0.80 and 1.10 m in bathrooms, 0.50, 0.85 and 1.15 m in kitchens.</summary>
    [Theory]
    [InlineData(1400, 450, 800, 1100)]
    [InlineData(1460, 480, 830, 1130)]
    [InlineData(1500, 500, 850, 1150)]
    public void Racks_have_their_boards_where_the_catalogue_says(int height, int low, int middle, int high)
    {
        PieceModel rack = Build(PieceKind.ShelfRack, height, style: 0);
        Assert.Equal([low, middle, high], rack.Surfaces.Select(s => s.Height));
        // Up to the underside of the next board, 25 mm thick; the top board ends at the full height.
        Assert.Equal(
            [middle - low - 25, high - middle - 25, height - 25 - high], rack.Surfaces.Select(s => s.Clearance));
    }

    /// <summary>(1700 - 85) / 4 = 403 mm from board to board: 5 boards, as 6 would leave 298 mm.</summary>
    [Fact]
    public void Bookcases_leave_room_for_standing_books()
    {
        // All style bits set: no board carries books.
        PieceModel bookcase = Build(PieceKind.Bookcase, 1700, style: uint.MaxValue);
        Assert.Equal([488, 891], bookcase.Surfaces.Where(s => s.Height < 1200).Select(s => s.Height));
        Assert.All(bookcase.Surfaces.Where(s => s.Height < 1200), s => Assert.Equal(378, s.Clearance));
    }

    private static PieceModel Build(PieceKind kind, int height, uint style) => PieceShapes.Build(
        new HomePiece(kind, 0, new PieceSize(700, 300, height), new PlanFrame(0, 0, 1), style), Palette.All[0],
        Palette.All[0].Floor);
}
