namespace Galactic.Cli.Notebooks.Scripting;

/// <summary>One compile error of a cell.</summary>
/// <param name="Line">1-based line in the cell; 0 when the error has no place.</param>
/// <param name="Column">1-based column.</param>
/// <param name="Length">Characters underlined, at least 1.</param>
/// <param name="Id">Compiler code such as <c>CS0103</c>.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="SourceLine">The offending line as written; empty when the error has no place.</param>
public sealed record CellDiagnostic(int Line, int Column, int Length, string Id, string Message, string SourceLine)
{
    private const int TabWidth = 4;

    /// <summary>The error for a reader: place, message, and the line with carets below the culprit.</summary>
    public IEnumerable<string> Format(int cell)
    {
        if (Line == 0)
        {
            yield return $"cell {cell}: {Id}: {Message}";
            yield break;
        }
        yield return $"cell {cell}, line {Line}, column {Column}: {Id}: {Message}";
        string gutter = $"{Line,5} | ";
        yield return gutter + SourceLine.Replace("\t", new string(' ', TabWidth));
        string before = SourceLine[..Math.Min(Column - 1, SourceLine.Length)];
        int indent = before.Sum(letter => letter == '\t' ? TabWidth : 1);
        int carets = Math.Clamp(Length, 1, Math.Max(1, SourceLine.Length - before.Length));
        yield return new string(' ', gutter.Length - 2) + "| " + new string(' ', indent) + new string('^', carets);
    }

    internal static CellDiagnostic At(string text, int line, int column, int length, string id, string message)
    {
        string[] lines = text.Split('\n');
        string source = line <= lines.Length ? lines[line - 1].TrimEnd('\r') : "";
        return new CellDiagnostic(line, column, length, id, message, source);
    }
}
