using System.Numerics;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Scenes;

/// <summary>
/// How an object lies in the hand at the start of an episode that begins with it held: upright, its box centred where
/// the gripper grasps.
/// </summary>
internal static class HandHold
{
    /// <summary>The held object's mesh frame in the frames of base and gripper.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="joints">One value per joint, radians or metres.</param>
    /// <param name="held">The object.</param>
    public static (Pose BaseFromMesh, Pose GripperFromMesh) Find(
        RobotModel robot, ReadOnlySpan<float> joints, MovableObject held)
    {
        Span<Pose> links = stackalloc Pose[robot.Links.Count];
        robot.ForwardKinematics(Vector2.Zero, 0, joints, links);
        Pose gripper = links[robot.GripperLink];
        Vector3 center = Vector3.Transform(held.Box.Center, held.Upright);
        Pose mesh = new(gripper.Transform(robot.GripperOffset) - center, held.Upright);
        return (mesh, gripper.Inverse * mesh);
    }
}
