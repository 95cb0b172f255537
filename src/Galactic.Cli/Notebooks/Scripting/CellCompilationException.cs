namespace Galactic.Cli.Notebooks.Scripting;

/// <summary>A cell that does not compile; nothing of it has run.</summary>
public sealed class CellCompilationException : Exception
{
    /// <summary>Collects a cell's errors.</summary>
    public CellCompilationException(int cell, IReadOnlyList<CellDiagnostic> diagnostics)
        : base(string.Join('\n', diagnostics.SelectMany(diagnostic => diagnostic.Format(cell))))
    {
        Cell = cell;
        Diagnostics = diagnostics;
    }

    /// <summary>1-based cell number.</summary>
    public int Cell { get; }

    /// <summary>The errors in the order of the text.</summary>
    public IReadOnlyList<CellDiagnostic> Diagnostics { get; }
}
