using System.Text.Json.Nodes;
using Galactic.Assets;

namespace Galactic.Tests.Datasets.Formats;

/// <summary>Damages files in every way and says which damage was not noticed.</summary>
internal static class TestFiles
{
    /// <summary>
    /// Removes and then replaces every value of a JSON file, one at a time; each must be refused with an error that
    /// names the value's place.
    /// </summary>
    /// <param name="path">A sound file; restored at the end.</param>
    /// <param name="load">Reads it.</param>
    /// <param name="optional">Places that may be missing.</param>
    /// <returns>Number of damages tried.</returns>
    public static int EveryDamagedValueIsNamed(string path, Action<string> load, params string[] optional)
    {
        string sound = File.ReadAllText(path);
        int tried = 0;
        foreach (string place in Places(JsonNode.Parse(sound)!, ""))
        {
            if (!optional.Contains(place) && !place.EndsWith(']'))
            {
                Refused(Changed(sound, place, remove: true), place[(place.LastIndexOf('.') + 1)..]);
            }

            Refused(Changed(sound, place, remove: false), place);
        }

        File.WriteAllText(path, sound);
        load(path);
        return tried;

        void Refused(string text, string named)
        {
            tried++;
            File.WriteAllText(path, text);
            AssetException error = Assert.Throws<AssetException>(() => load(path));
            Assert.Contains(named, error.Message);
            Assert.Equal(path, error.File);
        }
    }

    /// <summary>Cuts a binary file at every length and flips bits; it is refused or read, but nothing else.</summary>
    public static void CutAndFlipped(string path, byte[] sound, Action<string> load, int step)
    {
        for (int length = 0; length < sound.Length; length += step)
        {
            File.WriteAllBytes(path, sound[..length]);
            Assert.Throws<AssetException>(() => load(path));
        }

        for (int at = 0; at < sound.Length; at += step)
        {
            byte[] flipped = [.. sound];
            flipped[at] ^= (byte)(1 << (at % 8));
            File.WriteAllBytes(path, flipped);
            if (Record.Exception(() => load(path)) is { } error)
            {
                Assert.IsType<AssetException>(error);
            }
        }
    }

    private static IEnumerable<string> Places(JsonNode node, string place) => node switch
    {
        JsonObject value => value.SelectMany(
            p => Below(p.Value!, place.Length == 0 ? p.Key : $"{place}.{p.Key}")),
        JsonArray list => list.SelectMany((item, i) => Below(item!, $"{place}[{i}]")),
        _ => [],
    };

    private static IEnumerable<string> Below(JsonNode node, string place) => Places(node, place).Prepend(place);

    private static string Changed(string text, string place, bool remove)
    {
        JsonNode root = JsonNode.Parse(text)!;
        JsonNode at = root;
        string[] steps = place.Replace("[", ".[").Split('.', StringSplitOptions.RemoveEmptyEntries);
        foreach (string step in steps[..^1])
        {
            at = step[0] == '[' ? at[int.Parse(step[1..^1])]! : at[step]!;
        }

        string last = steps[^1];
        if (last[0] == '[')
        {
            at.AsArray()[int.Parse(last[1..^1])] = false;
        }
        else if (remove)
        {
            at.AsObject().Remove(last);
        }
        else
        {
            at[last] = at[last] is JsonValue flag && flag.TryGetValue(out bool _) ? "nonsense" : false;
        }

        return root.ToJsonString();
    }
}
