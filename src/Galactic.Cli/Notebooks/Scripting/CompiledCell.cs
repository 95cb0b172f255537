namespace Galactic.Cli.Notebooks.Scripting;

/// <summary>A cell compiled against everything before it, ready to run once.</summary>
public sealed class CompiledCell
{
    private readonly Func<object?[], Task<object?>> factory;
    private readonly object?[] states;
    private readonly bool hasValue;

    internal CompiledCell(Func<object?[], Task<object?>> factory, object?[] states, bool hasValue)
    {
        this.factory = factory;
        this.states = states;
        this.hasValue = hasValue;
    }

    /// <summary>Runs the cell on the calling thread up to its first unfinished await.</summary>
    public async Task<CellValue> RunAsync()
    {
        object? value = await this.factory(this.states).ConfigureAwait(false);
        return new CellValue(this.hasValue, value);
    }
}
