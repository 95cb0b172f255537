using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>One played episode, frame by frame.</summary>
/// <param name="Set">Scenes and objects the mesh and scene numbers refer to.</param>
/// <param name="Robot">The robot that played.</param>
/// <param name="EpisodeIndex">Which episode of the set.</param>
/// <param name="Outcome">How it ended.</param>
/// <param name="Frames">Start state, then one frame per step.</param>
public sealed record EpisodeRecording(
    EpisodeSet Set, RobotModel Robot, int EpisodeIndex, EpisodeOutcome Outcome, IReadOnlyList<RecordedFrame> Frames)
{
    /// <summary>True if the task is about places, not only about objects.</summary>
    public bool ShowsGoals { get; init; }

    /// <summary>The episode.</summary>
    public Episode Episode => Set.Episodes[EpisodeIndex];
}
