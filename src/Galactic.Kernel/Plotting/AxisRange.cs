using Galactic.Kernel.Figures;

namespace Galactic.Kernel.Plotting;

/// <summary>From where to where an axis goes.</summary>
internal static class AxisRange
{
    /// <summary>The axis' own limits, else those of the data; never empty.</summary>
    /// <exception cref="ArgumentException">The axis' own limits are impossible.</exception>
    public static (double Low, double High) Of(IEnumerable<double> values, Axis axis)
    {
        Check(axis);
        double[] kept = [.. values.Where(value => Scale.IsDrawable(value) && (!axis.Log || value > 0))];
        double low = axis.Min ?? (kept.Length > 0 ? kept.Min() : axis.Log ? 1 : 0);
        double high = axis.Max ?? (kept.Length > 0 ? kept.Max() : axis.Log ? 10 : 1);
        if (high > low)
        {
            return (low, high);
        }

        double half = axis.Log ? 0 : low == 0 ? 1 : Math.Abs(low) / 2;
        return axis.Log
            ? (axis.Min ?? low / 2, axis.Max ?? Math.Max(high, low) * 2)
            : (axis.Min ?? low - half, axis.Max ?? Math.Max(high, low) + half);
    }

    /// <summary>Wider until it ends on round values, where the axis does not say otherwise.</summary>
    public static (double Low, double High) Round((double Low, double High) range, Axis axis, int intervals)
    {
        if (axis.Log)
        {
            double pad = Math.Pow(range.High / range.Low, 0.04);
            return (axis.Min ?? range.Low / pad, axis.Max ?? range.High * pad);
        }

        double step = Ticks.Step(range.Low, range.High, intervals);
        return (axis.Min ?? Math.Floor(range.Low / step + 1e-9) * step,
            axis.Max ?? Math.Ceiling(range.High / step - 1e-9) * step);
    }

    private static void Check(Axis axis)
    {
        bool finite = Scale.IsDrawable(axis.Min ?? 0) && Scale.IsDrawable(axis.Max ?? 0);
        bool ordered = !(axis.Min >= axis.Max);
        bool positive = !axis.Log || !(axis.Min <= 0 || axis.Max <= 0);
        if (!finite || !ordered || !positive)
        {
            throw new ArgumentException(
                $"Axis '{axis.Title}' cannot go from {axis.Min} to {axis.Max}"
                + (axis.Log ? " on a logarithmic scale." : "."));
        }
    }
}
