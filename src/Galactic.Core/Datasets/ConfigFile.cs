using System.Text.Json;
using Galactic.Assets;

namespace Galactic.Datasets;

/// <summary>Reads JSON configuration files, comments and trailing commas allowed.</summary>
internal static class ConfigFile
{
    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The root object of a file.</summary>
    /// <exception cref="AssetException">The file is missing or is not a JSON object.</exception>
    public static JsonElement Read(string path)
    {
        byte[] bytes = AssetFile.Read(path);
        try
        {
            using JsonDocument document = JsonDocument.Parse(
                bytes.AsMemory(bytes is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0), Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? document.RootElement.Clone()
                : throw new AssetException(path, "", $"expected a JSON object, got {document.RootElement.ValueKind}");
        }
        catch (JsonException error)
        {
            throw new AssetException(
                path, $"line {error.LineNumber + 1}",
                $"not valid JSON near byte {error.BytePositionInLine} of the line", error);
        }
    }

    /// <summary>The root object of a file, or null with a problem on record.</summary>
    public static JsonElement? TryRead(string path, ProblemLog problems)
    {
        try
        {
            return Read(path);
        }
        catch (AssetException error)
        {
            problems.Add(path, error.Location, error.Problem);
            return null;
        }
    }

    /// <summary>A property of an object, or null.</summary>
    public static JsonElement? Get(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } element
            && element.TryGetProperty(name, out JsonElement value) ? value : null;

    /// <summary>The items of an array property; none if it is missing or of another kind.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement? parent, string name) =>
        Get(parent, name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : [];
}
