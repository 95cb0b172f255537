using System.Diagnostics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Learning;
using TorchSharp;

namespace Galactic.Experiments;

/// <summary>What a run writes into its folder while it goes on: metrics and checkpoints.</summary>
internal sealed class RunFiles : IDisposable
{
    private readonly string run;
    private readonly int keep;
    private readonly object experiment;
    private readonly RunState state;
    private readonly StageClock clock;
    private readonly CheckpointStore store;
    private readonly RunLock held;
    private readonly MetricsLog log;
    private (long Steps, string Folder)? newest;

    /// <summary>Takes a folder, to go on there after the steps done so far.</summary>
    /// <param name="run">Folder of the run, made if missing.</param>
    /// <param name="keep">Newest checkpoints to keep.</param>
    /// <param name="experiment">Settings that are stored in them.</param>
    /// <param name="state">What is written.</param>
    /// <param name="terms">Names of the reward terms.</param>
    /// <param name="clock">Receives the seconds of "save"; its stages are stored too.</param>
    /// <exception cref="IOException">The folder is in use, cannot be written or holds later checkpoints.</exception>
    public RunFiles(
        string run, int keep, object experiment, RunState state, IReadOnlyList<string> terms, StageClock clock)
    {
        (this.run, this.keep, this.experiment, this.state, this.clock) = (run, keep, experiment, state, clock);
        store = new CheckpointStore(run);
        held = RunLock.Take(run);
        try
        {
            store.Continue(state.Steps);
            log = new MetricsLog(run, terms, state.Steps);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Adds a row to the metrics.</summary>
    /// <exception cref="IOException">It cannot be written; the message names the last checkpoint.</exception>
    public void Write(TrainingProgress progress)
    {
        try
        {
            log.Write(progress);
        }
        catch (IOException error)
        {
            throw Stopped(error);
        }
    }

    /// <summary>Writes a checkpoint.</summary>
    /// <param name="seconds">Seconds trained.</param>
    /// <param name="evaluation">How the policy did as it is now, or null.</param>
    /// <returns>The folder.</returns>
    /// <exception cref="IOException">It cannot be written; the message names the last one that was.</exception>
    public string Save(double seconds, EvaluationResult? evaluation)
    {
        long start = Stopwatch.GetTimestamp();
        try
        {
            string folder = store.Save(
                state.Steps, keep, path => state.Write(path, Describe(seconds, evaluation)));
            newest = (state.Steps, folder);
            clock.Add("save", Stopwatch.GetTimestamp() - start);
            return folder;
        }
        catch (IOException error)
        {
            throw Stopped(error);
        }
    }

    /// <summary>The newest checkpoint, written now unless it was already.</summary>
    public string SaveLast(double seconds) =>
        newest is { } last && last.Steps == state.Steps ? last.Folder : Save(seconds, null);

    /// <summary>Writes the weights from before an update that failed, and why it failed, into the folder "diverged".</summary>
    public void SaveDiverged(double seconds, TrainingDivergedException why) => state.Write(
        Path.Combine(run, "diverged"),
        Describe(seconds, null),
        folder => AtomicFile.Write(Path.Combine(folder, "report.json"), why.Report()));

    /// <inheritdoc/>
    public void Dispose()
    {
        log.Dispose();
        held.Dispose();
    }

    /// <summary>Adds to a failure to write into the run's folder where the run can be taken up again.</summary>
    private IOException Stopped(IOException error) => new(
        $"{error.Message.TrimEnd('.')}. The run stops. "
        + (store.NewestGood() is { } good ? $"Its last checkpoint is {good}." : "It has no checkpoint."), error);

    private CheckpointSettings Describe(double seconds, EvaluationResult? evaluation) => state.Describe() with
    {
        Seconds = seconds,
        StageSeconds = clock.Snapshot().ToDictionary(),
        Threads = torch.get_num_threads(),
        Validation = evaluation is { } e
            ? new CheckpointValidation(e.Episodes, e.Success, e.CiLow, e.CiHigh)
            : null,
        Experiment = SettingsDifference.ToJson(experiment),
    };
}
