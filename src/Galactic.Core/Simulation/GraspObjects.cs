using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Geometry;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// Stage 8: closes or opens the hand of envs whose motion was not blocked. The hand takes the first object its small
/// sphere touches, in the relative pose it has at that moment.
/// </summary>
internal static unsafe class GraspObjects
{
    public static void Run(SimulationWorld world, SimulationState state, int env, Workspace work)
    {
        Ints able = work.Stepping & ~work.Collided;
        Ints empty = Vector512.LessThan(Vector512.Load(state.HeldObject.Pointer + env), Ints.Zero);
        Floats close = Vector512.Create(world.Robot.Actions.GraspThreshold);
        Floats open = Vector512.Create(world.Robot.Actions.ReleaseThreshold);
        Floats wish = work.Channels[world.Robot.Actions.GraspChannel];
        Ints closing = able & empty & Vector512.GreaterThanOrEqual(wish, close).AsInt32();
        Ints opening = able & ~empty & Vector512.LessThan(wish, open).AsInt32();
        for (uint lanes = LaneMath.Bits(closing); lanes != 0; lanes &= lanes - 1)
        {
            Grasp(world, state, env + BitOperations.TrailingZeroCount(lanes));
        }

        for (uint lanes = LaneMath.Bits(opening); lanes != 0; lanes &= lanes - 1)
        {
            Release(world, state, env + BitOperations.TrailingZeroCount(lanes));
        }
    }

    private static void Grasp(SimulationWorld world, SimulationState state, int env)
    {
        state.Events.Pointer[env] |= StepEvents.GraspAttempted;
        int slot = world.Index.FirstTouched(env, GraspPoint(world, state, env), world.Robot.GripperRadius);
        if (slot < 0)
        {
            return;
        }

        Pose worldFromObject = state.ObjectPoses.Pointer[env * state.MaxObjects + slot];
        state.Events.Pointer[env] |= StepEvents.Grasped;
        state.HeldObject.Pointer[env] = slot;
        state.GripperFromHeld.Pointer[env] = state.GripperPose(env).Inverse * worldFromObject;
        state.GraspedFrom.Pointer[env] = worldFromObject;
        world.Index.Remove(env, slot);
    }

    private static void Release(SimulationWorld world, SimulationState state, int env)
    {
        int slot = state.HeldObject.Pointer[env];
        int at = env * state.MaxObjects + slot;
        SimulationWorld.ObjectClass held = world.Objects[state.ObjectClass.Pointer[at]];
        bool placed = ObjectPlacement.TryDrop(world, state, env, held, state.ObjectPoses.Pointer[at], out Pose rest);
        if (!placed)
        {
            Pose before = state.GraspedFrom.Pointer[env];
            rest = world.Settings.RevertKeepsRotation ? rest with { Position = before.Position } : before;
            state.Events.Pointer[env] |= StepEvents.ReleaseReverted;
        }

        state.Events.Pointer[env] |= StepEvents.Released;
        state.DropHeight.Pointer[env] = state.ObjectPoses.Pointer[at].Position.Y - rest.Position.Y;
        state.ObjectPoses.Pointer[at] = rest;
        state.ObjectsMoved.Pointer[env] = true;
        state.HeldObject.Pointer[env] = -1;
        world.Index.Insert(env, slot, held.BoxAt(rest));
    }

    private static Vector3 GraspPoint(SimulationWorld world, SimulationState state, int env)
    {
        float* m = state.Gripper.Pointer + env;
        int s = state.Stride;
        Vector3 o = world.Robot.GripperOffset;
        return new Vector3(
            m[0] * o.X + m[s] * o.Y + m[2 * s] * o.Z + m[3 * s],
            m[4 * s] * o.X + m[5 * s] * o.Y + m[6 * s] * o.Z + m[7 * s],
            m[8 * s] * o.X + m[9 * s] * o.Y + m[10 * s] * o.Z + m[11 * s]);
    }
}
