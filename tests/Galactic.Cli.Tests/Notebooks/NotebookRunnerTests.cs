using System.Text.Json.Nodes;
using Galactic.Cli.Notebooks;
using Galactic.Cli.Notebooks.Documents;

namespace Galactic.Tests.Notebooks;

[Collection(NotebookRuns.Name)]
public sealed class NotebookRunnerTests : IDisposable
{
    private readonly NotebookFixture notebook = new();

    public void Dispose() => notebook.Dispose();

    [Fact]
    public void Cells_run_in_order_and_share_variables_functions_types_and_usings()
    {
        notebook.Code("using System.Text;\nint x = 20;\nint Twice(int v) => 2 * v;\nrecord Point(int X);")
            .Markdown("# In between")
            .Code("x = Twice(x) + 2;")
            .Code("new StringBuilder(\"p\").Append(new Point(x).X).ToString()");

        (NotebookRun run, NotebookDocument executed) = notebook.Run();

        Assert.Null(run.Error);
        Assert.Equal((3, 0), (run.Cells, run.Failed));
        Assert.Equal("p42", NotebookFixture.Text(executed.Cells[3]));
        Assert.Equal([1, null, 2, 3], executed.Cells.Select(cell => cell.ExecutionCount));
        Assert.Empty(executed.Cells[2].Outputs);
    }

    [Theory]
    [InlineData("1 + 1", "2")]
    [InlineData("\"abc\".ToUpper();", "")]
    [InlineData("var y = 3;", "")]
    [InlineData("int z; z = 7", "7")]
    [InlineData("\"a\" // remark", "a")]
    [InlineData("(string)null", "null")]
    [InlineData("Console.Write(\"once\")", "once")]
    [InlineData("await Task.Delay(1)", "")]
    [InlineData("await Task.FromResult(5)", "5")]
    [InlineData("if (true) { 5.ToString(); }", "")]
    public void Only_a_trailing_expression_without_semicolon_is_the_result(string code, string shown)
    {
        (_, NotebookDocument executed) = notebook.Code(code).Run();

        Assert.Null(NotebookFixture.Error(executed.Cells[0]));
        Assert.Equal(shown, NotebookFixture.Text(executed.Cells[0]));
    }

    [Fact]
    public void Cells_without_code_do_nothing_and_their_usings_last()
    {
        (NotebookRun run, NotebookDocument executed) = notebook
            .Code("// nothing yet").Code("int a = 6;").Code("using System.Text;").Code("#nullable disable")
            .Code("new StringBuilder().Append(a).Length")
            .Run();

        Assert.Null(run.Error);
        Assert.Equal("1", NotebookFixture.Text(executed.Cells[4]));
    }

    [Fact]
    public void Awaiting_in_the_middle_of_a_cell_keeps_order()
    {
        (_, NotebookDocument executed) = notebook
            .Code("Console.Write(1);\nawait Task.Delay(20);\nConsole.Write(2);\nint n = await Task.Run(() => 3);")
            .Code("Console.Write(n);")
            .Run();

        Assert.Equal("12", NotebookFixture.Text(executed.Cells[0]));
        Assert.Equal("3", NotebookFixture.Text(executed.Cells[1]));
    }

    [Fact]
    public void Cells_are_compiled_optimised()
    {
        (_, NotebookDocument executed) = notebook
            .Code("class Probe { }")
            .Code("typeof(Probe).Assembly.GetCustomAttributes(false).OfType<System.Diagnostics.DebuggableAttribute>()"
                + ".Any(a => a.IsJITOptimizerDisabled)")
            .Run();

        Assert.Equal("False", NotebookFixture.Text(executed.Cells[1]));
    }

