using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Galactic.Cli.Notebooks.Scripting;

/// <summary>A cell's text split into C# and the directive lines that the session handles itself.</summary>
internal sealed partial class CellSource
{
    private const string Prefix = "nuget:";

    private CellSource(string text, string code, IReadOnlyList<CellDirective> directives)
    {
        Text = text;
        Code = code;
        Directives = directives;
    }

    /// <summary>What the user wrote.</summary>
    public string Text { get; }

    /// <summary>The text with directives blanked out; every other character keeps its place.</summary>
    public string Code { get; }

    public IReadOnlyList<CellDirective> Directives { get; }

    /// <summary>
    /// Splits a cell; throws <see cref="CellCompilationException"/> for a directive that means nothing.
    /// </summary>
    public static CellSource Read(string text, int cell)
    {
        CSharpParseOptions options = CSharpParseOptions.Default.WithKind(SourceCodeKind.Script);
        SyntaxNode root = CSharpSyntaxTree.ParseText(text, options).GetRoot();
        var code = new System.Text.StringBuilder(text);
        var directives = new List<CellDirective>();
        foreach (SyntaxTrivia trivia in root.DescendantTrivia().Where(IsOurs))
        {
            if (ReadDirective(trivia, text, cell) is { } directive)
            {
                directives.Add(directive);
            }
            Blank(code, trivia.Span);
        }
        return new CellSource(text, code.ToString(), directives);
    }

    private static bool IsOurs(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.ReferenceDirectiveTrivia
        or SyntaxKind.BadDirectiveTrivia or SyntaxKind.ShebangDirectiveTrivia;

    private static CellDirective? ReadDirective(SyntaxTrivia trivia, string text, int cell)
    {
        string directive = trivia.ToString().Trim();
        int line = trivia.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
        if (directive == "#!csharp")
        {
            return null;
        }
        Match match = Known().Match(directive);
        string argument = match.Groups["argument"].Value.Trim();
        bool nuget = argument.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase);
        if (!match.Success || argument.Length == 0 || (match.Groups["name"].Value == "i" && !nuget))
        {
            string problem = $"The directive '{directive}' is not understood; use #r \"nuget: Name, version\", "
                + "#r \"path.dll\" or #i \"nuget: source\".";
            int column = trivia.GetLocation().GetLineSpan().StartLinePosition.Character + 1;
            throw new CellCompilationException(
                cell, [CellDiagnostic.At(text, line, column, directive.Length, "directive", problem)]);
        }
        CellDirectiveKind kind = match.Groups["name"].Value == "i" ? CellDirectiveKind.PackageSource
            : nuget ? CellDirectiveKind.Package
            : CellDirectiveKind.Assembly;
        return new CellDirective(kind, nuget ? argument[Prefix.Length..].Trim() : argument, line);
    }

    private static void Blank(System.Text.StringBuilder code, TextSpan span)
    {
        for (int i = span.Start; i < span.End; i++)
        {
            if (code[i] is not ('\r' or '\n'))
            {
                code[i] = ' ';
            }
        }
    }

    [GeneratedRegex("""^#\s*(?<name>r|i)\s+"(?<argument>[^"]*)"\s*;?\s*(//.*)?$""")]
    private static partial Regex Known();
}
