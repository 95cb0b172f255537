using System.Numerics;
using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// Stage 4: tests the wanted motion of 16 envs at once. Robot and held object are tested against static geometry,
/// then both against movable objects; an env's first hit is kept. Few envs hit anything, and those are slid one by
/// one afterwards.
/// </summary>
internal static unsafe class CollideSpheres
{
    public static void Run(SimulationWorld world, SimulationState state, int env, Workspace work)
    {
        (work.ShiftX, work.ShiftZ, work.Slid) = (Floats.Zero, Floats.Zero, Ints.Zero);
        Ints active = work.Starting | work.Stepping;
        Hits hits = default;
        TestColumns(world, state, env, work, active, ref hits);
        TestHeld(world, state, env, work, active, ref hits, movable: false);
        TestObjects(world, env, work, active, ref hits);
        TestHeld(world, state, env, work, active, ref hits, movable: true);
        work.Collided = hits.Mask;
        if (!world.Settings.Sliding)
        {
            return;
        }

        for (uint lanes = LaneMath.Bits(hits.Mask & work.Stepping); lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            SlideBase.Run(world, state, env, lane, work, new Vector2(hits.X.GetElement(lane), hits.Z.GetElement(lane)));
        }
    }

    /// <summary>Last sphere first: the hand usually hits before the base does.</summary>
    private static void TestColumns(
        SimulationWorld world, SimulationState state, int env, Workspace work, Ints active, ref Hits hits)
    {
        for (int sphere = world.Spheres.Length - 1; sphere >= 0; sphere--)
        {
            Floats* c = work.Centers + sphere * 3;
            int radius = world.SphereRadius[sphere];
            hits.Add(SphereQueries.HitsColumns(world, state, env, radius, c[0], c[1], c[2], active & ~hits.Mask), c[0], c[2]);
        }
    }

    private static void TestObjects(SimulationWorld world, int env, Workspace work, Ints active, ref Hits hits)
    {
        for (int sphere = 0; sphere < world.Spheres.Length; sphere++)
        {
            Floats* c = work.Centers + sphere * 3;
            float radius = world.Spheres[sphere].Sphere.Radius;
            hits.Add(SphereQueries.HitsObjects(world.Index, env, radius, c[0], c[1], c[2], active & ~hits.Mask), c[0], c[2]);
        }
    }

    private static void TestHeld(
        SimulationWorld world, SimulationState state, int env, Workspace work, Ints active, ref Hits hits, bool movable)
    {
        Ints holding = Vector512.GreaterThanOrEqual(Vector512.Load(state.HeldObject.Pointer + env), Ints.Zero);
        for (uint lanes = LaneMath.Bits(active & holding & ~hits.Mask); lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            if (SlideBase.HeldHit(world, state, env, lane, work, movable) is { } at)
            {
                hits.X = hits.X.WithElement(lane, at.X);
                hits.Z = hits.Z.WithElement(lane, at.Y);
                hits.Mask = hits.Mask.WithElement(lane, -1);
            }
        }
    }

    /// <summary>Where each env of a group was hit first.</summary>
    private struct Hits
    {
        public Ints Mask;
        public Floats X;
        public Floats Z;

        public void Add(Ints hits, Floats x, Floats z)
        {
            X = Vector512.ConditionalSelect(hits.AsSingle(), x, X);
            Z = Vector512.ConditionalSelect(hits.AsSingle(), z, Z);
            Mask |= hits;
        }
    }
}
