using System.Globalization;

namespace Galactic.Homes;

/// <summary>One figure of a <see cref="HomeSurvey"/> beside what it should be.</summary>
/// <param name="Name">What was measured, with its unit.</param>
/// <param name="Value">Measured value.</param>
/// <param name="Target">Designed value.</param>
/// <param name="Low">Least value allowed.</param>
/// <param name="High">Largest value allowed.</param>
public sealed record SurveyRow(string Name, double Value, double Target, double Low, double High)
{
    /// <summary>True if the value is allowed.</summary>
    public bool IsGood => Value >= Low && Value <= High;

    /// <summary>One line of a table.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name,-44}{Value,9:0.###}   target {Target,7:0.###}   allowed {Low,7:0.###} to {High,7:0.###}{(IsGood ? "" : "   OUT")}");
}
