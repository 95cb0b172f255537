using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Galactic.Cli.Notebooks.Documents;

/// <summary>Multi-line text of nbformat: one string, or an array of lines that keep their line ends.</summary>
internal static class SourceText
{
    /// <summary>The text; throws <see cref="FormatException"/> when the node is neither form.</summary>
    public static string FromJson(JsonNode? node)
    {
        switch (node)
        {
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return value.GetValue<string>();
            case JsonArray lines:
                var text = new StringBuilder();
                foreach (JsonNode? line in lines)
                {
                    text.Append(line is JsonValue part && part.GetValueKind() == JsonValueKind.String
                        ? part.GetValue<string>()
                        : throw new FormatException("an array of lines holds something that is not text."));
                }
                return text.ToString();
            default:
                throw new FormatException("expected text or an array of lines.");
        }
    }

    public static JsonArray ToLines(string text)
    {
        var lines = new JsonArray();
        for (int start = 0; start < text.Length;)
        {
            int newline = text.IndexOf('\n', start);
            int end = newline < 0 ? text.Length : newline + 1;
            lines.Add((JsonNode)text[start..end]);
            start = end;
        }
        return lines;
    }
}
