using Galactic.Homes;

namespace Galactic.Experiments;

/// <summary>What must hold for every home; a home for which it does not is shown to whoever looks at the pictures.</summary>
internal static class HomeCheck
{
    private const int LeastCells = 40;
    private const int LeastSurfaces = 4;

    /// <summary>Each broken rule in words; none for a good home.</summary>
    public static IEnumerable<string> Problems(Home home)
    {
        for (int i = 0; i < home.Rooms.Count; i++)
        {
            if (home.FreeSpace.Count(home.Rooms[i].Clear) < LeastCells)
            {
                yield return $"{home.Rooms[i].Kind} {home.Rooms[i].Number} is cut off";
            }
        }

        if (home.Statistics.ReachableSurfaces < LeastSurfaces)
        {
            yield return $"only {home.Statistics.ReachableSurfaces} surfaces within reach";
        }

        foreach (HomePiece piece in home.Pieces)
        {
            if (!home.Rooms[piece.Room].Clear.Contains(piece.Footprint))
            {
                yield return $"{piece.Kind} leaves its room";
            }
        }

        foreach ((PlanBox a, PlanBox b) in Overlaps(home))
        {
            yield return $"{Owner(home, a)} and {Owner(home, b)} overlap";
        }
    }

    private static IEnumerable<(PlanBox A, PlanBox B)> Overlaps(Home home)
    {
        for (int i = 0; i < home.CollisionBoxes.Count; i++)
        {
            PlanBox a = home.CollisionBoxes[i];
            // Turned boxes are rounded to whole millimetres.
            PlanBox inner = a.Turn == 0 ? a : a with { Rect = a.Rect.Grow(-1) };
            for (int k = i + 1; k < home.CollisionBoxes.Count; k++)
            {
                PlanBox b = home.CollisionBoxes[k];
                if (a.Piece != b.Piece && inner.Overlaps(b.Turn == 0 ? b : b with { Rect = b.Rect.Grow(-1) }))
                {
                    yield return (a, b);
                }
            }
        }
    }

    private static string Owner(Home home, PlanBox box) => box.Piece < 0 ? "building" : home.Pieces[box.Piece].Kind.ToString();
}
