namespace Galactic.Homes.Plans;

/// <summary>The order of the rooms in a band.</summary>
internal static class RoomOrder
{
    private const int Tries = 6;

    /// <summary>
    /// The chosen rooms in the best of some random orders: kitchen beside the living room, wet rooms together, and
    /// a kitchen first where it must touch the living column.
    /// </summary>
    public static RoomWish[] Draw(RoomWish[] rooms, int chosen, Draws draws, bool kitchenFirst)
    {
        RoomWish[] order = [.. rooms.Where((_, i) => (chosen >> i & 1) == 1)];
        RoomWish[] best = [.. order];
        int bestScore = -1;
        for (int i = 0; i < Tries; i++)
        {
            draws.Shuffle<RoomWish>(order);
            int score = kitchenFirst && order.Length > 0 && order[0].Kind == RoomKind.Kitchen ? 8 : 0;
            for (int k = 1; k < order.Length; k++)
            {
                score += Affinity(order[k - 1].Kind, order[k].Kind);
            }

            if (score > bestScore)
            {
                (best, bestScore) = ([.. order], score);
            }
        }

        return best;
    }

    private static int Affinity(RoomKind a, RoomKind b) => (a, b) switch
    {
        (RoomKind.Living, RoomKind.Kitchen) or (RoomKind.Kitchen, RoomKind.Living) => 4,
        (RoomKind.Bath, RoomKind.Kitchen) or (RoomKind.Kitchen, RoomKind.Bath) or (RoomKind.Bath, RoomKind.Bath) => 1,
        _ => 0,
    };
}
