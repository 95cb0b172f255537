using Galactic.Experiments;
using Galactic.Learning;

namespace Galactic.Tests.Experiments;

/// <summary>Settings of the smallest real experiments: a few generated homes, a short budget.</summary>
internal static class TinyWorld
{
    public static readonly WorldSettings World = new() { TrainingHomes = 2, HeldOutHomes = 2, TrainingEpisodes = 24 };

    public static ExperimentSettings Settings(ExperimentSettings preset, long steps = 1024) => preset with
    {
        World = World,
        ValidationEpisodes = 8,
        ValidationSteps = 20,
        EvaluationSteps = 40,
        Training = preset.Training with
        {
            Seed = 3,
            Envs = 32,
            Horizon = 16,
            Minutes = null,
            Steps = steps,
            Policy = preset.Training.Policy with { Width = 32, CriticWidth = 32 },
        },
    };
}
