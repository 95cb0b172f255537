using System.Text.Json.Nodes;
using Galactic.Cli.Notebooks;
using Galactic.Cli.Notebooks.Documents;

namespace Galactic.Tests.Notebooks;

/// <summary>Runs own the console and the working directory of the process, so these tests take turns.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class NotebookRuns
{
    public const string Name = "notebook runs";
}

/// <summary>A folder with one notebook in it, and a run of that notebook.</summary>
public sealed class NotebookFixture : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("galactic-notebook-").FullName;

    public string OutputFolder => Path.Combine(Folder, "out");

    private readonly JsonArray cells = [];

    public NotebookFixture Code(string source, string[]? tags = null, JsonObject? metadata = null)
    {
        metadata ??= [];
        if (tags is not null)
        {
            metadata["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]);
        }
        cells.Add(new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = $"c{cells.Count}",
            ["metadata"] = metadata,
            ["outputs"] = new JsonArray(),
            ["source"] = source,
        });
        return this;
    }

    public NotebookFixture Markdown(string source)
    {
        cells.Add(new JsonObject
        {
            ["cell_type"] = "markdown",
            ["id"] = $"m{cells.Count}",
            ["metadata"] = new JsonObject(),
            ["source"] = source,
        });
        return this;
    }

    public string Write()
    {
        string path = Path.Combine(Folder, "sample.ipynb");
        var notebook = new JsonObject
        {
            ["cells"] = cells.DeepClone(),
            ["metadata"] = new JsonObject(),
            ["nbformat"] = 4,
            ["nbformat_minor"] = 5,
        };
        File.WriteAllText(path, notebook.ToJsonString());
        return path;
    }

    public (NotebookRun Run, NotebookDocument Executed) Run(NotebookRunOptions? options = null)
    {
        options ??= new NotebookRunOptions();
        NotebookRun run = NotebookRunner.Run(Write(), options with { OutputDirectory = OutputFolder });
        return (run, NotebookDocument.Load(run.NotebookPath));
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>The text of all console, display and result outputs of a cell, one after the other.</summary>
    public static string Text(NotebookCell cell) => string.Concat(cell.Outputs.Select(output => output switch
    {
        CellOutput.Stream stream => stream.Text,
        CellOutput.Display display => display.Bundle.Data.GetValueOrDefault("text/plain"),
        CellOutput.Result result => result.Bundle.Data.GetValueOrDefault("text/plain"),
        _ => "",
    }));

    public static CellOutput.Error? Error(NotebookCell cell) =>
        cell.Outputs.OfType<CellOutput.Error>().SingleOrDefault();
}
