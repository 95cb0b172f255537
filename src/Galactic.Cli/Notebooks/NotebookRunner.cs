using System.Diagnostics;
using Galactic.Assets;
using Galactic.Cli.Notebooks.Documents;
using Galactic.Cli.Notebooks.Html;
using Galactic.Cli.Notebooks.Scripting;
using Galactic.Kernel;
using Galactic.Kernel.Hosting;

namespace Galactic.Cli.Notebooks;

/// <summary>
/// Runs a notebook from top to bottom without any notebook program, stops at the first cell that fails, and always
/// leaves the executed notebook and one standalone page behind. One run at a time per process: the console, the
/// working directory (the notebook's folder while it runs) and loaded packages are the process's own.
/// </summary>
public sealed class NotebookRunner
{
    /// <summary>The cell must throw, and the run goes on.</summary>
    public const string RaisesTag = "raises-exception";

    /// <summary>The cell is left as it is.</summary>
    public const string SkipTag = "skip-execution";

    private readonly NotebookRunOptions options;
    private readonly NotebookDocument document;
    private readonly RunLog log;
    private readonly NotebookHost host;
    private readonly ScriptSession session;
    private readonly List<(NotebookCell Cell, IReadOnlyList<CellOutput> Outputs, int Number)> executed = [];
    private string? error;
    private bool interrupted;

    private NotebookRunner(NotebookDocument document, string directory, NotebookRunOptions options)
    {
        this.options = options;
        this.document = document;
        log = new RunLog(options.Log ?? TextWriter.Null, options.Live, TerminalWidth(options.Live));
        host = new NotebookHost(log);
        session = new ScriptSession(directory, text => host.WriteStream("stderr", text + "\n"));
    }

    /// <summary>Runs a notebook file.</summary>
    /// <exception cref="NotebookFormatException">The file is not a notebook.</exception>
    /// <exception cref="NotebookParameterException">A parameter does not exist or does not fit.</exception>
    /// <exception cref="IOException">A file cannot be read or written, or the result would replace its
    /// source.</exception>
    public static NotebookRun Run(string path, NotebookRunOptions options)
    {
        string source = Path.GetFullPath(path);
        string target = Path.Combine(Path.GetFullPath(options.OutputDirectory), Path.GetFileName(source));
        if (!options.Overwrite && string.Equals(source, target, StringComparison.OrdinalIgnoreCase))
        {
            throw new IOException($"The executed notebook would replace its source {source}; choose another folder.");
        }
        NotebookDocument document = NotebookDocument.Load(source);
        NotebookParameters.Inject(document, options.Parameters, options.Quick);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        var runner = new NotebookRunner(document, Path.GetDirectoryName(source)!, options);
        return runner.Run(Path.GetDirectoryName(source)!, target);
    }

    private static int TerminalWidth(bool live) => live && Console.WindowWidth > 20 ? Console.WindowWidth : 100;

    private NotebookRun Run(string directory, string target)
    {
        var watch = Stopwatch.StartNew();
        string before = Environment.CurrentDirectory;
        INotebookHost hostBefore = Notebook.Host;
        Notebook.Host = host;
        Environment.CurrentDirectory = directory;
        using (var console = new ConsoleCapture(host.WriteStream))
        {
            host.FlushConsole = console.Flush;
            try
            {
                RunCells();
            }
            finally
            {
                console.Flush();
                Environment.CurrentDirectory = before;
                Notebook.Host = hostBefore;
                session.Dispose();
            }
        }
        foreach ((NotebookCell cell, IReadOnlyList<CellOutput> outputs, int number) in executed)
        {
            cell.SetOutputs(outputs.ToList(), number);
        }
        string html = Path.ChangeExtension(target, ".html");
        this.document.Save(target);
        AtomicFile.Write(html, HtmlExporter.Export(this.document, directory));
        return new NotebookRun(executed.Count, this.error is null ? 0 : 1, watch.Elapsed.TotalSeconds, target, html,
            interrupted, this.error);
    }

    private void RunCells()
    {
        ClearOutputs();
        IReadOnlyList<NotebookCell> cells = this.document.Cells;
        int count = cells.Count(IsRun);
        int ordinal = 0;
        for (int i = 0; i < cells.Count && this.error is null && !interrupted; i++)
        {
            if (IsRun(cells[i]))
            {
                log.BeginCell(++ordinal, count, CellTitles.Of(cells, i));
                RunCell(cells[i], i + 1, ordinal);
            }
        }
    }

