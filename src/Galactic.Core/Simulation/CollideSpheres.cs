using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// Stage 6: tests what <see cref="BroadPhase"/> left over env by env, 16 spheres at once, and slides the envs that hit
/// something.
/// </summary>
[SkipLocalsInit]
internal static unsafe class CollideSpheres
{
    public static void Run(SimulationWorld world, SimulationState state, int env, Workspace work)
    {
        (work.ShiftX, work.ShiftZ, work.Slid, work.Collided) = (Floats.Zero, Floats.Zero, Ints.Zero, Ints.Zero);
        uint stepping = LaneMath.Bits(work.Stepping);
        float* x = stackalloc float[SimulationState.Lanes];
        float* z = stackalloc float[SimulationState.Lanes];
        work.X.Store(x);
        work.Z.Store(z);
        for (uint lanes = work.NearStatics | work.NearObjects | work.Holding; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            Vector2 position = new(x[lane], z[lane]);
            work.Placed = 0;

            // Last sphere first: the hand usually hits before the base does.
            if (!FirstHit.Find(world, state, env, lane, work, out Contact contact))
            {
                continue;
            }

            work.Contacts[lane] = contact;
            bool slides = world.Settings.Sliding && (stepping >> lane & 1) != 0;
            if (!slides || !SlideBase.TryRun(world, state, env, lane, work, position, contact.At))
            {
                work.Collided = work.Collided.WithElement(lane, -1);
            }
        }
    }
}
