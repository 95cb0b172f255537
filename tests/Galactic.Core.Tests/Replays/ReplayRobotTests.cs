using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Replays;
using Galactic.Scenes;
using Galactic.Tasks;
using Galactic.Tests.Datasets;
using Galactic.Tests.Experiments;

namespace Galactic.Tests.Replays;

/// <summary>Replays of a robot that comes from files.</summary>
public sealed class ReplayRobotTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("galactic-replay").FullName;

    private static string Pr2 => Path.Combine(TestRepository.Root(), "environment", "robots", "pr2.robot.json");

    [Fact]
    public void Robot_files_move_with_the_replay_file()
    {
        string old = Path.Combine(folder, "old");
        CopyRobot(Path.Combine(old, "robots"));
        Replay(Path.Combine(old, "robots", "arm.robot.json"), urdf: null).Save(Directory.CreateDirectory(
            Path.Combine(old, "runs")).FullName + "/a.replay.json");
        string moved = Path.Combine(folder, "moved");
        Directory.Move(old, moved);

        string file = Path.Combine(moved, "runs", "a.replay.json");
        WorldSettings written = SettingsFile.Load<EpisodeReplay>(file).Settings.World;
        Assert.Equal("../robots/arm.robot.json", written.Robot);
        Assert.Equal("../robots/urdf/arm.urdf", written.RobotUrdf);
        WorldSettings read = EpisodeReplay.Load(file).Settings.World;
        Assert.Equal(Path.Combine(moved, "robots", "arm.robot.json"), read.Robot);
        Assert.Equal(Path.Combine(moved, "robots", "urdf", "arm.urdf"), read.RobotUrdf);
    }

    [Fact]
    public void Robot_files_that_share_only_the_root_are_named_in_full()
    {
        string robot = Path.GetFullPath("/nowhere/arm.robot.json");
        string urdf = Path.GetFullPath("/nowhere/arm.urdf");
        string file = Path.Combine(folder, "a.replay.json");
        Replay(robot, urdf).Save(file);
        WorldSettings written = SettingsFile.Load<EpisodeReplay>(file).Settings.World;
        Assert.Equal((robot, urdf), (written.Robot, written.RobotUrdf));
    }

    [Fact]
    public void Missing_robot_files_are_named_with_the_option_that_gives_them()
    {
        using CpuDevice device = new(1);
        string file = Path.Combine(folder, "a.replay.json");
        string robot = Path.Combine(folder, "robots", "arm.robot.json");
        CopyRobot(Path.GetDirectoryName(robot)!);
        Replay(robot, urdf: null).Save(file);

        string urdf = Path.Combine(folder, "robots", "urdf", "arm.urdf");
        File.Delete(urdf);
        string error = Assert.Throws<InvalidDataException>(() => ReplayPlayer.Play(EpisodeReplay.Load(file), device)).Message;
        Assert.Contains(urdf, error);
        Assert.Contains("--robot-urdf FILE", error);

        File.Delete(robot);
        error = Assert.Throws<InvalidDataException>(() => ReplayPlayer.Play(EpisodeReplay.Load(file), device)).Message;
        Assert.Contains(robot, error);
        Assert.Contains("--robot FILE", error);
    }

    [Fact]
    public void An_episode_of_a_robot_from_files_plays_without_naming_them_again()
    {
        string urdf = Path.Combine(SharedData.Folder("pr2-robot"), "urdf", "pr2_simplified.urdf");
        ExperimentSettings settings = TinyWorld.Settings(Presets.MobilePickBlind);
        settings = settings with { World = settings.World with { Robot = Pr2, RobotUrdf = urdf } };
        string file = Path.Combine(folder, "a.replay.json");
        using Experiment experiment = new(settings, 2);
        using VectorEnv env = experiment.OpenBlindEnv(experiment.HeldOutSet(Galactic.Homes.HomeSplit.Test, 2));
        EpisodeRecording recording = EpisodeRecorder.Record(new RandomPolicy(5), env, 1, 10, EpisodeOutcome.TimeLimit)[0];
        EpisodeReplay.Of(recording, settings with { Env = experiment.EvaluationRules() }).Save(file);

        EpisodeRecording again = ReplayPlayer.Play(EpisodeReplay.Load(file), experiment.Device);
        Assert.Equal(experiment.Robot.Joints.Count, again.Robot.Joints.Count);
        Assert.Equal(recording.Frames[^1].WorldFromMesh, again.Frames[^1].WorldFromMesh);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A description and an empty URDF file beside it.</summary>
    private static void CopyRobot(string to)
    {
        Directory.CreateDirectory(Path.Combine(to, "urdf"));
        string description = File.ReadAllText(Pr2)
            .Replace("pr2-robot/urdf/pr2_simplified.urdf", "urdf/arm.urdf", StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(to, "arm.robot.json"), description);
        File.WriteAllText(Path.Combine(to, "urdf", "arm.urdf"), "");
    }

    private static EpisodeReplay Replay(string robot, string? urdf)
    {
        ExperimentSettings settings = TinyWorld.Settings(Presets.MobilePickBlind);
        return new EpisodeReplay
        {
            Settings = settings with { World = settings.World with { Robot = robot, RobotUrdf = urdf } },
            Scene = "none",
            Episode = new ReplayEpisode([0, 0], 0, [], [], []),
            Actions = [],
            Outcome = EpisodeOutcome.TimeLimit,
            Fingerprints = [""],
        };
    }
}
