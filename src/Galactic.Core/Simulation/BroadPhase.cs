using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Floats = System.Runtime.Intrinsics.Vector512<float>;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>
/// Stage 5: rules out what a robot certainly does not hit, 16 envs at once. It never rules out a hit, so that it
/// changes the speed and nothing else.
/// </summary>
[SkipLocalsInit]
internal static unsafe class BroadPhase
{
    /// <summary>More than the rounding errors of bounds, metres.</summary>
    private const float Slack = 1e-3f;

    public static void Run(SimulationWorld world, SimulationState state, int env, Workspace work)
    {
        uint acting = LaneMath.Bits(work.Starting | (work.Stepping & ~work.Still));
        Ints holding = Vector512.GreaterThanOrEqual(Vector512.Load(state.HeldObject.Pointer + env), Ints.Zero);
        work.Holding = acting & LaneMath.Bits(holding);

        // The objects are compared while the memory that the statics need is on its way.
        FrameLanes* frame = world.Frames.Load(state, env);
        Locate(world, work, frame);
        work.NearObjects = NearObjects(world, env, work, acting);
        work.NearStatics = acting & NearStatics(world, work, frame);
    }

    private static void Locate(SimulationWorld world, Workspace work, FrameLanes* frame)
    {
        world.Ground.Locate(frame, work.X, work.Z, work.Yaw, work.Places);
        int* at = work.Places + 2 * SimulationState.Lanes;
        for (int number = 0; number < world.Spaces.Length; number++, at += SimulationState.Lanes)
        {
            Floats* b = work.BoundsOf(number);
            world.Spaces[number]?.Locate(frame, b[0], b[2], at);
        }
    }

    /// <summary>
    /// The envs, one bit each, that are not certainly clear of static geometry; collects the spheres in question.
    /// </summary>
    private static uint NearStatics(SimulationWorld world, Workspace work, FrameLanes* frame)
    {
        Ints body = LaneMath.Mask(world.Ground.AreClear(work.Places));
        for (int block = 0; block < world.Blocks.Length; block++)
        {
            work.Suspects[block] = Ints.Zero;
        }

        Ints near = Ints.Zero;
        int* at = work.Places + 2 * SimulationState.Lanes;
        for (int number = 0; number < world.Clusters.Length; number++, at += SimulationState.Lanes)
        {
            Floats* b = work.BoundsOf(number);
            Ints clear = world.Spaces[number]?.AreClear(frame, at, b[1] - b[4], b[1] + b[4]) ?? body;
            ref readonly SphereCluster cluster = ref world.Clusters[number];
            work.Suspects[cluster.Block] |= Vector512.AndNot(Vector512.Create((int)cluster.Lanes), clear);
            near |= ~clear;
        }

        return LaneMath.Bits(near);
    }

    /// <summary>The envs, one bit each, whose bounds overlap those of an object.</summary>
    private static uint NearObjects(SimulationWorld world, int env, Workspace work, uint acting)
    {
        Box all = Box.Empty;
        for (int block = 0, number = 0; block < world.Blocks.Length; block++)
        {
            Box box = Box.Empty;
            for (; number < world.Clusters.Length && world.Clusters[number].Block == block; number++)
            {
                box.Include(work.BoundsOf(number), Vector512.Create(world.ClusterRadius[number] + Slack));
            }

            box.Store(work.SidesOf(block));
            all.Include(box);
        }

        all.Store(work.Sides);
        uint near = 0;
        for (uint lanes = acting; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            near |= world.Index.IsNear(env + lane, work.Sides + lane) ? 1u << lane : 0;

            // A few lines at a time: a core waits while more than a dozen are on their way.
            world.Index.Prefetch(env + lane + SimulationState.Lanes);
        }

        return near;
    }

    /// <summary>Bounds of some spheres of 16 envs.</summary>
    private struct Box
    {
        private Floats lowX, lowY, lowZ, highX, highY, highZ;

        public static Box Empty
        {
            get
            {
                Floats highest = Vector512.Create(float.MaxValue);
                return new Box
                {
                    lowX = highest,
                    lowY = highest,
                    lowZ = highest,
                    highX = -highest,
                    highY = -highest,
                    highZ = -highest,
                };
            }
        }

        /// <summary>Adds spheres by the bounds of their centres, see <see cref="Workspace.BoundsOf"/>.</summary>
        public void Include(Floats* b, Floats radius)
        {
            (Floats aroundX, Floats aroundY, Floats aroundZ) = (b[3] + radius, b[4] + radius, b[5] + radius);
            lowX = Vector512.MinNative(lowX, b[0] - aroundX);
            highX = Vector512.MaxNative(highX, b[0] + aroundX);
            lowY = Vector512.MinNative(lowY, b[1] - aroundY);
            highY = Vector512.MaxNative(highY, b[1] + aroundY);
            lowZ = Vector512.MinNative(lowZ, b[2] - aroundZ);
            highZ = Vector512.MaxNative(highZ, b[2] + aroundZ);
        }

        public void Include(in Box other)
        {
            (lowX, highX) = (Vector512.MinNative(lowX, other.lowX), Vector512.MaxNative(highX, other.highX));
            (lowY, highY) = (Vector512.MinNative(lowY, other.lowY), Vector512.MaxNative(highY, other.highY));
            (lowZ, highZ) = (Vector512.MinNative(lowZ, other.lowZ), Vector512.MaxNative(highZ, other.highZ));
        }

        /// <summary>Writes the form that <see cref="ObjectIndex.IsNear(int, short*)"/> takes.</summary>
        public readonly void Store(short* sides)
        {
            const int Row = SimulationState.Lanes;
            ObjectIndex.ToSteps(lowX, highX, sides);
            ObjectIndex.ToSteps(lowZ, highZ, sides + 2 * Row);
            ObjectIndex.ToSteps(lowY, highY, sides + 4 * Row);
        }
    }
}
