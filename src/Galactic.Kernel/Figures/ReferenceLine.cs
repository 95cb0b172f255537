namespace Galactic.Kernel.Figures;

/// <summary>A dashed line across a chart, for example a published result.</summary>
/// <param name="Value">Where it crosses its axis.</param>
/// <param name="Label">What it says.</param>
/// <param name="IsVertical">Stands at a position; otherwise lies at a value.</param>
public sealed record ReferenceLine(double Value, string Label, bool IsVertical);
