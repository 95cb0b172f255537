using System.Globalization;
using Galactic.Assets;
using Galactic.Learning;

namespace Galactic.Experiments;

/// <summary>
/// The checkpoints of a run: a folder each in "checkpoints", named by the env steps behind it. The newest few are kept,
/// and the one with the highest success on validation episodes.
/// </summary>
/// <param name="run">Folder of the run; need not exist.</param>
public sealed class CheckpointStore(string run)
{
    private const string Prefix = "step-";
    private const string Damaged = ".damaged";

    /// <summary>Folder of the checkpoints.</summary>
    public string Folder { get; } = Path.Combine(run, "checkpoints");

    /// <summary>All of them, damaged or not, newest first.</summary>
    public IReadOnlyList<string> All => !Directory.Exists(Folder) ? [] :
    [
        .. Directory.GetDirectories(Folder)
            .Where(f => StepsOf(f) is not null)
            .OrderByDescending(f => StepsOf(f)),
    ];

    /// <summary>The checkpoint with the highest success on validation episodes, the newest of equals; null if none was
    /// measured. Checkpoints whose settings cannot be read are passed over.</summary>
    public string? Best => All.Select(f => (Folder: f, Success: Success(f)))
        .Where(c => c.Success is not null)
        .OrderByDescending(c => c.Success)
        .FirstOrDefault().Folder;

    /// <summary>The newest checkpoint that is complete and undamaged, or null.</summary>
    /// <param name="refused">Receives a line for every newer one that is not.</param>
    public string? NewestGood(Action<string>? refused = null)
    {
        foreach (string folder in All)
        {
            try
            {
                Checkpoint.Verify(folder);
                return folder;
            }
            catch (Exception damage) when (damage is InvalidDataException or IOException)
            {
                refused?.Invoke($"checkpoint {folder} is not used: {damage.Message}");
            }
        }

        return null;
    }

    /// <summary>
    /// The checkpoint that a path means: the folder itself, the newest good one of a run folder, or, for "RUN/best", the
    /// best one of that run.
    /// </summary>
    /// <param name="path">Folder of a checkpoint or run.</param>
    /// <param name="refused">Receives a line for every newer checkpoint of a run that is damaged.</param>
    /// <exception cref="DirectoryNotFoundException">There is no checkpoint.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged; the message names the file and the newest good
    /// checkpoint of its run.</exception>
    public static string Find(string path, Action<string>? refused = null)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetFileName(full) == "best" && !Directory.Exists(full) && Directory.Exists(Path.GetDirectoryName(full)))
        {
            return new CheckpointStore(Path.GetDirectoryName(full)!).Best ?? throw new DirectoryNotFoundException(
                $"{path}: no checkpoint of this run was measured.");
        }

        if (File.Exists(Path.Combine(full, Checkpoint.PolicyFile)) || StepsOf(full) is not null && Directory.Exists(full))
        {
            return Undamaged(full);
        }

        CheckpointStore store = new(full);
        return store.NewestGood(refused)
            ?? (store.All.Count > 0
                ? throw new InvalidDataException($"All {store.All.Count} checkpoints of {path} are damaged.")
                : throw new DirectoryNotFoundException(
                    $"{path} holds no checkpoint: expected {Checkpoint.PolicyFile} in it or in the folders of {store.Folder}."));
    }

    /// <summary>The run that a checkpoint folder belongs to, or null if it lies somewhere else.</summary>
    public static string? RunOf(string checkpoint)
    {
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(checkpoint));
        string? parent = Path.GetDirectoryName(full);
        return StepsOf(full) is not null && Path.GetFileName(parent) == "checkpoints"
            ? Path.GetDirectoryName(parent)
            : null;
    }

    /// <summary>Writes a checkpoint, then drops those that are too many.</summary>
    /// <param name="steps">Env steps behind it.</param>
    /// <param name="keep">Newest ones to keep.</param>
    /// <param name="write">Writes the folder whose path it is given, completely or not at all.</param>
    /// <returns>The folder.</returns>
    internal string Save(long steps, int keep, Action<string> write)
    {
        string folder = Path.Combine(Folder, Name(steps));
        write(folder);
        string? best = Best;
        foreach (string old in All.Skip(keep).Where(f => f != best))
        {
            AtomicFolder.Delete(old);
        }

        return folder;
    }

    /// <summary>
    /// Prepares for checkpoints after a step: what killed writers left is removed, newer checkpoints that are damaged are
    /// renamed out of the way.
    /// </summary>
    /// <exception cref="IOException">There are newer ones that are not damaged: another run, or a later part of this
    /// one.</exception>
    internal void Continue(long steps)
    {
        AtomicFolder.RemovePartial(run);
        AtomicFolder.RemovePartial(Folder);
        foreach (string newer in All.Where(f => StepsOf(f) > steps))
        {
            try
            {
                Checkpoint.Verify(newer);
            }
            catch (InvalidDataException)
            {
                string aside = newer + Damaged;
                if (Directory.Exists(aside))
                {
                    Directory.Delete(aside, recursive: true);
                }

                Directory.Move(newer, aside);
                continue;
            }

            throw new IOException(
                $"{run} already holds {Path.GetFileName(newer)}, which is after step {steps}. Resume the run folder to go on "
                + "from there, or choose another folder for this run.");
        }
    }

    private static string Undamaged(string folder)
    {
        try
        {
            Checkpoint.Verify(folder);
            return folder;
        }
        catch (InvalidDataException damage)
        {
            string? good = RunOf(folder) is { } run ? new CheckpointStore(run).NewestGood() : null;
            throw new InvalidDataException(
                good is null ? damage.Message : $"{damage.Message} The newest good checkpoint of this run is {good}.", damage);
        }
    }

    private static string Name(long steps) => Prefix + steps.ToString("D12", CultureInfo.InvariantCulture);

    private static long? StepsOf(string folder)
    {
        string name = Path.GetFileName(folder);
        return name.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(name.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long steps)
            ? steps
            : null;
    }

    private static double? Success(string folder)
    {
        try
        {
            return Checkpoint.LoadSettings(folder).Validation?.Success;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }
}
