using System.Globalization;
using Galactic.Compute;

namespace Galactic.Experiments.Sweeps;

/// <summary>A setting that is varied: over listed values, or over a range that values are drawn from.</summary>
public sealed record SweepAxis
{
    private const string RangeMark = "..";
    private readonly double low;
    private readonly double high;

    private SweepAxis(string name, IReadOnlyList<string> values, double low, double high) =>
        (Name, Values, this.low, this.high) = (name, values, low, high);

    /// <summary>Dotted name of the setting, as --set takes it.</summary>
    public string Name { get; }

    /// <summary>Its values; empty for a range.</summary>
    public IReadOnlyList<string> Values { get; }

    /// <summary>True if values are drawn from a range.</summary>
    public bool IsRange => Values.Count == 0;

    /// <summary>A value to check the setting with.</summary>
    internal string Example => IsRange ? Text(low) : Values[0];

    private bool IsWhole => double.IsInteger(low) && double.IsInteger(high);

    /// <summary>Reads "name=v1,v2,..." or "name=low..high".</summary>
    /// <remarks>Values of a range are drawn evenly on a logarithmic scale; between whole numbers they are rounded.</remarks>
    /// <exception cref="ArgumentException">The text is something else, a value is there twice, or a range does not go from a
    /// positive number to a larger one; the message says which.</exception>
    public static SweepAxis Parse(string text)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? "" : text[..equals].Trim();
        string given = text[(equals + 1)..].Trim();
        if (name.Length == 0 || given.Length == 0)
        {
            throw new ArgumentException($"\"{text}\" is not of the form name.name=value,value or name.name=low..high.");
        }

        if (given.Split(RangeMark) is [string from, string to])
        {
            return ParseRange(name, given, from, to);
        }

        string[] values = given.Split(',', StringSplitOptions.TrimEntries);
        string? twice = values.CountBy(v => v).FirstOrDefault(v => v.Value > 1).Key;
        return values.Contains("") ? throw new ArgumentException($"{name}: a value between the commas of \"{given}\" is missing.")
            : twice is not null ? throw new ArgumentException($"{name}: the value {twice} is there twice.")
            : new SweepAxis(name, values, 0, 0);
    }

    /// <summary>A value of the range, or one of the values.</summary>
    internal string Draw(RandomKey key)
    {
        if (!IsRange)
        {
            return Values[key.Index(0, Values.Count)];
        }

        double value = Math.Exp(Math.Log(low) + key.Uniform(0, 0f, 1f) * (Math.Log(high) - Math.Log(low)));
        return Text(IsWhole ? Math.Round(value) : value);
    }

    private static SweepAxis ParseRange(string name, string given, string from, string to)
    {
        bool isRange = Number(from, out double low) && Number(to, out double high) && low > 0 && high > low
            && double.IsFinite(high);
        return isRange
            ? new SweepAxis(name, [], low, double.Parse(to, CultureInfo.InvariantCulture))
            : throw new ArgumentException($"{name}: {given} is no range from a positive number to a larger one.");
    }

    private static bool Number(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    /// <summary>Four digits: enough to tell points apart, short enough to read.</summary>
    private static string Text(double value) => value.ToString(
        double.IsInteger(value) ? "F0" : "G4", CultureInfo.InvariantCulture);
}
