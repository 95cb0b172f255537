using Galactic.Learning;

namespace Galactic.Experiments;

/// <summary>Everything that decides how a policy is trained, except the env.</summary>
public sealed record TrainingSettings
{
    /// <summary>Seed of weights, noise, order of samples and env.</summary>
    public ulong Seed { get; init; }

    /// <summary>Envs played at once.</summary>
    public int Envs { get; init => field = SettingCheck.Positive(value, nameof(Envs)); } = 256;

    /// <summary>Steps of every env between updates.</summary>
    public int Horizon { get; init => field = SettingCheck.Positive(value, nameof(Horizon)); } = 32;

    /// <summary>Minutes to train, evaluations included; null for no limit.</summary>
    public double? Minutes { get; init => field = SettingCheck.PositiveOrNull(value, nameof(Minutes)); } = 16;

    /// <summary>
    /// Env steps to train, all envs together; null for no limit. With minutes too, the first one counts.
    /// </summary>
    public long? Steps { get; init => field = SettingCheck.PositiveOrNull(value, nameof(Steps)); }

    /// <summary>Step size of the optimiser until <see cref="DecayFrom"/>.</summary>
    public double LearningRate { get; init => field = SettingCheck.Positive(value, nameof(LearningRate)); } = 5e-4;

    /// <summary>Step size at the end of the budget.</summary>
    public double FinalLearningRate { get; init => field = SettingCheck.Positive(value, nameof(FinalLearningRate)); } = 5e-5;

    /// <summary>
    /// <see cref="PpoSettings.Clip"/> at the end of the budget, reached in a line like the step size; null keeps it.
    /// </summary>
    public float? FinalClip { get; init => field = SettingCheck.PositiveOrNull(value, nameof(FinalClip)); }

    /// <summary>Share of the budget after which the step size falls, in a line.</summary>
    public double DecayFrom { get; init => field = SettingCheck.Share(value, nameof(DecayFrom)); } = 0.4;

    /// <summary>Limit of the action noise at the end of the budget; its log falls in a line.</summary>
    public float FinalStd { get; init => field = SettingCheck.Positive(value, nameof(FinalStd)); } = 0.10f;

    /// <summary>Share of the budget after which the noise is limited.</summary>
    public double StdCapFrom { get; init => field = SettingCheck.Share(value, nameof(StdCapFrom)); } = 0.5;

    /// <summary>
    /// Share of the budget after which images are rendered and read. Until then the policy learns blind, several times as
    /// fast, what it can do without seeing.
    /// </summary>
    public double ImagesFrom { get; init => field = SettingCheck.Share(value, nameof(ImagesFrom)); }

    /// <summary>Minutes between evaluations; a checkpoint follows each.</summary>
    public double EvaluateEveryMinutes { get; init => field = SettingCheck.Positive(value, nameof(EvaluateEveryMinutes)); } = 2;

    /// <summary>Most minutes between checkpoints.</summary>
    public double CheckpointEveryMinutes { get; init => field = SettingCheck.Positive(value, nameof(CheckpointEveryMinutes)); } = 2;

    /// <summary>Newest checkpoints that are kept; the one with the best evaluation is kept besides.</summary>
    public int KeepCheckpoints { get; init => field = SettingCheck.Positive(value, nameof(KeepCheckpoints)); } = 3;

    /// <summary>The network.</summary>
    public PolicySettings Policy { get; init; } = new();

    /// <summary>The update.</summary>
    public PpoSettings Ppo { get; init; } = new();

    /// <summary>What the policy learns from advice.</summary>
    public AdviceSettings Advice { get; init; } = new();

    /// <summary>Throws if two values do not go together.</summary>
    /// <exception cref="ArgumentException">Says which, and what to change.</exception>
    public void Validate()
    {
        Policy.Validate();
        if (Policy.Spread == ActionSpread.PerState && StdCapFrom < 1)
        {
            throw new ArgumentException(
                $"Training.StdCapFrom {StdCapFrom} limits a shared action noise, but Policy.Spread PerState decides it in "
                + "every state: set StdCapFrom to 1, or Policy.Spread to Shared.");
        }

        if (Policy.Memory != MemoryKind.None && Envs < Ppo.Minibatches)
        {
            throw new ArgumentException(
                $"A policy with memory learns from whole sequences: {Envs} envs do not make {Ppo.Minibatches} minibatches. "
                + "Set Training.Envs higher or Ppo.Minibatches lower.");
        }
    }

    /// <summary>Share of the budget that is used up.</summary>
    internal double Progress(long steps, double seconds) => Math.Clamp(
        Math.Max(Minutes is { } m ? seconds / (60 * m) : 0, Steps is { } s ? (double)steps / s : 0), 0, 1);

    /// <summary>Step size after a share of the budget.</summary>
    internal double LearningRateAt(double progress) =>
        LearningRate + (FinalLearningRate - LearningRate) * Ramp(progress, DecayFrom);

    /// <summary>Clip range after a share of the budget.</summary>
    internal float ClipAt(double progress) =>
        (float)(Ppo.Clip + ((FinalClip ?? Ppo.Clip) - Ppo.Clip) * Ramp(progress, DecayFrom));

    /// <summary>Limit of the action noise after a share of the budget.</summary>
    internal float MaximumStdAt(double progress)
    {
        double part = Ramp(progress, StdCapFrom);
        double start = Math.Log(Policy.InitialStd);
        return part > 0 ? (float)Math.Exp(start + (Math.Log(FinalStd) - start) * part) : float.PositiveInfinity;
    }

    private static double Ramp(double progress, double from) =>
        from < 1 ? Math.Clamp((progress - from) / (1 - from), 0, 1) : 0;
}
