using System.Numerics;
using Galactic.Compute;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tests.Simulation;

public sealed class FaultTests : IDisposable
{
    private const int Envs = 40;
    private static readonly Scene Room = TestWorlds.Room((new Vector3(1.5f, 0.4f, 0), new Vector3(0.3f, 0.4f, 1)));
    private readonly CpuDevice device = new(2);
    private readonly EpisodeSet set = TestWorlds.Set(
        Room,
        [.. Enumerable.Range(0, 5).Select(n => TestWorlds.Episode(
            new Vector2(-1 - 0.1f * n, 0), 0.3f * n, TestWorlds.GraspPoint(new Vector2(-1 - 0.1f * n, 0), 0.3f * n)))]);

    public void Dispose() => device.Dispose();

    public static TheoryData<string> Injections => [.. Poisons.Keys];

    private static readonly Dictionary<string, Action<SimulationState, int>> Poisons = new()
    {
        ["base x is NaN"] = (s, e) => s.BaseX.Span[e] = float.NaN,
        ["base z is -"] = (s, e) => s.BaseZ.Span[e] = float.NegativeInfinity,
        ["yaw is 1E+30"] = (s, e) => s.Yaw.Span[e] = 1e30f,
        ["joint 'torso_lift_joint' is NaN"] = (s, e) => s.Joints.Span[2 * s.Stride + e] = float.NaN,
        ["joint 'wrist_flex_joint' is NaN"] = (s, e) => s.Joints.Span[11 * s.Stride + e] = float.NaN,
        ["held object 12345 of 1 does not exist"] = (s, e) => s.HeldObject.Span[e] = 12345,
        ["held object -9 of 1 does not exist"] = (s, e) => s.HeldObject.Span[e] = -9,
        ["there are 77 objects where 1 fit"] = (s, e) => s.ObjectCount.Span[e] = 77,
        ["there are -1 objects where 1 fit"] = (s, e) => s.ObjectCount.Span[e] = -1,
        ["object 0 is of class 9 of 1"] = (s, e) => s.ObjectClass.Span[e] = 9,
        ["held object 0 is at"] = (s, e) => s.GripperFromHeld.Span[e] =
            new(new Vector3(float.NaN), Quaternion.Identity),
    };

    [Theory]
    [MemberData(nameof(Injections))]
    public void A_poisoned_env_starts_again_and_the_others_do_not_notice(string poison)
    {
        const int Victim = 21;
        using BatchSimulator clean = Make(set, Envs);
        using BatchSimulator faulty = Make(set, Envs);
        int[] episodes = [.. Enumerable.Range(0, Envs).Select(e => e % 5)];
        clean.Reset(episodes);
        faulty.Reset(episodes);
        for (int step = 0; step < 30; step++)
        {
            if (step == 10)
            {
                Assert.Equal(0, faulty.State.HeldObject.Span[Victim]);
                Poisons[poison](faulty.State, Victim);
            }

            float[] actions = Actions(step);
            clean.Step(actions);
            faulty.Step(actions);
            if (step == 10)
            {
                Assert.Equal(StepEvents.Faulted, faulty.State.Events.Span[Victim]);
                Assert.Equal(0, faulty.State.EpisodeStep.Span[Victim]);
                Assert.Equal(-1, faulty.State.HeldObject.Span[Victim]);
                Assert.Equal(set.Episodes[1].StartPosition.X, faulty.State.BaseX.Span[Victim]);
                Assert.Equal(set.Episodes[1].Spawns[0].WorldFromMesh, faulty.State.ObjectPose(Victim, 0));
            }
        }

        SimulationFault fault = Assert.Single(faulty.Faults);
        Assert.Equal((FaultKind.InvalidState, Victim, 1, 11), (fault.Kind, fault.Env, fault.Episode, fault.Step));
        Assert.StartsWith(poison, fault.Detail);
        Assert.Empty(clean.Faults);

        // From its new start, the victim plays like anybody else; the others are the same to the last bit.
        Assert.Equal(19, faulty.State.EpisodeStep.Span[Victim]);
        faulty.CopyEnv(0, Victim);
        clean.CopyEnv(0, Victim);
        Assert.Equal(clean.Save().Data, faulty.Save().Data);
    }

    [Fact]
    public void An_episode_that_starts_at_no_place_is_parked_and_safe_to_look_at()
    {
        Episode lost = set.Episodes[0] with { StartPosition = new Vector2(float.NaN, 0) };
        using BatchSimulator simulator = Make(new EpisodeSet(set.Scenes, set.Objects, [lost, set.Episodes[1]]), 2);
        simulator.Reset([0, 1]);
        Assert.Equal(StepEvents.Faulted, simulator.State.Events.Span[0] & StepEvents.Faulted);
        Assert.Equal(-1, simulator.State.EpisodeIndex.Span[0]);
        Assert.Equal(1, simulator.Faults.CountOf(FaultKind.Parked));
        simulator.Step(new float[22]);
        Assert.Equal(StepEvents.None, simulator.State.Events.Span[0]);
        Assert.Equal(1, simulator.State.EpisodeStep.Span[1]);
        Assert.All(simulator.State.Gripper.Span.ToArray(), v => Assert.True(float.IsFinite(v)));
        Assert.Equal(0, simulator.UpdateRenderBatch().InstanceCount.Span[0]);
    }

