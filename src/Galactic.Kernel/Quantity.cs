using System.Globalization;

namespace Galactic.Kernel;

/// <summary>Numbers and times as people read them.</summary>
internal static class Quantity
{
    private static readonly (double Size, string Suffix)[] Sizes = [(1e9, " G"), (1e6, " M"), (1e3, " k")];

    /// <summary>Three or four digits: "940", "41.2 k", "5 M".</summary>
    public static string Of(double value)
    {
        foreach ((double size, string suffix) in Sizes)
        {
            if (Math.Abs(value) >= size * 0.9995)
            {
                return (value / size).ToString("0.##", CultureInfo.InvariantCulture) + suffix;
            }
        }

        string format = Math.Abs(value) >= 100 ? "0" : "0.##";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>"0.4 s", "12 s", "2 min 02 s", "3 h 05 min".</summary>
    public static string Duration(double seconds)
    {
        long whole = (long)Math.Round(seconds);
        FormattableString text = whole switch
        {
            < 10 => $"{seconds:0.0} s",
            < 60 => $"{whole} s",
            < 3600 => $"{whole / 60} min {whole % 60:00} s",
            _ => $"{whole / 3600} h {whole / 60 % 60:00} min",
        };
        return FormattableString.Invariant(text);
    }
}
