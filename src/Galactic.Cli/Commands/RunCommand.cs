using System.CommandLine;
using Galactic.Cli.Notebooks;

namespace Galactic.Cli.Commands;

/// <summary>`galactic run NOTEBOOK`: executes a notebook and writes it and a standalone page.</summary>
public static class RunCommand
{
    private static readonly Argument<string> Notebook = new("notebook") { Description = "The .ipynb file." };

    private static readonly Option<bool> Quick = new("--quick")
    {
        Description = "Set the notebook's parameter 'quick' to true.",
    };

    private static readonly Option<string[]> Parameters = new("--parameter", "-p")
    {
        Description = "name=value for the notebook's parameters cell; may be repeated.",
        AllowMultipleArgumentsPerToken = false,
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "Folder for the executed notebook and its page.",
        DefaultValueFactory = _ => Path.Combine("runs", "notebooks"),
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new("run", "Execute a notebook; write the executed .ipynb and one standalone .html.")
        {
            Notebook, Quick, Parameters, Out,
        };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(parsed, cancellation)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancellation)
    {
        Report report = new(parsed);
        SharedOptions.Refuse(parsed, SharedOptions.Seed, "a notebook has parameters of its own (-p name=value).");
        SharedOptions.Refuse(parsed, SharedOptions.Threads, "a notebook has parameters of its own (-p name=value).");
        string notebook = parsed.GetValue(Notebook)!;
        if (!File.Exists(notebook))
        {
            throw new FileNotFoundException(
                $"{notebook}: {(Directory.Exists(notebook) ? "this is a folder, expected a notebook (.ipynb)" : "there is no such file")}");
        }

        NotebookRun run;
        try
        {
            run = NotebookRunner.Run(notebook, new NotebookRunOptions
            {
                Quick = parsed.GetValue(Quick),
                Parameters = Pairs(parsed.GetValue(Parameters) ?? []),
                OutputDirectory = parsed.GetValue(Out)!,
                Log = report.Text,
                Live = !Console.IsOutputRedirected && !Console.IsErrorRedirected,
                Cancellation = cancellation,
            });
        }
        catch (NotebookParameterException wrong)
        {
            throw new UsageException(wrong.Message);
        }

        report.Line($"notebook {run.NotebookPath}");
        report.Line($"page     {run.HtmlPath}");
        if (run.Error is null)
        {
            report.Line($"{run.Cells} cells in {run.Seconds:0.0} s{(run.Interrupted ? ", stopped" : "")}");
        }
        else
        {
            Console.Error.WriteLine($"galactic: failed after {run.Seconds:0.0} s: {run.Error}");
        }

        report.Result(new { run.Cells, run.Failed, run.Seconds, Notebook = run.NotebookPath, Html = run.HtmlPath });
        return run.Failed > 0 || run.Interrupted ? 1 : 0;
    }

    private static Dictionary<string, string> Pairs(IEnumerable<string> texts)
    {
        Dictionary<string, string> pairs = [];
        foreach (string text in texts)
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw new UsageException($"'{text}' is not a parameter: write -p name=value.");
            }

            pairs[text[..equals]] = text[(equals + 1)..];
        }

        return pairs;
    }
}
