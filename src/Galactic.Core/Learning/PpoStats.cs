namespace Galactic.Learning;

/// <summary>What one PPO update did; averages over its minibatches unless said otherwise.</summary>
/// <param name="PolicyLoss">Clipped surrogate, to be minimised.</param>
/// <param name="ValueLoss">Half the mean squared error of the critic, in its unit if values are normalised.</param>
/// <param name="Entropy">Entropy of the binary channels, nats; of all if those of continuous ones count.</param>
/// <param name="ApproximateKl">Mean of (ratio - 1) - log ratio (Schulman 2020) in the last minibatch.</param>
/// <param name="ClipFraction">Share of samples with a clipped ratio.</param>
/// <param name="ExplainedVariance">1 - variance(return - value) / variance(return), before the update.</param>
/// <param name="GradientNorm">Norm of the policy's gradient before clipping; with a shared critic of both.</param>
/// <param name="Std">
/// Mean standard deviation of the continuous channels: after the update, or of the samples if decided per state.
/// </param>
/// <param name="AdviceDistance">Mean squared distance of the policy's means from advice, over the advised channels; 0 without.
/// </param>
/// <param name="Minibatches">Optimiser steps taken; fewer than asked when the KL guard stopped the update.</param>
/// <param name="Samples">Transitions learned from.</param>
public sealed record PpoStats(
    float PolicyLoss,
    float ValueLoss,
    float Entropy,
    float ApproximateKl,
    float ClipFraction,
    float ExplainedVariance,
    float GradientNorm,
    float Std,
    float AdviceDistance,
    int Minibatches,
    int Samples);
