using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Galactic.Simulation;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Tasks;

/// <summary>What observation terms read of 16 envs at once.</summary>
internal readonly unsafe struct EnvGroup(TaskBatch batch, int env, float* rows)
{
    public TaskBatch Batch => batch;

    /// <summary>Its first env.</summary>
    public int FirstEnv => env;

    /// <summary>A row of <see cref="EnvRow"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Floats Row(int row) => Vector512.Load(rows + row * SimulationState.Lanes);

    /// <summary>Where a direction from one point to another lies in the base frame.</summary>
    public void ToBase(Floats x, Floats y, Floats z, Floats* to)
    {
        (Floats sin, Floats cos) = (Row(EnvRow.Base + 2), Row(EnvRow.Base + 3));
        to[0] = x * cos - z * sin;
        to[1] = y;
        to[2] = x * sin + z * cos;
    }

    /// <summary>A world point minus the base position, in the base frame.</summary>
    public void FromBase(int point, Floats* to) =>
        ToBase(Row(point) - Row(EnvRow.Base), Row(point + 1), Row(point + 2) - Row(EnvRow.Base + 1), to);

    /// <summary>A world direction in the gripper frame.</summary>
    public void ToGripper(Floats x, Floats y, Floats z, Floats* to)
    {
        for (int axis = 0; axis < 3; axis++)
        {
            to[axis] = Row(axis) * x + Row(4 + axis) * y + Row(8 + axis) * z;
        }
    }

    /// <summary>A world point minus the gripper position, in the gripper frame.</summary>
    public void FromGripper(int point, Floats* to) => ToGripper(
        Row(point) - Row(EnvRow.GripperX),
        Row(point + 1) - Row(EnvRow.GripperY),
        Row(point + 2) - Row(EnvRow.GripperZ),
        to);

    /// <summary>Distance between a point of three rows and another.</summary>
    public Floats Distance(int point, int x, int y, int z)
    {
        (Floats dx, Floats dy, Floats dz) = (Row(point) - Row(x), Row(point + 1) - Row(y), Row(point + 2) - Row(z));
        return Vector512.Sqrt(dx * dx + dy * dy + dz * dz);
    }

    /// <summary>1 where the rows are equal, else 0.</summary>
    public Floats AreEqual(int left, int right) => Vector512.Equals(Row(left), Row(right)) & Floats.One;

    /// <summary>1 where the hand holds something, else 0.</summary>
    public Floats Holds => Vector512.GreaterThanOrEqual(Row(EnvRow.Held), Floats.Zero) & Floats.One;
}
