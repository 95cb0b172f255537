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
    /// large batch plays. Schedules that go through the set in strides need <see cref="AllEnvs"/> for that, too.
    /// </summary>
    public int FirstEnv { get; init; }

    /// <summary>
    /// Number of envs in all batches that share the set, the stride of <see cref="EpisodeSchedule.OncePerEpisode"/> and
    /// <see cref="EpisodeSchedule.InTurn"/>; null for this batch alone. With it, batches in several processes play every
    /// episode once between them, and a batch of one plays what env <see cref="FirstEnv"/> of a batch of so many plays.
    /// </summary>
    public int? AllEnvs { get; init; }

    /// <summary>Throws if a value makes no sense.</summary>
    /// <exception cref="ArgumentException">Names the value.</exception>
    public void Validate()
    {
        Simulation.Validate();
        Task.Validate();
        if (Cameras.Any(c => c is null))
        {
            throw new ArgumentException("Env.Cameras has an entry that is null; expected mounts of cameras.");
        }

        int cameras = Math.Max(1, Cameras.Count);
        if ((uint)ObservedCamera >= (uint)cameras)
        {
            throw new ArgumentException($"Env.ObservedCamera is {ObservedCamera}, but there are {cameras} cameras.");
        }

        if (FirstEnv < 0)
        {
            throw new ArgumentException($"Env.FirstEnv must not be negative, got {FirstEnv}.");
        }

        if (AllEnvs <= FirstEnv)
        {
            throw new ArgumentException($"Env.AllEnvs must be more than Env.FirstEnv, {FirstEnv}, got {AllEnvs}.");
        }
    }
}
