using System.Numerics;
using Galactic.Compute;
using Galactic.Robots;
using Galactic.Simulation;

namespace Galactic.Tests.Simulation;

/// <summary>How bases and arms may move, in a thousand situations each.</summary>
public sealed class MotionPropertyTests
{
    private static readonly RobotModel Robot = PropertyWorlds.Robot;
    private static readonly ActionMap Map = Robot.Actions;

    [Fact]
    public void A_zero_action_is_the_identity_wherever_it_is_done()
    {
        using CpuDevice device = new(2);
        using BatchSimulator simulator = Start(new SimulationSettings(), device);
        int holding = 0;
        for (int step = 0; step < 24; step++)
        {
            simulator.Step(PropertyWorlds.Actions(0, PropertyWorlds.Cases, step));
            if (step % 6 != 0)
            {
                continue;
            }

            Moment before = new(simulator.State);
            simulator.Step(new float[PropertyWorlds.Cases * Map.Size]);
            Moment after = new(simulator.State);
            Property.ForAll(PropertyWorlds.Cases, n =>
            {
                Assert.Equal(before.World(n), after.World(n));
                Assert.Equal((before.Step[n] + 1, StepEvents.None), (after.Step[n], after.Events[n]));
            });
            holding += after.Held.Count(h => h >= 0);
        }

        Assert.True(holding > 300);
    }

    [Fact]
    public void A_blocked_step_changes_nothing_but_the_counter()
    {
        static bool Look(int n, Moment before, Moment after, float[] action)
        {
            if (!after.Events[n].HasFlag(StepEvents.Collided))
            {
                return false;
            }

            Assert.Equal(before.World(n), after.World(n));
            Assert.Equal(before.Step[n] + 1, after.Step[n]);
            const StepEvents Possible = StepEvents.Collided | StepEvents.ActionClipped | StepEvents.RobotHitStatic
                | StepEvents.RobotHitObject | StepEvents.HeldHitStatic | StepEvents.HeldHitObject;
            Assert.Equal(StepEvents.None, after.Events[n] & ~Possible);
            return true;
        }

        Recording.Straight.ForAll(3000, Look);
        Recording.Sliding.ForAll(200, Look);
    }

    [Fact]
    public void A_collision_or_slide_names_exactly_one_thing_that_was_hit()
    {
        Recording.Sliding.ForAll(3000, (n, before, after, _) =>
        {
            const StepEvents Touched = StepEvents.Collided | StepEvents.Slid;
            StepEvents kind = after.Events[n] & (StepEvents.RobotHitStatic | StepEvents.RobotHitObject
                | StepEvents.HeldHitStatic | StepEvents.HeldHitObject);
            bool touched = (after.Events[n] & Touched) != 0;
            Assert.Equal(touched ? 1 : 0, BitOperations.PopCount((uint)kind));
            bool isObject = kind is StepEvents.RobotHitObject or StepEvents.HeldHitObject;
            Assert.Equal(isObject, after.HitObject[n] >= 0);
            Assert.True(!isObject || after.HitObject[n] != before.Held[n]);
            return touched;
        });
    }

    [Fact]
    public void Joints_stay_within_their_limits_and_steps()
    {
        Recording.Sliding.ForAll(20000, (n, before, after, _) =>
        {
            for (int joint = 0; joint < Robot.Joints.Count; joint++)
            {
                float step = Map.Joints.Where(a => a.Joint == joint).Sum(a => a.Step);
                Assert.InRange(after.Joint(n, joint), Robot.Joints[joint].Lower, Robot.Joints[joint].Upper);
                Assert.InRange(after.Joint(n, joint) - before.Joint(n, joint), -step - 1e-6f, step + 1e-6f);
            }

            return !after.Joints(n).SequenceEqual(before.Joints(n));
        });
    }

    [Fact]
    public void The_base_turns_by_the_clipped_action_times_five_degrees()
    {
        Recording.Sliding.ForAll(20000, (n, before, after, action) =>
        {
            bool moved = !after.Events[n].HasFlag(StepEvents.Collided);
            float turn = moved ? Math.Clamp(action[Map.TurnChannel], -1, 1) * 0.0873f : 0;
            Assert.Equal(before.Yaw[n] + turn, after.Yaw[n]);
            return moved;
        });
    }

    [Fact]
    public void A_free_base_drives_along_its_new_heading()
    {
        Recording.Sliding.ForAll(15000, (n, before, after, action) =>
        {
            if ((after.Events[n] & (StepEvents.Collided | StepEvents.Slid)) != 0)
            {
                return false;
            }

            (double x, double z) = Wanted(n, before, after, action);
            Assert.Equal(x, after.X[n], 2e-6);
            Assert.Equal(z, after.Z[n], 2e-6);
            return true;
        });
    }

    [Fact]
    public void A_slide_ends_at_most_a_quarter_of_a_metre_from_where_the_base_wanted_to_be()
    {
        Recording.Sliding.ForAll(2000, (n, before, after, action) =>
        {
            if (!after.Events[n].HasFlag(StepEvents.Slid))
            {
                return false;
            }

            (double x, double z) = Wanted(n, before, after, action);
            double slid = Math.Sqrt((after.X[n] - x) * (after.X[n] - x) + (after.Z[n] - z) * (after.Z[n] - z));
            Assert.InRange(slid, 0, 0.25 + 1e-5);
            return slid > 0.049;
        });
    }

