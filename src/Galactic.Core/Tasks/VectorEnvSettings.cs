using Galactic.Robots;
using Galactic.Simulation;

namespace Galactic.Tasks;

/// <summary>How a batch plays episodes.</summary>
public sealed record VectorEnvSettings
{
    /// <summary>What to do, what it is worth and what is observed.</summary>
    public EmbodiedTask Task { get; init; } = new MobilePick();

    /// <summary>Rules of motion.</summary>
    public SimulationSettings Simulation { get; init; } = new();

    /// <summary>
    /// Cameras of every env, in the order of the renderer's <see cref="Rendering.IBatchRenderer.Cameras"/>; empty for the
    /// robot's own alone.
    /// </summary>
    public IReadOnlyList<CameraMount> Cameras { get; init; } = [];

    /// <summary>Number of the camera whose image is the observation.</summary>
    public int ObservedCamera { get; init; }

    /// <summary>When the effect of an action is seen.</summary>
    public StepPipeline Pipeline { get; init; } = StepPipeline.Immediate;

    /// <summary>Which episode an env starts next.</summary>
    public EpisodeSchedule Schedule { get; init; } = EpisodeSchedule.Random;

    /// <summary>
    /// How much shorter an env's first episode is. Ignored with <see cref="EpisodeSchedule.OncePerEpisode"/>.
    /// </summary>
    public EpisodeStagger Stagger { get; init; } = EpisodeStagger.Random;

    /// <summary>
    /// Number of the batch's first env in everything drawn by env: a batch of one with number i plays what env i of a
    /// large batch plays.
    /// </summary>
    public int FirstEnv { get; init; }
}
