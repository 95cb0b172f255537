using System.Numerics;
using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Simulation;

/// <summary>
/// Stage 4: link poses and the bounds of all sphere clusters at the wanted base pose and joints, 16 envs at once.
/// </summary>
internal static unsafe class ForwardKinematics
{
    public static void Run(SimulationWorld world, Workspace work)
    {
        Array.Clear(work.Placed);
        world.Chain.Run(work.X, work.Z, work.Yaw, (float*)work.Joints, SimulationState.Lanes, work.Links);
        for (int number = 0; number < world.Clusters.Length; number++)
        {
            ref readonly SphereCluster cluster = ref world.Clusters[number];
            Floats* m = work.Links + world.ClusterSlots[number] * LinkChain.MatrixSize;
            Bound(m, cluster.Center, cluster.HalfExtents, work.BoundsOf(number));
        }
    }

    /// <summary>Bounds in the world of a box in a link's frame.</summary>
    /// <param name="m">Pose of the link.</param>
    /// <param name="to">Receives [middle x | y | z, half extent x | y | z].</param>
    private static void Bound(Floats* m, Vector3 center, Vector3 half, Floats* to)
    {
        for (int axis = 0; axis < 3; axis++, m += 4)
        {
            to[axis] = m[0] * center.X + m[1] * center.Y + m[2] * center.Z + m[3];
            Floats extent = Vector512.Abs(m[0]) * half.X;
            extent = half.Y == 0 ? extent : extent + Vector512.Abs(m[1]) * half.Y;
            to[3 + axis] = half.Z == 0 ? extent : extent + Vector512.Abs(m[2]) * half.Z;
        }
    }
}
