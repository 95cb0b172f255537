using Galactic.Compute;

namespace Galactic.Simulation;

/// <summary>A step with work before and after it, group by group, while the memory of the envs is at hand.</summary>
internal readonly struct AroundKernel<TBefore, TAfter>(TBefore before, StepKernel step, TAfter after) : IKernel
    where TBefore : struct, IKernel
    where TAfter : struct, IKernel
{
    /// <inheritdoc/>
    public void Execute(int begin, int end, int worker)
    {
        for (int group = begin; group < end; group++)
        {
            before.Execute(group, group + 1, worker);
            step.Execute(group, group + 1, worker);
            after.Execute(group, group + 1, worker);
        }
    }
}
