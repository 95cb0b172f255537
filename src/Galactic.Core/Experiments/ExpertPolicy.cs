using Galactic.Experts;
using Galactic.Learning;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>
/// The scripted expert as a policy: it plays from the true state of whatever batch it is given, so that it shows what can
/// be reached, not what can be learned from images.
/// </summary>
public sealed class ExpertPolicy : IPolicy
{
    private ScriptedExpert? expert;
    private VectorEnv? batch;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The batch is not a <see cref="VectorEnv"/>, so its state is hidden.</exception>
    public void Act(IVectorEnv env, Span<float> actions)
    {
        if (!ReferenceEquals(env, batch) || expert is null)
        {
            batch = env as VectorEnv ?? throw new ArgumentException(
                $"The expert needs the simulator's state: a {nameof(VectorEnv)}, not a {env.GetType().Name}.", nameof(env));
            expert = new ScriptedExpert(batch.Simulator, ExpertGoal.Of(batch.Task), batch.Device);
        }

        expert.Act(actions);
    }
}
