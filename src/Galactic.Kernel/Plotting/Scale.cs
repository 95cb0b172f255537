namespace Galactic.Kernel.Plotting;

/// <summary>Maps values to pixels.</summary>
/// <param name="Low">Value at <paramref name="Start"/>.</param>
/// <param name="High">Value at <paramref name="End"/>.</param>
/// <param name="Log">Logarithmic; both values are positive.</param>
/// <param name="Start">Pixel of the low value.</param>
/// <param name="End">Pixel of the high value.</param>
internal readonly record struct Scale(double Low, double High, bool Log, double Start, double End)
{
    private const double Largest = 1e100;

    /// <summary>Numbers that have a place in a drawing: finite and of sane size.</summary>
    public static bool IsDrawable(double value) => Math.Abs(value) <= Largest;

    /// <summary>The value has a pixel on this scale.</summary>
    public bool Has(double value) => IsDrawable(value) && (!Log || value > 0);

    /// <summary>Pixel of a value.</summary>
    public double At(double value)
    {
        double part = Log
            ? (Math.Log10(value) - Math.Log10(Low)) / (Math.Log10(High) - Math.Log10(Low))
            : (value - Low) / (High - Low);
        return Start + Math.Clamp(part, -10, 11) * (End - Start);
    }
}
