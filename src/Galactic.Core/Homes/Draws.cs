using Galactic.Compute;

namespace Galactic.Homes;

/// <summary>Reads a stream draw after draw, integers only.</summary>
internal sealed class Draws(RandomKey key)
{
    private int next;

    /// <summary>Uniform in [0, count).</summary>
    public int Index(int count) => key.Index(next++, count);

    /// <summary>Uniform in [low, high], in steps from <paramref name="low"/>.</summary>
    public int Range(int low, int high, int step = 10) => low + step * Index(Math.Max(0, high - low) / step + 1);

    /// <summary>True with the given probability in percent.</summary>
    public bool Chance(int percent) => Index(100) < percent;

    /// <summary>64 random bits.</summary>
    public ulong Bits() => key.Bits(next++);

    /// <summary>Random order of a list, in place.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = Index(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
