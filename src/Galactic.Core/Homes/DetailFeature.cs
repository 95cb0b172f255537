namespace Galactic.Homes;

/// <summary>Details that a home gives up, in this order, where it would have too many triangles.</summary>
internal enum DetailFeature
{
    /// <summary>Door casings.</summary>
    Casings = 0,

    /// <summary>Books on shelves.</summary>
    Books = 1,

    /// <summary>Handles and the panels of fronts.</summary>
    Handles = 2,

    /// <summary>Cushions and bedding.</summary>
    Cushions = 3,

    /// <summary>Leaves of plants.</summary>
    Leaves = 4,

    /// <summary>Legs of furniture: below <see cref="HomeDetail.Lean"/> one in the middle stands for four.</summary>
    Legs = 5,

    /// <summary>
    /// Faces that look down, which the robot's head seldom sees, and round things round: below
    /// <see cref="HomeDetail.Lean"/> the former are left out and the latter have fewer sides.
    /// </summary>
    Undersides = 6,

    /// <summary>Everything else: never given up.</summary>
    Body = 7,
}
