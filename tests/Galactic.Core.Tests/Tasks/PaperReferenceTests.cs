using System.Numerics;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;

namespace Galactic.Tests.Tasks;

/// <summary>
/// The published presets played by an expert with random slips, against a second reading of the published rules: one
/// env at a time, in doubles, in the order in which they are written down there.
/// </summary>
public sealed class PaperReferenceTests
{
    private const int Envs = 16;
    private const int Steps = 260;
    private static readonly RobotModel Robot = Fetch.Create();

    [Theory]
    [InlineData("mobile-pick-paper", true, false, 0.1)]
    [InlineData("rearrange-safe-paper", false, true, 0.15)]
    [InlineData("rearrange-paper", false, false, 0.15)]
    public void Rewards_ends_and_episodes_are_those_of_the_published_rules(
        string preset, bool pick, bool keepGoing, double near)
    {
        ExperimentSettings settings = Presets.Find(preset)!;
        using CpuDevice device = new(2);
        WorldSettings world = settings.World with { TrainingHomes = 2, TrainingEpisodes = 2 * Envs };
        EpisodeSet set = new WorldBuilder(world, Robot, device).Training(4);
        using VectorEnv env = new(set, Robot, settings.Env, Envs, device);
        env.Reset(1);
        Reference[] references = [.. Enumerable.Range(0, Envs).Select(e => new Reference(set, e, pick, keepGoing, near))];
        ExpertPolicy expert = new();
        float[] actions = new float[Envs * Robot.Actions.Size];
        for (int step = 0; step < Steps; step++)
        {
            expert.Act(env, actions);
            Slip(actions, step);
            (double Reward, bool Ends)[] expected =
            [
                .. references.Select((r, e) => r.Judge(env.Simulator.State, actions.AsSpan(e * Robot.Actions.Size))),
            ];
            env.Step(actions);
            for (int e = 0; e < Envs; e++)
            {
                Assert.Equal(expected[e].Ends, env.Terminated[e]);
                Assert.False(env.Truncated[e]);
                Assert.Equal(expected[e].Reward, env.Reward[e], 1e-5);
            }
        }

        Assert.True(references.Sum(r => r.Successes) > 3, "Hardly anything succeeded.");
        Assert.True(pick || references.Sum(r => r.Picks) > 5, "Hardly anything was picked.");
        Assert.True(references.Sum(r => r.Failures) > 3 || pick || keepGoing, "Hardly anything failed.");
    }

    /// <summary>Every other env now and then opens or closes its hand, or asks for the end, at the wrong time.</summary>
    private static void Slip(float[] actions, int step)
    {
        for (int e = 1; e < Envs; e += 2)
        {
            RandomKey key = RandomKey.FromSeed(77).For(e).For(step);
            int row = e * Robot.Actions.Size;
            actions[row] = key.Chance(0, 0.02f) ? key.Index(1, 2) : actions[row];
            actions[row + 10] = key.Chance(2, 0.01f) ? 1 : actions[row + 10];
        }
    }

    private sealed class Reference(EpisodeSet set, int env, bool pick, bool keepGoing, double near)
    {
        private bool isFirst = true, isRecorded;
        private int started, heldBefore;
        private double reachBefore, carryBefore;
        private Vector3 drop;

        public int Successes { get; private set; }

        public int Failures { get; private set; }

        public int Picks { get; private set; }

        public (double Reward, bool Ends) Judge(SimulationState state, ReadOnlySpan<float> action)
        {
            int step = state.EpisodeStep.Span[env], held = state.HeldObject.Span[env];
            if (step == 0)
            {
                Assert.Equal((env + started++ * Envs) % set.Episodes.Count, state.EpisodeIndex.Span[env]);
                (isRecorded, drop) = (false, new Vector3(float.NaN));
            }

            Episode episode = set.Episodes[state.EpisodeIndex.Span[env]];
            Vector3 target = state.ObjectPose(env, episode.TargetIndex).Position, goal = episode.Goal.Position;
            double reach = Vector3.Distance(target, state.GripperPosition(env)), carry = Vector3.Distance(target, goal);
            bool holdsTarget = held == episode.TargetIndex;

            // Without the end action (safe and pick) it neither helps nor harms.
            bool ends = action[10] > 0.5 && step > 5;
            if (action[0] < 0.5 && holdsTarget && !isRecorded)
            {
                (drop, isRecorded) = (target, true);
            }

            Vector3 off = drop - goal;
            bool good = Math.Sqrt((double)off.X * off.X + (double)off.Z * off.Z) < near && off.Y > 0 && off.Y < 2 * near;
            bool success = pick ? holdsTarget : good && isRecorded && held == -1 && (keepGoing || ends);
            isRecorded &= !keepGoing || good;
            bool dropped = (state.Events.Span[env] & StepEvents.Released) != 0;
            bool failure = !success
                && ((dropped && carry >= near) || (held != -1 && !holdsTarget) || (ends && !pick && !keepGoing));
            bool over = success || failure || step >= 500 - (isFirst ? env % 500 : 0);
            bool picked = holdsTarget && heldBefore == -1 && carry > near;
            double reward = over ? (success ? 10 : 0)
                : step == 0 ? 0 : reachBefore - reach + (carryBefore - carry) + (picked ? 5 : 0);
            Successes += success ? 1 : 0;
            Failures += failure ? 1 : 0;
            Picks += picked && !over && step != 0 ? 1 : 0;
            (isFirst, reachBefore, carryBefore, heldBefore) = (isFirst && !over, reach, carry, held);
            return (reward, over);
        }
    }
}
