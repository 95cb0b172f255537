using System.Numerics;
using System.Text.Json;
using Galactic.Assets;

namespace Galactic.Datasets.Formats;

/// <summary>
/// A value in a JSON file that knows where it is. What is missing or of the wrong kind is refused by name: file,
/// path inside the file, what was found and what was expected.
/// </summary>
internal sealed class JsonPlace
{
    // The shipped files round quaternions to seven decimals; more than this is a mistake, not rounding.
    private const float UnitTolerance = 1e-4f;
    private readonly string file;
    private readonly JsonPlace? parent;
    private readonly string name;

    private JsonPlace(string file, JsonPlace? parent, string name, JsonElement element) =>
        (this.file, this.parent, this.name, Element) = (file, parent, name, element);

    public JsonElement Element { get; }

    /// <summary>Where the value is, for example <c>episodeSet.episodes[3].agentStartPos</c>.</summary>
    public string Path => parent is null ? name : name.StartsWith('[') || parent.name.Length == 0
        ? parent.Path + name
        : $"{parent.Path}.{name}";

    /// <summary>A property that must be there.</summary>
    public JsonPlace this[string property] =>
        Find(property) ?? throw Wrong($"\"{property}\" is missing");

    /// <summary>The root object of a file.</summary>
    /// <exception cref="AssetException">The file is missing or is not a JSON object.</exception>
    public static JsonPlace Open(string path) => new(path, null, "", ConfigFile.Read(path));

    /// <summary>A property, or null if it is missing or null.</summary>
    public JsonPlace? Find(string property)
    {
        if (Element.ValueKind != JsonValueKind.Object)
        {
            throw Expected("an object");
        }

        return Element.TryGetProperty(property, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? new JsonPlace(file, this, property, value)
            : null;
    }

    /// <summary>The items of an array, turned into values one by one.</summary>
    public T[] Items<T>(Func<JsonPlace, T> read)
    {
        if (Element.ValueKind != JsonValueKind.Array)
        {
            throw Expected("an array");
        }

        T[] items = new T[Element.GetArrayLength()];
        int index = 0;
        foreach (JsonElement item in Element.EnumerateArray())
        {
            items[index] = read(new JsonPlace(file, this, $"[{index}]", item));
            index++;
        }

        return items;
    }

    /// <summary>A finite number.</summary>
    public float Number() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetSingle(out float value) && float.IsFinite(value)
            ? value
            : throw Expected("a finite number");

    /// <summary>A number in [low, high].</summary>
    public float Number(float low, float high)
    {
        float value = Number();
        return value >= low && value <= high
            ? value
            : throw Expected(FormattableString.Invariant($"a number from {low} to {high}"));
    }

    /// <summary>A finite number in double precision.</summary>
    public double Double() =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetDouble(out double value) && double.IsFinite(value)
            ? value
            : throw Expected("a finite number");

    /// <summary>A whole number in [low, high].</summary>
    public int Whole(int low, int high) =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out int value) && value >= low && value <= high
            ? value
            : throw Expected($"a whole number from {low} to {high}");

    /// <summary>A number of an item in a list of so many.</summary>
    public int IndexInto(int count, string list) =>
        Element.ValueKind == JsonValueKind.Number && Element.TryGetInt32(out int value) && (uint)value < (uint)count
            ? value
            : throw Expected($"the number of one of the {count} {list}, counted from 0");

    /// <summary>The text of an object, as it stands in the file.</summary>
    public string Source() =>
        Element.ValueKind == JsonValueKind.Object ? Element.GetRawText() : throw Expected("an object");

    public string Text() =>
        Element.ValueKind == JsonValueKind.String ? Element.GetString()! : throw Expected("a string");

    public bool Flag() => Element.ValueKind is JsonValueKind.True or JsonValueKind.False
        ? Element.GetBoolean()
        : throw Expected("true or false");

    /// <summary>An array of so many finite numbers.</summary>
    public float[] Numbers(int fewest, int most)
    {
        float[] values = Items(item => item.Number());
        return values.Length >= fewest && values.Length <= most
            ? values
            : throw Wrong($"{values.Length} numbers, expected {(fewest == most ? most : $"{fewest} to {most}")}");
    }

    public Vector3 Vector()
    {
        float[] parts = Numbers(3, 3);
        return new Vector3(parts[0], parts[1], parts[2]);
    }

    /// <summary>Three numbers in [-most, most].</summary>
    public Vector3 Vector(float most)
    {
        float[] parts = Items(item => item.Number(-most, most));
        return parts.Length == 3 ? new Vector3(parts[0], parts[1], parts[2]) : throw Expected("three numbers");
    }

    /// <summary>A rotation [w, x, y, z]; its bits are kept, so its length must already be 1.</summary>
    public Quaternion Rotation()
    {
        float[] parts = Numbers(4, 4);
        Quaternion rotation = new(parts[1], parts[2], parts[3], parts[0]);
        return MathF.Abs(rotation.Length() - 1) <= UnitTolerance
            ? rotation
            : throw Wrong(FormattableString.Invariant(
                $"the quaternion [w, x, y, z] has length {rotation.Length()}, expected 1"));
    }

    /// <summary>The error of a value of the wrong kind.</summary>
    public AssetException Expected(string what)
    {
        string raw = Element.GetRawText();
        return Wrong($"expected {what}, got {(raw.Length > 40 ? raw[..40] + "..." : raw)}");
    }

    /// <summary>An error at this place.</summary>
    public AssetException Wrong(string problem) => new(file, Path, problem);
}
