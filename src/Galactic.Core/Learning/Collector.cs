using System.Diagnostics;
using Galactic.Compute;
using Galactic.Tasks;
using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning;

/// <summary>Plays a policy in a batch of envs and records what happened.</summary>
/// <remarks>Noise is keyed by (seed, env, step): it depends on neither threads nor other envs.</remarks>
public sealed class Collector
{
    private const string PreviousActions = "previous_actions";
    private const string Memory = "memory";
    private readonly IVectorEnv env;
    private readonly ActorCritic policy;
    private readonly RandomKey key;
    private readonly StageClock clock;
    private readonly float[] actions;
    private readonly float[] advice;
    private readonly float[] given;
    private readonly float[] logStd;
    private readonly float[] memory;
    private readonly IReadOnlyList<(string Name, float[] Values)> carried;

    /// <summary>Prepares to play; the env must have been reset.</summary>
    /// <param name="env">Envs to play in.</param>
    /// <param name="policy">Decides.</param>
    /// <param name="seed">Seed of the action noise.</param>
    /// <param name="clock">Receives the seconds of "simulate", "render" and "infer".</param>
    public Collector(IVectorEnv env, ActorCritic policy, ulong seed, StageClock clock)
    {
        this.env = env;
        this.policy = policy;
        this.clock = clock;
        key = RandomKey.FromSeed(seed);
        actions = new float[env.EnvCount * env.Actions.Size];
        advice = new float[actions.Length];
        given = new float[policy.Distribution.ContinuousCount];
        logStd = new float[policy.LogStd.Length];
        memory = new float[env.EnvCount * policy.MemorySize];
        carried = policy.Remembers
            ? [(PreviousActions, actions), (Memory, memory)]
            : [(PreviousActions, actions)];
    }

    /// <summary>Called after every step, for statistics.</summary>
    public event Action? Stepped;

    /// <summary>Steps taken in every env so far; a resumed run continues from where it stopped.</summary>
    public long Steps { get; set; }

    /// <summary>
    /// A copy of everything carried from one rollout to the next. With the same weights, the same env state and this,
    /// another collector goes on bit for bit like this one.
    /// </summary>
    /// <exception cref="ArgumentException">Setting: a tensor is missing, unknown, of another shape or not finite; the
    /// message names it. Nothing has changed then.</exception>
    public CollectorState State
    {
        get => new(Steps, [.. carried.Select(c => new NamedTensor(c.Name, Shape(c.Values), [.. c.Values]))]);

        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value.Steps, nameof(State));
            Dictionary<string, float[]> given = [];
            foreach (NamedTensor tensor in value.Tensors)
            {
                Check(tensor);
                given[tensor.Name] = tensor.Values;
            }

            if (carried.FirstOrDefault(c => !given.ContainsKey(c.Name)) is { Name: { } missing })
            {
                throw new ArgumentException($"The state of a collector lacks tensor {missing}.", nameof(State));
            }

            foreach ((string name, float[] values) in carried)
            {
                given[name].CopyTo(values, 0);
            }

