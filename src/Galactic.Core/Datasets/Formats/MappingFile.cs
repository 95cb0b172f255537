using Galactic.Assets;

namespace Galactic.Datasets.Formats;

/// <summary>
/// Reads and writes <c>*.mapping.json</c>: names of the meshes in a composite render asset file.
/// </summary>
public static class MappingFile
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="AssetException">The file is missing, damaged, or has a name twice.</exception>
    public static IReadOnlyList<AssetMapping> Load(string path)
    {
        HashSet<string> names = [];
        return JsonPlace.Open(path)["mapping"]["meshMappings"].Items(item =>
        {
            AssetMapping mapping = new(
                item["name"].Text(), item["meshIdx"].Whole(0, int.MaxValue), item["mtrlIdx"].Whole(0, int.MaxValue));
            return names.Add(mapping.Name)
                ? mapping
                : throw item["name"].Wrong($"a second mesh named \"{mapping.Name}\", expected unique names");
        });
    }

    /// <summary>Writes a file, complete or not at all.</summary>
    public static void Save(string path, IEnumerable<AssetMapping> mappings) => JsonOutput.Write(path, json =>
    {
        json.WriteStartObject("mapping");
        json.Objects("meshMappings", mappings, item =>
        {
            json.WriteString("name", item.Name);
            json.WriteNumber("meshIdx", item.Mesh);
            json.WriteNumber("mtrlIdx", item.Material);
        });
        json.WriteEndObject();
    });
}
