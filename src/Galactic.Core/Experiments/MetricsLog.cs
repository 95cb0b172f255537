using System.Globalization;
using Galactic.Learning;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Galactic.Experiments;

/// <summary>
/// Writes metrics.csv and a TensorBoard event file with CleanRL's metric names. A resumed run appends to both.
/// </summary>
public sealed class MetricsLog : IDisposable
{
    private static readonly string[] Common =
    [
        "global_step", "seconds", "charts/SPS", "charts/success_rate", "charts/episodic_return",
        "charts/episodic_length", "charts/learning_rate", "charts/action_std", "losses/policy_loss",
        "losses/value_loss", "losses/entropy", "losses/approx_kl", "losses/clipfrac", "losses/explained_variance",
        "losses/gradient_norm", "time/simulate", "time/render", "time/infer", "time/learn", "time/evaluate",
        "eval/success_rate", "eval/ci_low", "eval/ci_high", "eval/failure_rate", "eval/timeout_rate",
        "eval/episodic_return", "eval/episodic_length",
    ];

    private readonly string[] columns;
    private readonly string[] terms;
    private readonly StreamWriter csv;
    private readonly SummaryWriter events;

    /// <summary>Opens the files of a run.</summary>
    /// <param name="directory">Folder of the run, made if missing.</param>
    /// <param name="rewardTerms">Names of the reward terms, logged as "reward/name".</param>
    public MetricsLog(string directory, IReadOnlyList<string> rewardTerms)
    {
        terms = [.. rewardTerms];
        columns = [.. Common, .. rewardTerms.Select(t => $"reward/{t}")];
        TorchRuntime.EnsureLoaded();
        Directory.CreateDirectory(directory);
        string path = Path.Combine(directory, "metrics.csv");
        bool append = File.Exists(path) && new FileInfo(path).Length > 0;
        csv = new StreamWriter(path, append) { NewLine = "\n" };
        if (!append)
        {
            csv.WriteLine(string.Join(',', columns));
        }

        events = utils.tensorboard.SummaryWriter(directory, createRunName: false);
    }

    /// <summary>Adds a row; columns of an evaluation stay empty without one.</summary>
    public void Write(TrainingProgress progress)
    {
        double?[] row = Row(progress);
        csv.WriteLine(string.Join(',', row.Select(v => v?.ToString("G9", CultureInfo.InvariantCulture) ?? "")));
        csv.Flush();
        for (int i = 1; i < row.Length; i++)
        {
            if (row[i] is { } value)
            {
                events.add_scalar(columns[i], (float)value, checked((int)Math.Min(progress.Steps, int.MaxValue)));
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => csv.Dispose();

    private double?[] Row(TrainingProgress p)
    {
        double Stage(string name) => p.StageSeconds.GetValueOrDefault(name);
        PpoStats l = p.Losses;
        EvaluationResult? e = p.Evaluation;
        return
        [
            p.Steps, p.Seconds, p.StepsPerSecond, p.Success, p.Return, p.Length, p.LearningRate, l.Std, l.PolicyLoss,
            l.ValueLoss, l.Entropy, l.ApproximateKl, l.ClipFraction, l.ExplainedVariance, l.GradientNorm,
            Stage("simulate"), Stage("render"), Stage("infer"), Stage("learn"), Stage("evaluate"),
            e?.Success, e?.CiLow, e?.CiHigh, e?.Failure, e?.Timeouts, e?.MeanReturn, e?.MeanLength,
            .. terms.Select(t => p.RewardTerms.TryGetValue(t, out double mean) ? mean : (double?)null),
        ];
    }
}
