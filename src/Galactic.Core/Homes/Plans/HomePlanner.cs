using Galactic.Compute;

namespace Galactic.Homes.Plans;

/// <summary>Turns a programme into a plan, attempt by attempt.</summary>
internal static class HomePlanner
{
    private const int Patience = 40;
    private const int GrowthPercent = 6;
    private const int MostHallPercent = 17;

    /// <summary>Attempts of the drawn family before the fallback plan is used.</summary>
    public const int LastResort = 3 * Patience;

    /// <summary>One attempt; null if its sizes do not fit together.</summary>
    /// <remarks>
    /// After some attempts the rooms may grow a little, and the families held out for tests take turns: a set of
    /// unknown layouts must not fall back to a known one. The programme stays: drawing it anew would favour what is
    /// easy to plan.
    /// </remarks>
    public static HomePlan? Try(Programme programme, HomeOptions options, RandomKey key, int attempt)
    {
        RandomKey stream = key.For(attempt);
        Draws draws = new(stream.For(0));
        int percent = 100 + GrowthPercent * Math.Clamp(attempt / Patience, 0, 2);
        RoomWish[] wishes = programme.Wishes(draws, percent, options.WallThickness);
        bool heldOut = programme.Family is HomeFamily.Wing or HomeFamily.Enfilade;
        bool fallback = attempt >= LastResort && !heldOut && programme.Family != HomeFamily.Studio;
        HomeFamily family = fallback ? HomeFamily.Spine
            : heldOut && attempt >= Patience ? HomeFamily.Wing + attempt % 2 : programme.Family;
        List<PlannedRoom>? rooms = fallback
            ? FallbackPlan.Lay(wishes, options, draws)
            : PlanFamilies.TryPlan(family, wishes, options, draws);
        if (rooms is null)
        {
            return null;
        }

        PlannedRoom[] placed = Place(rooms, programme.Variant, options.WallThickness);
        if (!fallback && !Array.TrueForAll(placed, r => RoomRule.For(r.Kind).Accepts(r.Clear)))
        {
            return null;
        }

        if (!fallback && placed.Where(r => r.Kind == RoomKind.Hall).Sum(r => r.Clear.Area) * 100
            > placed.Sum(r => r.Clear.Area) * MostHallPercent)
        {
            return null;
        }

        PlanOutline outline = PlanOutline.Of(placed, options.OuterWallThickness);
        Draws openings = new(stream.For(1));
        if (DoorTree.Join(placed, options, openings) is not HomeOpening[] joined)
        {
            return null;
        }

        PlanRect door = FrontDoorPlan.Place(placed, outline, openings);
        return WindowPlan.Place(placed, outline, door, new Draws(stream.For(2))) is HomeWindow[] windows
            ? new HomePlan(
                family, programme.Bedrooms, placed, joined, windows, outline, door, attempt + 1, fallback)
            : null;
    }

    /// <summary>Mirrors and rotates by the variant's bits and moves the middle to the origin.</summary>
    private static PlannedRoom[] Place(List<PlannedRoom> rooms, int variant, int wall)
    {
        PlannedRoom[] result = new PlannedRoom[rooms.Count];
        PlanRect all = rooms.Aggregate(rooms[0].Cell, (union, r) => Union(union, r.Cell));
        for (int i = 0; i < result.Length; i++)
        {
            PlanRect r = rooms[i].Cell;
            r = (variant & 1) == 0 ? r : new PlanRect(all.MaxX - r.MaxX, r.MinZ, all.MaxX - r.MinX, r.MaxZ);
            r = (variant & 2) == 0 ? r : new PlanRect(r.MinX, all.MaxZ - r.MaxZ, r.MaxX, all.MaxZ - r.MinZ);
            r = (variant & 4) == 0 ? r : new PlanRect(r.MinZ, r.MinX, r.MaxZ, r.MaxX);
            result[i] = rooms[i] with { Cell = r, Wall = wall };
        }

        PlanRect bounds = result.Aggregate(result[0].Cell, (union, r) => Union(union, r.Cell));
        for (int i = 0; i < result.Length; i++)
        {
            PlanRect cell = result[i].Cell.Shift(-(bounds.MinX + bounds.MaxX) / 2, -(bounds.MinZ + bounds.MaxZ) / 2);
            result[i] = result[i] with { Cell = cell };
        }

        return result;
    }

    private static PlanRect Union(PlanRect a, PlanRect b) => new(
        Math.Min(a.MinX, b.MinX), Math.Min(a.MinZ, b.MinZ), Math.Max(a.MaxX, b.MaxX), Math.Max(a.MaxZ, b.MaxZ));
}