    [Fact]
    public void Console_output_is_captured_by_stream_in_order()
    {
        (_, NotebookDocument executed) = notebook
            .Code("Console.Write('a'); Console.Write(1.5); Console.WriteLine();\n"
                + "Console.Error.WriteLine(\"oops\"); Console.Out.Write(\"b{0}\", 2);")
            .Run();

        Assert.Equal(
            [
                new CellOutput.Stream("stdout", "a1.5\n"),
                new CellOutput.Stream("stderr", "oops\n"),
                new CellOutput.Stream("stdout", "b2"),
            ],
            executed.Cells[0].Outputs);
    }

    [Fact]
    public void Carriage_returns_leave_what_a_terminal_would_show()
    {
        (_, NotebookDocument executed) = notebook
            .Code("for (int i = 0; i <= 100; i += 10) Console.Write($\"\\r{i} %\"); Console.WriteLine(\" done\");")
            .Run();

        Assert.Equal("100 % done\n", NotebookFixture.Text(executed.Cells[0]));
    }

    [Fact]
    public void Endless_printing_is_cut()
    {
        (_, NotebookDocument executed) = notebook
            .Code("var line = new string('x', 9999); for (int i = 0; i < 1000; i++) Console.WriteLine(line);")
            .Run();

        string text = NotebookFixture.Text(executed.Cells[0]);
        Assert.InRange(text.Length, NotebookHost.MostStreamCharacters, NotebookHost.MostStreamCharacters + 100);
        Assert.EndsWith("... output cut here\n", text);
    }

    [Fact]
    public void Reading_the_keyboard_fails_in_words()
    {
        (NotebookRun run, _) = notebook.Code("Console.ReadLine()").Run();

        Assert.Contains("keyboard", run.Error);
    }

    [Fact]
    public void A_failing_cell_stops_the_run_and_is_shown_in_both_files()
    {
        notebook.Code("Console.Write(\"before\");")
            .Code("throw new InvalidOperationException(\"the arm is <stuck>\");")
            .Code("Console.Write(\"never\");");

        (NotebookRun run, NotebookDocument executed) = notebook.Run();

        Assert.Equal((2, 1), (run.Cells, run.Failed));
        Assert.Equal("cell 2: System.InvalidOperationException: the arm is <stuck>", run.Error);
        CellOutput.Error error = NotebookFixture.Error(executed.Cells[1])!;
        Assert.Equal("System.InvalidOperationException", error.Name);
        Assert.Null(executed.Cells[2].ExecutionCount);
        Assert.Empty(executed.Cells[2].Outputs);
        Assert.Contains("the arm is &lt;stuck&gt;", File.ReadAllText(run.HtmlPath));
    }

    [Fact]
    public void A_cell_tagged_raises_exception_shows_its_error_and_the_run_goes_on()
    {
        (NotebookRun run, NotebookDocument executed) = notebook
            .Code("int.Parse(\"x\")", ["raises-exception"])
            .Code("undefined", ["raises-exception"])
            .Code("1")
            .Run();

        Assert.Equal((3, 0), (run.Cells, run.Failed));
        Assert.Equal("System.FormatException", NotebookFixture.Error(executed.Cells[0])!.Name);
        Assert.Equal("CompileError", NotebookFixture.Error(executed.Cells[1])!.Name);
        Assert.Equal("1", NotebookFixture.Text(executed.Cells[2]));
    }

    [Fact]
    public void A_cell_tagged_raises_exception_that_does_not_raise_fails()
    {
        (NotebookRun run, _) = notebook.Code("1", ["raises-exception"]).Run();

        Assert.Equal(1, run.Failed);
        Assert.Contains("without an exception", run.Error);
    }

    [Fact]
    public void A_cell_tagged_skip_execution_does_not_run()
    {
        (NotebookRun run, NotebookDocument executed) = notebook
            .Code("int a = 1;").Code("a = 2;", ["skip-execution"]).Code("a").Run();

        Assert.Equal(2, run.Cells);
        Assert.Equal("1", NotebookFixture.Text(executed.Cells[2]));
        Assert.Null(executed.Cells[1].ExecutionCount);
    }

