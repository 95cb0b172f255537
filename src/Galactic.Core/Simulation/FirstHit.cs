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
    /// <summary>
    /// Places the spheres of one env that may hit static geometry and asks for the memory of their cells.
    /// </summary>
    public static void Prepare(SimulationWorld world, SimulationState state, int env, int lane, Workspace work)
    {
        int scene = state.SceneIndex.Pointer[env + lane];
        for (int number = 0; number < world.Blocks.Length; number++)
        {
            uint spheres = Suspects(work, lane, number);
            if (spheres != 0)
            {
                Floats* c = Place(world, work, lane, number);
                if (world.Rigid[number] is { } rigid)
                {
                    rigid.Locate(scene, c);
                }
                else
                {
                    SphereQueries.Locate(Grid(world, scene, number), c, spheres);
                }
            }
        }
    }

    /// <summary>Tests one env's wanted pose as <see cref="BroadPhase"/> left it.</summary>
    /// <param name="contact">What was hit. The last and not the first robot sphere is reported if it hits static
    /// geometry.</param>
    public static bool Find(
        SimulationWorld world, SimulationState state, int env, int lane, Workspace work, out Contact contact)
    {
        bool robot = world.Settings.RobotCollision;
        bool held = world.Settings.HeldObjectCollision && (work.Holding >> lane & 1) != 0;
        bool statics = robot && (work.NearStatics >> lane & 1) != 0;
        bool objects = robot && (work.NearObjects >> lane & 1) != 0;
        int scene = state.SceneIndex.Pointer[env + lane];
        contact = default;
        return (statics && FindColumn(world, scene, lane, work, null, backwards: true, out contact))
            || (held && FindHeld(world, state, env, lane, work, default, movable: false, out contact))
            || (objects && FindObject(world, env, lane, work, default, out contact))
            || (held && FindHeld(world, state, env, lane, work, default, movable: true, out contact));
    }

    /// <summary>Tests one env's wanted pose after a slide.</summary>
    /// <param name="shift">The slides, metres.</param>
    /// <param name="backwards">True to report the last and not the first robot sphere that hits static
    /// geometry.</param>
    /// <param name="contact">What was hit.</param>
    public static bool Find(
        SimulationWorld world, SimulationState state, int env, int lane, Workspace work, Vector2 shift, bool backwards,
        out Contact contact)
    {
        bool robot = world.Settings.RobotCollision;
        bool held = world.Settings.HeldObjectCollision && (work.Holding >> lane & 1) != 0;
        int scene = state.SceneIndex.Pointer[env + lane];
        contact = default;
        return (robot && FindColumn(world, scene, lane, work, shift, backwards, out contact))
            || (held && FindHeld(world, state, env, lane, work, shift, movable: false, out contact))
            || (robot && world.Index.IsNear(env + lane, work.Sides + lane, shift.X, shift.Y)
                && FindObject(world, env, lane, work, shift, out contact))
            || (held && FindHeld(world, state, env, lane, work, shift, movable: true, out contact));
    }

    /// <param name="slide">Null before any slide: then <see cref="Prepare"/> has found the cells.</param>
    private static bool FindColumn(
        SimulationWorld world, int scene, int lane, Workspace work, Vector2? slide, bool backwards, out Contact contact)
    {
        int count = world.Blocks.Length;
        for (int i = 0; i < count; i++)
        {
            int number = backwards ? count - 1 - i : i;
            uint spheres = slide is { } moved
                ? Suspects(world, scene, lane, work, number, moved)
                : Suspects(work, lane, number);
            if (spheres == 0)
            {
                continue;
            }

            Floats* c = Place(world, work, lane, number);
            uint hits = slide is { } by
                ? HitsColumns(world, scene, number, c, by, spheres)
                : HitsColumns(world, scene, number, c, spheres);
            if (hits != 0)
            {
                int first = backwards ? BitOperations.Log2(hits) : BitOperations.TrailingZeroCount(hits);
                contact = new Contact(At(c, first, slide ?? default), StepEvents.RobotHitStatic, -1);
                return true;
            }
        }

        contact = default;
        return false;
    }

    private static uint HitsColumns(SimulationWorld world, int scene, int block, Floats* c, uint spheres) =>
        world.Rigid[block] is { } rigid
            ? rigid.Hits(scene, c[3].AsInt32(), c[4].AsInt32())
            : SphereQueries.HitsColumns(Grid(world, scene, block), c[3].AsInt32(), c[4].AsInt32(), c[1], spheres);

    private static uint HitsColumns(
        SimulationWorld world, int scene, int block, Floats* c, Vector2 shift, uint spheres)
    {
        (Floats x, Floats z) = (c[0] + Vector512.Create(shift.X), c[2] + Vector512.Create(shift.Y));
        return world.Rigid[block] is { } rigid
            ? rigid.Hits(scene, x, z)
            : SphereQueries.HitsColumns(Grid(world, scene, block), x, c[1], z, spheres);
    }

    private static ColumnAtlas.Grid* Grid(SimulationWorld world, int scene, int block) =>
        world.Columns.At(scene, world.Blocks[block].RadiusIndex);

    /// <summary>The spheres of a block, one bit each, that the broad phase did not clear.</summary>
    private static uint Suspects(Workspace work, int lane, int block) => ((uint*)(work.Suspects + block))[lane];

    /// <summary>The spheres of a block, one bit each, that are not certainly free at another base position.</summary>
    private static uint Suspects(SimulationWorld world, int scene, int lane, Workspace work, int block, Vector2 shift)
    {
        if (world.Blocks[block].Rigid)
        {
            // The exact test costs no more than asking whether it is needed.
            return (1u << world.Blocks[block].Count) - 1;
        }

        ref readonly SceneFrames.Frame frame = ref world.Frames[scene];
        uint spheres = 0;
        for (int number = 0; number < world.Clusters.Length; number++)
        {
            ref readonly SphereCluster cluster = ref world.Clusters[number];
            if (cluster.Block != block)
            {
                continue;
            }

            const int Row = SimulationState.Lanes;
            float* b = (float*)work.BoundsOf(number) + lane;
            (float low, float high) = (b[Row] - b[4 * Row], b[Row] + b[4 * Row]);
            bool clear = world.Spaces[number]!.IsClear(frame, b[0] + shift.X, b[2 * Row] + shift.Y, low, high);
            spheres |= clear ? 0 : cluster.Lanes;
        }

        return spheres;
    }

    private static bool FindObject(
        SimulationWorld world, int env, int lane, Workspace work, Vector2 shift, out Contact contact)
    {
        for (int number = 0; number < world.Blocks.Length; number++)
        {
            if (!world.Index.IsNear(env + lane, work.SidesOf(number) + lane, shift.X, shift.Y))
            {
                continue;
            }

            (Vector3 low, Vector3 high) = Bounds(world, work, lane, number, shift);
            float radius = world.BlockRadius[number];
            Floats* c = Place(world, work, lane, number);
            uint hits = SphereQueries.HitsObjects(
                world.Index, env + lane, low, high, radius, c[0] + Vector512.Create(shift.X), c[1],
                c[2] + Vector512.Create(shift.Y), world.Blocks[number].Count);
            if (hits != 0)
            {
                int first = BitOperations.TrailingZeroCount(hits);
                Vector2 at = At(c, first, shift);
                Vector3 center = new(at.X, ((float*)(c + 1))[first], at.Y);
                int slot = world.Index.FirstTouched(env + lane, center, radius);
                contact = new Contact(at, StepEvents.RobotHitObject, slot);
                return true;
            }
        }

        contact = default;
        return false;
    }

    /// <summary>Bounds of the centres of a block.</summary>
    private static (Vector3 Low, Vector3 High) Bounds(
        SimulationWorld world, Workspace work, int lane, int block, Vector2 shift)
    {
        const int Row = SimulationState.Lanes;
        (Vector3 low, Vector3 high) = (new(float.MaxValue), new(float.MinValue));
        for (int number = 0; number < world.Clusters.Length; number++)
        {
            if (world.Clusters[number].Block == block)
            {
                float* b = (float*)work.BoundsOf(number) + lane;
                Vector3 middle = new(b[0], b[Row], b[2 * Row]);
                Vector3 half = new(b[3 * Row], b[4 * Row], b[5 * Row]);
                (low, high) = (Vector3.Min(low, middle - half), Vector3.Max(high, middle + half));
            }
        }

        Vector3 moved = new(shift.X, 0, shift.Y);
        return (low + moved, high + moved);
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

    /// <summary>The centres of a block before any slide, placed when first asked for.</summary>
    private static Floats* Place(SimulationWorld world, Workspace work, int lane, int block)
    {
        Floats* centers = work.SpheresOf(lane, block);
        if ((work.Placed[lane] >> block & 1) == 0)
        {
            world.Placer.Run(work.Links, lane, block, centers);
            work.Placed[lane] |= 1u << block;
        }

        return centers;
    }

    private static Vector2 At(Floats* centers, int sphere, Vector2 shift) =>
        new Vector2(((float*)centers)[sphere], ((float*)(centers + 2))[sphere]) + shift;
}
