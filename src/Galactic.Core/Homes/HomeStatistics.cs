namespace Galactic.Homes;

/// <summary>Figures about a home.</summary>
/// <param name="FloorArea">Floor between walls, square metres.</param>
/// <param name="FootprintShare">Share of the floor under solid pieces.</param>
/// <param name="NavigableShare">Share of the floor on which the base centre may stand.</param>
/// <param name="SolidPieces">Pieces of furniture standing on the floor.</param>
/// <param name="Surfaces">Surfaces at a usable height.</param>
/// <param name="ReachableSurfaces">Those of them within reach.</param>
/// <param name="Attempts">Plans tried until one could be furnished, from 1.</param>
/// <param name="IsFallback">True if no plan of the drawn family worked and the one that always exists was used.</param>
public sealed record HomeStatistics(
    float FloorArea, float FootprintShare, float NavigableShare, int SolidPieces, int Surfaces, int ReachableSurfaces,
    int Attempts, bool IsFallback)
{
    internal static HomeStatistics Of(Home home)
    {
        float floor = home.Rooms.Sum(r => r.Area);
        float covered = home.Pieces.Where(p => p.IsFurniture).Sum(p => p.Footprint.Area * 1e-6f);
        int cells = home.FreeSpace.Count();
        return new HomeStatistics(
            floor,
            covered / floor,
            cells * (FreeSpace.Cell * FreeSpace.Cell * 1e-6f) / floor,
            home.Pieces.Count(p => p.IsFurniture),
            home.Receptacles.Count,
            home.Receptacles.Count(r => r.IsReachable),
            home.Attempts,
            home.IsFallback);
    }
}
