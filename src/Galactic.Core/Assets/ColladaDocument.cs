using System.Globalization;
using System.Xml.Linq;

namespace Galactic.Assets;

/// <summary>A COLLADA file with its elements by id.</summary>
internal sealed class ColladaDocument
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];
    private readonly Dictionary<string, XElement> byId = new(StringComparer.Ordinal);

    public ColladaDocument(string path, XElement root)
    {
        (Path, Root) = (path, root);
        foreach (XElement element in root.Descendants())
        {
            if (element.Attribute("id")?.Value is { } id)
            {
                byId.TryAdd(id, element);
            }
        }
    }

    public string Path { get; }

    public XElement Root { get; }

    /// <summary>The element with an id, written with or without #, or null.</summary>
    public XElement? Find(string reference) => byId.GetValueOrDefault(reference.TrimStart('#'));

    /// <summary>The element an attribute points at.</summary>
    /// <exception cref="AssetException">There is no such attribute or element.</exception>
    public XElement Target(XElement element, string attribute)
    {
        string reference = element.Attribute(attribute)?.Value ?? "";
        return Find(reference) ?? throw Bad(
            element.Name.LocalName, $"{attribute} \"{reference}\" points at nothing in this file");
    }

    /// <summary>Numbers in a text.</summary>
    /// <exception cref="AssetException">One is not finite, or there are fewer than asked for.</exception>
    public float[] Numbers(string text, int fewest = 0)
    {
        string[] words = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        float[] values = new float[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            bool isNumber = float.TryParse(words[i], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]);
            if (!isNumber || !float.IsFinite(values[i]))
            {
                throw Bad("", $"\"{words[i]}\" is not a finite number");
            }
        }

        return values.Length >= fewest
            ? values
            : throw Bad("", $"{values.Length} numbers where {fewest} were expected");
    }

    /// <summary>Whole numbers in a text, none negative.</summary>
    /// <exception cref="AssetException">One is not.</exception>
    public int[] Indices(string text)
    {
        string[] words = text.Split(Blanks, StringSplitOptions.RemoveEmptyEntries);
        int[] values = new int[words.Length];
        for (int i = 0; i < words.Length; i++)
        {
            values[i] = int.TryParse(words[i], NumberStyles.None, CultureInfo.InvariantCulture, out int value)
                ? value
                : throw Bad("", $"\"{words[i]}\" is not an index");
        }

        return values;
    }

    public AssetException Bad(string place, string problem) => new(Path, place, problem);
}
