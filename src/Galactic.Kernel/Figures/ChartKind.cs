namespace Galactic.Kernel.Figures;

/// <summary>Forms of charts.</summary>
public enum ChartKind
{
    /// <summary>Lines with optional bands.</summary>
    Line,

    /// <summary>Points.</summary>
    Scatter,

    /// <summary>Groups of vertical bars.</summary>
    Bar,

    /// <summary>Horizontal bars of stacked parts.</summary>
    StackedBar,

    /// <summary>Counts of values in bins.</summary>
    Histogram,
}
