using System.Diagnostics;
using Galactic.Experiments;
using Galactic.Kernel.Hosting;

namespace Galactic.Kernel.Views;

/// <summary>
/// Training progress in one output: a bar, steps, speed, success, return and time left. Hand
/// <see cref="Report"/> to <see cref="Experiment.Train"/>; the output changes at most four times a second.
/// </summary>
public sealed class TrainingMonitor : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);
    private readonly string title;
    private readonly DisplayHandle output;
    private readonly Stopwatch since = Stopwatch.StartNew();
    private TrainingProgress? last;

    /// <summary>Shows an empty bar.</summary>
    /// <param name="title">What is trained.</param>
    public TrainingMonitor(string title)
    {
        this.title = title;
        output = Notebook.Display(Bundles.Html(Bar(0, "starting"), $"{title}: starting"));
    }

    /// <summary>Shows where training stands.</summary>
    public void Report(TrainingProgress progress)
    {
        last = progress;
        if (since.Elapsed >= Interval)
        {
            since.Restart();
            double part = progress.SecondsLeft is { } left
                ? progress.Seconds / Math.Max(1e-9, progress.Seconds + left)
                : 0;
            output.Update(Bundles.Html(Bar(part, progress.ToString()), $"{title}: {progress}"));
        }
    }

    /// <summary>Leaves one line behind.</summary>
    public void Dispose()
    {
        string line = last is null
            ? $"{title}: no update was finished"
            : FormattableString.Invariant(
                $"{title}: {last.Steps:N0} steps in {last.Seconds:0} s, {last.StepsPerSecond:N0} steps/s");
        output.Update(Bundles.Text(line));
    }

    private string Bar(double part, string status) => FormattableString.Invariant(
        $"<div style=\"display:flex;gap:.7em;align-items:center;flex-wrap:wrap;font-variant-numeric:tabular-nums\"><b>{Bundles.Escape(title)}</b><progress value=\"{part:0.####}\" max=\"1\"></progress><span>{Bundles.Escape(status)}</span></div>");
}
