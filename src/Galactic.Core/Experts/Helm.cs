using System.Numerics;
using Galactic.Robots;
using Galactic.Scenes.Reaching;

namespace Galactic.Experts;

/// <summary>Turns the way from one pose of a route to the next into an action.</summary>
internal sealed class Helm(ActionMap map, ArmModel arm)
{
    // Farther off its route the robot plans anew: metres, and radians of any joint.
    private const float OffCourse = 2e-3f;

    /// <summary>True if two poses are the same as far as following a route goes.</summary>
    public static bool IsNear(RobotPose a, RobotPose b)
    {
        bool near = Vector2.Distance(a.Position, b.Position) < OffCourse && MathF.Abs(a.Yaw - b.Yaw) < OffCourse;
        for (int j = 0; j < a.Joints.Length; j++)
        {
            near &= MathF.Abs(a.Joints[j] - b.Joints[j]) < OffCourse;
        }

        return near;
    }

    /// <summary>Writes the motion channels.</summary>
    public void Steer(RobotPose here, RobotPose to, Span<float> action)
    {
        (float sine, float cosine) = MathF.SinCos(to.Yaw);
        Vector2 way = to.Position - here.Position;
        action[map.TurnChannel] = Clip((to.Yaw - here.Yaw) / map.TurnStep);
        action[map.DriveChannel] = Clip((way.X * cosine - way.Y * sine) / map.DriveStep);
        foreach (JointAction channel in map.Joints)
        {
            for (int j = 0; j < arm.JointCount; j++)
            {
                if (arm.JointIndices[j] == channel.Joint)
                {
                    action[channel.Channel] = Clip((to.Joints[j] - here.Joints[j]) / channel.Step);
                }
            }
        }
    }

    private static float Clip(float value) => Math.Clamp(value, -1, 1);
}
