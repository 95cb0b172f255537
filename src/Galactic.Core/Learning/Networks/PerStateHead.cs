using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning.Networks;

/// <summary>
/// The published head: means within +-1 by tanh, log deviations of their own clamped to [-5, 2], and two logits per
/// binary channel. A choice between two depends on the difference of its logits alone, so that is what it gives.
/// </summary>
internal sealed class PerStateHead(ActionDistribution distribution) : ActionHead
{
    private const double LowestLogStd = -5;
    private const double HighestLogStd = 2;

    public override void Plan(ParameterPlan plan, long features)
    {
        if (distribution.ContinuousCount > 0)
        {
            plan.AddLayer("actor.mean", Start, distribution.ContinuousCount, features);
            plan.AddLayer("actor.std", Start, distribution.ContinuousCount, features);
        }

        for (int i = 0; i < distribution.BinaryCount; i++)
        {
            plan.AddLayer(Choice(i), Start, 2, features);
        }
    }

    public override Tensor Forward(NetworkLayers layers, Tensor features)
    {
        using ScalarScope numbers = new();
        List<Tensor> parts = [];
        bool continuous = distribution.ContinuousCount > 0;
        if (continuous)
        {
            parts.Add(layers.Linear("actor.mean", features).tanh());
        }

        for (int i = 0; i < distribution.BinaryCount; i++)
        {
            Tensor logits = layers.Linear(Choice(i), features);
            parts.Add(numbers.Subtract(logits.narrow(1, 1, 1), logits.narrow(1, 0, 1)));
        }

        if (continuous)
        {
            parts.Add(layers.Linear("actor.std", features)
                .clamp(numbers.Of(LowestLogStd), numbers.Of(HighestLogStd)));
        }

        return cat(parts, 1);
    }

    private static string Choice(int number) => $"actor.choice{number}";
}
