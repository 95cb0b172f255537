namespace Galactic.Cli.Notebooks;

/// <summary>How a notebook is run.</summary>
public sealed record NotebookRunOptions
{
    /// <summary>Sets the parameter <c>quick</c> to true where the notebook has one.</summary>
    public bool Quick { get; init; }

    /// <summary>Parameter name to value, as typed on the command line.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Where the executed notebook and its page go.</summary>
    public string OutputDirectory { get; init; } = Path.Combine("runs", "notebooks");

    /// <summary>Lets the executed notebook replace its source.</summary>
    public bool Overwrite { get; init; }

    /// <summary>Time limit of a cell that sets none itself; null means none.</summary>
    public TimeSpan? CellTimeout { get; init; } = TimeSpan.FromHours(2);

    /// <summary>How long a cell may take to stop in good order, and again to be stopped.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Receives progress lines and the cells' output; null is silent.</summary>
    public TextWriter? Log { get; init; }

    /// <summary>Whether the log is a terminal on which a line can be overwritten.</summary>
    public bool Live { get; init; }

    /// <summary>Stops the running cell, then the run.</summary>
    public CancellationToken Cancellation { get; init; }
}
