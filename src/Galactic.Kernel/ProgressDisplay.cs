using System.Globalization;
using Galactic.Kernel.Hosting;

namespace Galactic.Kernel;

/// <summary>
/// A progress bar in one output. Reports may come as often as they like and from any thread; the output changes at
/// most four times a second.
/// </summary>
public sealed class ProgressDisplay : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    private readonly Lock gate = new();
    private readonly INotebookHost host;
    private readonly TimeProvider clock;
    private readonly string title;
    private readonly long total;
    private readonly string unit;
    private readonly string id;
    private readonly long start;
    private long lastUpdate;
    private long done;
    private string note = "";
    private bool completed;

    internal ProgressDisplay(INotebookHost host, TimeProvider clock, string title, long total, string unit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(total);
        (this.host, this.clock, this.title, this.total, this.unit) = (host, clock, title, total, unit);
        start = lastUpdate = clock.GetTimestamp();
        id = host.Display(Running());
    }

    /// <summary>Says how far the work is.</summary>
    /// <param name="done">Units done so far.</param>
    /// <param name="note">What else to show, for example "success 0.42"; null keeps the last one.</param>
    public void Report(long done, string? note = null)
    {
        lock (gate)
        {
            this.done = done;
            this.note = note ?? this.note;
            if (!completed && clock.GetElapsedTime(lastUpdate) >= Interval)
            {
                lastUpdate = clock.GetTimestamp();
                host.Update(id, Running());
            }
        }
    }

    /// <summary>One more unit is done.</summary>
    public void Step(string? note = null)
    {
        lock (gate)
        {
            Report(done + 1, note);
        }
    }

    /// <summary>Ends the progress and leaves one line; later reports change nothing.</summary>
    /// <param name="summary">The line; by default units, speed and time.</param>
    public void Complete(string? summary = null)
    {
        lock (gate)
        {
            if (!completed)
            {
                completed = true;
                host.Update(id, Bundles.Text(summary ?? Summary()));
            }
        }
    }

    /// <summary>Ends the progress with the default summary unless it was completed.</summary>
    public void Dispose() => Complete();

    private MimeBundle Running()
    {
        double seconds = clock.GetElapsedTime(start).TotalSeconds;
        double? part = total > 0 ? Math.Clamp((double)done / total, 0, 1) : null;
        string count = total > 0 ? $"{Quantity.Of(done)} / {Quantity.Of(total)}" : Quantity.Of(done);
        string remaining = part is > 0 and < 1 && seconds >= 1
            ? Quantity.Duration(seconds * (1 - part.Value) / part.Value) + " left"
            : "";
        string percent = part is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{part.Value * 100:0} %");
        string status = Join(percent, WithUnit(count), Rate(seconds), note, remaining);
        string bar = part is null ? "<progress></progress>" : string.Create(
            CultureInfo.InvariantCulture, $"<progress value=\"{part.Value:0.####}\" max=\"1\"></progress>");
        string html = $"<div style=\"display:flex;gap:.7em;align-items:center;font-variant-numeric:tabular-nums\">"
            + $"<b>{Bundles.Escape(title)}</b>{bar}<span>{Bundles.Escape(status)}</span></div>";
        return Bundles.Html(html, $"{title}: {status}");
    }

    private string Summary()
    {
        double seconds = clock.GetElapsedTime(start).TotalSeconds;
        string count = total > 0 && done != total
            ? $"stopped at {Quantity.Of(done)} of {Quantity.Of(total)}"
            : Quantity.Of(done);
        return $"{title}: {Join(WithUnit(count), Rate(seconds), Quantity.Duration(seconds), note)}";
    }

    private string Rate(double seconds) =>
        done > 0 && seconds > 0 ? $"{WithUnit(Quantity.Of(done / seconds))}/s" : "";

    private string WithUnit(string amount) => unit.Length == 0 ? amount : $"{amount} {unit}";

    private static string Join(params string[] parts) => string.Join(", ", parts.Where(part => part.Length > 0));
}
