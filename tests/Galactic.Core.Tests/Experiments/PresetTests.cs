using System.Text.Json;
using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Simulation;
using Galactic.Tasks;

namespace Galactic.Tests.Experiments;

public sealed class PresetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("galactic-presets").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Presets_are_found_by_their_own_names_only()
    {
        Assert.Distinct(Presets.All.Select(p => p.Name));
        Assert.All(Presets.All, p => Assert.Equal(Json(p), Json(Presets.Find(p.Name)!)));
        Assert.Null(Presets.Find("mobile-pic"));
        Assert.Null(Presets.Find(""));
    }

    [Fact]
    public void The_blind_preset_differs_from_the_seeing_one_in_name_and_network_only()
    {
        ExperimentSettings blind = Presets.MobilePickBlind;
        Assert.Equal(VisualEncoder.None, blind.Training.Policy.Encoder);
        Assert.Equal(Json(Presets.MobilePick), Json(blind with
        {
            Name = Presets.MobilePick.Name,
            Training = blind.Training with { Policy = Presets.MobilePick.Training.Policy },
        }));
    }

    [Fact]
    public void Settings_come_back_from_a_file_as_they_were()
    {
        string path = Path.Combine(folder, "settings.json");
        foreach (ExperimentSettings preset in Presets.All)
        {
            ExperimentSettings changed = TinyWorld.Settings(preset, 12_345);
            SettingsFile.Save(path, changed);
            Assert.Equal(Json(changed), Json(SettingsFile.Load<ExperimentSettings>(path)));
        }
    }

    [Theory]
    [InlineData("mobile-pick-paper")]
    [InlineData("navigate")]
    [InlineData("place")]
    [InlineData("rearrange-easy")]
    [InlineData("rearrange")]
    [InlineData("rearrange-multi")]
    [InlineData("rearrange-safe-paper")]
    [InlineData("rearrange-paper")]
    public void Every_kind_of_preset_trains_and_its_checkpoint_knows_its_task(string name)
    {
        ExperimentSettings preset = Presets.WithoutEyes(Presets.Find(name)!);
        ExperimentSettings settings = TinyWorld.Settings(preset, 1024) with
        {
            World = TinyWorld.World with { Episodes = preset.World.Episodes },
        };
        using Experiment experiment = new(settings, 1);
        using VectorEnv env = experiment.OpenTrainingEnv();
        env.Reset(1);
        Assert.Equal(0, env.Faults.Total);
        (TrainingResult result, ActorCritic policy) = experiment.Train(directory: folder);
        policy.Dispose();
        Assert.Equal(1024, result.Steps);
        Assert.Equal(Json(settings), Json(ExperimentCheckpoint.LoadSettings(result.Checkpoint!)));
        Assert.Equal(settings.Env.Task.UsesEndAction, policy.Actions.Channels[^1] == ActionChannel.Binary);
    }

    [Fact]
    public void Published_presets_use_the_published_rules()
    {
        ExperimentSettings[] paper = [.. Presets.All.Where(p => p.Name.EndsWith("-paper", StringComparison.Ordinal))];
        Assert.Equal(4, paper.Length);
        Assert.All(paper, p =>
        {
            PaperTask task = Assert.IsType<PaperTask>(p.Env.Task);
            Assert.Equal((500, true, 128), (task.MaxSteps, task.LimitTerminates, p.Camera.Width));
            Assert.Equal(
                (StepPipeline.Delayed, EpisodeSchedule.InTurn, EpisodeStagger.ByNumber),
                (p.Env.Pipeline, p.Env.Schedule, p.Env.Stagger));
            Assert.Equal(SimulationSettings.Paper, p.Env.Simulation);
            Assert.Equal((10f, 5f, 1f), (task.Reward.Success, task.Reward.Pick, task.Reward.Cartesian));
        });
        Assert.Equal([0.1f, 0.15f, 0.15f, 0.15f], paper.Select(p => ((PaperTask)p.Env.Task).SuccessDistance));
    }

    [Fact]
    public void Published_presets_use_the_published_network_and_numbers()
    {
        foreach (TrainingSettings training in Presets.All
            .Where(p => p.Name.EndsWith("-paper", StringComparison.Ordinal)).Select(p => p.Training))
        {
            PpoSettings ppo = training.Ppo;
            Assert.Equal(PolicySettings.Paper, training.Policy);
            Assert.Equal((128, 64, 1, 2), (training.Envs, training.Horizon, ppo.Epochs, ppo.Minibatches));
            Assert.Equal((0.99f, 0.95f, 0.2f), (ppo.Gamma, ppo.Lambda, ppo.Clip));
            Assert.Equal((0.5f, 0.001f, 2f), (ppo.ValueCoefficient, ppo.EntropyCoefficient, ppo.MaximumGradientNorm));
            Assert.True(ppo.ClipValues && ppo.ContinuousEntropy && ppo.StartSteps == StartSteps.Counted);
            Assert.Equal(3.5e-4, training.LearningRateAt(0));
            Assert.Equal(3.5e-4 / 4, training.LearningRateAt(0.75), 1e-8);
            Assert.Equal(0, training.LearningRateAt(1), 1e-7);
            Assert.Equal((0.2f, 0.2f), (training.ClipAt(0), training.ClipAt(1)));
            Assert.Equal(float.PositiveInfinity, training.MaximumStdAt(1));
        }
    }

    [Theory]
    [InlineData("env.task.observations.terms=[\"is_holdng\"]", "Observations.Terms: there is no observation term 'is_holdng'. Terms: robot_target")]
    [InlineData("env.task.observations.terms=[\"is_holding\", \"is_holding\"]", "'is_holding' is named twice")]
    [InlineData("env.task.observations.terms=[null]", "there is no observation term ''")]
    [InlineData("env.task.observations.privileged=[\"foo\"]", "Observations.Privileged: there is no observation term 'foo'")]
    [InlineData("camera.width=0", "Width is 0 pixels")]
    [InlineData("env.cameras=[null]", "Env.Cameras has an entry that is null")]
    [InlineData("env.observedCamera=1", "ObservedCamera is 1, but there are 1 cameras")]
    [InlineData("env.firstEnv=-1", "FirstEnv must not be negative")]
    [InlineData("training.policy.spread=perState", "set StdCapFrom to 1")]
    [InlineData("training.policy.trunk=linear", "set Policy.Memory to Gru or Lstm")]
    public void Settings_that_make_no_sense_are_refused_before_anything_is_built(string change, string said)
    {
        ExperimentSettings settings = SettingsOverrides.Apply(Presets.Rearrange, [change]);
        Assert.Contains(said, Assert.Throws<ArgumentException>(settings.Validate).Message);
    }

    private static string Json(ExperimentSettings settings) =>
        JsonSerializer.Serialize(settings, SettingsJson.Options);
}
