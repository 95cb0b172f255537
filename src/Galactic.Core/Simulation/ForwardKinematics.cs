using System.Numerics;
using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Simulation;

/// <summary>
/// Stage 4: link poses and sphere centres at the wanted base pose and joints, 16 envs at once; then the centres of
/// each env side by side.
/// </summary>
internal static unsafe class ForwardKinematics
{
    public static void Run(SimulationWorld world, Workspace work)
    {
        world.Chain.Run(work.X, work.Z, work.Yaw, (float*)work.Joints, SimulationState.Lanes, work.Links);
        for (int number = 0; number < world.Blocks.Length; number++)
        {
            Place(world, world.Blocks[number], work, (Floats*)work.BoundsOf(number));
            for (int axis = 0; axis < 3; axis++)
            {
                LaneMath.Transpose(
                    (float*)(work.Centers + axis * SphereBlock.Size), (float*)(work.SpheresOf(0, number) + axis),
                    work.SphereStride);
            }
        }
    }

    private static void Place(SimulationWorld world, SphereBlock block, Workspace work, Floats* bounds)
    {
        Floats highest = Vector512.Create(float.MaxValue);
        (Floats lowX, Floats lowY, Floats lowZ) = (highest, highest, highest);
        (Floats highX, Floats highY, Floats highZ) = (-highest, -highest, -highest);
        for (int i = 0; i < block.Count; i++)
        {
            Vector3 center = world.Spheres[block.First + i].Sphere.Center;
            Floats* m = work.Links + world.SphereSlots[block.First + i] * LinkChain.MatrixSize;
            Floats x = m[0] * center.X + m[1] * center.Y + m[2] * center.Z + m[3];
            Floats y = m[4] * center.X + m[5] * center.Y + m[6] * center.Z + m[7];
            Floats z = m[8] * center.X + m[9] * center.Y + m[10] * center.Z + m[11];
            work.Centers[i] = x;
            work.Centers[SphereBlock.Size + i] = y;
            work.Centers[2 * SphereBlock.Size + i] = z;
            (lowX, lowY, lowZ) = (
                Vector512.MinNative(lowX, x), Vector512.MinNative(lowY, y), Vector512.MinNative(lowZ, z));
            (highX, highY, highZ) = (
                Vector512.MaxNative(highX, x), Vector512.MaxNative(highY, y), Vector512.MaxNative(highZ, z));
        }

        (bounds[0], bounds[1], bounds[2]) = (lowX, lowY, lowZ);
        (bounds[3], bounds[4], bounds[5]) = (highX, highY, highZ);
    }
}
