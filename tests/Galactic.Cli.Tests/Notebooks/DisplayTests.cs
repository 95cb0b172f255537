using System.Text.Json.Nodes;
using Galactic.Cli.Notebooks;
using Galactic.Cli.Notebooks.Documents;
using Galactic.Kernel.Hosting;

namespace Galactic.Tests.Notebooks;

[Collection(NotebookRuns.Name)]
public sealed class DisplayTests : IDisposable
{
    private const string Kernel = "#r \"nuget: Galactic.Kernel\"\nusing Galactic.Kernel;\n";

    private readonly NotebookFixture notebook = new();

    public void Dispose() => notebook.Dispose();

    [Fact]
    public void A_display_keeps_its_place_and_its_last_content_even_from_a_later_cell()
    {
        (NotebookRun run, NotebookDocument executed) = notebook
            .Code(Kernel + "Console.Write(\"a\");\nvar handle = Notebook.Display(\"first\");\nConsole.Write(\"b\");")
            .Code("handle.Update(\"last\");\nhandle")
            .Run();

        Assert.Null(run.Error);
        Assert.Equal("alastb", NotebookFixture.Text(executed.Cells[0]));
        Assert.IsType<CellOutput.Display>(executed.Cells[0].Outputs[1]);
        Assert.Empty(executed.Cells[1].Outputs);
    }

    [Fact]
    public void Rich_values_reach_the_notebook_in_all_their_forms()
    {
        (_, NotebookDocument executed) = notebook.Code(Kernel + "Notebook.Html(\"<b>bold</b>\")").Run();

        var result = Assert.IsType<CellOutput.Result>(Assert.Single(executed.Cells[0].Outputs));
        Assert.Equal("<b>bold</b>", result.Bundle.Data["text/html"]);
        Assert.Equal("bold", result.Bundle.Data["text/plain"]);
    }

    [Fact]
    public void Progress_leaves_one_output_and_few_lines_in_a_log_file()
    {
        var log = new StringWriter();
        (_, NotebookDocument executed) = notebook
            .Code(Kernel + "using (var p = Notebook.Progress(\"Work\", 40))\n"
                + "    for (int i = 0; i < 40; i++) { System.Threading.Thread.Sleep(20); p.Step(); }")
            .Run(new NotebookRunOptions { Log = log });

        Assert.Contains("Work: 40", NotebookFixture.Text(executed.Cells[0]));
        Assert.Single(executed.Cells[0].Outputs);
        Assert.InRange(log.ToString().Split("Work:").Length - 1, 1, 3);
        Assert.DoesNotContain('\r', log.ToString().ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_terminal_sees_progress_on_one_line()
    {
        var screen = new StringWriter { NewLine = "\n" };
        var host = new NotebookHost(new RunLog(screen, live: true, width: 12));
        host.BeginCell(CancellationToken.None);
        string id = host.Display(Text("0 %"));
        host.Update(id, Text("50 %"));
        host.Update(id, Text("a line longer than the screen"));
        host.WriteStream("stdout", "done\n");

        Assert.Equal("0 %\n\r50 %\u001b[K\ra line long\u001b[K\ndone\n", screen.ToString());
    }

    [Fact]
    public void A_loop_that_watches_the_token_ends_in_good_order_at_the_time_limit()
    {
        var limit = new JsonObject { ["execution"] = new JsonObject { ["timeout"] = 0.3 } };

        (NotebookRun run, NotebookDocument executed) = notebook
            .Code(Kernel + "while (!Notebook.Cancellation.IsCancellationRequested)\n"
                + "    System.Threading.Thread.Sleep(5);\nConsole.Write(\"saved\");", null, limit)
            .Run();

        Assert.Equal("Timeout", NotebookFixture.Error(executed.Cells[0])!.Name);
        Assert.Equal("saved", NotebookFixture.Text(executed.Cells[0]));
        Assert.DoesNotContain("background", run.Error);
    }

    [Fact]
    public void Updating_what_was_never_shown_is_refused()
    {
        var host = new NotebookHost();

        Assert.Throws<ArgumentException>(() => host.Update("display-9", Text("x")));
    }

    [Fact]
    public void The_host_and_the_console_are_given_back_after_a_run()
    {
        INotebookHost before = Galactic.Kernel.Notebook.Host;
        TextWriter console = Console.Out;
        string directory = Environment.CurrentDirectory;

        notebook.Code("throw new Exception();").Run();

        Assert.Same(before, Galactic.Kernel.Notebook.Host);
        Assert.Same(console, Console.Out);
        Assert.Equal(directory, Environment.CurrentDirectory);
    }

    private static MimeBundle Text(string text) => new(new Dictionary<string, string> { ["text/plain"] = text });
}
