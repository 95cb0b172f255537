using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text.Json;
using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Tasks;

namespace Galactic.Replays;

/// <summary>
/// An episode as its causes: rules, home, start situation and actions. Playing it gives every bit of the original
/// again, on any machine with the same vector width rules and for any number of threads.
/// </summary>
public sealed record EpisodeReplay
{
    /// <summary>Ending of replay files.</summary>
    public const string Extension = ".replay.json";

    private const int CurrentVersion = 1;

    /// <summary>Version of the file format.</summary>
    public int Version { get; init; } = CurrentVersion;

    /// <summary>Rules, worlds and camera of the experiment.</summary>
    public required ExperimentSettings Settings { get; init; }

    /// <summary>Name of the home: of a scene of the dataset, or of a generated home.</summary>
    public required string Scene { get; init; }

    /// <summary>Start situation and goals.</summary>
    public required ReplayEpisode Episode { get; init; }

    /// <summary>[step][channel] actions as the policy gave them.</summary>
    public required IReadOnlyList<float[]> Actions { get; init; }

    /// <summary>How the episode ended.</summary>
    public required EpisodeOutcome Outcome { get; init; }

    /// <summary>[frame] fingerprint of everything that stands in the home, start state first; see <see cref="Fingerprint"/>.</summary>
    public required IReadOnlyList<string> Fingerprints { get; init; }

    /// <summary>Takes a recorded episode apart.</summary>
    /// <param name="recording">The episode.</param>
    /// <param name="settings">The experiment it was recorded in.</param>
    public static EpisodeReplay Of(EpisodeRecording recording, ExperimentSettings settings) => new()
    {
        Settings = settings,
        Scene = recording.Set.Scenes[recording.Episode.SceneIndex].Name,
        Episode = ReplayEpisode.Of(recording.Episode, recording.Set),
        Actions = [.. recording.Frames.Skip(1).Select(f => f.Action)],
        Outcome = recording.Outcome,
        Fingerprints = [.. recording.Frames.Select(Fingerprint)],
    };

    /// <summary>Eight hexadecimal digits of SHA-256 over base pose and all instance transforms of a frame.</summary>
    public static string Fingerprint(RecordedFrame frame)
    {
        float[] all = [frame.Base.X, frame.Base.Z, frame.Base.Yaw, .. frame.WorldFromMesh];
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(all)))[..8];
    }

    /// <summary>
    /// Writes the file; it appears complete or not at all. The paths of the robot's description and URDF file are
    /// written relative to the file where they share a folder other than the root with it.
    /// </summary>
    /// <exception cref="IOException">The file cannot be written, or the robot's files are gone.</exception>
    public void Save(string path) => SettingsFile.Save(path, WithWorld(RobotPaths.Stored(Settings.World, FolderOf(path))));

    /// <summary>Reads a file and checks it.</summary>
    /// <exception cref="InvalidDataException">The file is no replay or is damaged; the message says where.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static EpisodeReplay Load(string path)
    {
        EpisodeReplay replay = SettingsFile.Load<EpisodeReplay>(path, r => r.Settings.Validate());
        if (replay.Version != CurrentVersion)
        {
            throw new InvalidDataException(
                $"{path}: version is {replay.Version}, this program reads version {CurrentVersion}.");
        }

        int missing = replay.Actions.ToList().FindIndex(a => a is null);
        if (missing >= 0)
        {
            throw new InvalidDataException(
                $"{path}: actions[{missing}] is null; expected the value a replay was saved with.");
        }

        if (replay.Fingerprints.Count != replay.Actions.Count + 1)
        {
            throw new InvalidDataException(
                $"{path}: {replay.Actions.Count} actions need {replay.Actions.Count + 1} fingerprints, "
                + $"there are {replay.Fingerprints.Count}.");
        }

        return replay.WithWorld(RobotPaths.Resolved(replay.Settings.World, FolderOf(path)));
    }

    private EpisodeReplay WithWorld(WorldSettings world) => this with { Settings = Settings with { World = world } };

    private static string FolderOf(string path) => Path.GetDirectoryName(Path.GetFullPath(path))!;
}
