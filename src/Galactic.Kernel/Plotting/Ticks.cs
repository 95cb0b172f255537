using System.Globalization;

namespace Galactic.Kernel.Plotting;

/// <summary>Round values along an axis: steps of 1, 2 or 5 times a power of ten.</summary>
internal static class Ticks
{
    private static readonly (double Size, string Suffix)[] Units = [(1e9, " G"), (1e6, " M"), (1e3, " k"), (1, "")];

    /// <summary>The smallest round step that needs at most so many intervals.</summary>
    public static double Step(double low, double high, int maxIntervals)
    {
        double raw = (high - low) / Math.Max(1, maxIntervals);
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        foreach (int factor in (ReadOnlySpan<int>)[1, 2, 5])
        {
            if (factor * power >= raw * (1 - 1e-9))
            {
                return factor * power;
            }
        }

        return 10 * power;
    }

    /// <summary>Multiples of a round step inside the range.</summary>
    public static double[] Linear(double low, double high, int maxIntervals)
    {
        double step = Step(low, high, maxIntervals);
        double first = Math.Ceiling(low / step - 1e-9);
        double last = Math.Floor(high / step + 1e-9);
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => Clean((first + i) * step, step))];
    }

    /// <summary>Powers of ten inside the range, with 2 and 5 between them when there are few.</summary>
    public static double[] Logarithmic(double low, double high, int maxCount)
    {
        int first = (int)Math.Floor(Math.Log10(low) + 1e-9);
        int last = (int)Math.Ceiling(Math.Log10(high) - 1e-9);
        foreach (int[] factors in (int[][])[[1, 2, 3, 4, 5, 6, 7, 8, 9], [1, 2, 5], [1, 3], [1]])
        {
            double[] all = [.. Enumerable.Range(first, last - first + 1)
                .SelectMany(power => factors.Select(factor => factor * Math.Pow(10, power)))
                .Where(value => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))];
            if (all.Length <= maxCount)
            {
                return all;
            }
        }

        int stride = (last - first) / Math.Max(1, maxCount) + 1;
        return [.. Enumerable.Range(0, (last - first) / stride + 1).Select(i => Math.Pow(10, first + i * stride))
            .Where(value => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))];
    }

    /// <summary>Labels of values on one axis: equal decimals and one unit for linear axes.</summary>
    public static string[] Labels(double[] values, bool log)
    {
        if (log || values.Length < 2)
        {
            return [.. values.Select(Label)];
        }

        double largest = values.Max(Math.Abs);
        double step = values[1] - values[0];
        if (largest >= 1e12 || largest < 1e-3)
        {
            return [.. values.Select(value =>
                value == 0 ? "0" : value.ToString("0.###e0", CultureInfo.InvariantCulture))];
        }

        (double size, string suffix) = largest >= 1e4 ? Array.Find(Units, unit => largest >= unit.Size) : Units[^1];
        int decimals = Math.Clamp((int)Math.Ceiling(-Math.Log10(step / size) - 1e-9), 0, 12);
        string format = "F" + decimals;
        return [.. values.Select(value =>
            value == 0 ? "0" : (value / size).ToString(format, CultureInfo.InvariantCulture) + suffix)];
    }

    /// <summary>A single value with up to three digits and a unit.</summary>
    public static string Label(double value)
    {
        double size = Math.Abs(value);
        return size is > 0 and (< 1e-3 or >= 1e12)
            ? value.ToString("0.##e0", CultureInfo.InvariantCulture)
            : size < 1 ? value.ToString("0.####", CultureInfo.InvariantCulture) : Quantity.Of(value);
    }

    private static double Clean(double value, double step) => Math.Abs(value) < step * 1e-9 ? 0 : value;
}
