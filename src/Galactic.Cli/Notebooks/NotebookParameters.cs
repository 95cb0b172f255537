using System.Text;
using Galactic.Cli.Notebooks.Documents;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Galactic.Cli.Notebooks;

/// <summary>
/// Overrides the variables declared in the cell tagged <c>parameters</c> by a cell put right after it. Variables
/// computed from parameters belong into a later cell, or they would keep the value from before.
/// </summary>
internal static class NotebookParameters
{
    public const string Tag = "parameters";
    public const string InjectedTag = "injected-parameters";
    public const string Quick = "quick";

    /// <exception cref="NotebookParameterException">A name is unknown or a value does not fit.</exception>
    public static void Inject(
        NotebookDocument document, IReadOnlyDictionary<string, string> values, bool quick)
    {
        RemoveInjected(document);
        NotebookCell? cell = document.Cells.FirstOrDefault(candidate =>
            candidate.Kind == CellKind.Code && candidate.HasTag(Tag));
        Dictionary<string, string> types = cell is null ? [] : Declared(cell.Source);
        var wanted = new Dictionary<string, string>(values, StringComparer.Ordinal);
        if (quick && types.GetValueOrDefault(Quick) == "bool")
        {
            wanted.TryAdd(Quick, "true");
        }
        if (wanted.Count == 0)
        {
            return;
        }
        var code = new StringBuilder("// Parameters of this run\n");
        foreach ((string name, string text) in wanted)
        {
            string type = types.GetValueOrDefault(name) ?? throw Unknown(document, name, types.Keys);
            code.Append(name).Append(" = ").Append(ParameterLiteral.Write(name, type, text)).Append(";\n");
        }
        int place = document.Cells.ToList().IndexOf(cell!) + 1;
        document.InsertCode(place, code.ToString().TrimEnd(), InjectedTag, InjectedTag);
    }

    /// <summary>Variable name to type name, for variables that a later cell can assign.</summary>
    internal static Dictionary<string, string> Declared(string code)
    {
        CSharpParseOptions options = CSharpParseOptions.Default.WithKind(SourceCodeKind.Script);
        var types = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (FieldDeclarationSyntax field in CSharpSyntaxTree.ParseText(code, options).GetCompilationUnitRoot()
            .Members.OfType<FieldDeclarationSyntax>())
        {
            if (field.Modifiers.Any(SyntaxKind.ConstKeyword) || field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword))
            {
                continue;
            }
            foreach (VariableDeclaratorSyntax variable in field.Declaration.Variables)
            {
                types[variable.Identifier.ValueText] = field.Declaration.Type is IdentifierNameSyntax { IsVar: true }
                    ? TypeOf(variable.Initializer?.Value)
                    : field.Declaration.Type.ToString().Replace(" ", "", StringComparison.Ordinal);
            }
        }
        return types;
    }

    private static string TypeOf(ExpressionSyntax? value) => value switch
    {
        PrefixUnaryExpressionSyntax { Operand: { } operand } => TypeOf(operand),
        LiteralExpressionSyntax literal => literal.Token.Value switch
        {
            bool => "bool",
            int => "int",
            uint => "uint",
            long => "long",
            ulong => "ulong",
            float => "float",
            double => "double",
            decimal => "decimal",
            string => "string",
            _ => "var",
        },
        _ => "var",
    };

    private static void RemoveInjected(NotebookDocument document)
    {
        for (int i = document.Cells.Count - 1; i >= 0; i--)
        {
            if (document.Cells[i].HasTag(InjectedTag))
            {
                document.RemoveAt(i);
            }
        }
    }

    private static NotebookParameterException Unknown(
        NotebookDocument document, string name, IReadOnlyCollection<string> known) => new(known.Count == 0
            ? $"{document.Name} takes no parameters: no cell tagged '{Tag}' declares variables."
            : $"{document.Name} has no parameter '{name}'. It has: {string.Join(", ", known)}.");
}
