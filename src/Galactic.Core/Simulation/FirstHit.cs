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
    /// <param name="contact">What was hit.</param>
    public static bool Find(
        SimulationWorld world, SimulationState state, int env, int lane, Workspace work,
        Vector2 position, Vector2 shift, bool backwards, out Contact contact)
    {
        bool robot = world.Settings.RobotCollision;
        bool held = world.Settings.HeldObjectCollision && state.HeldObject.Pointer[env + lane] >= 0;
        int scene = state.SceneIndex.Pointer[env + lane];
        contact = default;
        return (robot && FindColumn(world, scene, lane, work, position, shift, backwards, out contact))
            || (held && FindHeld(world, state, env, lane, work, shift, movable: false, out contact))
            || (robot && FindObject(world, env, lane, work, shift, out contact))
            || (held && FindHeld(world, state, env, lane, work, shift, movable: true, out contact));
    }

    private static bool FindColumn(
        SimulationWorld world, int scene, int lane, Workspace work, Vector2 position, Vector2 shift, bool backwards,
        out Contact contact)
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
                int first = backwards ? BitOperations.Log2(hits) : BitOperations.TrailingZeroCount(hits);
                contact = new Contact(At(c, first, shift), StepEvents.RobotHitStatic, -1);
                return true;
            }
        }

        contact = default;
        return false;
    }

    private static bool FindObject(
        SimulationWorld world, int env, int lane, Workspace work, Vector2 shift, out Contact contact)
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
                int first = BitOperations.TrailingZeroCount(hits);
                Vector2 at = At(c, first, shift);
                Vector3 center = new(at.X, ((float*)(c + 1))[first], at.Y);
                int slot = world.Index.FirstTouched(env + lane, center, world.BlockRadius[number]);
                contact = new Contact(at, StepEvents.RobotHitObject, slot);
                return true;
            }
        }

        contact = default;
        return false;
    }

    private static bool FindHeld(
        SimulationWorld world, SimulationState state, int env, int lane, Workspace work, Vector2 shift, bool movable,
        out Contact contact)
    {
        int slot = state.HeldObject.Pointer[env + lane];
        SimulationWorld.ObjectClass held =
            world.Objects[state.ObjectClass.Pointer[(env + lane) * state.MaxObjects + slot]];
        Pose pose = CommitMotion.WantedGripper(world, lane, work, shift) * state.GripperFromHeld.Pointer[env + lane];
        for (int i = 0; i < held.Spheres.Length; i++)
        {
            Vector3 center = pose.Transform(held.Spheres[i].Center);
            int touched = movable ? world.Index.FirstTouched(env + lane, center, held.Spheres[i].Radius) : -1;
            if (touched >= 0 || (!movable
                && !world.ColumnsAt(state, env + lane, held.SphereRadius[i]).IsFree(center.X, center.Y, center.Z)))
            {
                StepEvents kind = movable ? StepEvents.HeldHitObject : StepEvents.HeldHitStatic;
                contact = new Contact(new Vector2(center.X, center.Z), kind, touched);
                return true;
            }
        }

        contact = default;
        return false;
    }

    private static Vector2 At(Floats* centers, int sphere, Vector2 shift) =>
        new Vector2(((float*)centers)[sphere], ((float*)(centers + 2))[sphere]) + shift;
}
