using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning.Networks;

/// <summary>
/// Image features, state and previous action side by side -> layer with LayerNorm and SiLU -> memory -> another such
/// layer, which reads the first one beside the memory: what needs no memory does not have to pass through it.
/// </summary>
internal sealed class LayeredTrunk(PolicySettings settings, long imageFeatures, long state, long previous) : PolicyTrunk
{
    public override long JoinedSize => settings.Width;

    public override string ImageReader => "actor.0.weight";

    public override long FeatureSize(long memory) => settings.Width;

    public override void PlanJoin(ParameterPlan plan) =>
        Mlp.PlanHidden(plan, "actor.0", imageFeatures + state + previous, settings.Width);

    public override void PlanFinish(ParameterPlan plan, long memory) =>
        Mlp.PlanHidden(plan, "actor.1", settings.Width + memory, settings.Width);

    public override Tensor Join(NetworkLayers layers, Tensor? image, Tensor state, Tensor previous) =>
        layers.Hidden("actor.0", image is null ? cat([state, previous], 1) : cat([image, state, previous], 1));

    public override Tensor Finish(NetworkLayers layers, Tensor joined, Tensor? remembered) =>
        layers.Hidden("actor.1", remembered is null ? joined : cat([joined, remembered], 1));
}
