using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning.Networks;

/// <summary>One linear layer for means and logits; the spread is a parameter of its own.</summary>
internal sealed class SharedSpreadHead(ActionDistribution distribution) : ActionHead
{
    public override void Plan(ParameterPlan plan, long features) =>
        plan.AddLayer("actor.head", Start, distribution.HeadSize, features);

    public override Tensor Forward(NetworkLayers layers, Tensor features) => layers.Linear("actor.head", features);
}