    private static bool IsRun(NotebookCell cell) =>
        cell.Kind == CellKind.Code && !cell.HasTag(SkipTag) && cell.Source.Trim().Length > 0;

    /// <summary>Outputs of an earlier run must not pass for outputs of this one.</summary>
    private void ClearOutputs()
    {
        foreach (NotebookCell cell in this.document.Cells.Where(cell => cell.Kind == CellKind.Code && !cell.HasTag(SkipTag)))
        {
            cell.SetOutputs([], null);
        }
    }

    private void RunCell(NotebookCell cell, int number, int ordinal)
    {
        var watch = Stopwatch.StartNew();
        // Not disposed: a cell that would not stop may still ask it.
        var polite = new CancellationTokenSource();
        executed.Add((cell, host.BeginCell(polite.Token), ordinal));
        CellOutcome outcome = Execute(cell, number, polite);
        if (outcome.Ending == CellEnding.Finished && outcome.Value.Exists)
        {
            ShowResult(outcome.Value.Value);
        }
        double seconds = watch.Elapsed.TotalSeconds;
        cell.RecordSeconds(seconds);
        string? problem = Judge(cell, number, outcome);
        host.FlushConsole();
        log.EndCell(seconds, problem);
    }

    private CellOutcome Execute(NotebookCell cell, int number, CancellationTokenSource polite)
    {
        CompiledCell compiled;
        try
        {
            compiled = session.Compile(cell.Source, number, this.options.Cancellation);
        }
        catch (OperationCanceledException)
        {
            return new CellOutcome(CellEnding.Interrupted, default, null, false);
        }
        catch (Exception problem) when (problem is CellCompilationException or Packages.PackageException)
        {
            return new CellOutcome(CellEnding.Failed, default, problem, false);
        }
        return new CellExecutor(this.options.StopGrace).Run(
            compiled.RunAsync, polite, Limit(cell), this.options.Cancellation);
    }

    private TimeSpan? Limit(NotebookCell cell) => (cell.TimeoutSeconds ?? this.document.TimeoutSeconds) switch
    {
        null => this.options.CellTimeout,
        <= 0 => null,
        { } seconds => TimeSpan.FromSeconds(seconds),
    };

    private void ShowResult(object? value)
    {
        MimeBundle bundle = Formatter.Format(value);
        // A value that is on screen already has no forms.
        if (bundle.Data.Count > 0)
        {
            host.AddResult(bundle);
        }
    }

    /// <summary>Records what went wrong; returns it in a few words, or null when the run can go on.</summary>
    private string? Judge(NotebookCell cell, int number, CellOutcome outcome)
    {
        bool mayRaise = cell.HasTag(RaisesTag);
        switch (outcome.Ending)
        {
            case CellEnding.Finished when mayRaise:
                return Fail(number, new CellOutput.Error("NothingRaised",
                    $"The cell is tagged '{RaisesTag}' but ended without an exception.", []));
            case CellEnding.Finished:
                return null;
            case CellEnding.Failed:
                CellOutput.Error report = ExceptionReport.Create(outcome.Exception!, session);
                if (mayRaise)
                {
                    host.AddError(report);
                    return null;
                }
                return Fail(number, report);
            case CellEnding.TimedOut:
                return Fail(number, new CellOutput.Error("Timeout",
                    $"The cell ran longer than its limit of {Limit(cell)?.TotalSeconds:0.###} s"
                    + $" (metadata.execution.timeout).{Remark(outcome)}", []));
            default:
                interrupted = true;
                host.AddError(new CellOutput.Error("Interrupted", $"The run was stopped here.{Remark(outcome)}", []));
                return "stopped";
        }
    }

    private static string Remark(CellOutcome outcome) => outcome.StillRunning
        ? " It ignored the request to stop and runs on in the background until the process ends."
        : "";

    private string Fail(int number, CellOutput.Error error)
    {
        host.AddError(error);
        this.error = $"cell {number}: {error.Name}: {error.Message}";
        foreach (string line in error.Trace.Count > 0 ? error.Trace : [$"{error.Name}: {error.Message}"])
        {
            log.Line(line);
        }
        return "failed";
    }
}
