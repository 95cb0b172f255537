namespace Galactic.Robots;

/// <summary>A robot that makes no sense.</summary>
/// <param name="place">Which part of it, as a path of property names.</param>
/// <param name="problem">What is wrong there.</param>
public sealed class RobotException(string place, string problem) : ArgumentException($"{place} {problem}.".TrimStart())
{
    /// <summary>Which part of the robot, as a path of property names; empty for the whole.</summary>
    public string Place { get; } = place;

    /// <summary>What is wrong there, without a full stop.</summary>
    public string Problem { get; } = problem;
}
