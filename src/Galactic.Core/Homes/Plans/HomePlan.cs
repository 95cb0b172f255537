namespace Galactic.Homes.Plans;

/// <summary>Rooms and openings, before furniture. The origin is the centre of the footprint.</summary>
internal sealed record HomePlan(
    HomeFamily Family, int Bedrooms, PlannedRoom[] Rooms, HomeOpening[] Openings, HomeWindow[] Windows,
    PlanOutline Outline, PlanRect FrontDoor, int Attempt, bool IsFallback)
{
    /// <summary>Thickness of the walls between rooms, millimetres.</summary>
    public int Wall => Rooms[0].Wall;

    /// <summary>The outline's bounding box.</summary>
    public PlanRect Footprint => Outline.Bounds;

    /// <summary>Every plan line is a multiple of this, millimetres.</summary>
    public const int Line = 50;
}
