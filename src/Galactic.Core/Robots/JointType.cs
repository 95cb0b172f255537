namespace Galactic.Robots;

/// <summary>How a link moves relative to its parent.</summary>
public enum JointType
{
    /// <summary>Not at all.</summary>
    Fixed,

    /// <summary>Turns about the axis, radians.</summary>
    Revolute,

    /// <summary>Slides along the axis, metres.</summary>
    Prismatic,
}
