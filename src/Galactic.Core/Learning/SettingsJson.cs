using System.Text.Json;
using System.Text.Json.Serialization;

namespace Galactic.Learning;

/// <summary>How settings look as JSON: camel case, enums by name, nothing unknown.</summary>
internal static class SettingsJson
{
    /// <summary>Shared by every file of settings.</summary>
    public static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        IgnoreReadOnlyProperties = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };
}
