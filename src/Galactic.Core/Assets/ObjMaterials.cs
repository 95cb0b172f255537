using System.Globalization;
using System.Numerics;
using System.Text;

namespace Galactic.Assets;

/// <summary>Reads the diffuse colours and textures of an MTL file.</summary>
internal static class ObjMaterials
{
    /// <summary>Adds the materials of a library to a table; whatever is missing becomes a warning.</summary>
    public static void Read(
        string objPath, string library, Dictionary<string, Material> materials, List<string> warnings)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(objPath)) ?? "";
        string path = Path.Combine(folder, library.Replace('\\', '/'));
        if (!AssetFile.Exists(path))
        {
            warnings.Add($"the material library {library} is missing; grey is used");
            return;
        }

        string name = "";
        foreach (string line in Encoding.UTF8.GetString(AssetFile.Read(path)).Split('\n'))
        {
            string[] words = line.Split((char[])[' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
            switch (words.Length < 2 ? "" : words[0])
            {
                case "newmtl":
                    name = string.Join(' ', words[1..]);
                    materials[name] = new Material { Name = name };
                    break;
                case "Kd" when materials.ContainsKey(name):
                    materials[name] = materials[name] with { BaseColor = ColorOf(words) };
                    break;
                case "map_Kd" when materials.ContainsKey(name):
                    Texture? texture = ReadImage(folder, words, warnings);
                    materials[name] = materials[name] with { Image = texture };
                    break;
            }
        }
    }

    // MTL does not say so, but its colours are display values; they become linear here like every other colour.
    private static Vector4 ColorOf(string[] words)
    {
        float Channel(int at) =>
            at < words.Length
                && float.TryParse(words[at], NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
                ? LinearColor.FromByte((byte)Math.Clamp(value * 255 + 0.5f, 0, 255))
                : 1;
        return new Vector4(Channel(1), Channel(2), Channel(3), 1);
    }

    private static Texture? ReadImage(string folder, string[] words, List<string> warnings)
    {
        // Options such as "-s 1 1 1" come before the name.
        string name = words[1].StartsWith('-') ? words[^1] : string.Join(' ', words[1..]);
        string path = Path.Combine(folder, name.Replace('\\', '/'));
        if (!AssetFile.Exists(path))
        {
            warnings.Add($"the image {name} is missing; the plain material colour is used");
            return null;
        }

        Texture? texture = Texture.TryDecode(AssetFile.Read(path), out string reason);
        if (texture is null)
        {
            warnings.Add($"{name}: {reason}; the plain material colour is used");
        }

        return texture;
    }
}
