using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Geometry;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Simulation;

/// <summary>
/// Finds the first sphere of an env that hits something: robot and held object against static geometry, then both
/// against movable objects.
/// </summary>
internal static unsafe class FirstHit
{
    /// <summary>Tests one env's wanted pose.</summary>
    /// <param name="position">Wanted base position, slides included, metres.</param>
    /// <param name="shift">The slides, metres.</param>
    /// <param name="backwards">True to report the last and not the first robot sphere that hits static
    /// geometry.</param>
    /// <param name="at">(x, z) of the sphere that hit, metres.</param>
    public static bool Find(
        SimulationWorld world, SimulationState state, int env, int lane, Workspace work,
        Vector2 position, Vector2 shift, bool backwards, out Vector2 at)
    {
        return FindColumn(world, state.SceneIndex.Pointer[env + lane], lane, work, position, shift, backwards, out at)
            || FindHeld(world, state, env, lane, work, shift, movable: false, out at)
            || FindObject(world, env, lane, work, shift, out at)
            || FindHeld(world, state, env, lane, work, shift, movable: true, out at);
    }

    private static bool FindColumn(
        SimulationWorld world, int scene, int lane, Workspace work, Vector2 position, Vector2 shift, bool backwards,
        out Vector2 at)
    {
        int count = world.Blocks.Length;
        for (int i = 0; i < count; i++)
        {
            int number = backwards ? count - 1 - i : i;
            SphereBlock block = world.Blocks[number];
            ColumnAtlas.Grid* grid = world.Columns.At(scene, block.RadiusIndex);
            if (world.Ground[number] is { } ground && grid->CellAt(position.X, position.Y) is >= 0 and int cell
                && ground.IsClear(scene, cell))
            {
                continue;
            }

            Floats* c = work.SpheresOf(lane, number);
            uint hits = SphereQueries.HitsColumns(
                grid, c[0] + Vector512.Create(shift.X), c[1], c[2] + Vector512.Create(shift.Y), block.Count);
            if (hits != 0)
            {
                at = At(c, backwards ? BitOperations.Log2(hits) : BitOperations.TrailingZeroCount(hits), shift);
                return true;
            }
        }

        at = default;
        return false;
    }

    private static bool FindObject(
        SimulationWorld world, int env, int lane, Workspace work, Vector2 shift, out Vector2 at)
    {
        Vector3 moved = new(shift.X, 0, shift.Y);
        for (int number = 0; number < world.Blocks.Length; number++)
        {
            SphereBlock block = world.Blocks[number];
            Floats* c = work.SpheresOf(lane, number);
            float* bounds = work.BoundsOf(number) + lane;
            const int Row = SimulationState.Lanes;
            Vector3 low = new Vector3(bounds[0], bounds[Row], bounds[2 * Row]) + moved;
            Vector3 high = new Vector3(bounds[3 * Row], bounds[4 * Row], bounds[5 * Row]) + moved;
            uint hits = SphereQueries.HitsObjects(
                world.Index, env + lane, low, high, world.BlockRadius[number],
                c[0] + Vector512.Create(shift.X), c[1], c[2] + Vector512.Create(shift.Y), block.Count);
            if (hits != 0)
            {
                at = At(c, BitOperations.TrailingZeroCount(hits), shift);
                return true;
            }
        }

        at = default;
        return false;
    }

    private static bool FindHeld(
        SimulationWorld world, SimulationState state, int env, int lane, Workspace work, Vector2 shift, bool movable,
        out Vector2 at)
    {
        at = default;
        int slot = state.HeldObject.Pointer[env + lane];
        if (slot < 0)
        {
            return false;
        }

        SimulationWorld.ObjectClass held =
            world.Objects[state.ObjectClass.Pointer[(env + lane) * state.MaxObjects + slot]];
        Pose pose = CommitMotion.WantedGripper(world, lane, work, shift) * state.GripperFromHeld.Pointer[env + lane];
        for (int i = 0; i < held.Spheres.Length; i++)
        {
            Vector3 center = pose.Transform(held.Spheres[i].Center);
            at = new Vector2(center.X, center.Z);
            bool hits = movable
                ? world.Index.FirstTouched(env + lane, center, held.Spheres[i].Radius) >= 0
                : !world.ColumnsAt(state, env + lane, held.SphereRadius[i]).IsFree(center.X, center.Y, center.Z);
            if (hits)
            {
                return true;
            }
        }

        return false;
    }

    private static Vector2 At(Floats* centers, int sphere, Vector2 shift) =>
        new Vector2(((float*)centers)[sphere], ((float*)(centers + 2))[sphere]) + shift;
}
