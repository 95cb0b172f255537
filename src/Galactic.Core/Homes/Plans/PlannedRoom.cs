namespace Galactic.Homes.Plans;

/// <summary>A room by the centre lines of its walls.</summary>
internal readonly record struct PlannedRoom(RoomKind Kind, int Number, PlanRect Cell)
{
    public PlanRect Clear => Cell.Grow(-HomePlan.Wall / 2);
}
