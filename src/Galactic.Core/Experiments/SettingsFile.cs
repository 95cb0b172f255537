using System.Text.Json;
using Galactic.Assets;
using Galactic.Learning;

namespace Galactic.Experiments;

/// <summary>Trees of settings records as JSON files.</summary>
public static class SettingsFile
{
    /// <summary>Writes settings; the file appears complete or not at all.</summary>
    public static void Save<T>(string path, T settings) =>
        AtomicFile.Write(path, stream => JsonSerializer.Serialize(stream, settings, SettingsJson.Options));

    /// <summary>Reads settings; what the file does not name keeps its default.</summary>
    /// <param name="path">The file.</param>
    /// <param name="check">Throws an <see cref="ArgumentException"/> about values that make no sense together.</param>
    /// <exception cref="InvalidDataException">The file is not valid JSON, names something unknown, or a value is out
    /// of range; the message names the file and the place.</exception>
    public static T Load<T>(string path, Action<T>? check = null)
    {
        try
        {
            using FileStream stream = File.OpenRead(path);
            T settings = JsonSerializer.Deserialize<T>(stream, SettingsJson.Options)
                ?? throw new InvalidDataException($"{path} is empty.");
            check?.Invoke(settings);
            return settings;
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{path}: {JsonProblem.Describe(problem)}", problem);
        }
        catch (ArgumentException problem)
        {
            throw new InvalidDataException($"{path}: {problem.Message}", problem);
        }
    }
}
