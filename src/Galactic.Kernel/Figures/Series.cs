namespace Galactic.Kernel.Figures;

/// <summary>Points of a line or scatter chart. Points that are no finite number become gaps.</summary>
public sealed record Series
{
    /// <summary>Points with a name.</summary>
    /// <param name="name">Legend text.</param>
    /// <param name="x">Positions, ascending for lines.</param>
    /// <param name="y">Values, as many as <paramref name="x"/>.</param>
    /// <param name="low">Lower edge of a band around the line, for example of a confidence interval.</param>
    /// <param name="high">Upper edge of the band; given when <paramref name="low"/> is.</param>
    /// <exception cref="ArgumentException">The lists differ in length, or one edge of the band is missing.</exception>
    public Series(
        string name,
        IEnumerable<double> x,
        IEnumerable<double> y,
        IEnumerable<double>? low = null,
        IEnumerable<double>? high = null)
    {
        (Name, X, Y, Low, High) = (name, [.. x], [.. y], low?.ToArray(), high?.ToArray());
        if (Low is null != High is null)
        {
            throw new ArgumentException($"The band of series '{name}' needs both low and high.");
        }

        foreach (double[]? list in new[] { Y, Low, High })
        {
            if (list is not null && list.Length != X.Length)
            {
                throw new ArgumentException(
                    $"Series '{name}' has {X.Length} positions, but {list.Length} values; they must be as many.");
            }
        }
    }

    /// <summary>Points at 0, 1, 2 and so on.</summary>
    public Series(string name, IEnumerable<double> y)
        : this(name, [.. y])
    {
    }

    private Series(string name, double[] y)
        : this(name, Enumerable.Range(0, y.Length).Select(i => (double)i), y)
    {
    }

    /// <summary>Legend text.</summary>
    public string Name { get; }

    internal double[] X { get; }

    internal double[] Y { get; }

    internal double[]? Low { get; }

    internal double[]? High { get; }
}
