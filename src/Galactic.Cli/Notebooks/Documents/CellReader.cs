using System.Text.Json;
using System.Text.Json.Nodes;

namespace Galactic.Cli.Notebooks.Documents;

/// <summary>Reads and checks one cell's JSON.</summary>
internal static class CellReader
{
    public static NotebookCell Read(JsonNode? node, string file, int number)
    {
        if (node is not JsonObject json)
        {
            throw new NotebookFormatException(file, number, "the cell is not a JSON object.");
        }
        CellKind kind = ReadKind(json, file, number);
        string source = ReadText(json, file, number).ReplaceLineEndings("\n");
        CheckMetadata(json, file, number);
        CheckId(json, file, number);
        return new NotebookCell(json, kind, source, kind == CellKind.Code ? ReadOutputs(json, file, number) : []);
    }

    private static CellKind ReadKind(JsonObject json, string file, int number)
    {
        string? type = json["cell_type"] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : null;
        return type switch
        {
            "code" => CellKind.Code,
            "markdown" => CellKind.Markdown,
            "raw" => CellKind.Raw,
            null => throw new NotebookFormatException(file, number, "the cell has no 'cell_type'."),
            _ => throw new NotebookFormatException(
                file, number, $"unknown cell_type '{type}'; expected code, markdown or raw."),
        };
    }

    private static string ReadText(JsonObject json, string file, int number)
    {
        if (json["source"] is null)
        {
            throw new NotebookFormatException(file, number, "the cell has no 'source'.");
        }
        try
        {
            return SourceText.FromJson(json["source"]);
        }
        catch (FormatException problem)
        {
            throw new NotebookFormatException(file, number, $"'source': {problem.Message}", problem);
        }
    }

    private static void CheckMetadata(JsonObject json, string file, int number)
    {
        if (json["metadata"] is not (null or JsonObject))
        {
            throw new NotebookFormatException(file, number, "'metadata' is not a JSON object.");
        }
    }

    private static void CheckId(JsonObject json, string file, int number)
    {
        if (json["id"] is { } id && id.GetValueKind() != JsonValueKind.String)
        {
            throw new NotebookFormatException(file, number, "'id' is not text.");
        }
    }

    private static List<CellOutput> ReadOutputs(JsonObject json, string file, int number)
    {
        if (json["outputs"] is null)
        {
            return [];
        }
        if (json["outputs"] is not JsonArray outputs)
        {
            throw new NotebookFormatException(file, number, "'outputs' is not an array.");
        }
        try
        {
            return [.. outputs.Select(OutputJson.Read)];
        }
        catch (FormatException problem)
        {
            throw new NotebookFormatException(file, number, problem.Message, problem);
        }
    }
}
