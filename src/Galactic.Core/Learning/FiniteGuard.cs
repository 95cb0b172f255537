using TorchSharp;

namespace Galactic.Learning;

/// <summary>Finds NaN and infinity before they reach the weights.</summary>
internal static class FiniteGuard
{
    /// <summary>Checks an array.</summary>
    /// <exception cref="TrainingDivergedException">A value is not finite.</exception>
    public static void Check(string name, ReadOnlySpan<float> values, long update)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (!float.IsFinite(values[i]))
            {
                throw new TrainingDivergedException(
                    name, update, $"Update {update}: {name} holds {values[i]} at {i} of {values.Length}.");
            }
        }
    }

    /// <summary>Explains which gradient made a loss or norm not finite.</summary>
    public static TrainingDivergedException Explain(NetworkParameters parameters, long update)
    {
        foreach ((string name, _) in parameters.Layout)
        {
            using torch.Tensor? gradient = parameters[name].grad;
            using torch.Tensor finite = gradient!.isfinite();
            using torch.Tensor all = finite.all();
            if (!all.item<bool>())
            {
                using torch.Tensor count = finite.sum();
                return new TrainingDivergedException(
                    name,
                    update,
                    $"Update {update}: the gradient of {name} [{string.Join(", ", gradient.shape)}] has "
                    + $"{gradient.numel() - count.item<long>()} values that are not finite.");
            }
        }

        return new TrainingDivergedException("loss", update, $"Update {update}: the loss is not finite.");
    }
}
