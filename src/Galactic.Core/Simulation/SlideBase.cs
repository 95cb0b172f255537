using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Simulation;

/// <summary>
/// Moves one blocked base away from what it hit, horizontally and a bounded number of times, until nothing is hit.
/// Yaw and joints keep their wanted values. The direction is from the sphere that hit to the base centre.
/// </summary>
internal static unsafe class SlideBase
{
    /// <summary>Squared distance below which a slide has no direction, square metres.</summary>
    private const float NoDirection = 1e-6f;

    /// <summary>Slides one env; on success it is no longer marked as collided.</summary>
    /// <param name="hit">(x, z) of the sphere that hit first, metres.</param>
    public static void Run(SimulationWorld world, SimulationState state, int env, int lane, Workspace work, Vector2 hit)
    {
        Vector2 position = new(work.X.GetElement(lane), work.Z.GetElement(lane));
        Vector2 shift = default;
        for (int slide = 0; slide < world.Settings.MaxSlides; slide++)
        {
            Vector2 towards = hit - (position + shift);
            if (towards.LengthSquared() <= NoDirection)
            {
                return;
            }

            shift -= world.Settings.SlideDistance / towards.Length() * towards;
            work.ShiftX = work.ShiftX.WithElement(lane, shift.X);
            work.ShiftZ = work.ShiftZ.WithElement(lane, shift.Y);
            if (FirstHit(world, state, env, lane, work, backwards: slide % 2 == 1) is not { } next)
            {
                work.X = work.X.WithElement(lane, position.X + shift.X);
                work.Z = work.Z.WithElement(lane, position.Y + shift.Y);
                work.Collided = work.Collided.WithElement(lane, 0);
                work.Slid = work.Slid.WithElement(lane, -1);
                return;
            }

            hit = next;
        }
    }

    /// <summary>(x, z) of the first held-object sphere that hits static geometry or a movable object, null for none.</summary>
    public static Vector2? HeldHit(SimulationWorld world, SimulationState state, int env, int lane, Workspace work, bool movable)
    {
        int slot = state.HeldObject.Pointer[env + lane];
        if (slot < 0)
        {
            return null;
        }

        SimulationWorld.ObjectClass held = world.Objects[state.ObjectClass.Pointer[(env + lane) * state.MaxObjects + slot]];
        Pose pose = CommitMotion.WantedGripper(world, lane, work) * state.GripperFromHeld.Pointer[env + lane];
        for (int i = 0; i < held.Spheres.Length; i++)
        {
            Vector3 center = pose.Transform(held.Spheres[i].Center);
            bool hits = movable
                ? world.Index.FirstTouched(env + lane, center, held.Spheres[i].Radius) >= 0
                : !world.ColumnsAt(state, env + lane, held.SphereRadius[i]).IsFree(center.X, center.Y, center.Z);
            if (hits)
            {
                return new Vector2(center.X, center.Z);
            }
        }

        return null;
    }

    private static Vector2? FirstHit(
        SimulationWorld world, SimulationState state, int env, int lane, Workspace work, bool backwards)
    {
        return ColumnHit(world, state, env, lane, work, backwards)
            ?? HeldHit(world, state, env, lane, work, movable: false)
            ?? ObjectHit(world, env, lane, work)
            ?? HeldHit(world, state, env, lane, work, movable: true);
    }

    private static Vector2? ColumnHit(
        SimulationWorld world, SimulationState state, int env, int lane, Workspace work, bool backwards)
    {
        IReadOnlyList<ColumnGrid> columns = world.Set.Scenes[state.SceneIndex.Pointer[env + lane]].Columns;
        int count = world.Spheres.Length;
        for (int i = 0; i < count; i++)
        {
            int sphere = backwards ? count - 1 - i : i;
            Vector3 center = Center(work, sphere, lane);
            if (!columns[world.SphereRadius[sphere]].IsFree(center.X, center.Y, center.Z))
            {
                return new Vector2(center.X, center.Z);
            }
        }

        return null;
    }

    private static Vector2? ObjectHit(SimulationWorld world, int env, int lane, Workspace work)
    {
        for (int sphere = 0; sphere < world.Spheres.Length; sphere++)
        {
            Vector3 center = Center(work, sphere, lane);
            if (world.Index.FirstTouched(env + lane, center, world.Spheres[sphere].Sphere.Radius) >= 0)
            {
                return new Vector2(center.X, center.Z);
            }
        }

        return null;
    }

    private static Vector3 Center(Workspace work, int sphere, int lane)
    {
        float* c = (float*)(work.Centers + sphere * 3) + lane;
        const int Row = SimulationState.Lanes;
        return new Vector3(c[0] + work.ShiftX.GetElement(lane), c[Row], c[2 * Row] + work.ShiftZ.GetElement(lane));
    }
}
