using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Geometry;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// Stage 7: makes the wanted motion real, or leaves a blocked env exactly as it was. Episode starts are always real.
/// </summary>
internal static unsafe class CommitMotion
{
    public static void Run(SimulationWorld world, SimulationState state, int env, Workspace work)
    {
        Ints moving = work.Starting | (work.Stepping & ~work.Collided & ~work.Still);
        Store(state.BaseX.Pointer + env, work.X, moving);
        Store(state.BaseZ.Pointer + env, work.Z, moving);
        Store(state.Yaw.Pointer + env, work.Yaw, moving);
        foreach (Robots.JointAction action in world.JointActions)
        {
            Store(state.Joints.Pointer + action.Joint * state.Stride + env, work.Joints[action.Joint], moving);
        }

        Floats* gripper = work.Links + world.GripperSlot * LinkChain.MatrixSize;
        for (int i = 0; i < SimulationState.GripperSize; i++)
        {
            Floats shift = i == 3 ? work.ShiftX : i == 11 ? work.ShiftZ : Floats.Zero;
            Store(state.Gripper.Pointer + i * state.Stride + env, gripper[i] + shift, moving);
        }

        WriteEvents(world, state, env, work);
        CarryObjects(state, env, moving);
    }

    /// <summary>The wanted gripper frame of one lane after a slide.</summary>
    public static Pose WantedGripper(SimulationWorld world, int lane, Workspace work, Vector2 shift)
    {
        float* m = (float*)(work.Links + world.GripperSlot * LinkChain.MatrixSize) + lane;
        const int Row = SimulationState.Lanes;
        Matrix4x4 rotation = new(
            m[0], m[4 * Row], m[8 * Row], 0, m[Row], m[5 * Row], m[9 * Row], 0, m[2 * Row], m[6 * Row], m[10 * Row], 0,
            0, 0, 0, 1);
        Vector3 position = new(
            m[3 * Row] + shift.X, m[7 * Row], m[11 * Row] + shift.Y);
        return new Pose(position, Quaternion.Normalize(Quaternion.CreateFromRotationMatrix(rotation)));
    }

    private static void Store(float* to, Floats value, Ints lanes) =>
        Vector512.ConditionalSelect(lanes.AsSingle(), value, Vector512.Load(to)).Store(to);

    private static void WriteEvents(SimulationWorld world, SimulationState state, int env, Workspace work)
    {
        (uint starting, uint collided) = (LaneMath.Bits(work.Starting), LaneMath.Bits(work.Collided));
        for (uint lanes = LaneMath.Bits(work.Collided | work.Slid); lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            Contact contact = work.Contacts[lane];
            bool isStart = (starting >> lane & 1) != 0;
            bool isBlocked = (collided >> lane & 1) != 0;
            state.Events.Pointer[env + lane] |= contact.Kind
                | (isStart ? StepEvents.StartedInCollision : isBlocked ? StepEvents.Collided : StepEvents.Slid);
            if (contact.Object >= 0)
            {
                state.HitObject.Pointer[env + lane] = contact.Object;
            }

            if (isStart)
            {
                ReportStart(world, state, env + lane, contact);
            }
        }
    }

    private static void ReportStart(SimulationWorld world, SimulationState state, int env, Contact contact)
    {
        string what = contact.Object < 0 ? "the home" : $"object {contact.Object}";
        world.Report(
            FaultKind.StartInCollision, state, env,
            () => $"the robot touches {what} at x {contact.At.X}, z {contact.At.Y}");
    }

    private static void CarryObjects(SimulationState state, int env, Ints moving)
    {
        Ints holding = Vector512.GreaterThanOrEqual(Vector512.Load(state.HeldObject.Pointer + env), Ints.Zero);
        for (uint lanes = LaneMath.Bits(moving & holding); lanes != 0; lanes &= lanes - 1)
        {
            int e = env + BitOperations.TrailingZeroCount(lanes);
            state.ObjectPoses.Pointer[e * state.MaxObjects + state.HeldObject.Pointer[e]] =
                state.GripperPose(e) * state.GripperFromHeld.Pointer[e];
        }
    }
}
