using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning.Networks;

/// <summary>
/// The published trunk: image features, a linear layer of the state and one of the previous action side by side, without
/// activation -> memory, whose output is what the heads read.
/// </summary>
internal sealed class LinearTrunk(PolicySettings settings, long imageFeatures, long state, long previous) : PolicyTrunk
{
    private const int PreviousFeatures = 32;

    public override long JoinedSize => imageFeatures + settings.MemorySize + PreviousFeatures;

    public override string ImageReader => RecurrentMemory.InputWeight;

    public override long FeatureSize(long memory) => memory;

    public override void PlanJoin(ParameterPlan plan)
    {
        plan.AddPlainLayer("actor.state", settings.MemorySize, state);
        plan.AddPlainLayer("actor.previous", PreviousFeatures, previous);
    }

    public override Tensor Join(NetworkLayers layers, Tensor? image, Tensor state, Tensor previous)
    {
        Tensor told = layers.Linear("actor.state", state);
        Tensor done = layers.Linear("actor.previous", previous);
        return image is null ? cat([told, done], 1) : cat([image, told, done], 1);
    }

    public override Tensor Finish(NetworkLayers layers, Tensor joined, Tensor? remembered) => remembered!;
}
