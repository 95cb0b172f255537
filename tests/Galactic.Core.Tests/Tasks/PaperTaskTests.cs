using System.Numerics;
using Galactic.Simulation;
using Galactic.Tasks;

namespace Galactic.Tests.Tasks;

/// <summary>The published rules on states written by hand; the arithmetic is that of the specification, 5.3.</summary>
public sealed class PaperTaskTests
{
    private const float Close = 1, Open = 0;
    private static readonly float[] Grasp = Act(Close);
    private static readonly float[] Release = Act(Open);
    private static readonly float[] End = Act(Close, end: 1);
    private static readonly Vector3 AboveGoal = HandMadeEnv.Goal + new Vector3(0.05f, 0.1f, 0);

    [Fact]
    public void The_first_state_of_an_episode_pays_nothing()
    {
        using HandMadeEnv env = new(PaperTask.MobilePick);
        env.Gripper = new Vector3(0, 1, 1);
        Assert.Equal((EpisodeOutcome.Running, 0f), env.Judge(Grasp));
    }

    [Fact]
    public void A_step_pays_the_metres_to_the_target_and_to_the_goal()
    {
        using HandMadeEnv env = new(PaperTask.Rearrange);
        env.Judge(Grasp);

        // Gripper 2 m -> 1.5 m from the target; the target does not move.
        Assert.Equal(2 - 1.5f, env.Next(gripper: new Vector3(0, 1, 1.5f), action: Grasp).Reward, 1e-6f);

        // In the hand it goes 0.4 m towards the goal at (3, 1, 0): 3 m -> 2.6 m, and from the gripper
        // sqrt(0.16 + 2.25) = 1.552418 m instead of 1.5 m.
        Assert.Equal(5, env.Next(held: 0, action: Grasp).Reward);
        float reward = env.Next(target: new Vector3(0.4f, 1, 0), action: Grasp).Reward;
        Assert.Equal((1.5f - 1.552418f) + (3 - 2.6f), reward, 1e-6f);
        Assert.Equal(0.5f + 1.5f - 1.552418f, env.Sums[3], 1e-6f);
        Assert.Equal(0.4f, env.Sums[4], 1e-6f);
    }

    [Fact]
    public void Cartesian_scale_and_slack_change_running_steps_only()
    {
        PaperTask task = PaperTask.MobilePick with
        {
            Reward = new PaperTask.Scales { Cartesian = 3, SlackPenalty = 0.25f },
        };
        using HandMadeEnv env = new(task);
        Assert.Equal(-0.25f, env.Judge(Grasp).Reward);
        Assert.Equal(3 * 0.5f - 0.25f, env.Next(gripper: new Vector3(0, 1, 1.5f), action: Grasp).Reward, 1e-6f);
        Assert.Equal(10, env.Next(gripper: HandMadeEnv.Start, held: 0, action: Grasp).Reward);
    }

    [Fact]
    public void Mobile_pick_ends_with_exactly_ten_at_the_target_and_with_nothing_at_another_object()
    {
        using HandMadeEnv good = new(PaperTask.MobilePick);
        good.Judge(Grasp);
        Assert.Equal(
            (EpisodeOutcome.Success, 10f),
            good.Next(gripper: HandMadeEnv.Start, held: 0, events: StepEvents.Grasped, action: Grasp));
        using HandMadeEnv bad = new(PaperTask.MobilePick);
        bad.Judge(Grasp);
        Assert.Equal((EpisodeOutcome.Failure, 0f), bad.Next(held: 1, events: StepEvents.Grasped, action: Grasp));
        using HandMadeEnv tolerant = new(PaperTask.MobilePick with { DropFails = false });
        tolerant.Judge(Grasp);
        Assert.Equal(EpisodeOutcome.Running, tolerant.Next(held: 1, action: Grasp).Outcome);
    }

    [Fact]
    public void A_failure_costs_its_penalty_and_the_time_limit_does_not()
    {
        PaperTask task = PaperTask.MobilePick with { Reward = new PaperTask.Scales { FailurePenalty = 2 } };
        using HandMadeEnv bad = new(task);
        bad.Judge(Grasp);
        Assert.Equal(-2, bad.Next(held: 1, action: Grasp).Reward);
        using HandMadeEnv late = new(task, limit: 2);
        late.Judge(Grasp);
        late.Next(action: Grasp);
        Assert.Equal((EpisodeOutcome.TimeLimit, 0f), late.Next(gripper: new Vector3(0, 1, 1), action: Grasp));
        Assert.True(task.IsTerminal(EpisodeOutcome.TimeLimit));
    }

