namespace Galactic.Assets;

/// <summary>Faces of a box, by outward axis.</summary>
[Flags]
public enum BoxFaces
{
    /// <summary>Outward +x.</summary>
    PositiveX = 1,

    /// <summary>Outward -x.</summary>
    NegativeX = 2,

    /// <summary>Outward +y, the top.</summary>
    PositiveY = 4,

    /// <summary>Outward -y, the bottom.</summary>
    NegativeY = 8,

    /// <summary>Outward +z.</summary>
    PositiveZ = 16,

    /// <summary>Outward -z.</summary>
    NegativeZ = 32,

    /// <summary>All but the bottom.</summary>
    NoBottom = All & ~NegativeY,

    /// <summary>All six.</summary>
    All = 63,
}
