using System.Diagnostics;
using Galactic.Learning;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>Measures policies. Every episode counts once, however long it is.</summary>
public static class Evaluator
{
    /// <summary>Resets the env and plays all of its episodes.</summary>
    /// <param name="policy">Decides.</param>
    /// <param name="env">Made with <see cref="EpisodeSchedule.OncePerEpisode"/>.</param>
    /// <param name="seed">Seed of the env.</param>
    /// <param name="cancellation">Stops early, without a result: episodes that end soon are not like the others.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="InvalidOperationException">The env played an episode twice, so its episodes never run
    /// out.</exception>
    public static EvaluationResult Evaluate(
        IPolicy policy, IVectorEnv env, ulong seed = 0, CancellationToken cancellation = default)
    {
        env.Reset(seed);
        float[] actions = new float[env.EnvCount * env.Actions.Size];
        SortedDictionary<int, EpisodeResult> results = [];
        long steps = 0;
        long start = Stopwatch.GetTimestamp();
        while (env.EpisodeIndex.ContainsAnyExcept(-1))
        {
            cancellation.ThrowIfCancellationRequested();
            policy.Act(env, actions);
            env.Step(actions);
            steps += env.Transition.Count(true);
            AddEnded(env, results);
        }

        AddLost(env, results);
        return Summarize([.. results.Values], steps / Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <summary>Episodes that a fault made unplayable count as failures: leaving them out would flatter.</summary>
    private static void AddLost(IVectorEnv env, SortedDictionary<int, EpisodeResult> results)
    {
        for (int i = 0; i < env.EpisodeCount; i++)
        {
            results.TryAdd(i, new EpisodeResult(i, EpisodeOutcome.Failure, 0, 0));
        }
    }

    /// <summary>Summary of episodes that were already played.</summary>
    public static EvaluationResult Summarize(IReadOnlyList<EpisodeResult> results, double stepsPerSecond)
    {
        int Count(EpisodeOutcome outcome) => results.Count(r => r.Outcome == outcome);
        double episodes = Math.Max(1, results.Count);
        int successes = Count(EpisodeOutcome.Success);
        WilsonInterval interval = WilsonInterval.Of(successes, results.Count);
        return new EvaluationResult(
            results.Count,
            successes / episodes,
            interval.Low,
            interval.High,
            Count(EpisodeOutcome.Failure) / episodes,
            Count(EpisodeOutcome.TimeLimit) / episodes,
            results.Sum(r => (double)r.Return) / episodes,
            results.Sum(r => (double)r.Steps) / episodes,
            stepsPerSecond,
            results);
    }

    private static void AddEnded(IVectorEnv env, SortedDictionary<int, EpisodeResult> results)
    {
        for (int i = 0; i < env.EnvCount; i++)
        {
            if (env.Terminated[i] || env.Truncated[i])
            {
                int index = env.EpisodeIndex[i];
                EpisodeResult result = new(index, env.Outcome[i], env.EpisodeStep[i], env.EpisodeReturn[i]);
                if (!results.TryAdd(index, result))
                {
                    throw new InvalidOperationException(
                        $"Env {i} played episode {index} a second time. Evaluate with an env made with "
                        + $"{nameof(EpisodeSchedule)}.{nameof(EpisodeSchedule.OncePerEpisode)}.");
                }
            }
        }
    }
}
