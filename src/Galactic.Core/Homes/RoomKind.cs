namespace Galactic.Homes;

/// <summary>What a room is for.</summary>
public enum RoomKind
{
    /// <summary>Living room.</summary>
    Living = 0,

    /// <summary>Main room of a studio: living, sleeping and perhaps cooking.</summary>
    Studio = 1,

    /// <summary>Kitchen.</summary>
    Kitchen = 2,

    /// <summary>Bedroom.</summary>
    Bedroom = 3,

    /// <summary>Bathroom with toilet.</summary>
    Bath = 4,

    /// <summary>Study.</summary>
    Study = 5,

    /// <summary>Hall or corridor.</summary>
    Hall = 6,

    /// <summary>Part of the living room, open to it over its whole width.</summary>
    Alcove = 7,

    /// <summary>Small storage or laundry room behind a bathroom.</summary>
    Storage = 8,
}
