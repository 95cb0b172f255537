using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Galactic.Assets;

namespace Galactic.Cli.Notebooks.Documents;

/// <summary>
/// A Jupyter notebook (nbformat 4). Unknown members, metadata and cell ids survive reading and writing.
/// </summary>
public sealed class NotebookDocument
{
    private readonly JsonObject json;
    private readonly JsonArray cellsJson;
    private readonly List<NotebookCell> cells;

    private NotebookDocument(string name, JsonObject json, JsonArray cellsJson, List<NotebookCell> cells)
    {
        Name = name;
        this.json = json;
        this.cellsJson = cellsJson;
        this.cells = cells;
    }

    /// <summary>File name the notebook was read from, for messages and titles.</summary>
    public string Name { get; }

    /// <summary>The cells, top to bottom.</summary>
    public IReadOnlyList<NotebookCell> Cells => this.cells;

    /// <summary>The notebook's own time limit per cell in seconds (<c>metadata.execution.timeout</c>).</summary>
    public double? TimeoutSeconds =>
        ((this.json["metadata"] as JsonObject)?["execution"] as JsonObject)?["timeout"] is JsonValue timeout
        && timeout.TryGetValue(out double value) ? value : null;

    /// <summary>Reads a file.</summary>
    /// <exception cref="NotebookFormatException">The file is not a valid nbformat 4 notebook.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static NotebookDocument Load(string path) => Parse(File.ReadAllText(path), Path.GetFileName(path));

    /// <summary>Reads a notebook's JSON text; <paramref name="name"/> is used in messages.</summary>
    /// <exception cref="NotebookFormatException">The text is not a valid nbformat 4 notebook.</exception>
    public static NotebookDocument Parse(string text, string name)
    {
        JsonObject json = ParseJson(text, name);
        CheckVersion(json, name);
        if (json["cells"] is not JsonArray cells)
        {
            throw new NotebookFormatException(name, 0, "the notebook has no 'cells' array.");
        }
        if (json["metadata"] is not (null or JsonObject))
        {
            throw new NotebookFormatException(name, 0, "'metadata' is not a JSON object.");
        }
        var read = new List<NotebookCell>(cells.Count);
        foreach (JsonNode? cell in cells)
        {
            read.Add(CellReader.Read(cell, name, read.Count + 1));
        }
        return new NotebookDocument(name, json, cells, read);
    }

    /// <summary>Inserts a code cell before position <paramref name="index"/> (0-based) and returns it.</summary>
    public NotebookCell InsertCode(int index, string source, string id, params string[] tags)
    {
        var json = new JsonObject
        {
            ["cell_type"] = "code",
            ["execution_count"] = null,
            ["id"] = id,
            ["metadata"] = new JsonObject { ["tags"] = new JsonArray([.. tags.Select(tag => (JsonNode)tag)]) },
            ["outputs"] = new JsonArray(),
            ["source"] = SourceText.ToLines(source),
        };
        var cell = new NotebookCell(json, CellKind.Code, source, []);
        this.cellsJson.Insert(index, json);
        this.cells.Insert(index, cell);
        return cell;
    }

    /// <summary>Removes the cell at a position (0-based).</summary>
    public void RemoveAt(int index)
    {
        this.cellsJson.RemoveAt(index);
        this.cells.RemoveAt(index);
    }

    /// <summary>The notebook as nbformat JSON text, indented by one space as Jupyter writes it.</summary>
    public string ToJson()
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Indented = true,
            IndentSize = 1,
            NewLine = "\n",
        };
        using (var writer = new Utf8JsonWriter(buffer, options))
        {
            this.json.WriteTo(writer);
        }
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    /// <summary>Writes the notebook; readers see the old file or the new one, never half of it.</summary>
    public void Save(string path) => AtomicFile.Write(path, ToJson());

    private static JsonObject ParseJson(string text, string name)
    {
        try
        {
            var options = new JsonDocumentOptions { AllowDuplicateProperties = false };
            return JsonNode.Parse(text, null, options) as JsonObject
                ?? throw new NotebookFormatException(name, 0, "the file is not a JSON object.");
        }
        catch (JsonException problem)
        {
            throw new NotebookFormatException(name, 0, JsonProblem.Describe(problem), problem);
        }
    }

    private static void CheckVersion(JsonObject json, string name)
    {
        if (json["nbformat"] is not JsonValue value || !value.TryGetValue(out int version))
        {
            throw new NotebookFormatException(name, 0, "no 'nbformat' number; this is not a Jupyter notebook.");
        }
        if (version != 4)
        {
            throw new NotebookFormatException(
                name, 0, $"nbformat {version} is not supported; open and save the notebook in Jupyter (nbformat 4).");
        }
    }
}
