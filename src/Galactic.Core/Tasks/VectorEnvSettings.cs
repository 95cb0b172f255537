using Galactic.Simulation;

namespace Galactic.Tasks;

/// <summary>How a batch plays episodes.</summary>
public sealed record VectorEnvSettings
{
    /// <summary>Rules and observations of the task.</summary>
    public PickTaskSettings Task { get; init; } = new();

    /// <summary>Rules of motion.</summary>
    public SimulationSettings Simulation { get; init; } = new();

    /// <summary>Which episode an env starts next.</summary>
    public EpisodeSchedule Schedule { get; init; } = EpisodeSchedule.Random;

    /// <summary>
    /// True: every env's first episode gets a random shorter limit, so that resets do not come in waves. Only with
    /// the random schedule.
    /// </summary>
    public bool Stagger { get; init; } = true;
}
