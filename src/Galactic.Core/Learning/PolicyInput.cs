using System.Diagnostics;
using Galactic.Compute;
using Galactic.Tasks;
using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning;

/// <summary>Shows a policy what a batch of envs sees and reads its answer.</summary>
internal static class PolicyInput
{
    /// <summary>
    /// Copies states, what the critic knows beyond them and previous actions into row <paramref name="step"/> of a
    /// rollout.
    /// </summary>
    /// <param name="env">Shows its state.</param>
    /// <param name="lastActions">[env, action] actions of the last step; replaced by 0 where an episode starts.</param>
    /// <param name="rollout">Receives both.</param>
    /// <param name="step">Row of the rollout.</param>
    public static void Observe(IVectorEnv env, ReadOnlySpan<float> lastActions, RolloutBuffer rollout, int step)
    {
        env.State.CopyTo(rollout.State(step));
        Span<float> privileged = rollout.Privileged(step);
        if (env.Privileged.Length == privileged.Length)
        {
            // A policy also plays where nobody tells its critic anything.
            env.Privileged.CopyTo(privileged);
        }

        Span<float> previous = rollout.Previous(step);
        lastActions.CopyTo(previous);
        int size = env.Actions.Size;
        for (int i = 0; i < env.EnvCount; i++)
        {
            if (env.EpisodeStep[i] == 0)
            {
                previous.Slice(i * size, size).Clear();
            }
        }
    }

    /// <summary>Renders row <paramref name="step"/> if the policy looks at images.</summary>
    public static void Render(IVectorEnv env, ActorCritic policy, RolloutBuffer rollout, int step, StageClock clock)
    {
        if (policy.ReadsImage)
        {
            long start = Stopwatch.GetTimestamp();
            env.RenderDepth(rollout.Depth(step));
            clock.Add("render", Stopwatch.GetTimestamp() - start);
        }
    }

    /// <summary>[env, head] means and logits for row <paramref name="step"/>.</summary>
    public static float[] Infer(ActorCritic policy, RolloutBuffer rollout, int step)
    {
        using IDisposable off = no_grad();
        using DisposeScope scope = NewDisposeScope();
        long envs = rollout.Envs;
        Tensor head = policy.Head(
            rollout.ImageTensor?.narrow(0, step * envs, envs),
            rollout.StateTensor.narrow(0, step * envs, envs),
            rollout.PreviousTensor.narrow(0, step * envs, envs));
        return head.data<float>().ToArray();
    }
}
