using System.Diagnostics;
using Galactic.Experiments;

namespace Galactic.Cli;

/// <summary>Training progress as one live line on a terminal, or a line every few seconds in a file.</summary>
public sealed class TrainingLine(TextWriter output) : IDisposable
{
    private static readonly TimeSpan LiveInterval = TimeSpan.FromSeconds(0.25);
    private static readonly TimeSpan FileInterval = TimeSpan.FromSeconds(10);
    private readonly bool live = output == Console.Error ? !Console.IsErrorRedirected : !Console.IsOutputRedirected;
    private readonly Stopwatch since = new();
    private bool open;

    /// <summary>Shows where training stands.</summary>
    public void Show(TrainingProgress progress)
    {
        if (progress.Evaluation is EvaluationResult evaluation)
        {
            Break();
            output.WriteLine(
                FormattableString.Invariant($"{progress.Steps,12:N0} steps  validation homes: {evaluation}"));
        }
        else if (since.IsRunning && since.Elapsed < (live ? LiveInterval : FileInterval))
        {
            return;
        }

        since.Restart();
        string line = progress.ToString();
        if (live)
        {
            output.Write($"\r{line}\x1b[K");
            open = true;
        }
        else
        {
            output.WriteLine(line);
        }
    }

    /// <summary>Ends the live line.</summary>
    public void Finish() => Break();

    /// <inheritdoc/>
    public void Dispose() => Break();

    private void Break()
    {
        if (open)
        {
            output.WriteLine();
            open = false;
        }
    }
}
