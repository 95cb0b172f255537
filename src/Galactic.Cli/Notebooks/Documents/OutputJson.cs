using System.Text.Json;
using System.Text.Json.Nodes;
using Galactic.Kernel.Hosting;

namespace Galactic.Cli.Notebooks.Documents;

/// <summary>Cell outputs to and from their nbformat 4 JSON.</summary>
internal static class OutputJson
{
    public static JsonObject Write(CellOutput output, int executionCount) => output switch
    {
        CellOutput.Stream stream => new JsonObject
        {
            ["name"] = stream.Name,
            ["output_type"] = "stream",
            ["text"] = SourceText.ToLines(stream.Text),
        },
        CellOutput.Display display => new JsonObject
        {
            ["data"] = WriteBundle(display.Bundle),
            ["metadata"] = new JsonObject(),
            ["output_type"] = "display_data",
        },
        CellOutput.Result result => new JsonObject
        {
            ["data"] = WriteBundle(result.Bundle),
            ["execution_count"] = executionCount,
            ["metadata"] = new JsonObject(),
            ["output_type"] = "execute_result",
        },
        CellOutput.Error error => new JsonObject
        {
            ["ename"] = error.Name,
            ["evalue"] = error.Message,
            ["output_type"] = "error",
            ["traceback"] = new JsonArray([.. error.Trace.Select(line => (JsonNode)line)]),
        },
        _ => throw new ArgumentException($"Unknown output {output.GetType().Name}.", nameof(output)),
    };

    /// <summary>Reads one output; throws <see cref="FormatException"/> saying what is wrong.</summary>
    public static CellOutput Read(JsonNode? node)
    {
        if (node is not JsonObject output)
        {
            throw new FormatException("an output is not a JSON object.");
        }
        string type = Text(output, "output_type");
        return type switch
        {
            "stream" => new CellOutput.Stream(Text(output, "name"), SourceText.FromJson(output["text"])),
            "display_data" => new CellOutput.Display(ReadBundle(output), null),
            "execute_result" => new CellOutput.Result(ReadBundle(output)),
            "error" => new CellOutput.Error(Text(output, "ename"), Text(output, "evalue"), Trace(output)),
            _ => throw new FormatException($"an output has the unknown output_type '{type}'."),
        };
    }

    private static JsonObject WriteBundle(MimeBundle bundle)
    {
        var data = new JsonObject();
        foreach ((string mime, string content) in bundle.Data.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            data[mime] = IsJson(mime) ? JsonNode.Parse(content)
                : IsText(mime) ? SourceText.ToLines(content)
                : content;
        }
        return data;
    }

    private static MimeBundle ReadBundle(JsonObject output)
    {
        if (output["data"] is not JsonObject data)
        {
            throw new FormatException("an output has no 'data' object.");
        }
        var bundle = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach ((string mime, JsonNode? content) in data)
        {
            bundle[mime] = IsJson(mime) ? content?.ToJsonString() ?? "null" : SourceText.FromJson(content);
        }
        return new MimeBundle(bundle);
    }

    private static bool IsJson(string mime) =>
        mime == "application/json" || mime.EndsWith("+json", StringComparison.Ordinal);

    private static bool IsText(string mime) =>
        mime.StartsWith("text/", StringComparison.Ordinal) || mime == MimeBundle.Svg;

    private static string Text(JsonObject output, string key) =>
        output[key] is JsonValue value && value.GetValueKind() == JsonValueKind.String
            ? value.GetValue<string>()
            : throw new FormatException($"an output has no text '{key}'.");

    private static string[] Trace(JsonObject output) => output["traceback"] switch
    {
        JsonArray lines => [.. lines.Select(SourceText.FromJson)],
        null => [],
        _ => throw new FormatException("an error output's 'traceback' is not an array."),
    };
}
