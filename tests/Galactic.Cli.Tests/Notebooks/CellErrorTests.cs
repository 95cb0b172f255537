using Galactic.Cli.Notebooks;
using Galactic.Cli.Notebooks.Documents;
using Galactic.Cli.Notebooks.Scripting;

namespace Galactic.Tests.Notebooks;

[Collection(NotebookRuns.Name)]
public sealed class CellErrorTests : IDisposable
{
    private readonly NotebookFixture notebook = new();

    public void Dispose() => notebook.Dispose();

    [Fact]
    public async Task A_compile_error_names_the_place_and_underlines_the_culprit()
    {
        using var session = new ScriptSession(notebook.Folder);
        await session.Compile("int count = 1;", 1).RunAsync();

        CellCompilationException error = Assert.Throws<CellCompilationException>(
            () => session.Compile("// fine\n    var total = coutn + 1;", 2));

        CellDiagnostic found = Assert.Single(error.Diagnostics);
        Assert.Equal((2, 17, 5, "CS0103"), (found.Line, found.Column, found.Length, found.Id));
        string[] lines = error.Message.Split('\n');
        Assert.StartsWith("cell 2, line 2, column 17: CS0103: ", lines[0]);
        Assert.Equal(lines[1].IndexOf("coutn", StringComparison.Ordinal), lines[2].IndexOf('^'));
        Assert.Equal("^^^^^", lines[2][lines[2].IndexOf('^')..]);
    }

    [Fact]
    public async Task A_compile_error_leaves_the_session_as_it_was()
    {
        using var session = new ScriptSession(notebook.Folder);
        await session.Compile("int a = 4;", 1).RunAsync();
        Assert.Throws<CellCompilationException>(() => session.Compile("int a = nonsense;", 2));

        CellValue value = await session.Compile("a", 2).RunAsync();

        Assert.Equal(4, value.Value);
    }

    [Fact]
    public void Places_stay_right_below_directives()
    {
        using var session = new ScriptSession(notebook.Folder);

        CellCompilationException error = Assert.Throws<CellCompilationException>(
            () => session.Compile("#r \"nuget: Galactic.Kernel\"\nwrong", 1));

        Assert.Equal((2, 1), (error.Diagnostics[0].Line, error.Diagnostics[0].Column));
    }

    [Theory]
    [InlineData("#!time\n1")]
    [InlineData("#i \"nowhere\"\n1")]
    [InlineData("#r nuget\n1")]
    public void An_unknown_directive_is_refused(string code)
    {
        using var session = new ScriptSession(notebook.Folder);

        var error = Assert.Throws<CellCompilationException>(() => session.Compile(code, 1));

        Assert.Contains("not understood", error.Message);
    }

    [Fact]
    public void A_runtime_error_names_cell_line_and_source_without_engine_frames()
    {
        (_, NotebookDocument executed) = notebook
            .Code("int Invert(int x)\n{\n    return 1 / x;\n}")
            .Code("int a = 0;\n\nInvert(a);")
            .Run();

        CellOutput.Error error = NotebookFixture.Error(executed.Cells[1])!;
        Assert.Equal("System.DivideByZeroException", error.Name);
        Assert.Equal("System.DivideByZeroException: Attempted to divide by zero.", error.Trace[0]);
        Assert.Equal("   cell 1, line 3, in Invert(Int32):  return 1 / x;", error.Trace[1]);
        Assert.Equal("   cell 2, line 3:  Invert(a);", error.Trace[2]);
        Assert.Equal(3, error.Trace.Count);
    }

    [Fact]
    public void Errors_of_awaited_code_are_unwrapped_and_causes_told()
    {
        (_, NotebookDocument executed) = notebook
            .Code("async Task Fail()\n{\n    await Task.Yield();\n"
                + "    try { int.Parse(\"x\"); }\n    catch (Exception e) { throw new IOException(\"outer\", e); }\n}")
            .Code("Fail().Wait();")
            .Run();

        CellOutput.Error error = NotebookFixture.Error(executed.Cells[1])!;
        Assert.Equal("System.IO.IOException", error.Name);
        Assert.Contains("   cell 1, line 5, in Fail():  catch (Exception e) { throw new IOException(\"outer\", e); }",
            error.Trace);
        Assert.Contains(error.Trace, line => line.StartsWith("caused by System.FormatException"));
        Assert.DoesNotContain(error.Trace, line => line.Contains("Submission") || line.Contains("CompilerServices"));
    }

    [Fact]
    public void Generic_parameters_are_written_as_in_code()
    {
        (_, NotebookDocument executed) = notebook
            .Code("double Mean(List<double> values) => throw new Exception(\"none\");").Code("Mean([])").Run();

        Assert.Contains(
            NotebookFixture.Error(executed.Cells[1])!.Trace, line => line.Contains("in Mean(List<Double>)"));
    }
}
