namespace Galactic.Kernel.Figures;

/// <summary>An axis of a chart. A plain string converts to an axis with that title.</summary>
/// <param name="Title">What is measured, for example "success".</param>
/// <param name="Unit">In what, for example "steps/s"; empty for pure numbers.</param>
/// <param name="Log">Powers of ten at equal distances; values that are not positive become gaps.</param>
public sealed record Axis(string Title, string Unit = "", bool Log = false)
{
    /// <summary>Lowest value; null takes the data's.</summary>
    public double? Min { get; init; }

    /// <summary>Highest value; null takes the data's.</summary>
    public double? Max { get; init; }

    /// <summary>Title with unit, for example "speed (steps/s)".</summary>
    public string Label => Unit.Length == 0 ? Title : $"{Title} ({Unit})";

    /// <summary>An axis without unit.</summary>
    public static implicit operator Axis(string title) => new(title);
}
