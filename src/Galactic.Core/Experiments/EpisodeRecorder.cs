using Galactic.Learning;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>Plays episodes and keeps what every step looked like.</summary>
public static class EpisodeRecorder
{
    /// <summary>
    /// Plays every episode of the batch once, until each wanted outcome was seen or the episodes run out.
    /// </summary>
    /// <param name="policy">Decides.</param>
    /// <param name="env">Made with <see cref="EpisodeSchedule.OncePerEpisode"/>.</param>
    /// <param name="seed">Seed of the env.</param>
    /// <param name="minimumSteps">Shorter episodes are passed over: some starts are a reach away from the target.</param>
    /// <param name="wanted">Outcomes to look for.</param>
    /// <returns>At most one recording per wanted outcome, in the order of <paramref name="wanted"/>.</returns>
    public static IReadOnlyList<EpisodeRecording> Record(
        IPolicy policy, VectorEnv env, ulong seed, int minimumSteps, params IReadOnlyList<EpisodeOutcome> wanted)
    {
        EpisodeSet set = env.Simulator.Set;
        Dictionary<EpisodeOutcome, EpisodeRecording> found = [];
        List<RecordedFrame>[] frames = [.. Enumerable.Range(0, env.EnvCount).Select(_ => new List<RecordedFrame>())];
        float[] actions = new float[env.EnvCount * env.Actions.Size];
        env.Reset(seed);
        Capture(env, actions, frames);
        while (found.Count < wanted.Distinct().Count() && env.EpisodeIndex.ContainsAnyExcept(-1))
        {
            policy.Act(env, actions);
            env.Step(actions);
            Capture(env, actions, frames);
            for (int i = 0; i < env.EnvCount; i++)
            {
                EpisodeOutcome outcome = env.Outcome[i];
                if ((env.Terminated[i] || env.Truncated[i]) && wanted.Contains(outcome)
                    && env.EpisodeStep[i] >= minimumSteps)
                {
                    found.TryAdd(outcome, new EpisodeRecording(set, env.Simulator.Robot, env.EpisodeIndex[i], outcome, [.. frames[i]])
                    {
                        ShowsGoals = env.Task.HasGoal,
                    });
                }
            }
        }

        return [.. wanted.Distinct().Where(found.ContainsKey).Select(o => found[o])];
    }

    /// <summary>The first success, or the first episode that ended otherwise if there is none.</summary>
    /// <param name="policy">Decides.</param>
    /// <param name="env">Made with <see cref="EpisodeSchedule.OncePerEpisode"/>.</param>
    /// <param name="seed">Seed of the env.</param>
    /// <exception cref="InvalidOperationException">No episode could be played; the message says what went
    /// wrong.</exception>
    public static EpisodeRecording RecordFirst(IPolicy policy, VectorEnv env, ulong seed) => Record(
        policy, env, seed, 0, EpisodeOutcome.Success, EpisodeOutcome.Failure, EpisodeOutcome.TimeLimit)
        .FirstOrDefault() ?? throw new InvalidOperationException(
            $"None of {env.EpisodeCount} episodes could be played. {env.Faults.FirstOrDefault()}");

    private static void Capture(VectorEnv env, float[] actions, List<RecordedFrame>[] frames)
    {
        RenderBatch batch = env.UpdateRenderBatch();
        SimulationState state = env.Simulator.State;
        for (int i = 0; i < env.EnvCount; i++)
        {
            // An episode broken off by a fault ends with what was there before.
            bool brokenOff = env.Faulted[i] && env.Truncated[i];
            if (!env.Transition[i] && !brokenOff)
            {
                frames[i].Clear();
            }

            if (env.EpisodeIndex[i] < 0 || brokenOff)
            {
                continue;
            }

            int count = batch.InstanceCount.Span[i];
            int first = i * batch.Capacity;
            frames[i].Add(new RecordedFrame(
                batch.MeshIndex.Span.Slice(first, count).ToArray(),
                batch.WorldFromMesh.Span.Slice(first * RenderBatch.TransformSize, count * RenderBatch.TransformSize)
                    .ToArray(),
                batch.WorldFromCamera.Span.Slice(i * RenderBatch.TransformSize, RenderBatch.TransformSize).ToArray(),
                (state.BaseX.Span[i], state.BaseZ.Span[i], state.Yaw.Span[i]),
                env.EpisodeStep[i],
                env.EpisodeReturn[i],
                env.Transition[i] ? actions[(i * env.Actions.Size)..((i + 1) * env.Actions.Size)] : []));
        }
    }
}
