using System.Text.Json;
using Galactic.Assets;
using Galactic.Experiments;
using Galactic.Homes;
using Galactic.Learning;
using Galactic.Media;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Tests.Experiments;

[Collection("torch")]
public sealed class ExperimentTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("galactic-experiment").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_blind_policy_learns_to_pick_in_homes_it_has_never_seen()
    {
        ExperimentSettings settings = Presets.MobilePickBlind with
        {
            World = new WorldSettings { TrainingHomes = 16, HeldOutHomes = 16, TrainingEpisodes = 1600 },
            ValidationSteps = 200,
            ValidationEpisodes = 128,
        };
        settings = settings with
        {
            Training = settings.Training with { Minutes = null, Steps = 352_256, Seed = 1, EvaluateEveryMinutes = 60 },
        };
        using Experiment experiment = new(settings, Math.Min(2, Environment.ProcessorCount));
        EpisodeSet heldOut = experiment.HeldOutSet(HomeSplit.Validation, 128);
        using ActorCritic untrained = experiment.CreatePolicy();
        double before = experiment.Evaluate(untrained, heldOut).Success;
        (TrainingResult result, ActorCritic policy) = experiment.Train();
        using (policy)
        {
            EvaluationResult after = experiment.Evaluate(policy, heldOut);
            TestContext.Current.TestOutputHelper!.WriteLine(
                FormattableString.Invariant($"before {before:0.00}, after {after}, {result.Seconds:0} s"));
            Assert.InRange(before, 0, 0.15);
            Assert.True(after.Success >= 0.4, $"{after}");
        }
    }

    [Fact]
    public void A_critic_that_knows_more_trains_beside_a_policy_that_does_not()
    {
        ExperimentSettings settings = Presets.WithoutEyes(TinyWorld.Settings(Presets.MobilePick));
        ObservationSettings seen = settings.Env.Task.Observations with
        {
            Privileged = ["ee_object_relative", "steps_left"],
        };
        ExperimentSettings told = settings with
        {
            Env = settings.Env with { Task = settings.Env.Task with { Observations = seen } },
        };
        using Experiment plain = new(settings, 1);
        using Experiment informed = new(told, 1);
        (TrainingResult before, ActorCritic other) = plain.Train();
        (TrainingResult result, ActorCritic policy) = informed.Train(directory: folder);
        using (other)
        using (policy)
        {
            // Four more inputs of the critic's first layer; the actor is as it was.
            Assert.Equal(other.ParameterCount + 4 * settings.Training.Policy.CriticWidth, policy.ParameterCount);
            Assert.NotEqual(before.History[^1].Losses.ValueLoss, result.History[^1].Losses.ValueLoss);
            Assert.Equal(7, result.History[^1].RewardTerms.Count);
            Assert.Equal(
                result.History[^1].Return, result.History[^1].RewardTerms.Values.Sum(), 1e-3);
            Assert.Contains("reward/approach", File.ReadLines(Path.Combine(folder, "metrics.csv")).First());
            using ActorCritic again = Checkpoint.LoadPolicy(result.Checkpoint!);
            Assert.Equal(
                informed.Evaluate(policy, informed.HeldOutSet(HomeSplit.Test, 4)).Results,
                informed.Evaluate(again, informed.HeldOutSet(HomeSplit.Test, 4)).Results);
        }
    }

    [Fact]
    public void A_checkpoint_knows_its_experiment_and_gives_the_same_results()
    {
        ExperimentSettings settings = TinyWorld.Settings(Presets.MobilePick);
        using Experiment experiment = new(settings, 1);
        (TrainingResult result, ActorCritic policy) = experiment.Train(directory: folder);
        using (policy)
        {
            ExperimentSettings loaded = ExperimentCheckpoint.LoadSettings(result.Checkpoint!);
            Assert.Equal(Json(settings), Json(loaded));
            using ActorCritic again = Checkpoint.LoadPolicy(result.Checkpoint!);
            using Experiment second = new(loaded, 1);
            Assert.Equal(
                experiment.Evaluate(policy, experiment.HeldOutSet(HomeSplit.Test, 6)).Results,
                second.Evaluate(again, second.HeldOutSet(HomeSplit.Test, 6)).Results);
        }

        string file = Path.Combine(result.Checkpoint!, "settings.json");
        File.WriteAllText(file, File.ReadAllText(file).Replace("\"experiment\"", "\"other\""));
        Checksums.Write(result.Checkpoint!);
        Assert.Contains(
            "settings.json",
            Assert.Throws<InvalidDataException>(() => ExperimentCheckpoint.LoadSettings(result.Checkpoint!)).Message);
    }

    [Fact]
    public void A_recorded_episode_becomes_pictures_of_the_asked_size_that_show_something()
    {
        using Experiment experiment = new(TinyWorld.Settings(Presets.MobilePick), 1);
        EpisodeSet set = experiment.HeldOutSet(HomeSplit.Test, 3);
        using VectorEnv env = experiment.OpenEvaluationEnv(set);
        EpisodeRecording recording = Assert.Single(
            EpisodeRecorder.Record(new RandomPolicy(2), env, 2, 1, EpisodeOutcome.TimeLimit));
        Assert.Equal(EpisodeOutcome.TimeLimit, recording.Outcome);
        Assert.Equal(Enumerable.Range(0, 41), recording.Frames.Select(f => f.Step));

        using EpisodeFilm film = new(set, experiment.Robot, experiment.Device, 320, 296);
        IReadOnlyList<Picture> pictures = film.Draw(recording, 3);
        Assert.Equal(3, pictures.Count);
        foreach (Picture picture in pictures)
        {
            Assert.Equal((320, 296), (picture.Width, picture.Height));
            HashSet<uint> wide = [], eyes = [];
            for (int i = 0; i < 100; i++)
            {
                wide.Add(picture[5 + i, 5 + 2 * i]);
                wide.Add(picture[170 - i, 5 + 2 * i]);
                eyes.Add(picture[190 + i, 20 + i]);
            }

            Assert.True(wide.Count > 5, "The view from above shows one colour.");
            Assert.True(eyes.Count > 3, "The robot's view shows one colour.");
        }

        Assert.False(pictures[0].Pixels.SequenceEqual(pictures[^1].Pixels));
    }

    private static string Json(ExperimentSettings settings) =>
        JsonSerializer.Serialize(settings, SettingsJson.Options);
}
