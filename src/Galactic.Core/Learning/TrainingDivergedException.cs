namespace Galactic.Learning;

/// <summary>A number in training became NaN or infinite. The weights are those before the update that failed.</summary>
/// <param name="tensor">Name of the first array or tensor that is not finite.</param>
/// <param name="update">Number of the update.</param>
/// <param name="message">What is wrong and where.</param>
public sealed class TrainingDivergedException(string tensor, long update, string message) : Exception(message)
{
    /// <summary>Name of the first array or tensor that is not finite.</summary>
    public string Tensor { get; } = tensor;

    /// <summary>Number of the update.</summary>
    public long Update { get; } = update;
}