    [Theory]
    [InlineData(5, 1, EpisodeOutcome.Running)]
    [InlineData(6, 1, EpisodeOutcome.Failure)]
    [InlineData(6, 0.5f, EpisodeOutcome.Running)]
    public void The_end_action_counts_above_one_half_and_after_step_five(
        int step, float end, EpisodeOutcome expected)
    {
        using HandMadeEnv env = new(PaperTask.Rearrange);
        env.Step = step;
        Assert.Equal(expected, env.Judge(Act(Close, end: end)).Outcome);
        using HandMadeEnv prevented = new(PaperTask.Rearrange with { PreventsEnd = true });
        prevented.Step = step;
        Assert.Equal(EpisodeOutcome.Running, prevented.Judge(Act(Close, end: end)).Outcome);
    }

    [Fact]
    public void Full_rearrangement_needs_a_good_drop_and_then_the_end_action()
    {
        using HandMadeEnv env = new(PaperTask.Rearrange);
        env.Step = 10;
        env.Next(gripper: AboveGoal, target: AboveGoal, held: 0, action: Grasp);
        Assert.Equal(1, env.Command[0]);
        Assert.Equal(EpisodeOutcome.Running, env.Next(action: Release).Outcome);
        Assert.Equal(-1, env.Command[0]);

        // At rest 5 cm beside the goal with an empty hand, but nobody said that it is done.
        Vector3 rest = HandMadeEnv.Goal + new Vector3(0.05f, 0, 0);
        Assert.Equal(
            EpisodeOutcome.Running,
            env.Next(target: rest, held: -1, events: StepEvents.Released, action: Grasp).Outcome);
        Assert.Equal((EpisodeOutcome.Success, 10f), env.Next(action: End));
    }

    [Theory]
    [InlineData(0.149f, 0.1f, true)]
    [InlineData(0.151f, 0.1f, false)]
    [InlineData(0, 0, false)]
    [InlineData(0, 0.001f, true)]
    [InlineData(0, 0.299f, true)]
    [InlineData(0, 0.301f, false)]
    public void A_drop_is_good_above_the_goal_and_not_too_high(float beside, float above, bool good)
    {
        PaperTask task = PaperTask.Rearrange with { RequiresEnd = false };
        using HandMadeEnv env = new(task);
        Vector3 hand = HandMadeEnv.Goal + new Vector3(0, above, beside);
        env.Judge(Grasp);
        env.Next(target: hand, held: 0, action: Release);
        EpisodeOutcome outcome = env.Next(
            target: HandMadeEnv.Goal, held: -1, events: StepEvents.Released, action: Grasp).Outcome;
        Assert.Equal(good ? EpisodeOutcome.Success : EpisodeOutcome.Running, outcome);
    }

    [Fact]
    public void A_drop_is_judged_by_the_hand_and_only_once()
    {
        PaperTask task = PaperTask.Rearrange with { RequiresEnd = false, DropFails = false };
        using HandMadeEnv env = new(task);
        env.Judge(Grasp);
        env.Next(target: HandMadeEnv.Start + Vector3.UnitY, held: 0, action: Release);
        env.Next(target: HandMadeEnv.Goal, held: -1, events: StepEvents.Released, action: Grasp);
        env.Next(target: AboveGoal, held: 0, action: Release);
        Assert.Equal(
            EpisodeOutcome.Running,
            env.Next(target: HandMadeEnv.Goal, held: -1, events: StepEvents.Released, action: Grasp).Outcome);
    }

    [Theory]
    [InlineData(true, EpisodeOutcome.Failure)]
    [InlineData(false, EpisodeOutcome.Running)]
    public void A_drop_that_comes_to_rest_far_from_the_goal_fails(bool fails, EpisodeOutcome expected)
    {
        using HandMadeEnv env = new(PaperTask.Rearrange with { DropFails = fails });
        env.Judge(Grasp);
        env.Next(target: AboveGoal, held: 0, action: Release);
        (EpisodeOutcome outcome, float reward) = env.Next(
            target: HandMadeEnv.Goal + new Vector3(0.15f, 0, 0), held: -1, events: StepEvents.Released, action: Grasp);
        Assert.Equal(expected, outcome);
        Assert.Equal(fails ? 0 : reward, reward);
    }

    [Fact]
    public void Keep_going_closes_the_hand_everywhere_but_above_the_goal()
    {
        using HandMadeEnv env = new(PaperTask.RearrangeSafe);
        env.Judge(Release);
        Assert.Equal(1, env.Command[0]);
        env.Next(target: HandMadeEnv.Start, held: 0, action: Release);
        Assert.Equal(1, env.Command[0]);

        // Above the goal, but the policy holds on: still nothing recorded, still closed.
        env.Next(target: AboveGoal, held: 0, action: Grasp);
        Assert.Equal(1, env.Command[0]);
        env.Next(target: AboveGoal, held: 0, action: Release);
        Assert.Equal(-1, env.Command[0]);
        Assert.Equal(
            (EpisodeOutcome.Success, 10f),
            env.Next(target: HandMadeEnv.Goal, held: -1, events: StepEvents.Released, action: Release));
    }

