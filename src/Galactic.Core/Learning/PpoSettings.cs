namespace Galactic.Learning;

/// <summary>What becomes of steps that only start an episode.</summary>
public enum StartSteps
{
    /// <summary>They are left out.</summary>
    LeftOut,

    /// <summary>
    /// The published rule: nothing is learned from them, but they count in the means of the losses and, with minus their
    /// value, in the normalisation of advantages.
    /// </summary>
    Counted,
}

/// <summary>Numbers of the PPO update (Schulman et al. 2017).</summary>
public sealed record PpoSettings
{
    /// <summary>Discount per step.</summary>
    public float Gamma { get; init => field = SettingCheck.Share(value, nameof(Gamma)); } = 0.99f;

    /// <summary>Weight of longer advantage estimates.</summary>
    public float Lambda { get; init => field = SettingCheck.Share(value, nameof(Lambda)); } = 0.95f;

    /// <summary>Probability ratios beyond 1 +- this earn nothing more.</summary>
    public float Clip { get; init => field = SettingCheck.Share(value, nameof(Clip)); } = 0.2f;

    /// <summary>Passes over the samples of an update.</summary>
    public int Epochs { get; init => field = SettingCheck.Positive(value, nameof(Epochs)); } = 3;

    /// <summary>Optimiser steps per pass; with a memory each learns from whole sequences of some envs.</summary>
    public int Minibatches { get; init => field = SettingCheck.Positive(value, nameof(Minibatches)); } = 2;

    /// <summary>Weight of the entropy.</summary>
    public float EntropyCoefficient { get; init; } = 0.001f;

    /// <summary>
    /// True: the entropy of all channels counts; false: that of binary ones, the noise of continuous ones being set by
    /// hand.
    /// </summary>
    public bool ContinuousEntropy { get; init; }

    /// <summary>What becomes of steps that only start an episode.</summary>
    public StartSteps StartSteps { get; init; } = StartSteps.LeftOut;

    /// <summary>
    /// True: beyond +- <see cref="Clip"/> of the value at the time of acting, getting nearer to the return earns nothing.
    /// </summary>
    public bool ClipValues { get; init; }

    /// <summary>Added to the standard deviation of the advantages before they are divided by it.</summary>
    public double AdvantageEpsilon { get; init => field = SettingCheck.Positive(value, nameof(AdvantageEpsilon)); } = 1e-8;

    /// <summary>Weight of the value loss.</summary>
    public float ValueCoefficient { get; init; } = 0.5f;

    /// <summary>
    /// Largest norm of the policy's and of the critic's gradient, each on its own; of both together if they are one network.
    /// </summary>
    public float MaximumGradientNorm { get; init; } = 1;

    /// <summary>An update ends early once its approximate KL divergence passes this.</summary>
    public float MaximumKl { get; init; } = 0.03f;
}
