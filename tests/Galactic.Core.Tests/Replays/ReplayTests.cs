using System.Numerics;
using System.Text.Json.Nodes;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Learning;
using Galactic.Replays;
using Galactic.Scenes;
using Galactic.Tasks;
using Galactic.Tests.Experiments;
using SharpGLTF.Schema2;

namespace Galactic.Tests.Replays;

public sealed class ReplayTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("galactic-replay").FullName;
    private readonly Experiment experiment = new(TinyWorld.Settings(Presets.MobilePickBlind), 2);

    [Fact]
    public void Actions_and_start_give_every_bit_of_an_episode_again()
    {
        (EpisodeRecording original, EpisodeReplay replay) = Record();
        string file = Path.Combine(folder, "one" + EpisodeReplay.Extension);
        replay.Save(file);
        using CpuDevice oneThread = new(1);
        EpisodeRecording again = ReplayPlayer.Play(EpisodeReplay.Load(file), oneThread);
        Assert.Equal(original.Outcome, again.Outcome);
        Assert.Equal(original.Frames.Count, again.Frames.Count);
        for (int i = 0; i < original.Frames.Count; i++)
        {
            Assert.Equal(original.Frames[i].WorldFromMesh, again.Frames[i].WorldFromMesh);
            Assert.Equal(original.Frames[i].WorldFromCamera, again.Frames[i].WorldFromCamera);
            Assert.Equal(original.Frames[i].Base, again.Frames[i].Base);
            Assert.Equal(original.Frames[i].Return, again.Frames[i].Return);
        }
    }

    [Fact]
    public void A_changed_action_is_noticed_at_its_step()
    {
        EpisodeReplay replay = Record().Replay;
        float[] changed = [.. replay.Actions[4]];
        changed[3] = -changed[3];
        replay = replay with { Actions = [.. replay.Actions.Select((a, i) => i == 4 ? changed : a)] };
        InvalidDataException error = Assert.Throws<InvalidDataException>(
            () => ReplayPlayer.Play(replay, experiment.Device));
        Assert.Contains("at step 5 of", error.Message);
    }

    [Fact]
    public void An_unknown_object_is_named()
    {
        EpisodeReplay replay = Record().Replay;
        ReplayEpisode.Thing[] things = [.. replay.Episode.Objects];
        things[2] = things[2] with { Class = "teapot" };
        replay = replay with { Episode = replay.Episode with { Objects = things } };
        InvalidDataException error = Assert.Throws<InvalidDataException>(
            () => ReplayPlayer.Play(replay, experiment.Device));
        Assert.Contains("objects[2] is a 'teapot'", error.Message);
    }

    [Theory]
    [InlineData("{", "one.replay.json")]
    [InlineData("{\"version\":9}", "missing")]
    public void A_damaged_file_is_named(string text, string expected)
    {
        string file = Path.Combine(folder, "one" + EpisodeReplay.Extension);
        File.WriteAllText(file, text);
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => EpisodeReplay.Load(file));
        Assert.Contains(file, error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Theory]
    [InlineData("settings.env", "null", "settings.env: null, expected a value")]
    [InlineData("settings.env.task", "7", "settings.env.task: A task needs the property \"kind\"")]
    [InlineData("settings.env.task.kind", "[1]", "settings.env.task: A task needs the property \"kind\"")]
    [InlineData("settings.env.task.maxSteps", "\"many\"", "settings.env.task.maxSteps: the value is not of the kind")]
    [InlineData("settings.env.task.observations.terms", "null", "settings.env.task.observations.terms: null")]
    [InlineData("settings.env.task.observations.terms", "[null]", "there is no observation term ''")]
    [InlineData("settings.env.task.observations.terms", "[\"x\"]", "there is no observation term 'x'")]
    [InlineData("settings.env.task.maxSteps", "0", "MaxSteps must be at least 1")]
    [InlineData("settings.env.simulation.slideDistance", "5", "SlideDistance must be between 0 and 1 m")]
    [InlineData("actions[3]", "null", "actions[3] is null")]
    [InlineData("episode", "null", "episode: null, expected a value")]
    public void A_wrong_value_is_named_with_file_and_place(string place, string value, string expected)
    {
        string file = Path.Combine(folder, "wrong" + EpisodeReplay.Extension);
        Record().Replay.Save(file);
        JsonNode root = JsonNode.Parse(File.ReadAllText(file))!;
        string[] names = place.Split('.', '[');
        JsonNode parent = names[..^1].Aggregate(root, (node, name) => node[name]!);
        if (names[^1].EndsWith(']'))
        {
            parent[int.Parse(names[^1][..^1])] = JsonNode.Parse(value);
        }
        else
        {
            parent[names[^1]] = JsonNode.Parse(value);
        }

        File.WriteAllText(file, root.ToJsonString());
        InvalidDataException error = Assert.Throws<InvalidDataException>(() => EpisodeReplay.Load(file));
        Assert.StartsWith(file + ": " + (expected.StartsWith("settings.", StringComparison.Ordinal) ? expected : ""), error.Message);
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void A_start_that_cannot_be_played_is_explained()
    {
        EpisodeReplay replay = Record().Replay;
        replay = replay with { Episode = replay.Episode with { StartPosition = [1e6f, 0] } };
        InvalidDataException error = Assert.Throws<InvalidDataException>(
            () => ReplayPlayer.Play(replay, experiment.Device));
        Assert.Contains("StartInCollision", error.Message);
    }

    [Fact]
    public void The_animated_scene_holds_every_pose_of_objects_and_links()
    {
        EpisodeRecording recording = Record().Recording;
        string file = Path.Combine(folder, "one.glb");
        EpisodeGltf.Write(recording, file);
        ModelRoot model = ModelRoot.Load(file);
        Animation animation = Assert.Single(model.LogicalAnimations);
        Assert.Equal((recording.Frames.Count - 1) * EpisodeGltf.SecondsPerStep, animation.Duration, 1e-4);
        Episode episode = recording.Episode;
        for (int visual = 0; visual < experiment.Robot.Visuals.Count; visual++)
        {
            string link = experiment.Robot.Links[experiment.Robot.Visuals[visual].Link].Name;
            CheckPoses(recording, animation, model, link, episode.Spawns.Count + visual);
        }

        for (int slot = 0; slot < episode.Spawns.Count; slot++)
        {
            string name = $"{slot:D2} {recording.Set.Objects[episode.Spawns[slot].ObjectIndex].Name}";
            CheckPoses(recording, animation, model, name, slot);
        }

        Assert.Contains(model.LogicalNodes, n => n.Name == recording.Set.Scenes[episode.SceneIndex].Name);
        Assert.Contains(model.LogicalNodes, n => n.Name == "target 1");

        // Daylight comes through the windows.
        Assert.Contains(
            model.LogicalMaterials, m => m.FindChannel("Emissive")!.Value.Color is { X: > 0.4f, Y: > 0.4f, Z: > 0.4f });
    }

    public void Dispose()
    {
        experiment.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private static void CheckPoses(
        EpisodeRecording recording, Animation animation, ModelRoot model, string name, int instance)
    {
        Node node = model.LogicalNodes.First(n => n.Name == name);
        for (int frame = 0; frame < recording.Frames.Count; frame++)
        {
            Matrix4x4 local = node.GetLocalTransform(animation, frame * EpisodeGltf.SecondsPerStep).Matrix;
            Pose expected = Pose.Read(recording.Frames[frame].WorldFromMesh.AsSpan(instance * 12, 12));
            foreach (Vector3 point in (ReadOnlySpan<Vector3>)[Vector3.Zero, Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ])
            {
                Assert.InRange(Vector3.Distance(expected.Transform(point), Vector3.Transform(point, local)), 0, 1e-4f);
            }
        }
    }

    private (EpisodeRecording Recording, EpisodeReplay Replay) Record()
    {
        EpisodeSet set = experiment.HeldOutSet(Galactic.Homes.HomeSplit.Test, 8);
        using VectorEnv env = experiment.OpenEvaluationEnv(set);
        EpisodeRecording recording = EpisodeRecorder.Record(
            new RandomPolicy(5), env, 1, 10, EpisodeOutcome.TimeLimit)[0];
        ExperimentSettings rules = experiment.Settings with { Env = experiment.EvaluationRules() };
        return (recording, EpisodeReplay.Of(recording, rules));
    }
}
