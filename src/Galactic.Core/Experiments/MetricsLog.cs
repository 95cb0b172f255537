using System.Buffers.Text;
using System.Globalization;
using System.Text;
using Galactic.Learning;

namespace Galactic.Experiments;

/// <summary>
/// Writes metrics.csv and a TensorBoard event file with CleanRL's metric names. A resumed run goes on in both.
/// </summary>
public sealed class MetricsLog : IDisposable
{
    private static readonly string[] Common =
    [
        "global_step", "seconds", "charts/SPS", "charts/success_rate", "charts/episodic_return",
        "charts/episodic_length", "charts/learning_rate", "charts/action_std", "losses/policy_loss",
        "losses/value_loss", "losses/entropy", "losses/approx_kl", "losses/clipfrac", "losses/explained_variance",
        "losses/gradient_norm", "losses/advice_distance", "time/simulate", "time/render", "time/infer", "time/learn",
        "time/evaluate", "time/save",
        "eval/success_rate", "eval/ci_low", "eval/ci_high", "eval/failure_rate", "eval/timeout_rate",
        "eval/episodic_return", "eval/episodic_length",
    ];

    private const byte NewLine = (byte)'\n';
    private readonly string[] columns;
    private readonly string[] terms;
    private readonly FileStream csv;
    private readonly EventFile events;

    /// <summary>Opens the files of a run.</summary>
    /// <param name="directory">Folder of the run, made if missing.</param>
    /// <param name="rewardTerms">Names of the reward terms, logged as "reward/name".</param>
    /// <param name="steps">Env steps that the run goes on from: what the files say about later ones is cut off, and so is a
    /// row that was not written completely.</param>
    /// <exception cref="InvalidDataException">metrics.csv has other columns.</exception>
    public MetricsLog(string directory, IReadOnlyList<string> rewardTerms, long steps = 0)
    {
        terms = [.. rewardTerms];
        columns = [.. Common, .. rewardTerms.Select(t => $"reward/{t}")];
        Directory.CreateDirectory(directory);
        csv = OpenCsv(Path.Combine(directory, "metrics.csv"), steps);
        try
        {
            events = EventFile.Open(directory, steps);
        }
        catch
        {
            csv.Dispose();
            throw;
        }
    }

    /// <summary>Adds a row; columns of an evaluation stay empty without one.</summary>
    public void Write(TrainingProgress progress)
    {
        double?[] row = Row(progress);
        IEnumerable<string> numbers = row.Skip(1).Select(v => v?.ToString("G9", CultureInfo.InvariantCulture) ?? "");
        Append(string.Join(',', numbers.Prepend(progress.Steps.ToString(CultureInfo.InvariantCulture))));
        events.Write(progress.Steps, row.Index().Skip(1)
            .Where(c => c.Item is not null)
            .Select(c => (columns[c.Index], (float)c.Item!.Value)));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        csv.Dispose();
        events.Dispose();
    }

    /// <summary>Without a buffer: a row is either with the system or not written, however the process ends.</summary>
    private FileStream OpenCsv(string path, long steps)
    {
        FileStream stream = new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            byte[] bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            string header = string.Join(',', columns) + '\n';
            long end = KeptBytes(bytes, header, steps);
            if (end < 0)
            {
                throw new InvalidDataException(
                    $"{path} has other columns than this run writes. Move the file away to go on.");
            }

            stream.SetLength(end);
            stream.Position = end;
            if (end == 0)
            {
                stream.Write(Encoding.UTF8.GetBytes(header));
            }

            return stream;
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>Bytes of the header and the complete rows up to a step; 0 for no complete header, -1 for another one.</summary>
    private static long KeptBytes(ReadOnlySpan<byte> bytes, string header, long steps)
    {
        int end = bytes.IndexOf(NewLine) + 1;
        if (end == 0 || Encoding.UTF8.GetString(bytes[..end]) != header)
        {
            return end == 0 ? 0 : -1;
        }

        while (bytes[end..].IndexOf(NewLine) is int length && length >= 0)
        {
            ReadOnlySpan<byte> row = bytes.Slice(end, length);
            int comma = row.IndexOf((byte)',');
            if (comma < 0 || !Utf8Parser.TryParse(row[..comma], out double step, out int read, 'G') || read != comma || step > steps)
            {
                break;
            }

            end += length + 1;
        }

        return end;
    }

    private void Append(string line) => csv.Write(Encoding.UTF8.GetBytes(line + '\n'));

    private double?[] Row(TrainingProgress p)
    {
        double Stage(string name) => p.StageSeconds.GetValueOrDefault(name);
        PpoStats l = p.Losses;
        EvaluationResult? e = p.Evaluation;
        return
        [
            p.Steps, p.Seconds, p.StepsPerSecond, p.Success, p.Return, p.Length, p.LearningRate, l.Std, l.PolicyLoss,
            l.ValueLoss, l.Entropy, l.ApproximateKl, l.ClipFraction, l.ExplainedVariance, l.GradientNorm, l.AdviceDistance,
            Stage("simulate"), Stage("render"), Stage("infer"), Stage("learn"), Stage("evaluate"), Stage("save"),
            e?.Success, e?.CiLow, e?.CiHigh, e?.Failure, e?.Timeouts, e?.MeanReturn, e?.MeanLength,
            .. terms.Select(t => p.RewardTerms.TryGetValue(t, out double mean) ? mean : (double?)null),
        ];
    }
}
