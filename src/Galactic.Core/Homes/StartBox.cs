namespace Galactic.Homes;

/// <summary>Room for the whole robot with its arm folded before it: 1.0 m x 0.7 m, up to 1.4 m.</summary>
internal static class StartBox
{
    private const int Behind = 300;
    private const int Ahead = 700;
    private const int Side = 350;
    private const int Around = 500;

    /// <summary>True if the box fits in some heading at a place where the base may stand within 0.5 m of a stand.</summary>
    public static bool FitsNear(Home home, HomeStand stand)
    {
        const int longest = Around + Ahead + Side;
        PlanRect area = new PlanRect(stand.X, stand.Z, stand.X, stand.Z).Grow(longest);
        PlanBox[] solids =
        [
            .. home.CollisionBoxes.Where(b =>
                b.MaxY > 0 && b.MinY < FreeSpace.BlockingHeight && b.Bounds.Overlaps(area)),
        ];
        FreeSpace space = home.FreeSpace;
        foreach ((int x, int z) in Places(stand))
        {
            if (!space.IsNavigable(x, z))
            {
                continue;
            }

            for (int i = 0; i < HomeStand.Headings; i++)
            {
                TurnedRect robot = At(x, z, (stand.Heading + i) % HomeStand.Headings);
                if (!Array.Exists(solids, s => new TurnedRect(s.Rect, s.Turn).Overlaps(robot)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Cells within the distance, row by row, the stand itself first.</summary>
    private static IEnumerable<(int X, int Z)> Places(HomeStand stand)
    {
        yield return (stand.X, stand.Z);
        for (int dz = -Around; dz <= Around; dz += FreeSpace.Cell)
        {
            for (int dx = -Around; dx <= Around; dx += FreeSpace.Cell)
            {
                if (dx * dx + dz * dz <= Around * Around)
                {
                    yield return (stand.X + dx, stand.Z + dz);
                }
            }
        }
    }

    private static TurnedRect At(int x, int z, int heading)
    {
        int turn = heading * PlanTurn.Steps / HomeStand.Headings;
        (int dx, int dz) = PlanTurn.Apply(turn, (Ahead - Behind) / 2, 0);
        PlanRect middle = new(x + dx, z + dz, x + dx, z + dz);
        return new TurnedRect(
            new PlanRect(
                middle.MinX - (Ahead + Behind) / 2, middle.MinZ - Side, middle.MaxX + (Ahead + Behind) / 2,
                middle.MaxZ + Side), turn);
    }
}
