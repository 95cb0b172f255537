using Galactic.Cli.Notebooks;
using Galactic.Cli.Notebooks.Documents;

namespace Galactic.Tests.Notebooks;

[Collection(NotebookRuns.Name)]
public sealed class NotebookParameterTests : IDisposable
{
    private const string Declarations =
        "bool quick = false;\nint steps = 10, worlds = 4;\nvar rate = 0.5;\nstring name = \"a\";\nint[] seeds = { 1 };\n"
        + "float scale = 1f;\nulong big = 1;\nconst int Fixed = 3;\nDateTime when = default;";

    private readonly NotebookFixture notebook = new();

    public void Dispose() => notebook.Dispose();

    [Fact]
    public void Values_are_typed_literals_in_a_cell_after_the_parameters()
    {
        notebook.Code(Declarations, ["parameters"])
            .Code("$\"{quick} {steps} {worlds} {rate} {name} {string.Join('+', seeds)} {scale} {big}\"");

        (NotebookRun run, NotebookDocument executed) = notebook.Run(With(
            ("steps", "1_000"), ("rate", "1e-3"), ("name", "say \"hi\" \\ {x}"), ("seeds", "3,4,5"),
            ("scale", "0.25"), ("big", "18446744073709551615")));

        Assert.Null(run.Error);
        Assert.Equal("False 1000 4 0.001 say \"hi\" \\ {x} 3+4+5 0.25 18446744073709551615",
            NotebookFixture.Text(executed.Cells[2]));
        Assert.True(executed.Cells[1].HasTag("injected-parameters"));
    }

    [Fact]
    public void Quick_sets_the_parameter_quick_where_there_is_one()
    {
        (_, NotebookDocument executed) = notebook.Code(Declarations, ["parameters"]).Code("quick")
            .Run(new NotebookRunOptions { Quick = true });

        Assert.Equal("True", NotebookFixture.Text(executed.Cells[2]));
    }

    [Fact]
    public void Quick_changes_nothing_where_there_is_no_such_parameter()
    {
        (NotebookRun run, NotebookDocument executed) =
            notebook.Code("int a = 1;", ["parameters"]).Code("a").Run(new NotebookRunOptions { Quick = true });

        Assert.Null(run.Error);
        Assert.Equal(2, executed.Cells.Count);
    }

    [Fact]
    public void Running_an_executed_notebook_again_replaces_the_injected_cell()
    {
        notebook.Code(Declarations, ["parameters"]).Code("steps");
        (NotebookRun first, _) = notebook.Run(With(("steps", "7")));

        NotebookRun second = NotebookRunner.Run(first.NotebookPath,
            With(("steps", "8")) with { OutputDirectory = Path.Combine(notebook.Folder, "second") });

        NotebookDocument executed = NotebookDocument.Load(second.NotebookPath);
        Assert.Equal(3, executed.Cells.Count);
        Assert.Equal("8", NotebookFixture.Text(executed.Cells[2]));
    }

    [Theory]
    [InlineData("stpes", "1", "has no parameter 'stpes'")]
    [InlineData("Fixed", "1", "has no parameter 'Fixed'")]
    [InlineData("steps", "many", "of type int; 'many'")]
    [InlineData("steps", "99999999999", "of type int")]
    [InlineData("quick", "yes", "of type bool")]
    [InlineData("rate", "NaN", "of type double")]
    [InlineData("seeds", "1,x", "of type int; 'x'")]
    [InlineData("when", "today", "cannot be set")]
    public void Wrong_parameters_are_refused_before_anything_runs(string name, string value, string problem)
    {
        notebook.Code(Declarations, ["parameters"]).Code("1");

        var error = Assert.Throws<NotebookParameterException>(() => notebook.Run(With((name, value))));

        Assert.Contains(problem, error.Message);
        Assert.False(Directory.Exists(notebook.OutputFolder));
    }

    [Fact]
    public void A_notebook_without_parameters_says_so()
    {
        notebook.Code("int steps = 1;");

        var error = Assert.Throws<NotebookParameterException>(() => notebook.Run(With(("steps", "2"))));

        Assert.Contains("takes no parameters", error.Message);
    }

    private static NotebookRunOptions With(params (string Name, string Value)[] parameters) => new()
    {
        Parameters = parameters.ToDictionary(pair => pair.Name, pair => pair.Value),
    };
}
