namespace Galactic.Learning;

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

    /// <summary>Optimiser steps per pass.</summary>
    public int Minibatches { get; init => field = SettingCheck.Positive(value, nameof(Minibatches)); } = 2;

    /// <summary>Weight of the entropy of binary channels; the noise of continuous ones is set by hand.</summary>
    public float EntropyCoefficient { get; init; } = 0.001f;

    /// <summary>Weight of the value loss.</summary>
    public float ValueCoefficient { get; init; } = 0.5f;

    /// <summary>Largest norm of the policy's and of the critic's gradient, each on its own.</summary>
    public float MaximumGradientNorm { get; init; } = 1;

    /// <summary>An update ends early once its approximate KL divergence passes this.</summary>
    public float MaximumKl { get; init; } = 0.03f;
}
