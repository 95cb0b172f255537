using Galactic.Kernel.Hosting;

namespace Galactic.Kernel;

/// <summary>What cells talk to: shows values and progress in whichever front end runs them.</summary>
public static class Notebook
{
    private static INotebookHost host = ConsoleHost.OnStandardOutput();

    /// <summary>
    /// Who shows outputs. A front end sets it once before the first cell; until then a <see cref="ConsoleHost"/>.
    /// </summary>
    public static INotebookHost Host
    {
        get => Volatile.Read(ref host);
        set => Volatile.Write(ref host, value ?? throw new ArgumentNullException(nameof(value)));
    }

    /// <summary>Fires when the user interrupts the running cell; give it to long loops.</summary>
    public static CancellationToken Cancellation => Host.Cancellation;

    /// <summary>Shows a value and returns a handle that can replace it.</summary>
    public static DisplayHandle Display(object? value)
    {
        INotebookHost current = Host;
        return new DisplayHandle(current, current.Display(Formatter.Format(value)));
    }

    /// <summary>A value that shows as HTML; the text form has the tags removed.</summary>
    /// <param name="html">A fragment, inserted as it is.</param>
    public static MimeBundle Html(string html) => Bundles.Html(html, MarkupText.Of(html));

    /// <summary>A value that shows as Markdown.</summary>
    public static MimeBundle Markdown(string markdown) =>
        Bundles.Of((MimeBundle.Markdown, markdown), (MimeBundle.Text, markdown));

    /// <summary>
    /// Shows a progress bar that updates in place at most four times a second. Dispose or
    /// <see cref="ProgressDisplay.Complete"/> leaves a summary of one line.
    /// </summary>
    /// <param name="title">What is going on, for example "Training".</param>
    /// <param name="total">Units of work; 0 when unknown.</param>
    /// <param name="unit">Name of the units, for example "steps".</param>
    public static ProgressDisplay Progress(string title, long total = 0, string unit = "") =>
        new(Host, TimeProvider.System, title, total, unit);
}
