using System.Diagnostics;
using System.Globalization;
using Galactic.Kernel.Hosting;

namespace Galactic.Cli.Notebooks;

/// <summary>
/// Tells a terminal or a log file how a run goes: one line a cell, the cells' console text, and displays by their
/// text. A display that changes is one line overwritten in place, or in a file one line every few seconds.
/// </summary>
internal sealed class RunLog(TextWriter log, bool live, int width) : INotebookObserver
{
    private const string ClearToEnd = "\x1b[K";
    private const int MostDisplayLines = 12;
    private const int TitleWidth = 60;

    private readonly Lock gate = new();
    private readonly Stopwatch sinceUpdate = new();
    private bool midLine;
    private bool liveLine;
    private bool cellSpoke;
    private string? unshown;

    /// <summary>Writes <c>[3/14] title ...</c>.</summary>
    public void BeginCell(int number, int count, string title)
    {
        string shown = title.Length <= TitleWidth ? title : title[..(TitleWidth - 1)] + "…";
        lock (gate)
        {
            log.Write($"[{number}/{count}] {shown} ...");
            log.Flush();
            midLine = true;
            cellSpoke = false;
            sinceUpdate.Reset();
        }
    }

    /// <summary>Writes how the cell ended and how long it took.</summary>
    public void EndCell(double seconds, string? problem)
    {
        lock (gate)
        {
            ShowLast();
            string time = seconds.ToString(seconds < 10 ? "0.0" : "0", CultureInfo.InvariantCulture) + " s";
            string ending = problem is null ? time : $"{problem} after {time}";
            if (cellSpoke)
            {
                Break();
                log.WriteLine($"      {ending}");
            }
            else
            {
                log.WriteLine($" {ending}");
            }
            midLine = false;
            log.Flush();
        }
    }

    /// <summary>Writes a line of its own.</summary>
    public void Line(string text)
    {
        lock (gate)
        {
            Speak();
            log.WriteLine(text);
            log.Flush();
        }
    }

    /// <inheritdoc/>
    public void Stream(string name, string text)
    {
        lock (gate)
        {
            if (!cellSpoke || liveLine)
            {
                Speak();
            }
            log.Write(text);
            log.Flush();
            midLine = !text.EndsWith('\n');
        }
    }

    /// <inheritdoc/>
    public void Displayed(string id, MimeBundle bundle)
    {
        lock (gate)
        {
            Speak();
            string[] lines = Lines(bundle);
            foreach (string line in lines.Take(MostDisplayLines))
            {
                log.WriteLine(line);
            }
            if (lines.Length > MostDisplayLines)
            {
                log.WriteLine($"... {lines.Length - MostDisplayLines} more lines");
            }
            log.Flush();
            sinceUpdate.Restart();
        }
    }

    /// <inheritdoc/>
    public void Updated(string id, MimeBundle bundle)
    {
        lock (gate)
        {
            string line = Lines(bundle)[0];
            if (live)
            {
                if (!liveLine)
                {
                    Speak();
                }
                log.Write("\r" + (line.Length < width ? line : line[..(width - 1)]) + ClearToEnd);
                log.Flush();
                liveLine = true;
                midLine = true;
                return;
            }
            unshown = line;
            if (!sinceUpdate.IsRunning || sinceUpdate.Elapsed >= Interval)
            {
                ShowLast();
                sinceUpdate.Restart();
            }
        }
    }

    /// <summary>Time between lines about a changing display when lines cannot be overwritten.</summary>
    internal static TimeSpan Interval { get; } = TimeSpan.FromSeconds(5);

    private static string[] Lines(MimeBundle bundle) =>
        TerminalText.WithoutEscapes(bundle.Data.GetValueOrDefault(MimeBundle.Text) ?? "").TrimEnd().Split('\n');

    private void ShowLast()
    {
        if (unshown is { } line)
        {
            Speak();
            log.WriteLine(line);
            log.Flush();
            unshown = null;
        }
    }

    /// <summary>Makes sure that what follows starts on a fresh line.</summary>
    private void Speak()
    {
        Break();
        cellSpoke = true;
    }

    private void Break()
    {
        if (midLine)
        {
            log.WriteLine();
        }
        midLine = false;
        liveLine = false;
    }
}
