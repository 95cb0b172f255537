namespace Galactic.Homes.Plans;

/// <summary>Rooms and openings, before furniture. The origin is the centre of the footprint.</summary>
internal sealed record HomePlan(
    HomeFamily Family, int Bedrooms, PlannedRoom[] Rooms, HomeOpening[] Openings, PlanRect Footprint,
    PlanRect FrontDoor)
{
    /// <summary>Wall thickness, millimetres.</summary>
    public const int Wall = 120;

    /// <summary>Every plan line is a multiple of this, millimetres.</summary>
    public const int Line = 50;
}
