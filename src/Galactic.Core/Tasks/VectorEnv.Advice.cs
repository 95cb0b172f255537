using Galactic.Compute;

namespace Galactic.Tasks;

public sealed unsafe partial class VectorEnv
{
    /// <inheritdoc/>
    public bool Advises => batch.Advises;

    /// <inheritdoc/>
    /// <exception cref="TaskException">The task threw.</exception>
    public void Advise(Span<float> advice)
    {
        if (advice.Length != EnvCount * Actions.Size)
        {
            throw new ArgumentException(
                $"Expected room for {EnvCount} x {Actions.Size} = {EnvCount * Actions.Size} values of advice, got "
                + $"{advice.Length}.", nameof(advice));
        }

        if (!Advises)
        {
            throw new InvalidOperationException($"The task {task.GetType().Name} gives no advice.");
        }

        if (!isReset)
        {
            throw new InvalidOperationException("Call Reset before asking for advice, and after a step that threw.");
        }

        advice.Fill(float.NaN);
        fixed (float* given = advice)
        {
            Run("advice", new AdviceKernel(this, given));
        }
    }

    /// <summary>Asks the task about every env that plays.</summary>
    private readonly struct AdviceKernel(VectorEnv owner, float* advice) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            int size = owner.Actions.Size;
            for (int env = begin * Lanes; env < Math.Min(end * Lanes, owner.EnvCount); env++)
            {
                if (owner.EpisodeIndex[env] >= 0 && owner.Outcome[env] == EpisodeOutcome.Running)
                {
                    owner.batch.Advise(env, new Span<float>(advice + env * size, size));
                }
            }
        }
    }
}
