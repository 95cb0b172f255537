using System.Runtime.Loader;
using System.Text;
using Galactic.Cli.Notebooks.Packages;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Emit;
using RoslynText = Microsoft.CodeAnalysis.Text.SourceText;

namespace Galactic.Cli.Notebooks.Scripting;

/// <summary>
/// C# cells that share variables, functions, types and usings, each compiled once with optimisation. One cell at
/// a time. Packages are loaded into the process and stay; a fresh start is a fresh process.
/// </summary>
public sealed class ScriptSession : IDisposable
{
    private static readonly string[] Usings =
        ["System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Threading.Tasks"];

    private static readonly CSharpParseOptions ParseOptions =
        CSharpParseOptions.Default.WithKind(SourceCodeKind.Script).WithLanguageVersion(LanguageVersion.Latest);

    private readonly ReferenceSet references = new();
    private readonly PackageManager packages;
    private readonly AssemblyLoadContext cells = new("notebook cells");
    private readonly Dictionary<string, string> sources = new(StringComparer.Ordinal);
    private readonly string directory;
    private CSharpCompilation? previous;
    private object?[] states = new object?[16];
    private int submissions;

    /// <summary>Starts an empty session.</summary>
    /// <param name="directory">Relative paths of <c>#r</c>, <c>#i</c> and <c>#load</c> start here.</param>
    /// <param name="notice">Takes remarks about packages, such as "restoring ..."; may be null.</param>
    public ScriptSession(string directory, Action<string>? notice = null)
    {
        this.directory = Path.GetFullPath(directory);
        var shipped = new ShippedAssemblies();
        packages = new PackageManager(shipped, this.directory, notice ?? (_ => { }));
    }

    /// <summary>Compiles a cell; the session moves on only if it compiles.</summary>
    /// <param name="code">The cell's text.</param>
    /// <param name="cell">1-based cell number, used in messages.</param>
    /// <exception cref="CellCompilationException">The cell has errors.</exception>
    /// <exception cref="PackageException">A package cannot be had.</exception>
    public CompiledCell Compile(string code, int cell, CancellationToken cancellation = default)
    {
        CellSource source = CellSource.Read(code, cell);
        foreach (string path in packages.Apply(source.Directives, cancellation))
        {
            references.Add(path);
        }
        string name = CellName(cell);
        SyntaxTree tree = CSharpSyntaxTree.ParseText(
            RoslynText.From(source.Code, Encoding.UTF8), ParseOptions, name, cancellation);
        CSharpCompilation compilation = CreateCompilation(tree);
        bool hasValue = HasValue(tree, compilation, cancellation);
        Func<object?[], Task<object?>>? factory = Load(compilation, source, cell, cancellation);
        sources[name] = code;
        previous = compilation;
        submissions++;
        if (submissions >= states.Length)
        {
            Array.Resize(ref states, 2 * states.Length);
        }
        return new CompiledCell(factory ?? (_ => Task.FromResult<object?>(null)), states, hasValue);
    }

    /// <summary>A line of a cell as it was last compiled; null when there is none.</summary>
    internal string? SourceLine(string cellName, int line)
    {
        string[]? lines = sources.GetValueOrDefault(cellName)?.Split('\n');
        return lines is not null && line >= 1 && line <= lines.Length ? lines[line - 1].Trim() : null;
    }

    /// <summary>Stops resolving packages for this session.</summary>
    public void Dispose() => packages.Dispose();

    private static string CellName(int cell) => $"cell {cell}";

    private CSharpCompilation CreateCompilation(SyntaxTree tree)
    {
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            scriptClassName: $"Submission#{submissions}",
            usings: Usings,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: true,
            sourceReferenceResolver: new SourceFileResolver([], this.directory),
            assemblyIdentityComparer: DesktopAssemblyIdentityComparer.Default);
        return CSharpCompilation.CreateScriptCompilation(
            $"galactic-cell-{submissions}", tree, references.All, options, previous, typeof(object));
    }

    /// <summary>Decided by syntax: the compiler also gives declarations a value.</summary>
    private static bool HasValue(SyntaxTree tree, CSharpCompilation compilation, CancellationToken cancellation)
    {
        var root = (CompilationUnitSyntax)tree.GetRoot(cancellation);
        return root.Members.LastOrDefault() is GlobalStatementSyntax
        {
            Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last,
        }
            && compilation.GetSemanticModel(tree).GetTypeInfo(last.Expression, cancellation).Type?.SpecialType
                != SpecialType.System_Void;
    }

    /// <summary>
    /// The cell's code as a function of the session's state; null when it only has usings or remarks.
    /// </summary>
    private Func<object?[], Task<object?>>? Load(
        CSharpCompilation compilation, CellSource source, int cell, CancellationToken cancellation)
    {
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var options = new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb);
        EmitResult result = compilation.Emit(image, symbols, options: options, cancellationToken: cancellation);
        if (!result.Success)
        {
            bool broken = result.Diagnostics.Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
            return broken ? throw CompileErrors.Collect(result.Diagnostics, source.Text, cell) : null;
        }
        image.Position = 0;
        symbols.Position = 0;
        IMethodSymbol entry = compilation.GetEntryPoint(cancellation)!;
        Type script = this.cells.LoadFromStream(image, symbols).GetType(entry.ContainingType.MetadataName, true)!;
        return script.GetMethod(entry.MetadataName)!.CreateDelegate<Func<object?[], Task<object?>>>();
    }
}
