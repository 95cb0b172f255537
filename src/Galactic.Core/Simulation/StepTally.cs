using System.Numerics;
using System.Runtime.Intrinsics;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>How often each event happened among the envs of one worker.</summary>
internal sealed unsafe class StepTally
{
    /// <summary>Number of events.</summary>
    public const int EventBits = 14;

    private readonly long[] events = new long[EventBits];

    /// <summary>Steps of envs.</summary>
    public long Steps { get; private set; }

    /// <summary>Episodes started.</summary>
    public long Episodes { get; private set; }

    /// <summary>Env-steps with an event; one bit only.</summary>
    public long this[StepEvents one] => events[BitOperations.TrailingZeroCount((uint)one)];

    /// <summary>Counts a step of 16 envs.</summary>
    public void Add(StepEvents* lanes, Ints starting, Ints stepping)
    {
        Steps += BitOperations.PopCount(LaneMath.Bits(stepping));
        Episodes += BitOperations.PopCount(LaneMath.Bits(starting));
        Vector256<ushort> all = Vector256.Load((ushort*)lanes);
        for (int bit = 0; bit < EventBits; bit++)
        {
            Vector256<ushort> one = Vector256.Create((ushort)(1 << bit));
            events[bit] += BitOperations.PopCount(Vector256.Equals(all & one, one).ExtractMostSignificantBits());
        }
    }

    /// <summary>Starts over.</summary>
    public void Clear()
    {
        (Steps, Episodes) = (0, 0);
        Array.Clear(events);
    }
}
