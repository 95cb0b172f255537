using System.CommandLine;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Media;
using Galactic.Replays;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Cli.Commands;

/// <summary>`galactic replay RUN_OR_EPISODE`: one episode as animated scene, video, contact sheet or replay file.</summary>
public static class ReplayCommand
{
    private const int SheetPictures = 12;
    private const int SheetColumns = 4;
    private const double FramesPerSecond = 1 / EpisodeGltf.SecondsPerStep;
    private static readonly string[] Endings = [".glb", ".mp4", ".png", EpisodeReplay.Extension];

    private static readonly Argument<string> Source = new("source")
    {
        Description = $"{EpisodeReplay.Extension} file. {Player.Description}",
    };

    private static readonly Option<string[]> Out = new("--out")
    {
        Description = "File to write: .glb (animated scene), .mp4 (video), .png (contact sheet) or "
            + $"{EpisodeReplay.Extension} (the episode itself); may be repeated.",
        Required = true,
    };

    private static readonly Option<int?> Episode = new("--episode")
    {
        Description = "Number of the held-out episode; the first that succeeds when left out.",
    };

    private static readonly Option<int> Episodes = new("--episodes")
    {
        Description = "Size of the held-out set, as in 'eval'.",
        DefaultValueFactory = _ => 32,
    };

    private static readonly Option<string> Preset = PresetOption.Create();
    private static readonly Option<string?> EpisodeSetFile = new("--episode-set")
    {
        Description = "Episode set file in Galactic's format to play instead of generated episodes.",
    };
    private static readonly SettingsOption Settings = new();
    private static readonly WorldOptions Worlds = new();

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new("replay", "Export an episode as animated GLB, video, contact sheet or replay file.")
        {
            Source, Out, Episode, Episodes, EpisodeSetFile, Preset,
        };
        Settings.AddTo(command);
        Worlds.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        Report report = new(parsed);
        string[] files = parsed.GetValue(Out)!;
        if (files.FirstOrDefault(f => !Endings.Any(e => Ends(f, e))) is string unknown)
        {
            throw new UsageException($"--out '{unknown}' does not end in {string.Join(", ", Endings)}.");
        }

        files = [.. files.Select(f => OutputFile.Path(f, "--out"))];
        if (parsed.GetValue(Episode) is < 0 || parsed.GetValue(Episodes) < 1)
        {
            throw new UsageException("--episode must not be negative and --episodes at least 1.");
        }

        string source = parsed.GetValue(Source)!;
        using CpuDevice device = new(parsed.GetValue(SharedOptions.Threads));
        (EpisodeRecording recording, ExperimentSettings settings) = Ends(source, EpisodeReplay.Extension)
            ? Play(source, parsed, device, report)
            : Record(source, parsed, report);
        string home = recording.Set.Scenes[recording.Episode.SceneIndex].Name;
        report.Line(FormattableString.Invariant(
            $"{settings.Name} in {home}: {recording.Outcome} after {recording.Frames.Count - 1} steps"));
        string[] written = [.. files.Select(f => Write(recording, settings, device, f))];
        Array.ForEach(written, report.Line);
        report.Result(new { File = written[0], Files = written, Steps = recording.Frames.Count - 1 });
        return 0;
    }

    private static (EpisodeRecording Recording, ExperimentSettings Settings) Play(
        string file, ParseResult parsed, CpuDevice device, Report report)
    {
        if (parsed.GetValue(Episode) is not null || parsed.GetValue(EpisodeSetFile) is not null)
        {
            throw new UsageException("A replay file holds one episode: leave --episode and --episode-set out.");
        }

        EpisodeReplay replay = EpisodeReplay.Load(file);
        replay = replay with
        {
            Settings = Settings.Apply(
                replay.Settings with { World = Worlds.Apply(replay.Settings.World, parsed) }, parsed),
        };
        try
        {
            return (ReplayPlayer.Play(replay, device, report.Line), replay.Settings);
        }
        catch (InvalidDataException wrong)
        {
            throw new InvalidDataException($"{file}: {wrong.Message}", wrong);
        }
    }

    private static (EpisodeRecording Recording, ExperimentSettings Settings) Record(
        string source, ParseResult parsed, Report report)
    {
        using Player player = Player.Find(source, parsed.GetValue(Preset)!, Worlds, Settings, parsed, report);
        Experiment experiment = player.Experiment;
        EpisodeSet set = player.Episodes(parsed.GetValue(EpisodeSetFile), parsed.GetValue(Episodes));
        if (parsed.GetValue(Episode) is int number && number >= set.Episodes.Count)
        {
            throw new UsageException($"--episode {number}: there are {set.Episodes.Count} episodes.");
        }
        else if (parsed.GetValue(Episode) is int existing)
        {
            set = new EpisodeSet(set.Scenes, set.Objects, [set.Episodes[existing]]);
        }

        using VectorEnv env = player.Open(set);
        EpisodeRecording recording = EpisodeRecorder.RecordFirst(player.Policy, env, experiment.Settings.Training.Seed);
        return (recording, experiment.Settings with { Env = experiment.EvaluationRules() });
    }

    private static string Write(EpisodeRecording recording, ExperimentSettings settings, CpuDevice device, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        if (Ends(file, EpisodeReplay.Extension))
        {
            EpisodeReplay.Of(recording, settings).Save(file);
            return file;
        }

        if (Ends(file, ".glb"))
        {
            EpisodeGltf.Write(recording, file);
            return file;
        }

        using EpisodeFilm film = new(recording.Set, recording.Robot, device);
        if (Ends(file, ".mp4"))
        {
            return VideoWriter.Write(file, film.Draw(recording), FramesPerSecond);
        }

        Picture.Tile(film.Draw(recording, SheetPictures), SheetColumns).Save(file);
        return file;
    }

    private static bool Ends(string file, string ending) => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
