using Galactic.Learning;
using Galactic.Rendering;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>Everything that decides the result of an experiment: the only place its defaults live.</summary>
public sealed record ExperimentSettings
{
    /// <summary>Name of the preset it started from.</summary>
    public string Name { get; init; } = "";

    /// <summary>Homes, objects and start situations.</summary>
    public WorldSettings World { get; init; } = new();

    /// <summary>Depth camera of the policy.</summary>
    public CameraSettings Camera { get; init; } = new() { Width = 64, Height = 64 };

    /// <summary>Task and rules of motion while training.</summary>
    public VectorEnvSettings Env { get; init; } = new();

    /// <summary>Network, update and budget.</summary>
    public TrainingSettings Training { get; init; } = new();

    /// <summary>Step limit of an evaluation episode.</summary>
    public int EvaluationSteps { get; init => field = SettingCheck.Positive(value, nameof(EvaluationSteps)); } = 500;

    /// <summary>
    /// Step limit of an evaluation during training: shorter, because a policy that cannot do the task yet uses up every
    /// step.
    /// </summary>
    public int ValidationSteps { get; init => field = SettingCheck.Positive(value, nameof(ValidationSteps)); } = 100;

    /// <summary>Throws if a value makes no sense, before anything is built.</summary>
    /// <exception cref="ArgumentException">Names the value.</exception>
    public void Validate()
    {
        World.Homes.Validate();
        World.Episodes.Validate();
        Camera.Validate();
        Env.Validate();
        Training.Validate();
    }

    /// <summary>Episodes of an evaluation during training.</summary>
    public int ValidationEpisodes { get; init => field = SettingCheck.Positive(value, nameof(ValidationEpisodes)); } = 256;
}
