namespace Galactic.Robots;

/// <summary>What each number of an action does. Numbers are clipped to [-1, 1].</summary>
public sealed record ActionMap
{
    /// <summary>One name per channel.</summary>
    public required IReadOnlyList<string> Names { get; init; }

    /// <summary>Grasp or release.</summary>
    public required int GraspChannel { get; init; }

    /// <summary>An empty hand tries to grasp at or above this.</summary>
    public float GraspThreshold { get; init; } = 0.5f;

    /// <summary>A full hand lets go below this.</summary>
    public float ReleaseThreshold { get; init; } = -0.5f;

    /// <summary>Turns the base.</summary>
    public required int TurnChannel { get; init; }

    /// <summary>Base turn at action 1, radians a step.</summary>
    public required float TurnStep { get; init; }

    /// <summary>Drives the base along its heading.</summary>
    public required int DriveChannel { get; init; }

    /// <summary>Base motion at action 1, metres a step.</summary>
    public required float DriveStep { get; init; }

    /// <summary>Asks the task to end the episode; unused by the simulator.</summary>
    public required int EndChannel { get; init; }

    /// <summary>Channels that move joints.</summary>
    public required IReadOnlyList<JointAction> Joints { get; init; }

    /// <summary>Floats per action.</summary>
    public int Size => Names.Count;
}
