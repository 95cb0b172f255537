namespace Galactic.Homes.Furniture;

/// <summary>Small turns that make a room look lived in.</summary>
internal static class Jitter
{
    private const int SeatDegrees = 15;
    private const int RugDegrees = 3;

    /// <summary>A turn of up to 15 degrees for kinds that people or cleaners move; none for the others.</summary>
    public static int Of(PieceKind kind, Draws draws) => kind is PieceKind.Chair or PieceKind.OfficeChair
        or PieceKind.Stool or PieceKind.Armchair or PieceKind.Plant or PieceKind.Bin or PieceKind.Basket
        ? Within(SeatDegrees, draws) : 0;

    /// <summary>A turn of up to 3 degrees.</summary>
    public static int Rug(Draws draws) => Within(RugDegrees, draws);

    /// <summary>A turn between two angles in whole degrees.</summary>
    public static int Between(int low, int high, Draws draws) => PlanTurn.OfDegrees(draws.Range(low, high, 1));

    private static int Within(int degrees, Draws draws)
    {
        int most = PlanTurn.OfDegrees(degrees);
        return draws.Range(-most, most, 1);
    }
}
