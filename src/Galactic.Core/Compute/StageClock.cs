using System.Diagnostics;

namespace Galactic.Compute;

/// <summary>Wall-clock seconds by stage name, summed until <see cref="Reset"/>.</summary>
public sealed class StageClock
{
    private readonly Dictionary<string, long> ticks = [];

    /// <summary>Adds stopwatch ticks to a stage.</summary>
    public void Add(string name, long elapsedTicks)
    {
        lock (ticks)
        {
            ticks[name] = ticks.GetValueOrDefault(name) + elapsedTicks;
        }
    }

    /// <summary>Seconds by stage so far, longest first.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Snapshot()
    {
        lock (ticks)
        {
            return [.. ticks.Select(t => KeyValuePair.Create(t.Key, t.Value / (double)Stopwatch.Frequency))
                .OrderByDescending(t => t.Value)];
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        lock (ticks)
        {
            ticks.Clear();
        }
    }
}