    [Fact]
    public void A_good_drop_that_was_blocked_opens_the_hand_for_good()
    {
        using HandMadeEnv env = new(PaperTask.RearrangeSafe);
        env.Judge(Release);
        env.Next(target: AboveGoal, held: 0, action: Release);

        // The motion of that step was blocked, so the target is still held and is carried away.
        env.Next(target: HandMadeEnv.Start, held: 0, action: Release);
        Assert.Equal(-1, env.Command[0]);
        Assert.Equal(
            EpisodeOutcome.Success,
            env.Next(target: HandMadeEnv.Start, held: -1, events: StepEvents.Released, action: Release).Outcome);
    }

    [Fact]
    public void Taking_the_target_pays_five_far_from_the_goal_and_again_after_a_drop()
    {
        using HandMadeEnv env = new(PaperTask.Rearrange with { DropFails = false });
        env.Judge(Grasp);
        env.Gripper = HandMadeEnv.Start;
        env.Next(action: Grasp);
        Assert.Equal(5, env.Next(held: 0, action: Grasp).Reward, 1e-6f);
        Assert.Equal(0, env.Next(action: Grasp).Reward, 1e-6f);
        env.Next(held: -1, action: Release);
        Assert.Equal(5, env.Next(held: 0, action: Grasp).Reward, 1e-6f);
        env.Next(held: -1, target: HandMadeEnv.Goal, gripper: HandMadeEnv.Goal, action: Grasp);
        Assert.Equal(0, env.Next(held: 0, action: Grasp).Reward, 1e-6f);
    }

    [Fact]
    public void Other_goals_override_hand_and_end_action()
    {
        Vector3 near = HandMadeEnv.Goal + new Vector3(0.09f, 0, 0);
        using HandMadeEnv reach = new(new PaperTask { Goal = PaperGoal.ReachGoal });
        reach.Judge(Grasp);
        Assert.Equal(EpisodeOutcome.Success, reach.Next(target: near, held: 0, action: Grasp).Outcome);

        using HandMadeEnv place = new(new PaperTask());
        place.Step = 10;
        place.Judge(Grasp);
        Assert.Equal(EpisodeOutcome.Running, place.Next(target: near, held: 0, action: Grasp).Outcome);
        Assert.Equal(EpisodeOutcome.Running, place.Next(target: near, held: -1, action: Grasp).Outcome);
        Assert.Equal(EpisodeOutcome.Success, place.Next(action: End).Outcome);

        using HandMadeEnv held = new(new PaperTask { RequiresEmptyHand = false });
        held.Step = 10;
        held.Judge(Grasp);
        Assert.Equal(EpisodeOutcome.Success, held.Next(target: near, held: 0, action: End).Outcome);
    }

    [Fact]
    public void The_action_penalty_counts_the_channels_its_flags_say()
    {
        float[] first = [1, 0.5f, -0.5f, 0.25f, 0, 0, 0, 0, 0, 0, 1];
        float[] second = [0, -0.5f, 0.5f, 3, 0, 0, 0, 0, 0, 0, 0];

        // Clipped, without grasp and end: changes -1, 1 and 0.75; values -0.5, 0.5 and 1.
        Assert.Equal(-(1 + 1 + 0.5625f), Penalty(change: true, arm: false), 1e-6f);
        Assert.Equal(-0.5625f, Penalty(change: true, arm: true), 1e-6f);
        Assert.Equal(-(0.25f + 0.25f + 1), Penalty(change: false, arm: false), 1e-6f);
        Assert.Equal(-1, Penalty(change: false, arm: true), 1e-6f);

        float Penalty(bool change, bool arm)
        {
            using HandMadeEnv env = new(PaperTask.MobilePick with
            {
                PenalizesChange = change,
                PenalizesArmOnly = arm,
                Reward = new PaperTask.Scales { ActionPenalty = 1 },
            });
            env.Judge(first);
            return env.Next(action: second).Reward;
        }
    }

    [Theory]
    [InlineData(0, -1)]
    [InlineData(0.49f, -1)]
    [InlineData(0.5f, 0)]
    [InlineData(0.51f, 1)]
    [InlineData(1, 1)]
    public void The_grasp_channel_closes_above_one_half_and_opens_below(float given, float command)
    {
        using HandMadeEnv env = new(PaperTask.Rearrange);
        env.Judge(Act(given));
        Assert.Equal(command, env.Command[0]);
    }

    private static float[] Act(float grasp, float end = 0) => [grasp, 0, 0, 0, 0, 0, 0, 0, 0, 0, end];
}
