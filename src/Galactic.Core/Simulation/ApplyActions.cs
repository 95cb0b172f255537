using System.Runtime.Intrinsics;
using Galactic.Robots;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Simulation;

/// <summary>
/// Stage 3: the wanted base pose and joints. The base turns first and drives along its new heading.
/// </summary>
internal static unsafe class ApplyActions
{
    public static void Run(SimulationWorld world, SimulationState state, int env, Workspace work)
    {
        ActionMap map = world.Robot.Actions;
        work.Yaw = Vector512.Load(state.Yaw.Pointer + env) + work.Channels[map.TurnChannel] * map.TurnStep;
        (Floats sin, Floats cos) = LaneMath.SinCos(work.Yaw);
        Floats drive = work.Channels[map.DriveChannel] * map.DriveStep;
        work.X = Vector512.Load(state.BaseX.Pointer + env) + cos * drive;
        work.Z = Vector512.Load(state.BaseZ.Pointer + env) - sin * drive;
        Floats still = Vector512.Equals(work.X, Vector512.Load(state.BaseX.Pointer + env))
            & Vector512.Equals(work.Z, Vector512.Load(state.BaseZ.Pointer + env))
            & Vector512.Equals(work.Yaw, Vector512.Load(state.Yaw.Pointer + env));
        for (int joint = 0; joint < world.Joints.Length; joint++)
        {
            work.Joints[joint] = Vector512.Load(state.Joints.Pointer + joint * state.Stride + env);
        }

        foreach (JointAction action in world.JointActions)
        {
            RobotJoint joint = world.Joints[action.Joint];
            Floats now = work.Joints[action.Joint];
            Floats wanted = now + work.Channels[action.Channel] * action.Step;
            work.Joints[action.Joint] = Vector512.Min(
                Vector512.Max(wanted, Vector512.Create(joint.Lower)), Vector512.Create(joint.Upper));
            still &= Vector512.Equals(work.Joints[action.Joint], now);
        }

        work.Still = world.Settings.TestUnmovedRobots
            ? Vector512<int>.Zero
            : still.AsInt32() & work.Stepping;
    }
}
