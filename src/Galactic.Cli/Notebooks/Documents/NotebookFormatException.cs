namespace Galactic.Cli.Notebooks.Documents;

/// <summary>A notebook file that is not valid nbformat 4: which file, which cell, what is wrong.</summary>
public sealed class NotebookFormatException : Exception
{
    /// <summary>Describes the problem.</summary>
    /// <param name="source">File name, or another name of where the text came from.</param>
    /// <param name="cell">1-based cell number; 0 when the problem is outside the cells.</param>
    /// <param name="problem">What is wrong and what to do.</param>
    public NotebookFormatException(string source, int cell, string problem, Exception? inner = null)
        : base(cell > 0 ? $"{source}, cell {cell}: {problem}" : $"{source}: {problem}", inner)
    {
        Cell = cell;
    }

    /// <summary>1-based number of the cell at fault; 0 when the problem is outside the cells.</summary>
    public int Cell { get; }
}
