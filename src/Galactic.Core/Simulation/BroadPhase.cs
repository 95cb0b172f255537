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
        FrameLanes* frame = world.Frames.Load(state, env);
        uint body = world.Ground.AreClear(frame, work.X, work.Z, work.Yaw);
        uint all = body;
        Floats highest = Vector512.Create(float.MaxValue);
        (Floats lowX, Floats lowY, Floats lowZ) = (highest, highest, highest);
        (Floats highX, Floats highY, Floats highZ) = (-highest, -highest, -highest);
        for (int number = 0; number < world.Clusters.Length; number++)
        {
            Floats* b = work.BoundsOf(number);
            (Floats bottom, Floats top) = (b[1] - b[4], b[1] + b[4]);
            uint clear = world.Spaces[number] is { } space ? space.AreClear(frame, b[0], b[2], bottom, top) : body;
            work.Clear[number] = clear;
            all &= clear;
            Floats radius = Vector512.Create(world.ClusterRadius[number] + Slack);
            (Floats aroundX, Floats aroundZ) = (b[3] + radius, b[5] + radius);
            lowX = Vector512.MinNative(lowX, b[0] - aroundX);
            highX = Vector512.MaxNative(highX, b[0] + aroundX);
            lowY = Vector512.MinNative(lowY, bottom - radius);
            highY = Vector512.MaxNative(highY, top + radius);
            lowZ = Vector512.MinNative(lowZ, b[2] - aroundZ);
            highZ = Vector512.MaxNative(highZ, b[2] + aroundZ);
        }

        uint acting = LaneMath.Bits(work.Starting | (work.Stepping & ~work.Still));
        work.NearStatics = acting & ~all;
        Ints holding = Vector512.GreaterThanOrEqual(Vector512.Load(state.HeldObject.Pointer + env), Ints.Zero);
        work.Holding = acting & LaneMath.Bits(holding);
        work.NearObjects = 0;
        short* box = stackalloc short[6 * SimulationState.Lanes];
        ObjectIndex.ToSteps(lowX, highX, box);
        ObjectIndex.ToSteps(lowZ, highZ, box + 2 * SimulationState.Lanes);
        ObjectIndex.ToSteps(lowY, highY, box + 4 * SimulationState.Lanes);
        for (uint lanes = acting; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            work.NearObjects |= world.Index.IsNear(env + lane, box + lane) ? 1u << lane : 0;
        }
    }
}
