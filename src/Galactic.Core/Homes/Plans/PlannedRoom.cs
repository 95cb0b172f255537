namespace Galactic.Homes.Plans;

/// <summary>A room by the centre lines of its walls, outside walls as thick as inner ones.</summary>
internal readonly record struct PlannedRoom(RoomKind Kind, int Number, PlanRect Cell)
{
    /// <summary>Thickness of the walls between rooms, millimetres; set when the plan is complete.</summary>
    public int Wall { get; init; }

    public PlanRect Clear => Cell.Grow(-Wall / 2);
}
