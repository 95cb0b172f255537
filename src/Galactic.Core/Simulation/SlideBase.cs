using System.Numerics;
using System.Runtime.Intrinsics;

namespace Galactic.Simulation;

/// <summary>
/// Moves one blocked base away from what it hit, horizontally and a bounded number of times, until nothing is hit.
/// Yaw and joints keep their wanted values. The direction is from the sphere that hit to the base centre.
/// </summary>
internal static class SlideBase
{
    /// <summary>Squared distance below which a slide has no direction, square metres.</summary>
    private const float NoDirection = 1e-6f;

    /// <summary>Slides one env; false if it stays blocked.</summary>
    /// <param name="position">Wanted base position, metres.</param>
    /// <param name="hit">(x, z) of the sphere that hit first, metres.</param>
    /// <param name="shift">All slides together, metres.</param>
    public static bool TryRun(
        SimulationWorld world, SimulationState state, int env, int lane, Workspace work, Vector2 position, Vector2 hit,
        out Vector2 shift)
    {
        shift = default;
        for (int slide = 0; slide < world.Settings.MaxSlides; slide++)
        {
            Vector2 towards = hit - (position + shift);
            if (towards.LengthSquared() <= NoDirection)
            {
                return false;
            }

            shift -= world.Settings.SlideDistance / towards.Length() * towards;
            bool backwards = slide % 2 == 1;
            if (!FirstHit.Find(world, state, env, lane, work, shift, backwards, out Contact contact))
            {
                return true;
            }

            hit = contact.At;
        }

        return false;
    }
}
