using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Scenes.Reaching;

namespace Galactic.Tests.Scenes;

/// <summary>
/// Routes are checked with the robot's own kinematics, link by link, and distances to solids and boxes in double
/// precision, neither of which the search uses.
/// </summary>
public class PickPlacePlannerTests
{
    private const int Count = 12;

    // Columns are exact at cell centres only, half a cell diagonal away at most.
    private const double ColumnError = 0.036;
    private static readonly RobotModel Robot = Fetch.Create();
    private static readonly ArmModel Arm = new(Robot);
    private static readonly Lazy<(EpisodeSet Set, PickPlacePlan?[] Plans)> Planned = new(Plan);

    [Fact]
    public void Generated_rearrangements_can_be_solved()
    {
        Assert.InRange(Planned.Value.Plans.Count(p => p is not null), Count - 1, Count);
    }

    [Fact]
    public void Routes_start_at_the_robot_and_no_step_is_longer_than_an_action()
    {
        foreach ((Episode episode, _, PickPlacePlan plan) in All())
        {
            float[] joints = Joints(episode);
            RobotPose last = new(
                episode.StartPosition, episode.StartYaw, [.. Arm.JointIndices.Select(j => joints[j])]);
            foreach (RobotPose pose in plan.ToTarget.Concat(plan.ToGoal!))
            {
                Vector2 heading = new(MathF.Cos(pose.Yaw), -MathF.Sin(pose.Yaw));
                Vector2 moved = pose.Position - last.Position;
                Assert.InRange(MathF.Abs(pose.Yaw - last.Yaw), 0, 0.0873f + 1e-5f);
                Assert.InRange(moved.Length(), 0, 0.1f + 1e-5f);
                Assert.InRange((moved - heading * Vector2.Dot(moved, heading)).Length(), 0, 1e-4f);
                for (int j = 0; j < Arm.JointCount; j++)
                {
                    Assert.InRange(MathF.Abs(pose.Joints[j] - last.Joints[j]), 0, Arm.Steps[j] * 1.001f);
                    Assert.InRange(pose.Joints[j], Arm.Limits[j].Lower, Arm.Limits[j].Upper);
                }

                last = pose;
            }
        }
    }

    [Fact]
    public void Nothing_of_the_robot_touches_furniture_or_objects_on_a_route()
    {
        foreach ((Episode episode, EpisodeSet set, PickPlacePlan plan) in All())
        {
            CollisionShape statics = new(set.Scenes[episode.SceneIndex].Collision.Boxes, []);
            OrientedBox[] boxes = [.. episode.Spawns.Select(s => BoxOf(set, s))];
            Vector3[] centers = new Vector3[Robot.Spheres.Count];
            foreach ((RobotPose pose, bool carried) in plan.ToTarget.Select(p => (p, false))
                .Concat(plan.ToGoal!.Select(p => (p, true))).Where((_, i) => i % 3 == 0))
            {
                Robot.SphereCenters(pose.Position, pose.Yaw, Joints(pose), centers);
                for (int i = 0; i < centers.Length; i++)
                {
                    float radius = Robot.Spheres[i].Sphere.Radius;
                    (float x, float y, float z) = (centers[i].X, centers[i].Y, centers[i].Z);
                    Assert.True(BruteForce.Distance(statics, x, y, z) >= radius - ColumnError);
                    Assert.All(boxes.Skip(carried ? 1 : 0), b => Assert.True(BruteForce.ToBox(b, x, y, z) >= radius));
                }
            }
        }
    }

    [Fact]
    public void The_first_route_ends_with_the_grasp_sphere_in_the_target_and_in_nothing_else()
    {
        foreach ((Episode episode, EpisodeSet set, PickPlacePlan plan) in All())
        {
            Vector3 hand = Gripper(plan.ToTarget[^1]).Transform(Robot.GripperOffset);
            int[] touched = [.. Enumerable.Range(0, episode.Spawns.Count).Where(i =>
                BruteForce.ToBox(BoxOf(set, episode.Spawns[i]), hand.X, hand.Y, hand.Z) < Robot.GripperRadius)];
            Assert.Equal([0], touched);
        }
    }

    [Fact]
    public void The_second_route_ends_with_the_object_as_it_stood_a_little_above_its_goal()
    {
        foreach ((Episode episode, _, PickPlacePlan plan) in All())
        {
            Pose gripperFromMesh = Gripper(plan.ToTarget[^1]).Inverse * episode.Spawns[0].WorldFromMesh;
            Pose end = Gripper(plan.ToGoal![^1]) * gripperFromMesh;
            Vector3 beside = end.Position - episode.Goal.Position;
            Assert.InRange(beside.Y, 0, 0.3f);
            Assert.InRange((beside with { Y = 0 }).Length(), 0, 0.1f);
            Quaternion before = episode.Spawns[0].WorldFromMesh.Rotation;
            Vector3 up = Vector3.Transform(Vector3.UnitY, Quaternion.Conjugate(before));
            Assert.InRange(end.Rotate(up).Y, 0.99f, 1.001f);
        }
    }

    private static (EpisodeSet Set, PickPlacePlan?[] Plans) Plan()
    {
        using CpuDevice device = new(2);
        Scene home = SceneBuilder.Build(Rooms.Furnished("home"));
        EpisodeSet set = EpisodeGenerator.Generate(
            [home], MovableObjects.Ycb9(), EpisodeOptions.Rearrange, 4, Count, device);
        PickPlacePlanner planner = new(Arm, new ReachLibrary(Arm, device), new ArmFolder(Arm));
        return (set, [.. set.Episodes.Select((e, i) => planner.TryPlan(Look(set, e, i), out _))]);
    }

    private static Situation Look(EpisodeSet set, Episode episode, int number)
    {
        float[] joints = Joints(episode);
        return new Situation
        {
            Scene = set.Scenes[episode.SceneIndex],
            Objects = [.. episode.Spawns.Select(s => (set.Objects[s.ObjectIndex], s.WorldFromMesh))],
            Target = episode.TargetIndex,
            Goal = episode.Goal,
            Position = episode.StartPosition,
            Yaw = episode.StartYaw,
            Joints = [.. Arm.JointIndices.Select(j => joints[j])],
            Key = set.KeyOf(number),
        };
    }

    private static IEnumerable<(Episode Episode, EpisodeSet Set, PickPlacePlan Plan)> All()
    {
        (EpisodeSet set, PickPlacePlan?[] plans) = Planned.Value;
        return set.Episodes.Zip(plans).Where(p => p.Second is not null).Select(p => (p.First, set, p.Second!));
    }

    private static float[] Joints(Episode episode)
    {
        float[] joints = new float[Robot.Joints.Count];
        Robot.StartJoints(episode.StartJoints, joints);
        return joints;
    }

    private static float[] Joints(RobotPose pose)
    {
        float[] joints = new float[Robot.Joints.Count];
        Robot.StartJoints(pose.Joints, joints);
        return joints;
    }

    private static Pose Gripper(RobotPose pose)
    {
        Pose[] links = new Pose[Robot.Links.Count];
        Robot.ForwardKinematics(pose.Position, pose.Yaw, Joints(pose), links);
        return links[Robot.GripperLink];
    }

    private static OrientedBox BoxOf(EpisodeSet set, ObjectSpawn spawn)
    {
        Bounds box = set.Objects[spawn.ObjectIndex].Box;
        return new OrientedBox(spawn.WorldFromMesh * new Pose(box.Center, Quaternion.Identity), box.Size / 2);
    }
}
