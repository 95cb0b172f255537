using System.Text.Json;
using System.Text.Json.Nodes;

namespace Galactic.Cli.Notebooks.Documents;

/// <summary>One cell; a view of its JSON, so that whatever is not understood here survives a rewrite.</summary>
public sealed class NotebookCell
{
    private readonly List<CellOutput> outputs;
    private string source;

    internal NotebookCell(JsonObject json, CellKind kind, string source, List<CellOutput> outputs)
    {
        Json = json;
        Kind = kind;
        this.source = source;
        this.outputs = outputs;
    }

    /// <summary>Code, markdown or raw.</summary>
    public CellKind Kind { get; }

    /// <summary>The text of the cell, lines separated by <c>\n</c>.</summary>
    public string Source
    {
        get => this.source;
        set
        {
            this.source = value;
            Json["source"] = SourceText.ToLines(value);
        }
    }

    /// <summary>The cell's id, when the file has one (nbformat 4.5).</summary>
    public string? Id => (Json["id"] as JsonValue)?.GetValue<string>();

    /// <summary>The cell's tags.</summary>
    public IReadOnlyList<string> Tags => (Metadata["tags"] as JsonArray)?
        .Where(tag => tag is JsonValue && tag.GetValueKind() == JsonValueKind.String)
        .Select(tag => tag!.GetValue<string>())
        .ToList() ?? [];

    /// <summary>Outputs in the order they were shown; empty unless this is a code cell.</summary>
    public IReadOnlyList<CellOutput> Outputs => this.outputs;

    /// <summary>The running number of the cell's last execution.</summary>
    public int? ExecutionCount => Json["execution_count"] is JsonValue count && count.TryGetValue(out int value)
        ? value
        : null;

    /// <summary>Seconds the last run took, as recorded by <see cref="RecordSeconds"/>.</summary>
    public double? Seconds => (Metadata["galactic"] as JsonObject)?["seconds"] is JsonValue seconds
        && seconds.TryGetValue(out double value) ? value : null;

    internal JsonObject Json { get; }

    internal JsonObject Metadata
    {
        get
        {
            if (Json["metadata"] is not JsonObject metadata)
            {
                metadata = [];
                Json["metadata"] = metadata;
            }
            return metadata;
        }
    }

    /// <summary>
    /// The cell's own time limit in seconds (<c>metadata.execution.timeout</c>); 0 or less means none.
    /// </summary>
    public double? TimeoutSeconds => (Metadata["execution"] as JsonObject)?["timeout"] is JsonValue timeout
        && timeout.TryGetValue(out double value) ? value : null;

    /// <summary>Whether the cell carries the tag.</summary>
    public bool HasTag(string tag) => Tags.Contains(tag, StringComparer.Ordinal);

    /// <summary>Replaces outputs and running number; <c>null</c> means the cell has not run.</summary>
    public void SetOutputs(IEnumerable<CellOutput> outputs, int? executionCount)
    {
        this.outputs.Clear();
        this.outputs.AddRange(outputs);
        Json["execution_count"] = executionCount;
        Json["outputs"] = new JsonArray(
            [.. this.outputs.Select(output => (JsonNode)OutputJson.Write(output, executionCount ?? 0))]);
    }

    /// <summary>Notes how long the cell ran.</summary>
    public void RecordSeconds(double seconds) =>
        Metadata["galactic"] = new JsonObject { ["seconds"] = Math.Round(seconds, 3) };
}
