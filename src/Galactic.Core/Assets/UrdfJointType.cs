namespace Galactic.Assets;

/// <summary>Kinds of URDF joints.</summary>
public enum UrdfJointType
{
    /// <summary>Never moves.</summary>
    Fixed,

    /// <summary>Turns about an axis within limits.</summary>
    Revolute,

    /// <summary>Turns about an axis without end.</summary>
    Continuous,

    /// <summary>Slides along an axis within limits.</summary>
    Prismatic,

    /// <summary>Moves in a plane.</summary>
    Planar,

    /// <summary>Moves in all directions.</summary>
    Floating,
}
