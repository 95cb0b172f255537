using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning.Networks;

/// <summary>Turns features into what an <see cref="ActionDistribution"/> reads.</summary>
internal abstract class ActionHead
{
    /// <summary>Weights start this small, so that the first policy hardly depends on what it sees.</summary>
    protected static readonly ParameterStart Start = ParameterStart.Orthogonal(0.01f);

    /// <summary>Makes the head of a distribution.</summary>
    public static ActionHead Create(ActionDistribution distribution) =>
        distribution.Spread == ActionSpread.PerState
            ? new PerStateHead(distribution)
            : new SharedSpreadHead(distribution);

    /// <summary>Asks for its parameters.</summary>
    public abstract void Plan(ParameterPlan plan, long features);

    /// <summary>[batch, <see cref="ActionDistribution.HeadSize"/>].</summary>
    public abstract Tensor Forward(NetworkLayers layers, Tensor features);
}
