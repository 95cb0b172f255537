using System.Net;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Galactic.Cli.Notebooks.Html;

/// <summary>C# as HTML with a class per kind of word, decided by syntax alone.</summary>
internal static class CodeColoring
{
    private const string Keyword = "k";
    private const string Text = "s";
    private const string Number = "n";
    private const string TypeName = "t";
    private const string Method = "m";
    private const string Comment = "c";
    private const string Directive = "d";

    /// <summary>Every character of the code, escaped, in its place.</summary>
    public static string Render(string code)
    {
        CSharpParseOptions options = CSharpParseOptions.Default.WithKind(SourceCodeKind.Script);
        var html = new StringBuilder();
        foreach (SyntaxToken token in CSharpSyntaxTree.ParseText(code, options).GetRoot().DescendantTokens())
        {
            AppendTrivia(html, token.LeadingTrivia);
            Append(html, token.Text, Classify(token));
            AppendTrivia(html, token.TrailingTrivia);
        }
        return html.ToString();
    }

    private static void AppendTrivia(StringBuilder html, SyntaxTriviaList list)
    {
        foreach (SyntaxTrivia trivia in list)
        {
            Append(html, trivia.ToFullString(), trivia switch
            {
                { IsDirective: true } => Directive,
                _ when IsComment(trivia) => Comment,
                _ => null,
            });
        }
    }

    private static void Append(StringBuilder html, string text, string? kind)
    {
        string escaped = WebUtility.HtmlEncode(text);
        html.Append(kind is null || text.Length == 0 ? escaped : $"<span class=\"{kind}\">{escaped}</span>");
    }

    private static bool IsComment(SyntaxTrivia trivia) => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia
        or SyntaxKind.MultiLineCommentTrivia or SyntaxKind.SingleLineDocumentationCommentTrivia
        or SyntaxKind.MultiLineDocumentationCommentTrivia;

    private static string? Classify(SyntaxToken token)
    {
        SyntaxKind kind = token.Kind();
        if (SyntaxFacts.IsKeywordKind(kind))
        {
            return Keyword;
        }
        return kind switch
        {
            SyntaxKind.NumericLiteralToken => Number,
            SyntaxKind.IdentifierToken => ClassifyName(token),
            _ when token.Parent is InterpolationSyntax or InterpolationFormatClauseSyntax => null,
            SyntaxKind.InterpolatedStringTextToken or SyntaxKind.InterpolatedStringStartToken
                or SyntaxKind.InterpolatedStringEndToken or SyntaxKind.InterpolatedVerbatimStringStartToken
                or SyntaxKind.InterpolatedSingleLineRawStringStartToken
                or SyntaxKind.InterpolatedMultiLineRawStringStartToken
                or SyntaxKind.InterpolatedRawStringEndToken or SyntaxKind.CharacterLiteralToken => Text,
            _ when kind.ToString().Contains("StringLiteral", StringComparison.Ordinal)
                || kind.ToString().Contains("RawString", StringComparison.Ordinal) => Text,
            _ => null,
        };
    }

    private static string? ClassifyName(SyntaxToken token)
    {
        SyntaxNode? node = token.Parent;
        if (node is IdentifierNameSyntax { IsVar: true })
        {
            return Keyword;
        }
        if (node is MethodDeclarationSyntax or LocalFunctionStatementSyntax)
        {
            return Method;
        }
        if (node is BaseTypeDeclarationSyntax or DelegateDeclarationSyntax or ConstructorDeclarationSyntax)
        {
            return TypeName;
        }
        SyntaxNode? parent = node?.Parent;
        if (parent is InvocationExpressionSyntax call && call.Expression == node
            || parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax outer } member
                && member.Name == node && outer.Expression == member)
        {
            return Method;
        }
        return node is TypeSyntax type && IsTypePosition(type) ? TypeName : null;
    }

    private static bool IsTypePosition(TypeSyntax type) => type is GenericNameSyntax || type.Parent switch
    {
        VariableDeclarationSyntax declaration => declaration.Type == type,
        ObjectCreationExpressionSyntax creation => creation.Type == type,
        ParameterSyntax parameter => parameter.Type == type,
        MethodDeclarationSyntax method => method.ReturnType == type,
        LocalFunctionStatementSyntax function => function.ReturnType == type,
        CastExpressionSyntax cast => cast.Type == type,
        CatchDeclarationSyntax caught => caught.Type == type,
        ForEachStatementSyntax loop => loop.Type == type,
        // Upper case before a dot is a type or an enumeration in nearly all code.
        MemberAccessExpressionSyntax access => access.Expression == type && StartsUpper(type),
        TypeArgumentListSyntax or ArrayTypeSyntax or NullableTypeSyntax or TypeOfExpressionSyntax
            or BaseTypeSyntax or DeclarationPatternSyntax => true,
        _ => false,
    };

    private static bool StartsUpper(TypeSyntax type) =>
        type is IdentifierNameSyntax { Identifier.ValueText: [var first, ..] } && char.IsUpper(first);
}
