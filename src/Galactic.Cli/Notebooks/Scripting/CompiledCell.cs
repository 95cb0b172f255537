namespace Galactic.Cli.Notebooks.Scripting;

/// <summary>A cell compiled against everything before it, ready to run once.</summary>
public sealed class CompiledCell
{
    private readonly Func<object?[], Task<object?>> _factory;
    private readonly object?[] _states;
    private readonly bool _hasValue;

    internal CompiledCell(Func<object?[], Task<object?>> factory, object?[] states, bool hasValue)
    {
        _factory = factory;
        _states = states;
        _hasValue = hasValue;
    }

    /// <summary>Runs the cell on the calling thread up to its first unfinished await.</summary>
    public async Task<CellValue> RunAsync()
    {
        object? value = await _factory(_states).ConfigureAwait(false);
        return new CellValue(_hasValue, value);
    }
}