    [Fact]
    public void Without_sliding_nobody_slides()
    {
        Recording.Straight.ForAll(20000, (n, before, after, action) =>
        {
            Assert.False(after.Events[n].HasFlag(StepEvents.Slid));
            return !after.Events[n].HasFlag(StepEvents.Collided);
        });
    }

    [Fact]
    public void A_robot_that_moved_touches_nothing_at_its_new_place()
    {
        Recording.Sliding.ForAll(5000, (n, before, after, _) =>
        {
            if (after.Step[n] % 3 != 1 || after.Events[n].HasFlag(StepEvents.Collided))
            {
                return false;
            }

            // The objects are where they were during the motion; a held one moved along.
            ReferenceWorld world = new(PropertyWorlds.Set, Robot);
            ReferenceEnv env = Env(n, after, before);
            ReferenceFrame[] links = world.Links(env.X, env.Z, env.Yaw, env.Joints);
            ReferenceFrame held = env.Held < 0 ? default : ReferenceFrame.From(after.Object(n, env.Held));
            bool released = before.Held[n] >= 0 && after.Held[n] < 0;
            env.Held = released ? -1 : env.Held;
            (ReferencePoint, StepEvents, int)? touch =
                new ReferenceStep(world, new SimulationSettings()).FirstTouch(env, links, held, false);
            Assert.True(released || world.IsDoubtful || touch is null, $"Step {after.Step[n]}: {touch}");
            return !world.IsDoubtful && !released;
        });
    }

    [Fact]
    public void Clipped_actions_do_what_their_clipped_values_do()
    {
        Same(actions => [.. actions.Select(a => Math.Clamp(a, -1, 1))], actions => actions);
    }

    [Fact]
    public void Nothing_of_an_action_with_a_value_that_is_not_finite_is_carried_out()
    {
        static bool IsOdd(int i) => i / Map.Size % 3 == 0;
        Same(
            actions => [.. actions.Select((a, i) => IsOdd(i) ? 0 : Math.Clamp(a, -1, 1))],
            actions => [.. actions.Select((a, i) => IsOdd(i) && i % Map.Size == i / Map.Size % Map.Size
                ? (i % 2 == 0 ? float.NaN : MathF.CopySign(float.PositiveInfinity, a))
                : a)]);
    }

    [Fact]
    public void A_robot_without_collision_and_with_an_empty_hand_is_never_blocked()
    {
        using CpuDevice device = new(2);
        using BatchSimulator simulator = Start(new SimulationSettings { RobotCollision = false }, device);
        for (int step = 0; step < 25; step++)
        {
            float[] actions = PropertyWorlds.Actions(0, PropertyWorlds.Cases, step);
            for (int env = 0; env < PropertyWorlds.Cases; env++)
            {
                actions[env * Map.Size + Map.GraspChannel] = 0;
            }

            simulator.Step(actions);
        }

        Assert.Equal((0, 0), (simulator.Statistics.Collisions, simulator.Statistics.Slides));
        Assert.Equal(25 * PropertyWorlds.Cases, simulator.Statistics.Steps);
    }

    /// <summary>The state during a motion: pose and hand of after, objects of before.</summary>
    private static ReferenceEnv Env(int n, Moment after, Moment before) => new()
    {
        Episode = n,
        Scene = PropertyWorlds.Set.Episodes[n].SceneIndex,
        Step = after.Step[n],
        X = after.X[n],
        Z = after.Z[n],
        Yaw = after.Yaw[n],
        Joints = after.Joints(n),
        Classes = [.. PropertyWorlds.Set.Episodes[n].Spawns.Select(s => s.ObjectIndex)],
        Objects = [.. PropertyWorlds.Set.Episodes[n].Spawns.Select((_, o) => ReferenceFrame.From(before.Object(n, o)))],
        Held = before.Held[n],
    };

    private static (double X, double Z) Wanted(int n, Moment before, Moment after, float[] action)
    {
        double drive = Math.Clamp(action[Map.DriveChannel], -1, 1) * 0.1;
        return (before.X[n] + Math.Cos(after.Yaw[n]) * drive, before.Z[n] - Math.Sin(after.Yaw[n]) * drive);
    }

    /// <summary>Plays the same actions in two spellings.</summary>
    private static void Same(Func<float[], float[]> plain, Func<float[], float[]> odd)
    {
        using CpuDevice device = new(2);
        using BatchSimulator first = Start(new SimulationSettings(), device);
        using BatchSimulator second = Start(new SimulationSettings(), device);
        for (int step = 0; step < 20; step++)
        {
            float[] actions = PropertyWorlds.Actions(0, PropertyWorlds.Cases, step);
            first.Step(plain(actions));
            second.Step(odd(actions));
            (Moment a, Moment b) = (new Moment(first.State), new Moment(second.State));
            Property.ForAll(PropertyWorlds.Cases, n => Assert.Equal(a.World(n), b.World(n)));
        }

        Assert.True(second.Statistics.ClippedActions + second.Statistics.InvalidActions > 900);
        Assert.Equal(0, first.Statistics.InvalidActions);
    }

    private static BatchSimulator Start(SimulationSettings settings, CpuDevice device)
    {
        BatchSimulator simulator = new(PropertyWorlds.Set, Robot, settings, PropertyWorlds.Cases, device);
        simulator.Reset([.. Enumerable.Range(0, PropertyWorlds.Cases)]);
        return simulator;
    }
}
