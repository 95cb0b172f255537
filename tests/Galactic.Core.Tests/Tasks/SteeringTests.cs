using System.Numerics;
using Galactic.Compute;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;
using Galactic.Tests.Simulation;

namespace Galactic.Tests.Tasks;

/// <summary>What tasks advise about driving, and where it leads.</summary>
public sealed class SteeringTests : IDisposable
{
    private const int Turn = 1;
    private const int Drive = 2;
    private readonly CpuDevice device = new(1);

    public void Dispose() => device.Dispose();

    [Fact]
    public void A_target_straight_ahead_is_driven_to_at_full_speed()
    {
        using VectorEnv env = Make(TestWorlds.Room(), new(-2, 0), 0, new(1.5f, 0.9f, 0));
        float[] advice = Ask(env);
        Assert.InRange(advice[Turn], -0.5f, 0.5f);
        Assert.Equal(1, advice[Drive]);
        Assert.All(advice[3..], a => Assert.True(float.IsNaN(a)));
        Assert.True(float.IsNaN(advice[0]));
    }

    [Theory]
    [InlineData(MathF.PI / 2, -1)]
    [InlineData(-MathF.PI / 2, 1)]
    public void A_target_beside_is_turned_to_first(float yaw, float turn)
    {
        using VectorEnv env = Make(TestWorlds.Room(), new(-2, 0), yaw, new(1.5f, 0.9f, 0));
        Assert.Equal([turn, 0], Ask(env)[Turn..3]);
    }

    [Fact]
    public void A_target_in_reach_is_left_to_the_learner_once_the_base_faces_it()
    {
        using VectorEnv facing = Make(TestWorlds.Room(), new(1, 0), 0.5f, new(1.5f, 0.9f, 0));
        Assert.All(Ask(facing), a => Assert.True(float.IsNaN(a)));
        using VectorEnv beside = Make(TestWorlds.Room(), new(1, 0), 0.7f, new(1.5f, 0.9f, 0));
        Assert.Equal([-1, 0], Ask(beside)[Turn..3]);
    }

    [Fact]
    public void Where_a_motion_was_undone_the_way_leads_back_first()
    {
        // A post where the hand would come by turning towards the target, and no room for the base to give way.
        Vector3 post = TestWorlds.GraspPoint(new(-0.5f, 0), -0.5f);
        Scene scene = TestWorlds.Room(
            (post, new Vector3(0.05f, 0.5f, 0.05f)),
            (new Vector3(-0.85f, 0.15f, 0), new Vector3(0.05f, 0.15f, 0.5f)),
            (new Vector3(-0.5f, 0.15f, -0.35f), new Vector3(0.5f, 0.15f, 0.05f)));
        using VectorEnv env = Make(scene, new(-0.5f, 0), 0, new(-0.5f, 0.9f, 2));
        Assert.Equal([-1, 0], Ask(env)[Turn..3]);
        for (int step = 0; step < 20 && (env.Simulator.State.Events.Span[0] & StepEvents.Collided) == 0; step++)
        {
            env.Step(TestWorlds.Actions(1, (Turn, -1)));
        }

        Assert.NotEqual(StepEvents.None, env.Simulator.State.Events.Span[0] & StepEvents.Collided);
        Assert.Equal([0, -1], Ask(env)[Turn..3]);
    }

    [Fact]
    public void Following_the_advice_leads_around_the_end_of_a_wall()
    {
        // A low wall from z = -3 to z = 1.5; the robot starts on one side, the target stands on the other.
        Scene scene = TestWorlds.Room((new Vector3(0, 0.15f, -0.75f), new Vector3(0.05f, 0.15f, 2.25f)));
        using VectorEnv env = Make(scene, new(-1.5f, -2), 0, new(1.5f, 0.9f, -2));
        List<Vector2> track = [];
        float[] advice = Ask(env);
        for (int step = 0; step < 200 && !float.IsNaN(advice[Drive]); step++)
        {
            track.Add(new(env.Simulator.State.BaseX.Span[0], env.Simulator.State.BaseZ.Span[0]));
            env.Step([.. advice.Select(a => float.IsNaN(a) ? 0 : a)]);
            advice = Ask(env);
        }

        Assert.True(float.IsNaN(advice[Drive]), $"stopped at {track[^1]}");
        float closest = track.Min(p => Vector2.Distance(p, new(Math.Clamp(p.X, -0.05f, 0.05f), Math.Min(p.Y, 1.5f))));
        Assert.True(closest > 0.45f, $"the base came within {closest} m of the wall, where there was room for more");
    }

    [Fact]
    public void Rearrange_leads_to_the_target_and_with_it_in_the_hand_to_its_goal()
    {
        using HandMadeEnv env = new(new Rearrange());
        env.Base = new Vector2(-1.5f, 0);
        env.Next();
        Assert.True(Advice(env)[Drive] > 0);
        env.Base = Vector2.Zero;
        env.Next();
        Assert.True(float.IsNaN(Advice(env)[Drive]));
        env.Next(held: 0);
        Assert.True(Advice(env)[Drive] > 0);
    }

    [Fact]
    public void Wrong_lengths_silent_tasks_and_batches_that_were_not_reset_are_refused()
    {
        using VectorEnv env = Make(TestWorlds.Room(), new(-2, 0), 0, new(1.5f, 0.9f, 0));
        Assert.Contains("1 x 11 = 11", Assert.Throws<ArgumentException>(() => env.Advise(new float[10])).Message);
        EpisodeSet set = TestWorlds.Set(
            TestWorlds.Room(), TestWorlds.Episode(Vector2.Zero, 0, new Vector3(1.5f, 0.9f, 0)));
        VectorEnvSettings paper = new() { Task = PaperTask.MobilePick };
        using VectorEnv silent = new(set, TestWorlds.Robot, paper, 1, device);
        silent.Reset(0);
        Assert.False(silent.Advises);
        Assert.Contains(
            "PaperTask gives no advice",
            Assert.Throws<InvalidOperationException>(() => silent.Advise(new float[11])).Message);
        using VectorEnv fresh = new(set, TestWorlds.Robot, new VectorEnvSettings { Task = new MobilePick() }, 1, device);
        Assert.Contains(
            "Reset", Assert.Throws<InvalidOperationException>(() => fresh.Advise(new float[11])).Message);
    }

    private static float[] Ask(VectorEnv env)
    {
        float[] advice = new float[env.EnvCount * env.Actions.Size];
        env.Advise(advice);
        return advice;
    }

    private static float[] Advice(HandMadeEnv env)
    {
        float[] advice = new float[11];
        Array.Fill(advice, float.NaN);
        env.Task.Advise(env.View, advice);
        return advice;
    }

    private VectorEnv Make(Scene scene, Vector2 start, float yaw, Vector3 target)
    {
        EpisodeSet set = TestWorlds.Set(scene, TestWorlds.Episode(start, yaw, target));
        VectorEnvSettings settings = new()
        {
            Task = new MobilePick { MaxSteps = 300 },
            Stagger = EpisodeStagger.None,
        };
        VectorEnv env = new(set, TestWorlds.Robot, settings, 1, device);
        env.Reset(0);
        return env;
    }
}