    [Theory]
    [InlineData("while (true) { }")]
    [InlineData("await Task.Delay(-1);")]
    [InlineData("System.Threading.Thread.Sleep(600_000);")]
    public void A_cell_over_its_time_limit_fails_and_the_run_ends(string code)
    {
        var limit = new JsonObject { ["execution"] = new JsonObject { ["timeout"] = 0.3 } };
        var watch = System.Diagnostics.Stopwatch.StartNew();

        (NotebookRun run, NotebookDocument executed) = notebook.Code(code, null, limit).Code("1")
            .Run(new NotebookRunOptions { StopGrace = TimeSpan.FromSeconds(0.3) });

        Assert.Equal((1, 1), (run.Cells, run.Failed));
        Assert.Equal("Timeout", NotebookFixture.Error(executed.Cells[0])!.Name);
        Assert.Contains("0.3 s", run.Error);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
    }

    [Fact]
    public void Interrupting_stops_the_running_cell_and_still_writes_the_files()
    {
        using var interrupt = new CancellationTokenSource(TimeSpan.FromSeconds(2));

        (NotebookRun run, NotebookDocument executed) = notebook
            .Code("1").Code("Console.Write(\"on\"); while (true) { }").Code("2")
            .Run(new NotebookRunOptions
            {
                Cancellation = interrupt.Token,
                StopGrace = TimeSpan.FromSeconds(0.3),
            });

        Assert.True(run.Interrupted);
        Assert.Equal((2, 0), (run.Cells, run.Failed));
        Assert.Equal("on", NotebookFixture.Text(executed.Cells[1]));
        Assert.Equal("Interrupted", NotebookFixture.Error(executed.Cells[1])!.Name);
        Assert.True(File.Exists(run.HtmlPath));
    }

    [Fact]
    public void Outputs_of_an_earlier_run_do_not_survive_a_failing_one()
    {
        string path = notebook.Code("throw new Exception();").Code("1").Write();
        NotebookDocument stale = NotebookDocument.Load(path);
        stale.Cells[1].SetOutputs([new CellOutput.Stream("stdout", "stale")], 9);
        stale.Save(path);

        NotebookRun run = NotebookRunner.Run(path, new NotebookRunOptions { OutputDirectory = notebook.OutputFolder });

        Assert.DoesNotContain("stale", File.ReadAllText(run.NotebookPath));
    }

    [Fact]
    public void The_source_is_never_replaced_unless_asked()
    {
        string path = notebook.Code("1").Write();
        string before = File.ReadAllText(path);
        var inPlace = new NotebookRunOptions { OutputDirectory = notebook.Folder };

        Assert.Throws<IOException>(() => NotebookRunner.Run(path, inPlace));
        Assert.Equal(before, File.ReadAllText(path));

        NotebookRunner.Run(path, inPlace with { Overwrite = true });
        Assert.Equal(1, NotebookDocument.Load(path).Cells[0].ExecutionCount);
    }

    [Fact]
    public void Seconds_are_recorded_per_cell_and_the_log_has_a_line_for_each()
    {
        var log = new StringWriter();

        (_, NotebookDocument executed) = notebook
            .Markdown("## Warm up").Code("await Task.Delay(120);").Code("// Second step\nConsole.Write(\"hello\");")
            .Run(new NotebookRunOptions { Log = log });

        Assert.InRange(executed.Cells[1].Seconds!.Value, 0.1, 20);
        string[] lines = log.ToString().ReplaceLineEndings("\n").Split('\n');
        Assert.Matches(@"^\[1/2\] Warm up \.\.\. \d+\.\d s$", lines[0]);
        Assert.Equal("[2/2] Second step ...", lines[1]);
        Assert.Equal("hello", lines[2]);
        Assert.Matches(@"^      \d+\.\d s$", lines[3]);
    }

    [Fact]
    public void A_notebook_runs_in_its_own_folder()
    {
        (_, NotebookDocument executed) = notebook.Code("File.Exists(\"sample.ipynb\")").Run();

        Assert.Equal("True", NotebookFixture.Text(executed.Cells[0]));
    }
}
