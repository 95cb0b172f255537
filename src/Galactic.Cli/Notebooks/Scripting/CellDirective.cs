namespace Galactic.Cli.Notebooks.Scripting;

/// <summary>What a directive line asks for.</summary>
internal enum CellDirectiveKind
{
    /// <summary><c>#r "nuget: Name, version"</c>.</summary>
    Package,

    /// <summary><c>#i "nuget: source"</c>.</summary>
    PackageSource,

    /// <summary><c>#r "path.dll"</c> or an assembly name.</summary>
    Assembly,
}

/// <summary>One directive line of a cell.</summary>
/// <param name="Argument">The text between the quotes, without the <c>nuget:</c> prefix.</param>
/// <param name="Line">1-based line in the cell.</param>
internal sealed record CellDirective(CellDirectiveKind Kind, string Argument, int Line);
