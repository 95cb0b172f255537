namespace Galactic.Cli.Notebooks.Scripting;

/// <summary>What a cell evaluated to.</summary>
/// <param name="Exists">Whether the cell ends in an expression without semicolon that is not void.</param>
/// <param name="Value">The value of that expression; may be null.</param>
public readonly record struct CellValue(bool Exists, object? Value);
