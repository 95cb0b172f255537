using TorchSharp;

namespace Galactic.Learning;

/// <summary>Finds NaN and infinity before they reach the weights.</summary>
internal static class FiniteGuard
{
    /// <summary>Checks what was played before anything is learned from it.</summary>
    /// <exception cref="TrainingDivergedException">A value is not finite; observations are named before what follows from
    /// them.</exception>
    public static void Check(RolloutBuffer rollout, long update)
    {
        for (int step = 0; step <= rollout.Horizon; step++)
        {
            Check("observations", rollout.State(step), rollout.Envs, step, update);
            Check("privileged observations", rollout.Privileged(step), rollout.Envs, step, update);
        }

        CheckRows("rewards", rollout.Rewards, rollout.Envs, update);
        CheckRows("values", rollout.Values, rollout.Envs, update);
        CheckRows("log probabilities", rollout.LogProbability, rollout.Envs, update);
    }

    private static void CheckRows(string name, ReadOnlySpan<float> rows, int envs, long update)
    {
        for (int step = 0; step < rows.Length / envs; step++)
        {
            Check(name, rows.Slice(step * envs, envs), envs, step, update);
        }
    }

    /// <summary>Checks one step of [env, number].</summary>
    private static void Check(string name, ReadOnlySpan<float> row, int envs, int step, long update)
    {
        foreach (float value in row)
        {
            if (!float.IsFinite(value))
            {
                throw Describe(name, row, envs, step, update);
            }
        }
    }

    private static TrainingDivergedException Describe(
        string name, ReadOnlySpan<float> row, int envs, int step, long update)
    {
        int size = row.Length / envs;
        List<int> wrong = [];
        float first = 0;
        for (int i = 0; i < row.Length; i++)
        {
            if (!float.IsFinite(row[i]) && (wrong.Count == 0 || wrong[^1] != i / size))
            {
                first = wrong.Count == 0 ? row[i] : first;
                wrong.Add(i / size);
            }
        }

        string more = wrong.Count > 1 ? $" and of {wrong.Count - 1} more of {envs} envs" : "";
        return new TrainingDivergedException(
            name, update, $"Update {update}: {name} of env {wrong[0]}{more} hold {first} at step {step} of the rollout.", wrong);
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
