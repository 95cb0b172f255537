namespace Galactic.Cli.Notebooks;

/// <summary>What running a notebook gave.</summary>
/// <param name="Cells">Code cells that ran, the failed one included.</param>
/// <param name="Failed">Cells that failed: 0 or 1, since a run stops there.</param>
/// <param name="Seconds">Wall time of the run.</param>
/// <param name="NotebookPath">The executed notebook.</param>
/// <param name="HtmlPath">The page made from it.</param>
/// <param name="Interrupted">Whether the user stopped it.</param>
/// <param name="Error">Which cell failed and why; null when none did.</param>
public sealed record NotebookRun(
    int Cells, int Failed, double Seconds, string NotebookPath, string HtmlPath, bool Interrupted, string? Error);
