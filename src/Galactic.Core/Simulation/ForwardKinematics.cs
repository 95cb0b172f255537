using System.Numerics;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Simulation;

/// <summary>Stage 3: link poses and sphere centres at the wanted base pose and joints.</summary>
internal static unsafe class ForwardKinematics
{
    public static void Run(SimulationWorld world, Workspace work)
    {
        world.Chain.Run(work.X, work.Z, work.Yaw, (float*)work.Joints, SimulationState.Lanes, work.Links);
        for (int sphere = 0; sphere < world.Spheres.Length; sphere++)
        {
            Vector3 center = world.Spheres[sphere].Sphere.Center;
            Floats* m = work.Links + world.SphereSlots[sphere] * LinkChain.MatrixSize;
            Floats* c = work.Centers + sphere * 3;
            c[0] = m[0] * center.X + m[1] * center.Y + m[2] * center.Z + m[3];
            c[1] = m[4] * center.X + m[5] * center.Y + m[6] * center.Z + m[7];
            c[2] = m[8] * center.X + m[9] * center.Y + m[10] * center.Z + m[11];
        }
    }
}
