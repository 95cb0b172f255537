using System.Runtime.Intrinsics;
using Galactic.Robots;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// Stage 2: the wanted base pose, joints and grasp. The base turns first and drives along its new heading.
/// </summary>
internal static unsafe class ApplyActions
{
    public static void Run(SimulationWorld world, SimulationState state, int env, Workspace work)
    {
        ActionMap map = world.Robot.Actions;
        LoadChannels(world.Actions + env * map.Size, map.Size, work.Channels);
        Floats Channel(int channel) => Read(work.Channels[channel], work.Stepping);

        work.Grasp = Channel(map.GraspChannel);
        work.Yaw = Vector512.Load(state.Yaw.Pointer + env) + Channel(map.TurnChannel) * map.TurnStep;
        (Floats sin, Floats cos) = LaneMath.SinCos(work.Yaw);
        Floats drive = Channel(map.DriveChannel) * map.DriveStep;
        work.X = Vector512.Load(state.BaseX.Pointer + env) + cos * drive;
        work.Z = Vector512.Load(state.BaseZ.Pointer + env) - sin * drive;
        for (int joint = 0; joint < world.Joints.Length; joint++)
        {
            work.Joints[joint] = Vector512.Load(state.Joints.Pointer + joint * state.Stride + env);
        }

        foreach (JointAction action in world.JointActions)
        {
            RobotJoint joint = world.Joints[action.Joint];
            Floats wanted = work.Joints[action.Joint] + Channel(action.Channel) * action.Step;
            work.Joints[action.Joint] = Vector512.Min(
                Vector512.Max(wanted, Vector512.Create(joint.Lower)), Vector512.Create(joint.Upper));
        }
    }

    /// <summary>[env, channel] to [channel, env].</summary>
    private static void LoadChannels(float* actions, int channels, Floats* to)
    {
        for (int env = 0; env < SimulationState.Lanes; env++)
        {
            for (int channel = 0; channel < channels; channel++)
            {
                ((float*)(to + channel))[env] = *actions++;
            }
        }
    }

    /// <summary>One channel, clipped to [-1, 1]; 0 for NaN and for envs that do not act.</summary>
    private static Floats Read(Floats value, Ints acting)
    {
        Ints valid = Vector512.Equals(value, value).AsInt32() & acting;
        Floats clipped = Vector512.Min(Vector512.Max(value, Vector512.Create(-1f)), Floats.One);
        return Vector512.ConditionalSelect(valid.AsSingle(), clipped, Floats.Zero);
    }
}
