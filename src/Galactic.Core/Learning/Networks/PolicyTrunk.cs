using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning.Networks;

/// <summary>Joins what a policy sees, and what it remembers, into the features that its heads read.</summary>
internal abstract class PolicyTrunk
{
    /// <summary>Floats the memory reads per step.</summary>
    public abstract long JoinedSize { get; }

    /// <summary>Name of the weights whose first columns read the image's features.</summary>
    public abstract string ImageReader { get; }

    /// <summary>Makes the trunk of the settings.</summary>
    public static PolicyTrunk Create(PolicySettings settings, long imageFeatures, long state, long previous) =>
        settings.Trunk == TrunkKind.Linear
            ? new LinearTrunk(settings, imageFeatures, state, previous)
            : new LayeredTrunk(settings, imageFeatures, state, previous);

    /// <summary>Asks for the parameters before the memory.</summary>
    public abstract void PlanJoin(ParameterPlan plan);

    /// <summary>Asks for the parameters after the memory.</summary>
    /// <param name="plan">Receives them.</param>
    /// <param name="memory">Floats the memory gives, 0 without one.</param>
    public virtual void PlanFinish(ParameterPlan plan, long memory)
    {
    }

    /// <summary>Floats the heads read.</summary>
    /// <param name="memory">Floats the memory gives, 0 without one.</param>
    public abstract long FeatureSize(long memory);

    /// <summary>[batch, <see cref="JoinedSize"/>].</summary>
    /// <param name="layers">Weights.</param>
    /// <param name="image">[batch, features] of the encoder, or null.</param>
    /// <param name="state">[batch, state].</param>
    /// <param name="previous">[batch, action].</param>
    public abstract Tensor Join(NetworkLayers layers, Tensor? image, Tensor state, Tensor previous);

    /// <summary>[batch, <see cref="FeatureSize"/>].</summary>
    /// <param name="layers">Weights.</param>
    /// <param name="joined">[batch, <see cref="JoinedSize"/>].</param>
    /// <param name="remembered">[batch, memory], or null without a memory.</param>
    public abstract Tensor Finish(NetworkLayers layers, Tensor joined, Tensor? remembered);
}
