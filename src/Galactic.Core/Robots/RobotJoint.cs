namespace Galactic.Robots;

/// <summary>One entry of the joint vector.</summary>
/// <param name="Name">Unique name.</param>
/// <param name="Lower">Lowest value, radians or metres; negative infinity for a continuous joint.</param>
/// <param name="Upper">Highest value; positive infinity for a continuous joint.</param>
/// <param name="Start">Value at the start of an episode unless the episode says otherwise.</param>
public sealed record RobotJoint(string Name, float Lower, float Upper, float Start)
{
    /// <summary>True if the joint turns without end.</summary>
    public bool IsContinuous => float.IsInfinity(Lower) && float.IsInfinity(Upper);
}
