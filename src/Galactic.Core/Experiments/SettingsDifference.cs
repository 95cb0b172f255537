using System.Text.Json;
using System.Text.Json.Nodes;
using Galactic.Learning;

namespace Galactic.Experiments;

/// <summary>A setting that has two values.</summary>
/// <param name="Name">Dotted name, as --set takes it.</param>
/// <param name="Before">Value in the first settings as JSON; "nothing" where it is missing.</param>
/// <param name="After">The same in the second.</param>
public sealed record SettingsDifference(string Name, string Before, string After)
{
    private const string Missing = "nothing";

    /// <summary>All settings in which two records of one type differ, in the order of the first.</summary>
    public static IReadOnlyList<SettingsDifference> Between<T>(T before, T after)
        where T : class => Between(ToJson(before), ToJson(after));

    /// <summary>The same for settings that are JSON already.</summary>
    internal static IReadOnlyList<SettingsDifference> Between(JsonNode? before, JsonNode? after)
    {
        List<KeyValuePair<string, string>> first = [.. Leaves("", before)];
        Dictionary<string, string> second = new(Leaves("", after));
        return
        [
            .. first.Where(p => second.GetValueOrDefault(p.Key, Missing) != p.Value)
                .Select(p => new SettingsDifference(p.Key, p.Value, second.GetValueOrDefault(p.Key, Missing))),
            .. second.ExceptBy(first.Select(p => p.Key), p => p.Key)
                .Select(p => new SettingsDifference(p.Key, Missing, p.Value)),
        ];
    }

    /// <summary>Settings as they are compared and saved.</summary>
    internal static JsonNode? ToJson(object settings) =>
        JsonSerializer.SerializeToNode(settings, settings.GetType(), SettingsJson.Options);

    /// <inheritdoc/>
    public override string ToString() => $"{Name} was {Before}, is {After}";

    private static IEnumerable<KeyValuePair<string, string>> Leaves(string name, JsonNode? node) =>
        node is JsonObject group
            ? group.SelectMany(p => Leaves(name.Length == 0 ? p.Key : $"{name}.{p.Key}", p.Value))
            : [new(name, node?.ToJsonString() ?? "null")];
}
