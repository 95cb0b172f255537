using System.Text.Json.Nodes;

namespace Galactic.Learning;

/// <summary>A number in training became NaN or infinite. The weights are those before the update that failed.</summary>
/// <param name="tensor">Name of the first array or tensor that is not finite.</param>
/// <param name="update">Number of the update.</param>
/// <param name="message">What is wrong and where.</param>
/// <param name="envs">Envs whose numbers are not finite, in order; empty if it was not the numbers of single envs.</param>
public sealed class TrainingDivergedException(
    string tensor, long update, string message, IReadOnlyList<int>? envs = null) : Exception(message)
{
    /// <summary>Name of the first array or tensor that is not finite.</summary>
    public string Tensor { get; } = tensor;

    /// <summary>Number of the update.</summary>
    public long Update { get; } = update;

    /// <summary>Envs whose numbers are not finite, in order; empty if it was not the numbers of single envs.</summary>
    public IReadOnlyList<int> Envs { get; } = envs ?? [];

    /// <summary>The same as JSON.</summary>
    internal string Report() => new JsonObject
    {
        ["update"] = Update,
        ["tensor"] = Tensor,
        ["envs"] = new JsonArray([.. Envs.Select(e => JsonValue.Create(e))]),
        ["message"] = Message,
    }.ToJsonString(SettingsJson.Options);
}
