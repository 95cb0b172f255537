using Galactic.Kernel.Hosting;

namespace Galactic.Cli.Notebooks.Documents;

/// <summary>One output of a code cell, as nbformat 4 knows it.</summary>
public abstract record CellOutput
{
    private CellOutput()
    {
    }

    /// <summary>Console text; <paramref name="Name"/> is <c>stdout</c> or <c>stderr</c>.</summary>
    public sealed record Stream(string Name, string Text) : CellOutput;

    /// <summary>A value shown on request; <paramref name="Id"/> lets it be replaced later.</summary>
    public sealed record Display(MimeBundle Bundle, string? Id) : CellOutput;

    /// <summary>The value of the cell's last expression.</summary>
    public sealed record Result(MimeBundle Bundle) : CellOutput;

    /// <summary>Why the cell failed; the trace is what a reader should see, one entry a line.</summary>
    public sealed record Error(string Name, string Message, IReadOnlyList<string> Trace) : CellOutput;
}
