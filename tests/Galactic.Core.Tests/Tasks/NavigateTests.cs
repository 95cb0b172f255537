using System.Numerics;
using Galactic.Compute;
using Galactic.Scenes;
using Galactic.Tasks;
using Galactic.Tests.Simulation;

namespace Galactic.Tests.Tasks;

public sealed class NavigateTests : IDisposable
{
    private readonly CpuDevice device = new(1);

    public void Dispose() => device.Dispose();

    [Fact]
    public void Fields_of_episodes_that_nobody_plays_are_forgotten()
    {
        Scene scene = TestWorlds.Room();
        EpisodeSet set = TestWorlds.Set(scene, [.. Enumerable.Range(0, 12).Select(i => TestWorlds.Episode(
            Vector2.Zero, 0, new Vector3(0.1f * i, 0.5f, 1)))]);
        WalkFields fields = new(set, toGoal: false, capacity: 2);
        WeakReference[] made = Play(fields);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        // Env 0 plays episode 11 at last, env 40 plays 0 all the time, and the latest two are kept.
        Assert.Equal([0, 10, 11], Enumerable.Range(0, 12).Where(i => made[i].IsAlive));
        Assert.Same(made[0].Target, fields.Of(40, 0));
        Assert.Same(made[0].Target, fields.Of(3, 0));
    }

    [System.Runtime.CompilerServices.MethodImpl(System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]
    private static WeakReference[] Play(WalkFields fields)
    {
        fields.Of(40, 0);
        return [.. Enumerable.Range(0, 12).Select(episode => new WeakReference(fields.Of(0, episode)))];
    }

    [Fact]
    public void Driving_up_to_the_target_arrives_and_pays_the_way()
    {
        using VectorEnv env = Make(new Navigate(), TestWorlds.Room(), new(-2, 0), 0, new(1.5f, 0.9f, 0));
        float paid = 0;
        int steps = 0;
        while (env.Outcome[0] == EpisodeOutcome.Running)
        {
            env.Step(TestWorlds.Actions(1, (2, 1)));
            paid += env.Reward[0];
            steps++;
        }

        // 3.5 m away at first; within 1 m after 25 steps of 0.1 m, give or take the last one.
        Assert.Equal(EpisodeOutcome.Success, env.Outcome[0]);
        Assert.InRange(steps, 25, 26);
        Assert.InRange(env.EpisodeTerms[0], 2.4f, 2.6f + 0.01f * 26 * 3.5f);
        Assert.Equal(paid, env.EpisodeReturn[0], 1e-4f);
    }

    [Fact]
    public void Being_near_is_not_enough_without_facing_the_target()
    {
        using VectorEnv env = Make(new Navigate(), TestWorlds.Room(), new(0.7f, 0), MathF.PI / 2, new(1.5f, 0.9f, 0));
        float[] turn = TestWorlds.Actions(1, (1, -1));
        int steps = 0;
        while (env.Outcome[0] == EpisodeOutcome.Running)
        {
            env.Step(turn);
            steps++;
        }

        // From 90 to 30 degrees, 5 degrees a step (0.0873 rad is a hair more than 5 degrees).
        Assert.Equal((EpisodeOutcome.Success, 12), (env.Outcome[0], steps));
    }

    [Fact]
    public void The_other_side_of_a_wall_is_not_near()
    {
        // A wall from z = -3 to z = 2; the target is 0.7 m away, but the way leads around its end.
        Scene scene = TestWorlds.Room((new Vector3(0, 1.25f, -0.5f), new Vector3(0.05f, 1.25f, 2.5f)));
        using VectorEnv env = Make(new Navigate(), scene, new(-0.5f, -2), 0, new(0.2f, 0.9f, -2));
        env.Step(new float[11]);
        Assert.Equal(EpisodeOutcome.Running, env.Outcome[0]);

        WalkField field = new(scene, new Vector3(0.2f, 0.9f, -2));
        Assert.InRange(field.At(0.6f, -2), 0, 0.6f);
        Assert.InRange(field.At(-0.6f, -2), 7.5f, 10);
    }

    [Fact]
    public void A_claimed_arrival_must_be_true()
    {
        Navigate task = new() { EndAction = true };
        float[] claim = TestWorlds.Actions(1, (10, 1));
        using VectorEnv far = Make(task, TestWorlds.Room(), new(-2, 0), 0, new(1.5f, 0.9f, 0));
        Assert.Equal(ActionChannel.Binary, far.Actions.Channels[10]);
        far.Step(claim);
        Assert.Equal(EpisodeOutcome.Failure, far.Outcome[0]);
        using VectorEnv near = Make(task, TestWorlds.Room(), new(0.7f, 0), 0, new(1.5f, 0.9f, 0));
        near.Step(new float[11]);
        Assert.Equal(EpisodeOutcome.Running, near.Outcome[0]);
        near.Step(claim);
        Assert.Equal(EpisodeOutcome.Success, near.Outcome[0]);
    }

    [Fact]
    public void To_the_goal_the_way_leads_elsewhere()
    {
        // TestWorlds puts goals at (1, 1, 1).
        using VectorEnv env = Make(
            new Navigate { ToGoal = true }, TestWorlds.Room(), new(0.3f, 1), 0, new(-2, 0.9f, -2));
        env.Step(new float[11]);
        Assert.Equal(EpisodeOutcome.Success, env.Outcome[0]);
    }

    private VectorEnv Make(Navigate task, Scene scene, Vector2 at, float yaw, Vector3 target)
    {
        VectorEnv env = new(
            TestWorlds.Set(scene, TestWorlds.Episode(at, yaw, target)),
            TestWorlds.Robot,
            new VectorEnvSettings { Task = task, Stagger = EpisodeStagger.None },
            1,
            device);
        env.Reset(0);
        return env;
    }
}
