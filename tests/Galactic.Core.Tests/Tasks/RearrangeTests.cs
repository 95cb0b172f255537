using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;
using Galactic.Tests.Simulation;

namespace Galactic.Tests.Tasks;

public sealed class RearrangeTests
{
    private static readonly float[] Grasp = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly float[] Release = new float[11];
    private static readonly float[] End = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1];
    private static readonly Vector3 Rest = HandMadeEnv.Goal + new Vector3(0.1f, 0, 0);

    [Fact]
    public void Metres_are_paid_with_the_discount_and_the_pick_once()
    {
        using HandMadeEnv env = new(new Rearrange());

        // Gripper 2 m -> 1 m from the target, target 3 m from its goal.
        Assert.Equal(2 - 0.99f * 1 + 3 - 0.99f * 3, env.Next(gripper: new(0, 1, 1), action: Grasp).Reward, 1e-5f);
        float still = 1 - 0.99f + 3 * (1 - 0.99f);
        Assert.Equal(still + 5, env.Next(held: 0, action: Grasp).Reward, 1e-5f);
        Assert.Equal(still, env.Next(held: 0, action: Grasp).Reward, 1e-5f);
        Assert.Equal(5, env.Sums[3]);
    }

    [Fact]
    public void Ways_are_paid_to_the_target_and_from_the_pick_on_to_the_goal()
    {
        Rearrange task = new()
        {
            Reward = new Rearrange.Scales { Discount = 1, Approach = 0, Carry = 0, Pick = 0, Walk = 1 },
        };
        using HandMadeEnv env = new(task);

        // The base stands at the origin, the target above it, the goal 3 m ahead.
        Assert.Equal(0, env.Next(action: Grasp).Reward);
        env.Base = new Vector2(-1, 0);
        float away = env.Next(action: Grasp).Reward;
        Assert.InRange(away, -1.2f, -0.8f);
        Assert.Equal(0, env.Next(held: 0, action: Grasp).Reward);
        env.Base = new Vector2(1, 0);
        Assert.InRange(env.Next(held: 0, action: Grasp).Reward, 1.8f, 2.2f);
        Assert.Equal(0, env.Next(held: -1, action: Release).Reward);
    }

    [Fact]
    public void Straight_distances_count_only_within_their_limit()
    {
        Rearrange task = new() { Reward = new Rearrange.Scales { Discount = 1, ApproachWithin = 1.5f } };
        using HandMadeEnv env = new(task);

        // From 2 m to 1.8 m, which is beyond the limit, and to 1.2 m; the target is 3 m from its goal all the time.
        Assert.Equal(0, env.Next(gripper: new(0, 1, 1.8f), action: Grasp).Reward);
        Assert.Equal(0.3f, env.Next(gripper: new(0, 1, 1.2f), action: Grasp).Reward, 1e-5f);
    }

    [Fact]
    public void Picking_again_earns_nothing()
    {
        using HandMadeEnv env = new(Rearrange.Safe);
        env.Next(held: 0, action: Grasp);
        env.Next(held: -1, action: Release);
        env.Next(held: 0, action: Grasp);
        Assert.Equal(5, env.Sums[3]);
    }

    [Fact]
    public void Success_needs_the_target_at_rest_near_its_goal_an_empty_hand_and_the_end_action()
    {
        using HandMadeEnv env = new(new Rearrange());
        Assert.Equal(EpisodeOutcome.Running, env.Next(target: Rest, held: 0, action: Grasp).Outcome);
        Assert.Equal(
            EpisodeOutcome.Running, env.Next(held: -1, events: StepEvents.Released, action: Release).Outcome);
        Assert.Equal(EpisodeOutcome.Success, env.Next(action: End).Outcome);
        Assert.Equal(10, env.Sums[4]);
        using HandMadeEnv safe = new(Rearrange.Safe);
        safe.Next(target: Rest, held: 0, action: Grasp);
        Assert.Equal(
            EpisodeOutcome.Success, safe.Next(held: -1, events: StepEvents.Released, action: Release).Outcome);
    }

    [Fact]
    public void A_wrong_drop_a_wrong_object_and_a_wrong_claim_fail()
    {
        Vector3 far = HandMadeEnv.Goal + new Vector3(0.16f, 0, 0);
        using HandMadeEnv drop = new(new Rearrange());
        drop.Next(target: far, held: 0, action: Grasp);
        Assert.Equal(
            EpisodeOutcome.Failure, drop.Next(held: -1, events: StepEvents.Released, action: Release).Outcome);
        using HandMadeEnv safe = new(Rearrange.Safe);
        safe.Next(target: far, held: 0, action: Grasp);
        Assert.Equal(
            EpisodeOutcome.Running, safe.Next(held: -1, events: StepEvents.Released, action: Release).Outcome);
        using HandMadeEnv other = new(new Rearrange());
        Assert.Equal(EpisodeOutcome.Failure, other.Next(held: 1, action: Grasp).Outcome);
        using HandMadeEnv claim = new(new Rearrange());
        Assert.Equal(EpisodeOutcome.Failure, claim.Next(action: End).Outcome);
        using HandMadeEnv ignored = new(Rearrange.Safe);
        Assert.Equal(EpisodeOutcome.Running, ignored.Next(action: End).Outcome);
    }

    [Theory]
    [InlineData(0.14f, 0.1f, -1)]
    [InlineData(0.16f, 0.1f, 0)]
    [InlineData(0, -0.01f, 0)]
    [InlineData(0, 0.31f, 0)]
    public void A_safe_hand_opens_only_above_the_goal_and_never_closes_by_itself(
        float beside, float above, float command)
    {
        using HandMadeEnv env = new(Rearrange.Safe);
        env.Next(target: HandMadeEnv.Goal + new Vector3(0, above, beside), held: 0, action: Release);
        Assert.Equal(command, env.Command[0]);
        env.Next(held: -1, action: Release);
        Assert.Equal(-1, env.Command[0]);
        using HandMadeEnv free = new(new Rearrange());
        free.Next(target: HandMadeEnv.Start, held: 0, action: Release);
        Assert.Equal(-1, free.Command[0]);
    }

    [Fact]
    public void The_target_is_observed_where_it_was_let_go()
    {
        using HandMadeEnv env = new(Rearrange.Safe);
        env.Next(target: new Vector3(1, 1, 1), held: 0, action: Grasp);
        Assert.Equal(HandMadeEnv.Start, env.View.ObservedTargetPosition);
        env.Next(target: new Vector3(1, 0.8f, 1), held: -1, events: StepEvents.Released, action: Release);
        Assert.Equal(new Vector3(1, 0.8f, 1), env.View.ObservedTargetPosition);
        using HandMadeEnv paper = new(PaperTask.RearrangeSafe);
        paper.Next(target: new Vector3(1, 0.8f, 1), held: 0, action: Grasp);
        paper.Next(held: -1, events: StepEvents.Released, action: Release);
        Assert.Equal(HandMadeEnv.Start, paper.View.ObservedTargetPosition);
    }

    [Fact]
    public void Place_starts_with_the_target_upright_in_the_hand_and_ends_with_it_on_its_goal()
    {
        using CpuDevice device = new(1);
        Vector3 hand = TestWorlds.GraspPoint(Vector2.Zero, 0);
        float half = (hand.Y - 0.08f) / 2;
        Scene scene = TestWorlds.Room((hand with { Y = half }, new Vector3(0.2f, half, 0.2f)));
        Pose goal = new(hand with { Y = hand.Y - 0.05f }, Quaternion.Identity);
        EpisodeSet set = TestWorlds.Set(
            scene, TestWorlds.Episode(Vector2.Zero, 0, new Vector3(-2, 1, -2)) with { Goal = goal });
        VectorEnvSettings settings = new() { Task = new Place(), Stagger = EpisodeStagger.None };
        using VectorEnv env = new(set, TestWorlds.Robot, settings, 1, device);
        env.Reset(0);
        Pose held = env.Simulator.State.ObjectPose(0, 0);
        Assert.Equal(0, env.Simulator.State.HeldObject.Span[0]);
        Assert.True(Vector3.Distance(hand, held.Position) < 1e-5f, $"{held.Position} instead of {hand}");
        Assert.Equal(1, MathF.Abs(Quaternion.Dot(held.Rotation, Quaternion.Identity)), 1e-5f);
        Assert.Equal(1, env.State[env.Observations["is_holding"].Offset]);
        env.Step(Grasp);
        Assert.Equal(EpisodeOutcome.Running, env.Outcome[0]);
        env.Step(Release);
        Assert.Equal(EpisodeOutcome.Success, env.Outcome[0]);
        Assert.Equal(0, env.EpisodeTerms[3]);
    }

    [Fact]
    public void Several_objects_may_be_brought_home_in_any_order()
    {
        Vector3 home = new(1, 1, 2);
        using HandMadeEnv env = new(new MultiRearrange());
        Assert.Equal((0, 0), (env.View.Focus, env.View.Target));

        // Nearer to the third object, the second target.
        env.Next(gripper: new Vector3(1, 1, 0.5f), action: Release);
        Assert.Equal((1, 2), (env.View.Focus, env.View.Target));
        Assert.Equal(home, env.View.Goal);
        env.Next(held: 2, action: Grasp);
        env.Third = home;
        Assert.Equal(EpisodeOutcome.Running, env.Next(gripper: home, held: 2, action: Grasp).Outcome);
        Assert.Equal(EpisodeOutcome.Running, env.Next(held: -1, events: StepEvents.Released, action: Release).Outcome);
        Assert.Equal((5f, 5f), (env.Sums[2], env.Sums[3]));
        Assert.Equal((0, 0), (env.View.Focus, env.View.Target));
        env.Next(held: 0, action: Grasp);
        Assert.Equal(
            EpisodeOutcome.Success,
            env.Next(target: HandMadeEnv.Goal, held: -1, events: StepEvents.Released, action: Release).Outcome);
        Assert.Equal((10f, 10f, 10f), (env.Sums[2], env.Sums[3], env.Sums[4]));
    }

    [Fact]
    public void Taking_a_placed_object_away_costs_what_it_earned_and_others_fail()
    {
        using HandMadeEnv env = new(new MultiRearrange());
        env.Next(target: HandMadeEnv.Goal, action: Release);
        Assert.Equal(5, env.Sums[3]);
        env.Next(held: 0, action: Grasp);
        Assert.Equal(0, env.Sums[3]);
        Assert.Equal(EpisodeOutcome.Failure, env.Next(held: 1, action: Grasp).Outcome);
    }
}
