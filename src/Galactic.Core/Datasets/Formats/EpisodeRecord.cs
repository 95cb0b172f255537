using System.Numerics;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Datasets.Formats;

/// <summary>An episode in an episode set file.</summary>
/// <param name="Scene">Index of its static scene.</param>
/// <param name="FirstSpawn">Its objects are this spawn of the file and the following ones.</param>
/// <param name="SpawnCount">Number of its objects.</param>
/// <param name="Target">Number of the target among the episode's own objects.</param>
/// <param name="StartPosition">Base start (x, z), metres.</param>
/// <param name="StartYaw">Base start yaw, radians.</param>
/// <param name="StartJoints">Start angles of the arm joints, radians.</param>
/// <param name="Goal">Where the target's mesh origin should go.</param>
/// <param name="FurtherTargets">More objects to move; our extension, empty in files of others.</param>
public sealed record EpisodeRecord(
    int Scene, int FirstSpawn, int SpawnCount, int Target, Vector2 StartPosition, float StartYaw,
    IReadOnlyList<float> StartJoints, Pose Goal, IReadOnlyList<ObjectGoal> FurtherTargets)
{
    /// <summary>True if the target starts in the hand; our extension, false in files of others.</summary>
    public bool StartHolding { get; init; }

    /// <summary>See <see cref="Episode.PathToTarget"/>; our extension, NaN in files of others.</summary>
    public float PathToTarget { get; init; } = float.NaN;

    /// <summary>See <see cref="Episode.PathToGoal"/>; our extension, NaN in files of others.</summary>
    public float PathToGoal { get; init; } = float.NaN;

    /// <summary>True if both ways were measured.</summary>
    public bool HasPaths => float.IsFinite(PathToTarget) && float.IsFinite(PathToGoal);
}
