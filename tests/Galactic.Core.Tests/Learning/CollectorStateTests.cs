using Galactic.Compute;
using Galactic.Learning;

namespace Galactic.Tests.Learning;

[Collection("torch")]
public sealed class CollectorStateTests : IDisposable
{
    private readonly PointEnv env = new(4, limit: 7);
    private ActorCritic policy;

    public CollectorStateTests()
    {
        TorchRuntime.Initialize(1);
        policy = Make(PolicySettings.Blind);
    }

    public void Dispose() => policy.Dispose();

    [Theory]
    [InlineData(MemoryKind.None, CriticKind.Separate)]
    [InlineData(MemoryKind.Gru, CriticKind.Separate)]
    [InlineData(MemoryKind.Lstm, CriticKind.Shared)]
    public void A_second_collector_with_the_state_of_the_first_goes_on_like_it(MemoryKind memory, CriticKind critic)
    {
        policy.Dispose();
        policy = Make(PolicySettings.Blind with { Memory = memory, Critic = critic, MemorySize = 16 });
        float[] whole = Play(out _, 10, 6);
        CollectorState state;
        float[] first = Play(out state, 10);
        using RolloutBuffer rollout = new(policy, 6, 4);
        Collector second = new(env, policy, 3, new StageClock()) { State = state };
        Assert.Equal(10, second.Steps);
        second.Collect(rollout);
        Assert.Equal(whole, (float[])[.. first, .. Seen(rollout)]);
        Assert.Equal(memory == MemoryKind.None ? 1 : 2, state.Tensors.Count);
        Assert.All(state.Tensors.Skip(1), t => Assert.True(t.Values.Distinct().Count() > 10));
    }

    [Fact]
    public void A_state_of_another_batch_is_refused_by_name_and_changes_nothing()
    {
        Play(out CollectorState state, 3);
        Collector collector = new(env, policy, 3, new StageClock()) { State = state };
        NamedTensor good = state.Tensors[0];
        Refused(state with { Tensors = [] }, "lacks tensor previous_actions");
        Refused(state with { Tensors = [.. state.Tensors, good with { Name = "other" }] }, "no tensor other");
        Refused(state with { Tensors = [good with { Shape = [2, 8] }] }, "[4, 4], not [2, 8]");
        Refused(state with { Tensors = [good with { Values = new float[4] }] }, "previous_actions");
        Refused(state with { Tensors = [good with { Values = [.. Enumerable.Repeat(float.NaN, 16)] }] }, "not finite");
        Refused(state with { Steps = -1 }, "State");

        void Refused(CollectorState wrong, string said)
        {
            Assert.Contains(said, Assert.ThrowsAny<ArgumentException>(() => collector.State = wrong).Message);
            Assert.Equal(good.Values, collector.State.Tensors[0].Values);
            Assert.Equal(3, collector.Steps);
        }
    }

    private ActorCritic Make(PolicySettings settings) =>
        new(settings, env.Observations, env.Actions, 5, ComputeType.Float32);

    /// <summary>Everything recorded by one collector in rollouts of the given lengths, from a fresh start.</summary>
    private float[] Play(out CollectorState state, params int[] horizons)
    {
        env.Reset(1);
        Collector collector = new(env, policy, 3, new StageClock());
        List<float> seen = [];
        foreach (int horizon in horizons)
        {
            using RolloutBuffer rollout = new(policy, horizon, 4);
            collector.Collect(rollout);
            seen.AddRange(Seen(rollout));
        }

        state = collector.State;
        return [.. seen];
    }

    private static float[] Seen(RolloutBuffer rollout)
    {
        List<float> seen = [];
        for (int step = 0; step < rollout.Horizon; step++)
        {
            seen.AddRange(rollout.State(step));
            seen.AddRange(rollout.Previous(step));
            seen.AddRange(rollout.Choice(step));
        }

        return [.. seen, .. rollout.LogProbability, .. rollout.Rewards];
    }
}
