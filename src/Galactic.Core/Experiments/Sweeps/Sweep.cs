using System.Text.Json;
using Galactic.Assets;
using Galactic.Homes;
using Galactic.Learning;
using Galactic.Scenes;

namespace Galactic.Experiments.Sweeps;

/// <summary>
/// Trains the runs of a plan one after the other. Started again, it leaves finished runs alone and goes on with the one that
/// was stopped.
/// </summary>
/// <param name="plan">The runs.</param>
/// <param name="folder">Folder of the sweep: a folder per run, sweep.csv and sweep.md.</param>
/// <param name="episodes">Held-out episodes every run is measured on; 0 takes its last validation instead.</param>
/// <param name="threads">Worker threads; all processors when left out.</param>
/// <param name="log">Receives one line per noteworthy event; null drops them.</param>
public sealed class Sweep(
    SweepPlan plan, string folder, int episodes = 1000, int? threads = null, Action<string>? log = null)
{
    private const string OutcomeFile = "outcome.json";

    /// <summary>Runs what is not finished yet.</summary>
    /// <param name="onUpdate">Called after every update of every run.</param>
    /// <param name="cancellation">Stops after the running update; that run leaves a checkpoint.</param>
    /// <returns>All finished runs, those of earlier calls included.</returns>
    /// <exception cref="IOException">The folder cannot be written, or holds a run of other settings; the message names
    /// them.</exception>
    public SweepResults Run(
        Action<SweepRun, TrainingProgress>? onUpdate = null, CancellationToken cancellation = default)
    {
        List<(SweepRun, SweepOutcome)> rows = [];
        foreach ((int number, SweepRun run) in plan.Runs.Index())
        {
            string path = Path.Combine(folder, run.Folder);
            SweepOutcome? outcome = Finished(path, run);
            if (outcome is null && !cancellation.IsCancellationRequested)
            {
                log?.Invoke($"run {number + 1} of {plan.Runs.Count}: {run.Folder}");
                outcome = Train(path, run, onUpdate, cancellation);
            }

            if (outcome is not null)
            {
                rows.Add((run, outcome));
                Write(new SweepResults(plan, rows));
            }
        }

        return new SweepResults(plan, rows);
    }

    private SweepOutcome? Train(
        string path, SweepRun run, Action<SweepRun, TrainingProgress>? onUpdate, CancellationToken cancellation)
    {
        using Experiment experiment = new(run.Settings, threads, log);
        string? resume = new CheckpointStore(path).All.Count > 0 ? path : null;
        (TrainingResult result, ActorCritic policy) = experiment.Train(
            p => onUpdate?.Invoke(run, p), path, resume, cancellation);
        using (policy)
        {
            if (result.Cancelled || result.Checkpoint is null)
            {
                return null;
            }

            try
            {
                SweepOutcome outcome = Measure(experiment, policy, path, result, cancellation);
                SettingsFile.Save(Path.Combine(path, OutcomeFile), new Record(episodes, run.Settings, outcome));
                return outcome;
            }
            catch (OperationCanceledException)
            {
                // Trained but not measured: the next call measures it.
                return null;
            }
        }
    }

    private SweepOutcome Measure(
        Experiment experiment, ActorCritic policy, string path, TrainingResult result, CancellationToken cancellation)
    {
        string checkpoint = result.Checkpoint!;
        if (episodes == 0 && Checkpoint.LoadSettings(checkpoint).Validation is { } last)
        {
            return new SweepOutcome(
                result.Steps, result.Seconds, last.Episodes, last.Success, last.CiLow, last.CiHigh, "validation episodes",
                checkpoint);
        }

        EpisodeSet set = episodes > 0
            ? experiment.HeldOutSet(HomeSplit.Test, episodes)
            : experiment.HeldOutSet(HomeSplit.Validation, experiment.Settings.ValidationEpisodes);
        string where = experiment.Describe(set);
        EvaluationResult measured = experiment.Evaluate(policy, set, cancellation: cancellation);
        RunSummary.Write(path, experiment.Settings, measured, where);
        return new SweepOutcome(
            result.Steps, result.Seconds, measured.Episodes, measured.Success, measured.CiLow, measured.CiHigh, where,
            checkpoint);
    }

    /// <summary>The outcome of an earlier call, if the run was finished then.</summary>
    private SweepOutcome? Finished(string path, SweepRun run)
    {
        string file = Path.Combine(path, OutcomeFile);
        if (!File.Exists(file))
        {
            return null;
        }

        Record record = SettingsFile.Load<Record>(file);
        IReadOnlyList<SettingsDifference> differences = SettingsDifference.Between(record.Settings, run.Settings);
        return differences.Count > 0 ? throw new IOException(
                $"{path} is a finished run of other settings: {string.Join("; ", differences.Take(4))}. Choose another folder.")
            : record.MeasuredEpisodes != episodes ? throw new IOException(
                $"{path} was measured on {record.MeasuredEpisodes} episodes, not on {episodes}. Choose another folder.")
            : record.Outcome;
    }

    private void Write(SweepResults results)
    {
        AtomicFile.Write(Path.Combine(folder, "sweep.csv"), results.ToCsv());
        AtomicFile.Write(Path.Combine(folder, "sweep.md"), results.ToString());
    }

    private sealed record Record(int MeasuredEpisodes, ExperimentSettings Settings, SweepOutcome Outcome);
}
