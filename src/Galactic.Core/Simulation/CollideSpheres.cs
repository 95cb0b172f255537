using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

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
        const int Row = SimulationState.Lanes;
        for (uint lanes = work.NearStatics; lanes != 0; lanes &= lanes - 1)
        {
            FirstHit.Prepare(world, state, env, BitOperations.TrailingZeroCount(lanes), work);
        }

        // [wanted x | wanted z | shift x | shift z, env]
        float* rows = stackalloc float[4 * Row];
        work.X.Store(rows);
        work.Z.Store(rows + Row);
        Floats.Zero.Store(rows + 2 * Row);
        Floats.Zero.Store(rows + 3 * Row);
        uint stepping = world.Settings.Sliding ? LaneMath.Bits(work.Stepping) : 0;
        (uint slid, uint collided) = (0, 0);
        for (uint lanes = work.NearStatics | work.NearObjects | work.Holding; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);

            // Last sphere first: the hand usually hits before the base does.
            if (!FirstHit.Find(world, state, env, lane, work, out Contact contact))
            {
                continue;
            }

            work.Contacts[lane] = contact;
            Vector2 position = new(rows[lane], rows[Row + lane]);
            if ((stepping >> lane & 1) != 0
                && SlideBase.TryRun(world, state, env, lane, work, position, contact.At, out Vector2 shift))
            {
                (rows[lane], rows[Row + lane]) = (position.X + shift.X, position.Y + shift.Y);
                (rows[2 * Row + lane], rows[3 * Row + lane]) = (shift.X, shift.Y);
                slid |= 1u << lane;
            }
            else
            {
                collided |= 1u << lane;
            }
        }

        (work.X, work.Z) = (Vector512.Load(rows), Vector512.Load(rows + Row));
        (work.ShiftX, work.ShiftZ) = (Vector512.Load(rows + 2 * Row), Vector512.Load(rows + 3 * Row));
        (work.Slid, work.Collided) = (LaneMath.Mask(slid), LaneMath.Mask(collided));
    }
}
