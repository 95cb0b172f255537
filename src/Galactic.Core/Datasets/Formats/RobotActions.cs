namespace Galactic.Datasets.Formats;

/// <summary>The action map of a robot description.</summary>
public sealed record RobotActions
{
    /// <summary>Length of the action vector.</summary>
    public required int Count { get; init; }

    /// <summary>Drives the base along its heading, metres.</summary>
    public required RobotChannel BaseMove { get; init; }

    /// <summary>Turns the base, radians.</summary>
    public required RobotChannel BaseRotate { get; init; }

    /// <summary>Channel that grasps and releases.</summary>
    public required int Grasp { get; init; }

    /// <summary>A full hand lets go below this.</summary>
    public required float ReleaseThreshold { get; init; }

    /// <summary>An empty hand tries to grasp at or above this.</summary>
    public required float GraspThreshold { get; init; }

    /// <summary>Channels that move joints.</summary>
    public required IReadOnlyList<(JointReference Joint, RobotChannel Channel)> Joints { get; init; }

    /// <summary>
    /// Channel that asks the task to end the episode; null for the first channel without another meaning. Extension.
    /// </summary>
    public int? EndEpisode { get; init; }
}
