using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Galactic.Homes;

/// <summary>The record of a home: how to make it again, its rooms, openings, pieces and figures. Millimetres.</summary>
internal static class HomeJson
{
    private static readonly JsonSerializerOptions Settings = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>JSON text with the keys name, version, options, palette, family, wallHeight, light, materials,
    /// rooms, openings, windows, pieces, statistics.</summary>
    public static string Write(Home home) => new JsonObject
    {
        ["name"] = home.Name,
        ["version"] = HomeGenerator.Version,
        ["options"] = Node(home.Options),
        ["palette"] = home.Palette.Name,
        ["family"] = home.Family.ToString(),
        ["wallHeight"] = home.WallHeight,
        ["light"] = Light(home.Light),
        ["materials"] = Node(home.Materials.Select(m =>
            new { m.Use, m.Pattern, Color = Hex(m.Color), m.MetresPerTile, m.QuarterTurns })),
        ["rooms"] = Node(home.Rooms),
        ["openings"] = Node(home.Openings),
        ["windows"] = Node(home.Windows),
        ["pieces"] = Node(home.Pieces),
        ["statistics"] = Node(home.Statistics),
    }.ToJsonString(Settings);

    private static JsonObject Light(HomeLight light) => new()
    {
        ["sunDirection"] = Node(new[] { light.SunDirection.X, light.SunDirection.Y, light.SunDirection.Z }),
        ["sunKelvin"] = light.SunKelvin,
        ["sun"] = Hex(light.Sun),
        ["sky"] = Hex(light.Sky),
        ["ground"] = Hex(light.Ground),
        ["lamps"] = Node(light.Lamps.Select(l =>
            new { Position = new[] { l.Position.X, l.Position.Y, l.Position.Z }, Color = Hex(l.Color) })),
    };

    private static string Hex(uint color) => $"#{color & 255:X2}{color >> 8 & 255:X2}{color >> 16 & 255:X2}";

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, Settings);
}
