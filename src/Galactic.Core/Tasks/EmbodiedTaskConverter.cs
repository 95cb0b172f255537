using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Galactic.Assets;

namespace Galactic.Tasks;

/// <summary>
/// Tasks as JSON objects whose property "kind" names the type, or as the kind alone for a task with default settings.
/// </summary>
public sealed class EmbodiedTaskConverter : JsonConverter<EmbodiedTask>
{
    private const string Kind = "kind";

    /// <inheritdoc/>
    public override EmbodiedTask Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonNode? node = JsonNode.Parse(ref reader);
        JsonObject settings = node as JsonObject ?? [];
        if ((node as JsonValue ?? settings[Kind]) is not JsonValue name || !name.TryGetValue(out string? kind))
        {
            throw new JsonException($"A task needs the property \"{Kind}\": one of {string.Join(", ", Kinds())}.");
        }

        settings.Remove(Kind);
        Type type = Find(kind);
        try
        {
            return (EmbodiedTask)settings.Deserialize(type, options)!;
        }
        catch (JsonException error)
        {
            // Its place starts at the task; whoever reads on knows what comes before.
            throw new JsonException(JsonProblem.Within + JsonProblem.Describe(error));
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EmbodiedTask value, JsonSerializerOptions options)
    {
        JsonObject settings = JsonSerializer.SerializeToNode(value, value.GetType(), options)!.AsObject();
        settings.Insert(0, Kind, KindOf(value.GetType()));
        settings.WriteTo(writer, options);
    }

    private static IEnumerable<string> Kinds() => Own().Select(KindOf).Order(StringComparer.Ordinal);

    private static IEnumerable<Type> Own() => typeof(EmbodiedTask).Assembly.GetTypes().Where(IsTask);

    private static bool IsTask(Type type) => type.IsSubclassOf(typeof(EmbodiedTask)) && !type.IsAbstract;

    private static string KindOf(Type type) => type.Assembly == typeof(EmbodiedTask).Assembly
        ? JsonNamingPolicy.KebabCaseLower.ConvertName(type.Name)
        : type.FullName!;

    /// <summary>A task type of this program; nothing is loaded for its sake.</summary>
    private static Type Find(string kind) =>
        Own().FirstOrDefault(t => KindOf(t) == kind)
        ?? AppDomain.CurrentDomain.GetAssemblies()
            .Select(a => a.GetType(kind, throwOnError: false))
            .LastOrDefault(t => t is not null && IsTask(t))
        ?? throw new JsonException(kind.Contains('.')
            ? $"the task \"{kind}\" is defined by the program that made this file, which this program does not know. "
                + "Open the file in that program: its runs are evaluated there with Experiment.Evaluate"
            : $"there is no task kind \"{kind}\". It is one of {string.Join(", ", Kinds())}, or the full name of a task "
                + "type that this program defines");
}
