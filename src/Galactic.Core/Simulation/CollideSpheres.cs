using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Geometry;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// Stage 4: tests the wanted motion and slides blocked bases away from what they hit, a bounded number of times.
/// Each attempt tests robot then held object against static geometry, then both against movable objects, and stops
/// at the first hit of an env.
/// </summary>
internal static unsafe class CollideSpheres
{
    /// <summary>Squared distance below which a slide has no direction, square metres.</summary>
    private const float NoDirection = 1e-6f;

    public static void Run(SimulationWorld world, SimulationState state, int env, Workspace work)
    {
        (work.ShiftX, work.ShiftZ, work.Slid, work.Collided) = (Floats.Zero, Floats.Zero, Ints.Zero, Ints.Zero);
        Hit hit = default;
        Ints pending = work.Starting | work.Stepping;
        int attempts = world.Settings.Sliding ? 1 + world.Settings.MaxSlides : 1;
        for (int attempt = 1; attempt <= attempts && LaneMath.Any(pending); attempt++)
        {
            if (attempt > 1)
            {
                pending = Slide(world.Settings.SlideDistance, work, hit, pending);
            }

            hit = default;
            TestColumns(world, state, env, work, pending, attempt % 2 == 1, ref hit);
            TestHeldColumns(world, state, env, work, pending, ref hit);
            TestObjects(world, env, work, pending, ref hit);
            TestHeldObjects(world, state, env, work, pending, ref hit);
            if (attempt == 1)
            {
                work.Collided = hit.Mask & work.Starting;
            }

            pending = hit.Mask & work.Stepping;
        }

        work.Collided |= pending;
    }

    /// <summary>Moves blocked bases away from their hit; those without a direction stay blocked.</summary>
    private static Ints Slide(float distance, Workspace work, in Hit hit, Ints pending)
    {
        Floats x = hit.X - work.X;
        Floats z = hit.Z - work.Z;
        Floats squared = x * x + z * z;
        Ints possible = pending & Vector512.GreaterThan(squared, Vector512.Create(NoDirection)).AsInt32();
        work.Collided |= pending & ~possible;
        work.Slid |= possible;
        Floats scale = Vector512.ConditionalSelect(
            possible.AsSingle(), Vector512.Create(distance) / Vector512.Sqrt(squared), Floats.Zero);
        (x, z) = (x * scale, z * scale);
        work.X -= x;
        work.Z -= z;
        work.ShiftX -= x;
        work.ShiftZ -= z;
        return possible;
    }

    private static void TestColumns(
        SimulationWorld world, SimulationState state, int env, Workspace work, Ints pending, bool backwards, ref Hit hit)
    {
        int count = world.Spheres.Length;
        for (int i = 0; i < count; i++)
        {
            int sphere = backwards ? count - 1 - i : i;
            Floats* c = work.Centers + sphere * 3;
            (Floats x, Floats z) = (c[0] + work.ShiftX, c[2] + work.ShiftZ);
            Ints open = pending & ~hit.Mask;
            hit.Add(SphereQueries.HitsColumns(world, state, env, world.SphereRadius[sphere], x, c[1], z, open), x, z);
            if (hit.Mask == pending)
            {
                return;
            }
        }
    }

    private static void TestObjects(SimulationWorld world, int env, Workspace work, Ints pending, ref Hit hit)
    {
        for (int sphere = 0; sphere < world.Spheres.Length && hit.Mask != pending; sphere++)
        {
            Floats* c = work.Centers + sphere * 3;
            (Floats x, Floats z) = (c[0] + work.ShiftX, c[2] + work.ShiftZ);
            float radius = world.Spheres[sphere].Sphere.Radius;
            hit.Add(SphereQueries.HitsObjects(world.Index, env, radius, x, c[1], z, pending & ~hit.Mask), x, z);
        }
    }

    private static void TestHeldColumns(
        SimulationWorld world, SimulationState state, int env, Workspace work, Ints pending, ref Hit hit)
    {
        for (uint lanes = Holding(state, env, pending & ~hit.Mask); lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            (SimulationWorld.ObjectClass held, Pose pose) = Held(world, state, env, lane, work);
            for (int i = 0; i < held.Spheres.Length; i++)
            {
                Vector3 center = pose.Transform(held.Spheres[i].Center);
                if (!world.ColumnsAt(state, env + lane, held.SphereRadius[i]).IsFree(center.X, center.Y, center.Z))
                {
                    hit.Add(lane, center);
                    break;
                }
            }
        }
    }

    private static void TestHeldObjects(
        SimulationWorld world, SimulationState state, int env, Workspace work, Ints pending, ref Hit hit)
    {
        for (uint lanes = Holding(state, env, pending & ~hit.Mask); lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            (SimulationWorld.ObjectClass held, Pose pose) = Held(world, state, env, lane, work);
            foreach (Scenes.CollisionSphere sphere in held.Spheres)
            {
                Vector3 center = pose.Transform(sphere.Center);
                if (world.Index.FirstTouched(env + lane, center, sphere.Radius) >= 0)
                {
                    hit.Add(lane, center);
                    break;
                }
            }
        }
    }

    private static uint Holding(SimulationState state, int env, Ints open) => LaneMath.Bits(
        open & Vector512.GreaterThanOrEqual(Vector512.Load(state.HeldObject.Pointer + env), Ints.Zero));

    private static (SimulationWorld.ObjectClass Class, Pose WorldFromMesh) Held(
        SimulationWorld world, SimulationState state, int env, int lane, Workspace work)
    {
        int slot = state.HeldObject.Pointer[env + lane];
        int objectClass = state.ObjectClass.Pointer[(env + lane) * state.MaxObjects + slot];
        Pose gripper = CommitMotion.WantedGripper(world, lane, work);
        return (world.Objects[objectClass], gripper * state.GripperFromHeld.Pointer[env + lane]);
    }

    /// <summary>Where each env of a group was hit first.</summary>
    private struct Hit
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

        public void Add(int lane, Vector3 at)
        {
            (X, Z, Mask) = (X.WithElement(lane, at.X), Z.WithElement(lane, at.Z), Mask.WithElement(lane, -1));
        }
    }
}
