using System.Globalization;
using System.Text;
using Galactic.Assets;
using Galactic.Learning;

namespace Galactic.Experiments;

/// <summary>summary.md of a run: what it was, how it did, where its time went and where its files are.</summary>
public static class RunSummary
{
    /// <summary>Name of the file.</summary>
    public const string FileName = "summary.md";

    private static readonly string[] Videos = [".mp4", ".apng", ".png", ".glb"];

    /// <summary>Writes the summary of a run that has a checkpoint.</summary>
    /// <param name="run">Folder of the run.</param>
    /// <param name="settings">All settings.</param>
    /// <param name="test">Result on test episodes, or null if there is none (yet).</param>
    /// <param name="testedOn">Which episodes, in words.</param>
    /// <exception cref="InvalidDataException">The newest checkpoint is damaged.</exception>
    /// <exception cref="DirectoryNotFoundException">There is no checkpoint.</exception>
    public static void Write(string run, ExperimentSettings settings, EvaluationResult? test = null, string? testedOn = null)
    {
        CheckpointStore store = new(run);
        string newest = store.All.FirstOrDefault()
            ?? throw new DirectoryNotFoundException($"{run} holds no checkpoint to sum up.");
        CheckpointSettings state = Checkpoint.LoadSettings(newest);
        StringBuilder text = new();
        bool isDone = settings.Training.Progress(state.Steps, state.Seconds) >= 1;
        double speed = state.Steps / Math.Max(1e-9, state.Seconds);
        text.Append(CultureInfo.InvariantCulture, $"# {settings.Name}, seed {settings.Training.Seed}\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{state.Steps:N0} env steps and {state.Updates:N0} updates in {Clock(state.Seconds)}, {speed:N0} steps/s on ");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{state.Threads} {(state.Threads == 1 ? "thread" : "threads")}; {(isDone ? "the budget is used up" : "stopped before the end of its budget")}.\n");
        AppendResults(text, store, state, settings, test, testedOn);
        AppendSettings(text, settings);
        AppendStages(text, state);
        AppendFiles(text, run, store, newest);
        AtomicFile.Write(Path.Combine(run, FileName), text.ToString());
    }

    private static void AppendResults(
        StringBuilder text, CheckpointStore store, CheckpointSettings state, ExperimentSettings settings,
        EvaluationResult? test, string? testedOn)
    {
        string validation = $"validation episodes of at most {settings.ValidationSteps} steps";
        text.Append("\n## Success\n\n| measured on | episodes | success | 95 % interval |\n|---|---|---|---|\n");
        AppendRow(text, $"{validation}, last weights", state.Validation);
        if (store.Best is { } best && Checkpoint.LoadSettings(best) is { } peak && peak.Steps != state.Steps)
        {
            AppendRow(
                text, string.Create(CultureInfo.InvariantCulture, $"the same, after {peak.Steps:N0} env steps (best)"),
                peak.Validation);
        }

        if (test is { } t)
        {
            AppendRow(
                text, $"{testedOn ?? "test episodes"}, at most {settings.EvaluationSteps} steps, last weights",
                new CheckpointValidation(t.Episodes, t.Success, t.CiLow, t.CiHigh));
            text.Append(CultureInfo.InvariantCulture, $"\nOf the test episodes {100 * t.Failure:0.0} % failed and ");
            text.Append(CultureInfo.InvariantCulture, $"{100 * t.Timeouts:0.0} % timed out; the mean return is {t.MeanReturn:0.00}.\n");
        }
    }

    private static void AppendRow(StringBuilder text, string what, CheckpointValidation? result) =>
        text.Append(result is null
            ? $"| {what} | 0 | not measured | |\n"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"| {what} | {result.Episodes} | {100 * result.Success:0.0} % | {100 * result.CiLow:0.0} - {100 * result.CiHigh:0.0} % |\n"));

    private static void AppendSettings(StringBuilder text, ExperimentSettings settings)
    {
        ExperimentSettings? preset = Presets.Find(settings.Name);
        IReadOnlyList<SettingsDifference> differences =
            SettingsDifference.Between(preset ?? new ExperimentSettings(), settings);
        text.Append("\n## Settings that differ from the ").Append(preset is null ? "defaults" : "preset").Append("\n\n");
        text.Append(differences.Count == 0 ? "None.\n" : "| setting | there | here |\n|---|---|---|\n");
        foreach (SettingsDifference difference in differences)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {difference.Name} | {difference.Before} | {difference.After} |\n");
        }
    }

    private static void AppendStages(StringBuilder text, CheckpointSettings state)
    {
        text.Append("\n## Time by stage\n\n| stage | seconds | share | steps/s |\n|---|---|---|---|\n");
        double rest = state.Seconds - state.StageSeconds.Values.Sum();
        foreach ((string stage, double seconds) in state.StageSeconds.Append(new("other", Math.Max(0, rest))))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {stage} | {seconds:0.0} | {100 * seconds / Math.Max(1e-9, state.Seconds):0.0} % | {(seconds > 0 ? state.Steps / seconds : 0):N0} |\n");
        }
    }

    private static void AppendFiles(StringBuilder text, string run, CheckpointStore store, string newest)
    {
        string Relative(string path) => Path.GetRelativePath(run, path).Replace('\\', '/');
        string[] videos =
        [
            .. Directory.GetFiles(run, "*", SearchOption.TopDirectoryOnly)
                .Where(f => Videos.Contains(Path.GetExtension(f))).Order(StringComparer.Ordinal).Select(Relative),
        ];
        text.Append("\n## Files\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- newest checkpoint: {Relative(newest)}\n");
        text.Append(CultureInfo.InvariantCulture, $"- best checkpoint by validation success: {(store.Best is { } best ? Relative(best) : "none was measured")}\n");
        text.Append("- all settings: settings.json; figures of every update: metrics.csv, and for `tensorboard --logdir` events.out.tfevents.*\n");
        text.Append(videos.Length > 0
            ? $"- videos: {string.Join(", ", videos)}\n"
            : "- videos: none yet; `galactic eval RUN --video RUN/episode.mp4` makes one\n");
    }

    private static string Clock(double seconds) => TimeSpan.FromSeconds(seconds).ToString(
        seconds < 3600 ? @"m\:ss\ \m\i\n" : @"h\:mm\:ss\ \h", CultureInfo.InvariantCulture);
}
