using Microsoft.CodeAnalysis;

namespace Galactic.Cli.Notebooks.Scripting;

/// <summary>Compiler diagnostics in the words of the notebook.</summary>
internal static class CompileErrors
{
    private const int Most = 10;

    public static CellCompilationException Collect(IEnumerable<Diagnostic> diagnostics, string text, int cell)
    {
        List<CellDiagnostic> errors = [.. diagnostics
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .Take(Most)
            .Select(diagnostic => Describe(diagnostic, text))];
        return new CellCompilationException(cell, errors);
    }

    private static CellDiagnostic Describe(Diagnostic diagnostic, string text)
    {
        string message = diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        if (!diagnostic.Location.IsInSource)
        {
            return new CellDiagnostic(0, 0, 0, diagnostic.Id, message, "");
        }
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        int length = span.StartLinePosition.Line == span.EndLinePosition.Line
            ? span.EndLinePosition.Character - span.StartLinePosition.Character
            : int.MaxValue;
        return CellDiagnostic.At(text, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1,
            length, diagnostic.Id, message);
    }
}