            Steps = value.Steps;
        }
    }

    /// <summary>Fills a rollout, values included.</summary>
    /// <param name="rollout">Receives every step, and the env's advice if it records it.</param>
    /// <param name="followers">The first so many envs do as they are advised, where they are; what they do shows the others
    /// where the advice leads.</param>
    /// <exception cref="InvalidOperationException">The rollout records advice, and the env gives none.</exception>
    public void Collect(RolloutBuffer rollout, int followers = 0)
    {
        policy.LogStd.CopyTo(logStd);
        memory.CopyTo(rollout.Memory);
        for (int step = 0; step < rollout.Horizon; step++)
        {
            PolicyInput.Observe(env, actions, rollout, step);
            PolicyInput.Render(env, policy, rollout, step, clock);
            long start = Stopwatch.GetTimestamp();
            Ask(rollout, step, followers);
            Sample(PolicyInput.Infer(policy, rollout, step, memory), rollout, step);
            long decided = Stopwatch.GetTimestamp();
            env.Step(actions);
            Record(rollout, step);
            clock.Add("infer", decided - start);
            clock.Add("simulate", Stopwatch.GetTimestamp() - decided);
            Steps++;
            Stepped?.Invoke();
        }

        PolicyInput.Observe(env, actions, rollout, rollout.Horizon);
        if (policy.ValueNeedsPolicy)
        {
            PolicyInput.Render(env, policy, rollout, rollout.Horizon, clock);
        }

        long evaluation = Stopwatch.GetTimestamp();
        if (policy.ValueNeedsPolicy)
        {
            // The next rollout decides here anew, with other weights: what it remembers must not count this look.
            PolicyInput.Infer(policy, rollout, rollout.Horizon, [.. memory]);
        }

        Evaluate(policy, rollout);
        clock.Add("infer", Stopwatch.GetTimestamp() - evaluation);
    }

    /// <summary>Fills in the values of all observations of a rollout that inference has not filled in.</summary>
    internal static void Evaluate(ActorCritic policy, RolloutBuffer rollout)
    {
        if (policy.SharesCritic)
        {
            return;
        }

        using IDisposable off = no_grad();
        using DisposeScope scope = NewDisposeScope();
        PolicySamples samples = new()
        {
            State = rollout.StateTensor,
            Previous = rollout.PreviousTensor,
            Privileged = rollout.PrivilegedTensor,
        };
        policy.Value(samples, rollout.RememberedTensor).data<float>().CopyTo(rollout.Values);
    }

    /// <summary>Records the env's advice, and which of it is carried out.</summary>
    private void Ask(RolloutBuffer rollout, int step, int followers)
    {
        if (!rollout.IsAdvised)
        {
            return;
        }

        IAdvisingEnv adviser = env as IAdvisingEnv
            ?? throw new InvalidOperationException($"The rollout records advice, and a {env.GetType().Name} gives none.");
        adviser.Advise(advice);
        Span<float> values = rollout.Advice(step);
        Span<float> advised = rollout.Advised(step);
        Span<float> drawn = rollout.Drawn(step);
        int size = policy.Distribution.ContinuousCount;
        for (int i = 0; i < rollout.Envs; i++)
        {
            policy.Distribution.ToContinuous(advice.AsSpan(i * env.Actions.Size, env.Actions.Size), given);
            for (int c = 0; c < size; c++)
            {
                bool says = !float.IsNaN(given[c]);
                (values[i * size + c], advised[i * size + c]) = says ? (given[c], 1) : (0, 0);
                drawn[i * size + c] = says && i < followers ? 0 : 1;
            }
        }
    }

    private void Sample(ReadOnlySpan<float> heads, RolloutBuffer rollout, int step)
    {
        ActionDistribution distribution = policy.Distribution;
        Span<float> logProbability = rollout.LogProbability[(step * rollout.Envs)..];
        Span<float> choices = rollout.Choice(step);
        (int head, int size) = (distribution.HeadSize, distribution.ChoiceSize);
        for (int i = 0; i < rollout.Envs; i++)
        {
            Span<float> choice = choices.Slice(i * size, size);
            RandomKey stream = key.For(i).For((ulong)Steps);
            logProbability[i] = distribution.Sample(
                heads.Slice(i * head, head), logStd, stream, choice, Given(rollout, step, i));
            distribution.ToAction(choice, actions.AsSpan(i * env.Actions.Size, env.Actions.Size));
        }
    }

    /// <summary>What an env does as it is advised: values, and NaN for channels the policy decides.</summary>
    private ReadOnlySpan<float> Given(RolloutBuffer rollout, int step, int row)
    {
        if (!rollout.IsAdvised)
        {
            return [];
        }

        int size = given.Length;
        ReadOnlySpan<float> values = rollout.Advice(step).Slice(row * size, size);
        ReadOnlySpan<float> drawn = rollout.Drawn(step).Slice(row * size, size);
        for (int c = 0; c < size; c++)
        {
            given[c] = drawn[c] == 0 ? values[c] : float.NaN;
        }

        return given;
    }

    private void Record(RolloutBuffer rollout, int step)
    {
        int at = step * rollout.Envs;
        env.Reward.CopyTo(rollout.Rewards[at..]);
        env.Terminated.CopyTo(rollout.Terminated[at..]);
        env.Truncated.CopyTo(rollout.Truncated[at..]);
        env.Transition.CopyTo(rollout.Transition[at..]);
    }

    private long[] Shape(float[] values) => [env.EnvCount, values.Length / env.EnvCount];

    private void Check(NamedTensor tensor)
    {
        if (carried.FirstOrDefault(c => c.Name == tensor.Name).Values is not { } values)
        {
            throw new ArgumentException(
                $"The state of this collector has no tensor {tensor.Name}.", nameof(State));
        }

        if (!tensor.Shape.SequenceEqual(Shape(values)) || tensor.Values.Length != values.Length)
        {
            throw new ArgumentException(
                $"The collector's {tensor.Name} has shape [{string.Join(", ", Shape(values))}], "
                + $"not [{string.Join(", ", tensor.Shape)}].", nameof(State));
        }

        if (!Array.TrueForAll(tensor.Values, float.IsFinite))
        {
            throw new ArgumentException($"The collector's {tensor.Name} holds values that are not finite.", nameof(State));
        }
    }
}
