using Galactic.Experiments;
using Galactic.Kernel.Figures;

namespace Galactic.Kernel.Views;

/// <summary>Policies side by side.</summary>
public static class EvaluationTable
{
    /// <summary>One row per policy: success with its 95 % interval, how the rest ended, steps of an episode.</summary>
    public static Table Of(params IReadOnlyList<(string Policy, EvaluationResult Result)> rows) => new(
        ["policy", "episodes", "success %", "95 % interval", "wrong object %", "out of time %", "mean steps"],
        rows.Select(r => (IReadOnlyList<object?>)
        [
            r.Policy,
            r.Result.Episodes,
            Percent(r.Result.Success),
            FormattableString.Invariant($"{100 * r.Result.CiLow:0.0} - {100 * r.Result.CiHigh:0.0}"),
            Percent(r.Result.Failure),
            Percent(r.Result.Timeouts),
            Math.Round(r.Result.MeanLength, 1),
        ]));

    private static double Percent(double share) => Math.Round(100 * share, 1);
}
