using System.Numerics;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tests.Simulation;

/// <summary>How hands take, carry and let go, in a thousand situations each.</summary>
public sealed class GraspPropertyTests
{
    private static readonly EpisodeSet Set = PropertyWorlds.Set;
    private static readonly RobotModel Robot = PropertyWorlds.Robot;

    [Fact]
    public void A_closing_hand_takes_the_first_object_its_sphere_touches_and_none_if_there_is_none()
    {
        int taken = 0;
        Recording.Sliding.ForAll(5000, (n, before, after, _) =>
        {
            if (!after.Events[n].HasFlag(StepEvents.GraspAttempted))
            {
                return false;
            }

            ReferenceWorld world = new(Set, Robot);
            ReferencePoint point = world.Links(after.X[n], after.Z[n], after.Yaw[n], after.Joints(n))[Robot.GripperLink]
                .Map(Robot.GripperOffset);
            int touched = -1;
            for (int slot = Set.Episodes[n].Spawns.Count - 1; slot >= 0; slot--)
            {
                Bounds box = Set.Objects[Set.Episodes[n].Spawns[slot].ObjectIndex].Box;
                bool touches = world.Touches(point, 0.015, box, ReferenceFrame.From(before.Object(n, slot)));
                touched = touches ? slot : touched;
            }

            Assert.True(world.IsDoubtful || after.Held[n] == touched, $"Touched {touched}, took {after.Held[n]}.");
            Assert.Equal(after.Held[n] >= 0, after.Events[n].HasFlag(StepEvents.Grasped));
            Interlocked.Add(ref taken, touched >= 0 ? 1 : 0);
            return true;
        });
        Assert.True(taken > 300);
    }

    [Fact]
    public void A_grasp_leaves_the_object_where_it_is()
    {
        Recording.ForAll(Recording.Several, 2000, (n, before, after, _) =>
        {
            if (!after.Events[n].HasFlag(StepEvents.Grasped))
            {
                return false;
            }

            Assert.Equal(before.Object(n, after.Held[n]), after.Object(n, after.Held[n]));
            return true;
        });
    }

    [Fact]
    public void A_held_object_moves_rigidly_with_the_gripper()
    {
        Recording recording = Recording.Sliding;
        int carried = 0;
        Property.ForAll(PropertyWorlds.Cases, n =>
        {
            Pose inHand = default;
            for (int step = 1; step <= Recording.Steps; step++)
            {
                (Moment before, Moment now) = (recording.Moments[step - 1], recording.Moments[step]);
                if (now.Held[n] < 0)
                {
                    continue;
                }

                Pose relative = now.Grippers[n].Inverse * now.Object(n, now.Held[n]);
                inHand = before.Held[n] == now.Held[n] ? inHand : relative;
                AssertSame(inHand, relative, 5e-6f);
                bool moved = before.Held[n] >= 0 && before.Grippers[n] != now.Grippers[n];
                Interlocked.Add(ref carried, moved ? 1 : 0);
            }
        });
        Assert.True(carried > 2000);
    }

    [Fact]
    public void Objects_out_of_the_hand_never_move()
    {
        Recording.Sliding.ForAll(20000, (n, before, after, _) =>
        {
            int others = 0;
            for (int slot = 0; slot < Set.Episodes[n].Spawns.Count; slot++)
            {
                if (slot != before.Held[n] && slot != after.Held[n])
                {
                    Assert.Equal(before.Object(n, slot), after.Object(n, slot));
                    others++;
                }
            }

            return others > 0;
        });
    }

    [Fact]
    public void An_empty_hand_closes_at_half_and_a_full_one_opens_below_minus_half_and_never_otherwise()
    {
        Recording.Sliding.ForAll(10000, (n, before, after, action) =>
        {
            float wish = action[Robot.Actions.GraspChannel];
            bool able = !after.Events[n].HasFlag(StepEvents.Collided);
            (bool closes, bool opens) = (before.Held[n] < 0 && wish >= 0.5f, before.Held[n] >= 0 && wish < -0.5f);
            Assert.Equal(able && closes, after.Events[n].HasFlag(StepEvents.GraspAttempted));
            Assert.Equal(able && opens, after.Events[n].HasFlag(StepEvents.Released));
            bool kept = before.Held[n] >= 0 && !after.Events[n].HasFlag(StepEvents.Released);
            Assert.True(!kept || after.Held[n] == before.Held[n]);
            return MathF.Abs(wish) >= 0.5f;
        });
    }

    [Fact]
    public void A_blocked_robot_keeps_its_object_and_takes_no_other()
    {
        Recording.Straight.ForAll(1000, (n, before, after, action) =>
        {
            bool wishes = MathF.Abs(action[Robot.Actions.GraspChannel]) > 0.5f;
            if (!wishes || !after.Events[n].HasFlag(StepEvents.Collided))
            {
                return false;
            }

            Assert.Equal(before.Held[n], after.Held[n]);
            return true;
        });
    }

    [Fact]
    public void A_carried_object_never_ends_a_step_inside_anything()
    {
        Recording.Sliding.ForAll(1000, (n, before, after, _) =>
        {
            int held = after.Held[n];
            if (held < 0 || before.Held[n] != held || after.Events[n].HasFlag(StepEvents.Collided))
            {
                return false;
            }

            ReferenceWorld world = new(Set, Robot);
            int thing = Set.Episodes[n].Spawns[held].ObjectIndex;
            ReferenceFrame pose = ReferenceFrame.From(after.Object(n, held));
            foreach ((ReferencePoint at, float radius) in world.Spheres(thing, pose))
            {
                bool free = world.IsFree(Set.Episodes[n].SceneIndex, radius, at);
                Assert.True(free || world.IsDoubtful, $"A sphere of {Set.Objects[thing].Name} is stuck at {at}.");
                for (int slot = 0; slot < Set.Episodes[n].Spawns.Count; slot++)
                {
                    Bounds box = Set.Objects[Set.Episodes[n].Spawns[slot].ObjectIndex].Box;
                    bool touches = slot != held
                        && world.Touches(at, radius, box, ReferenceFrame.From(after.Object(n, slot)));
                    Assert.True(!touches || world.IsDoubtful, $"{Set.Objects[thing].Name} is in object {slot}.");
                }
            }

            return before.Grippers[n] != after.Grippers[n];
        });
    }

    private static void AssertSame(Pose expected, Pose actual, float tolerance)
    {
        Assert.InRange(Vector3.Distance(expected.Position, actual.Position), 0, tolerance);
        Assert.InRange(MathF.Abs(Quaternion.Dot(expected.Rotation, actual.Rotation)), 1 - 1e-5f, 1 + 1e-5f);
    }
}
