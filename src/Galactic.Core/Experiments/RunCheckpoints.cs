using System.Diagnostics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Learning;
using TorchSharp;

namespace Galactic.Experiments;

/// <summary>Writes the checkpoints of a run while it goes on.</summary>
/// <param name="run">Folder of the run.</param>
/// <param name="keep">Newest checkpoints to keep.</param>
/// <param name="experiment">Settings that are stored in them.</param>
/// <param name="state">What is written.</param>
/// <param name="clock">Receives the seconds of "save"; its stages are stored too.</param>
internal sealed class RunCheckpoints(string run, int keep, object experiment, RunState state, StageClock clock)
{
    private readonly CheckpointStore store = new(run);
    private (long Steps, string Folder)? newest;

    /// <summary>Prepares to write checkpoints after the steps done so far.</summary>
    /// <exception cref="IOException">The folder holds later ones.</exception>
    public void Continue() => store.Continue(state.Steps);

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
            throw new IOException(
                $"{error.Message.TrimEnd('.')}. The run stops. "
                + (store.NewestGood() is { } good ? $"Its last checkpoint is {good}." : "It has no checkpoint."), error);
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
