namespace Galactic.Kernel.Figures;

/// <summary>One bar per category.</summary>
public sealed record BarSeries
{
    /// <summary>Bars with a name.</summary>
    /// <param name="name">Legend text.</param>
    /// <param name="values">One per category; values that are no finite number leave the place empty.</param>
    /// <param name="errors">Half lengths of error bars, as many as values.</param>
    /// <exception cref="ArgumentException">The lists differ in length.</exception>
    public BarSeries(string name, IEnumerable<double> values, IEnumerable<double>? errors = null)
    {
        (Name, Values, Errors) = (name, [.. values], errors?.ToArray());
        if (Errors is not null && Errors.Length != Values.Length)
        {
            throw new ArgumentException(
                $"Bars '{name}' have {Values.Length} values, but {Errors.Length} errors; they must be as many.");
        }
    }

    /// <summary>Legend text.</summary>
    public string Name { get; }

    internal double[] Values { get; }

    internal double[]? Errors { get; }
}
