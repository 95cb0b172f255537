using System.Collections;

namespace Galactic.Simulation;

/// <summary>
/// What went wrong since the simulator was made or the log cleared: the first <see cref="Capacity"/> faults of each
/// kind, in the order of steps and envs, and the number of all. Read it between steps.
/// </summary>
public sealed class SimulationFaults : IReadOnlyList<SimulationFault>
{
    /// <summary>Faults of a kind that are kept; later ones are only counted.</summary>
    public const int Capacity = 250;

    private static readonly int Kinds = Enum.GetValues<FaultKind>().Length;
    private readonly Lock gate = new();
    private readonly List<SimulationFault> kept = [];
    private readonly List<SimulationFault> pending = [];
    private readonly long[] counts = new long[Kinds];
    private readonly int[] keptCounts = new int[Kinds];

    internal SimulationFaults()
    {
    }

    /// <summary>Number of faults kept.</summary>
    public int Count => kept.Count;

    /// <summary>Number of all faults, kept or not.</summary>
    public long Total => counts.Sum();

    /// <summary>A kept fault, oldest first.</summary>
    public SimulationFault this[int index] => kept[index];

    /// <summary>Number of faults of a kind, kept or not.</summary>
    public long CountOf(FaultKind kind) => counts[(int)kind];

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        kept.Clear();
        Array.Clear(counts);
        Array.Clear(keptCounts);
    }

    /// <inheritdoc/>
    public IEnumerator<SimulationFault> GetEnumerator() => kept.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Reports a fault from any worker; the detail is only asked for while there is room.</summary>
    internal void Report(FaultKind kind, int env, int episode, int step, ulong seed, Func<string> detail)
    {
        lock (gate)
        {
            counts[(int)kind]++;
            if (keptCounts[(int)kind] < Capacity)
            {
                pending.Add(new SimulationFault(kind, env, episode, step, seed, detail()));
            }
        }
    }

    /// <summary>Moves the faults of a finished step to the log, by env: workers report in any order.</summary>
    internal void Publish()
    {
        if (pending.Count == 0)
        {
            return;
        }

        pending.Sort((a, b) => (a.Env, a.Kind).CompareTo((b.Env, b.Kind)));
        foreach (SimulationFault fault in pending)
        {
            if (keptCounts[(int)fault.Kind] < Capacity)
            {
                keptCounts[(int)fault.Kind]++;
                kept.Add(fault);
            }
        }

        pending.Clear();
    }
}
