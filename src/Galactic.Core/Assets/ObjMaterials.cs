using System.Globalization;
using System.Numerics;
using System.Text;

namespace Galactic.Assets;

/// <summary>Reads the diffuse colours, textures and emission of an MTL file.</summary>
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
        Dictionary<string, Vector3> glowing = [];
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
                case "Ke" when materials.ContainsKey(name):
                    materials[name] = materials[name] with { Emission = EmissionOf(words, name, warnings) };
                    break;
                case "map_Ke" when materials.ContainsKey(name):
                    if (ReadImage(folder, words, warnings, "it gives off no light") is { } image)
                    {
                        warnings.Add($"material {name} has an emissive texture; its mean is used");
                        glowing[name] = image.Mean;
                    }

                    break;
                case "map_Kd" when materials.ContainsKey(name):
                    Texture? texture = ReadImage(folder, words, warnings, "the plain material colour is used");
                    materials[name] = materials[name] with { Image = texture };
                    break;
            }
        }

        foreach ((string material, Vector3 mean) in glowing)
        {
            // Many writers put "Ke 0 0 0" beside a texture: then the texture alone says what is given off.
            Material paint = materials[material];
            materials[material] = paint with { Emission = paint.IsEmitter ? paint.Emission * mean : mean };
        }
    }

    /// <summary>Linear light given off; one number stands for all three channels.</summary>
    private static Vector3 EmissionOf(string[] words, string name, List<string> warnings)
    {
        Span<float> channels = stackalloc float[3];
        for (int i = 0; i < 3; i++)
        {
            string word = words[words.Length == 2 ? 1 : i + 1];
            if (words.Length == 3 || !float.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
                || !float.IsFinite(value))
            {
                warnings.Add($"material {name}: \"{string.Join(' ', words)}\" is not read, only Ke with one or three numbers");
                return Vector3.Zero;
            }

            channels[i] = LinearColor.FromDisplay(value);
        }

        return new Vector3(channels[0], channels[1], channels[2]);
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

    private static Texture? ReadImage(string folder, string[] words, List<string> warnings, string instead)
    {
        // Options such as "-s 1 1 1" come before the name.
        string name = words[1].StartsWith('-') ? words[^1] : string.Join(' ', words[1..]);
        string path = Path.Combine(folder, name.Replace('\\', '/'));
        if (!AssetFile.Exists(path))
        {
            warnings.Add($"the image {name} is missing; {instead}");
            return null;
        }

        Texture? texture = Texture.TryDecode(AssetFile.Read(path), out string reason);
        if (texture is null)
        {
            warnings.Add($"{name}: {reason}; {instead}");
        }

        return texture;
    }
}