    [Fact]
    public void An_env_that_forgot_its_episode_is_parked()
    {
        using BatchSimulator simulator = Make(set, 2);
        simulator.Reset([0, 1]);
        simulator.State.EpisodeIndex.Span[1] = 5;
        simulator.Step(new float[22]);
        Assert.Equal("episode 5 of 5 does not exist", simulator.Faults[0].Detail);
        Assert.Equal(FaultKind.Parked, simulator.Faults[1].Kind);
        Assert.Equal([0, -1], simulator.State.EpisodeIndex.Span[..2].ToArray());
        simulator.Step(new float[22], [EnvCommand.Continue, 3]);
        Assert.Equal([0, 3], simulator.State.EpisodeIndex.Span[..2].ToArray());
    }

    [Fact]
    public void Nothing_of_an_action_with_a_value_that_is_no_number_is_carried_out_and_the_channel_is_reported()
    {
        using BatchSimulator simulator = Make(set, 2);
        simulator.Reset([0, 1]);
        float[] actions = new float[22];
        (actions[11 + 3], actions[11 + 1]) = (float.NaN, 1);
        simulator.Step(actions);
        Assert.Equal(StepEvents.None, simulator.State.Events.Span[0]);
        Assert.Equal(StepEvents.ActionInvalid, simulator.State.Events.Span[1]);
        Assert.Equal(0.3f, simulator.State.Yaw.Span[1]);
        Assert.Equal(0, simulator.State.Joints.Span[6 * simulator.State.Stride + 1]);
        Assert.Equal(
            "InvalidAction in env 1, episode 1, step 1, seed 5: action channel 3 ('shoulder_pan') is NaN",
            Assert.Single(simulator.Faults).ToString());
        Assert.Equal(1, simulator.Statistics.InvalidActions);
        Assert.Equal(0, simulator.Statistics.ClippedActions);
    }

    [Fact]
    public void An_action_out_of_range_is_clipped_and_counted()
    {
        using BatchSimulator simulator = Make(set, 2);
        simulator.Reset([0, 1]);
        float[] actions = new float[22];
        (actions[1], actions[11 + 1]) = (1, 7);
        simulator.Step(actions);
        Assert.Equal(0.0873f, simulator.State.Yaw.Span[0]);
        Assert.Equal(0.3f + 0.0873f, simulator.State.Yaw.Span[1]);
        Assert.Equal(StepEvents.None, simulator.State.Events.Span[0]);
        Assert.Equal(StepEvents.ActionClipped, simulator.State.Events.Span[1]);
        Assert.Empty(simulator.Faults);
        Assert.Equal(1, simulator.Statistics.ClippedActions);
        actions[11 + 1] = float.PositiveInfinity;
        simulator.Step(actions);
        Assert.Equal(StepEvents.ActionInvalid, simulator.State.Events.Span[1]);
        Assert.Equal(0.3f + 0.0873f, simulator.State.Yaw.Span[1]);
    }

    [Fact]
    public void A_flood_of_faults_is_counted_in_full_but_kept_up_to_the_capacity_in_order()
    {
        using BatchSimulator simulator = Make(set, Envs);
        simulator.Reset(new int[Envs]);
        float[] actions = new float[Envs * 11];
        Array.Fill(actions, float.NaN);
        for (int step = 0; step < 50; step++)
        {
            simulator.Step(actions);
        }

        simulator.State.Yaw.Span[3] = float.NaN;
        simulator.Step(new float[Envs * 11]);
        Assert.Equal(50 * Envs + 1, simulator.Faults.Total);
        Assert.Equal((FaultKind.InvalidState, 3), (simulator.Faults[^1].Kind, simulator.Faults[^1].Env));
        Assert.Equal(SimulationFaults.Capacity + 1, simulator.Faults.Count);
        Assert.Equal(
            Enumerable.Range(0, SimulationFaults.Capacity).Select(n => (n / Envs + 1, n % Envs)),
            simulator.Faults.Where(f => f.Kind == FaultKind.InvalidAction).Select(f => (f.Step, f.Env)));
        simulator.Faults.Clear();
        simulator.Step(actions);
        Assert.Equal((Envs, Envs), (simulator.Faults.Count, (int)simulator.Faults.Total));
    }

    [Fact]
    public void A_start_in_collision_is_logged_with_what_is_touched()
    {
        Episode inside = TestWorlds.Episode(new Vector2(1.5f, 0), 0, Vector3.One);
        Episode onObject = TestWorlds.Episode(new Vector2(-1, 0), 0, Vector3.One, new Vector3(-0.88f, 0.2f, 0.11f));
        using BatchSimulator simulator = Make(new EpisodeSet(set.Scenes, set.Objects, [inside, onObject]), 2);
        simulator.Reset([0, 1]);
        Assert.Equal(2, simulator.StartCollisions);
        Assert.Contains("the home", simulator.Faults[0].Detail);
        Assert.Contains("object 1", simulator.Faults[1].Detail);
        Assert.Equal([-1, 1], simulator.State.HitObject.Span[..2].ToArray());
        Assert.Equal(StepEvents.StartedInCollision | StepEvents.RobotHitObject, simulator.State.Events.Span[1]);
    }

    private BatchSimulator Make(EpisodeSet episodes, int envs) =>
        new(episodes, TestWorlds.Robot, new SimulationSettings { Seed = 5 }, envs, device);

    /// <summary>Everybody grasps at first and then drives about.</summary>
    private static float[] Actions(int step)
    {
        RandomKey key = RandomKey.FromSeed(3).For(step);
        float[] actions = [.. Enumerable.Range(0, Envs * 11).Select(i => step == 0 ? 0 : key.Uniform(i, -1, 1))];
        for (int env = 0; env < Envs; env++)
        {
            actions[env * 11] = step < 20 ? 1 : -1;
        }

        return actions;
    }
}
