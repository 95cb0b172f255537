using Galactic.Compute;

namespace Galactic.Homes.Plans;

/// <summary>Turns a programme into a plan, attempt by attempt.</summary>
internal static class HomePlanner
{
    private const int Patience = 40;

    private static readonly HomeFamily[] Turns = [HomeFamily.Hub, HomeFamily.Spine, HomeFamily.Core];

    /// <summary>One attempt; null if its sizes do not fit together.</summary>
    /// <remarks>After some attempts the families take turns, later the rooms may grow.</remarks>
    public static HomePlan? Try(Programme programme, HomeOptions options, RandomKey key, int attempt)
    {
        RandomKey stream = key.For(attempt);
        Draws draws = new(stream.For(0));
        int rounds = attempt / Patience;
        int percent = 100 + 6 * Math.Clamp(rounds - 1, 0, 3);
        HomeFamily family = rounds >= 1 && programme.Family != HomeFamily.Studio
            ? Turns[attempt % Turns.Length] : programme.Family;
        RoomWish[] wishes = programme.Wishes(draws, percent);
        List<PlannedRoom>? rooms = PlanFamilies.TryPlan(family, wishes, options, draws);
        if (rooms is null || !rooms.TrueForAll(r => RoomRule.For(r.Kind).Accepts(r.Clear)))
        {
            return null;
        }

        PlannedRoom[] placed = Place(rooms, programme.Variant);
        PlanRect footprint = placed.Aggregate(placed[0].Cell, (all, r) => Union(all, r.Cell)).Grow(HomePlan.Wall / 2);
        Draws openings = new(stream.For(1));
        return DoorTree.Join(placed, options, openings) is HomeOpening[] joined
            ? new HomePlan(
                family, programme.Bedrooms, placed, joined, footprint, FrontDoor(placed, footprint, openings))
            : null;
    }

    /// <summary>Mirrors and rotates by the variant's bits and moves the middle to the origin.</summary>
    private static PlannedRoom[] Place(List<PlannedRoom> rooms, int variant)
    {
        PlannedRoom[] result = new PlannedRoom[rooms.Count];
        PlanRect all = rooms.Aggregate(rooms[0].Cell, (union, r) => Union(union, r.Cell));
        for (int i = 0; i < result.Length; i++)
        {
            PlanRect r = rooms[i].Cell;
            r = (variant & 1) == 0 ? r : new PlanRect(all.MaxX - r.MaxX, r.MinZ, all.MaxX - r.MinX, r.MaxZ);
            r = (variant & 2) == 0 ? r : new PlanRect(r.MinX, all.MaxZ - r.MaxZ, r.MaxX, all.MaxZ - r.MinZ);
            r = (variant & 4) == 0 ? r : new PlanRect(r.MinZ, r.MinX, r.MaxZ, r.MaxX);
            result[i] = rooms[i] with { Cell = r };
        }

        PlanRect bounds = result.Aggregate(result[0].Cell, (union, r) => Union(union, r.Cell));
        for (int i = 0; i < result.Length; i++)
        {
            PlanRect cell = result[i].Cell.Shift(-(bounds.MinX + bounds.MaxX) / 2, -(bounds.MinZ + bounds.MaxZ) / 2);
            result[i] = result[i] with { Cell = cell };
        }

        return result;
    }

    /// <summary>
    /// A closed door in an outside wall of the hall, else of the main room: the panel's place in plan.
    /// </summary>
    private static PlanRect FrontDoor(PlannedRoom[] rooms, PlanRect footprint, Draws draws)
    {
        int room = Array.FindIndex(rooms, r => r.Kind == RoomKind.Hall);
        room = room >= 0 ? room : Array.FindIndex(rooms, r => r.Kind is RoomKind.Living or RoomKind.Studio);
        const int width = 1000;
        PlanRect clear = rooms[room].Clear;
        int x = draws.Range(clear.MinX + 20, Math.Max(clear.MinX + 20, clear.MaxX - width - 20));
        int z = draws.Range(clear.MinZ + 20, Math.Max(clear.MinZ + 20, clear.MaxZ - width - 20));
        PlanRect[] places =
        [
            new PlanRect(clear.MinX - HomePlan.Wall, z, clear.MinX, z + width),
            new PlanRect(clear.MaxX, z, clear.MaxX + HomePlan.Wall, z + width),
            new PlanRect(x, clear.MinZ - HomePlan.Wall, x + width, clear.MinZ),
            new PlanRect(x, clear.MaxZ, x + width, clear.MaxZ + HomePlan.Wall),
        ];
        int start = draws.Index(4);
        for (int i = 0; i < 4; i++)
        {
            PlanRect place = places[(start + i) % 4];
            bool outside = place.MinX == footprint.MinX || place.MaxX == footprint.MaxX
                || place.MinZ == footprint.MinZ || place.MaxZ == footprint.MaxZ;
            bool across = place.Width == HomePlan.Wall;
            if (outside && (across ? place.MaxZ < clear.MaxZ : place.MaxX < clear.MaxX))
            {
                return place;
            }
        }

        return default;
    }

    private static PlanRect Union(PlanRect a, PlanRect b) => new(
        Math.Min(a.MinX, b.MinX), Math.Min(a.MinZ, b.MinZ), Math.Max(a.MaxX, b.MaxX), Math.Max(a.MaxZ, b.MaxZ));
}
