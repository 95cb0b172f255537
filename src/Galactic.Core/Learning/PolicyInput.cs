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
    /// <param name="lastActions">
    /// [env, action] actions of the last step; replaced by 0 where an episode has ended for good or starts, and memory is
    /// cleared there.
    /// </param>
    /// <param name="rollout">Receives all.</param>
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
        Span<float> keep = rollout.Keep(step);
        keep.Fill(1);
        int size = env.Actions.Size;
        for (int i = 0; i < env.EnvCount; i++)
        {
            // What a step limit cuts off still has a value, and that value may depend on what is remembered.
            if (env.EpisodeStep[i] == 0 || env.Terminated[i])
            {
                previous.Slice(i * size, size).Clear();
                if (!keep.IsEmpty)
                {
                    keep[i] = 0;
                }
            }
        }
    }

    /// <summary>Renders row <paramref name="step"/> if the policy looks at images.</summary>
    public static void Render(IVectorEnv env, ActorCritic policy, RolloutBuffer rollout, int step, StageClock clock)
    {
        if (policy.ReadsImage)
        {
            long start = Stopwatch.GetTimestamp();
            env.Render(rollout.Images(step));
            clock.Add("render", Stopwatch.GetTimestamp() - start);
        }
    }

    /// <summary>
    /// [env, head] answers for row <paramref name="step"/>. Also writes what a critic that reads the policy needs into
    /// that row: the output of the memory, or the value itself.
    /// </summary>
    /// <param name="policy">Answers.</param>
    /// <param name="rollout">Holds the observations.</param>
    /// <param name="step">Row.</param>
    /// <param name="memory">[env, memory] what is remembered; replaced by what is carried on.</param>
    public static float[] Infer(ActorCritic policy, RolloutBuffer rollout, int step, Span<float> memory = default)
    {
        using IDisposable off = no_grad();
        using DisposeScope scope = NewDisposeScope();
        long envs = rollout.Envs;
        Tensor? Row(Tensor? all) => all?.narrow(0, step * envs, envs);
        PolicySamples samples = new()
        {
            Depth = Row(rollout.DepthTensor),
            Color = Row(rollout.ColorTensor),
            State = Row(rollout.StateTensor)!,
            Previous = Row(rollout.PreviousTensor)!,
            Memory = policy.Remembers ? tensor(memory.ToArray()).view(envs, -1) : null,
            Keep = rollout.KeepTensor?.narrow(0, step, 1),
        };
        PolicyOutput output = policy.Act(samples);
        output.Memory?.contiguous().data<float>().CopyTo(memory);
        if (policy.SharesCritic)
        {
            policy.Value(samples, output).data<float>().CopyTo(rollout.Values.Slice(step * rollout.Envs, rollout.Envs));
        }
        else if (policy.RememberedSize > 0)
        {
            output.Remembered!.contiguous().data<float>().CopyTo(rollout.Remembered(step));
        }

        return output.Head.contiguous().data<float>().ToArray();
    }
}
