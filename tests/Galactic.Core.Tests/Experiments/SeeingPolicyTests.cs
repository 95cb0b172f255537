using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Homes;
using Galactic.Learning;
using Galactic.Rendering;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Tests.Experiments;

/// <summary>Every encoder on every kind of image, in real homes, from collecting to a checkpoint that plays.</summary>
[Collection("torch")]
public sealed class SeeingPolicyTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("galactic-seeing").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(VisualEncoder.Patch, ImageInput.ColorDepth, MemoryKind.Gru)]
    [InlineData(VisualEncoder.Nature, ImageInput.Color, MemoryKind.Lstm)]
    [InlineData(VisualEncoder.Nature, ImageInput.Depth, MemoryKind.None)]
    [InlineData(VisualEncoder.ResNet18, ImageInput.ColorDepth, MemoryKind.None)]
    public void It_trains_and_its_checkpoint_plays_like_it(VisualEncoder encoder, ImageInput image, MemoryKind memory)
    {
        ExperimentSettings settings = Small(Presets.MobilePick);
        Check(settings with
        {
            Training = settings.Training with
            {
                Policy = settings.Training.Policy with
                {
                    Encoder = encoder,
                    Image = image,
                    Memory = memory,
                    MemorySize = 16,
                    EncoderFeatures = 16,
                    CriticReadsMemory = memory != MemoryKind.None,
                },
            },
        });
    }

    [Fact]
    public void The_published_network_trains_by_the_published_rules_and_its_checkpoint_plays_like_it()
    {
        ExperimentSettings settings = Small(Presets.MobilePickPaper);
        long parameters = Check(settings with
        {
            Camera = Presets.MobilePickPaper.Camera,
            Training = settings.Training with { Policy = PolicySettings.Paper },
        });
        Assert.Equal(5_906_647, parameters);
    }

    [Theory]
    [InlineData(VisualEncoder.Patch)]
    [InlineData(VisualEncoder.Nature)]
    public void Colour_and_depth_reach_the_network_where_it_reads_them(VisualEncoder encoder)
    {
        const int Size = 40;
        ExperimentSettings settings = Small(Presets.MobilePick) with
        {
            Camera = new CameraSettings { Width = Size, Height = Size },
        };
        settings = settings with
        {
            Training = settings.Training with
            {
                Policy = settings.Training.Policy with
                {
                    Encoder = encoder,
                    Image = ImageInput.ColorDepth,
                    DepthEncoding = DepthEncoding.Normalized,
                },
            },
        };
        using Experiment experiment = new(settings, 1);
        using VectorEnv env = experiment.OpenTrainingEnv();
        env.Reset(3);
        using ActorCritic policy = new(
            settings.Training.Policy, env.Observations, env.Actions, 1, ComputeType.Float32);
        using RolloutBuffer rollout = new(policy, 1, 4);
        new Collector(env, policy, 1, new StageClock()).Collect(rollout);
        env.Reset(3);
        byte[] colors = env.RenderColor(out ReadOnlySpan<float> seen).ToArray();
        float[] depth = seen.ToArray();
        float[] storedDepth = rollout.DepthTensor!.flatten().data<float>().ToArray();
        byte[] storedColor = rollout.ColorTensor!.flatten().data<byte>().ToArray();
        Assert.True(depth.Distinct().Count() > 100 && colors.Distinct().Count() > 50);
        for (int i = 0; i < depth.Length; i++)
        {
            (int image, int y, int x) = (i / (Size * Size), i / Size % Size, i % Size);
            int patch = y / 8 * (Size / 8) + x / 8;
            bool planar = encoder == VisualEncoder.Nature;
            Assert.Equal(depth[i], storedDepth[planar ? i : image * Size * Size + patch * 64 + y % 8 * 8 + x % 8]);
            for (int c = 0; c < 3; c++)
            {
                int at = planar
                    ? ((image * 3 + c) * Size + y) * Size + x
                    : (image * Size * Size + patch * 64) * 3 + c * 64 + y % 8 * 8 + x % 8;
                Assert.Equal(colors[i * 4 + c], storedColor[at]);
            }
        }
    }

    [Theory]
    [InlineData(TrunkKind.Layered, MemoryKind.None)]
    [InlineData(TrunkKind.Layered, MemoryKind.Gru)]
    [InlineData(TrunkKind.Linear, MemoryKind.Lstm)]
    public void A_policy_that_learned_blind_does_the_same_with_its_eyes_open_until_it_learns_more(
        TrunkKind trunk, MemoryKind memory)
    {
        ExperimentSettings settings = Small(Presets.MobilePick);
        TrainingSettings training = settings.Training with
        {
            ImagesFrom = 0.5,
            Policy = settings.Training.Policy with { Trunk = trunk, Memory = memory, MemorySize = 16 },
        };
        using Experiment experiment = new(settings with { Training = training }, 1);
        using VectorEnv env = experiment.OpenTrainingEnv();
        using Trainer trainer = new(env, training);
        using ActorCritic policy = trainer.Policy;
        float[] encoder = policy.Parameters.Span("actor.conv1.weight").ToArray();
        List<(bool Blind, bool Differs)> updates = [];
        trainer.Run(_ =>
        {
            bool blind = policy.IsBlind;
            updates.Add((blind, !Act(policy, env, blind: true).SequenceEqual(Act(policy, env, blind: false))));
            policy.IsBlind = blind;
            Assert.True(!blind || policy.Parameters.Span("actor.conv1.weight").SequenceEqual(encoder));
        });
        Assert.Equal([(true, false), (false, true)], updates);
        Assert.False(policy.Parameters.Span("actor.conv1.weight").SequenceEqual(encoder));
    }

    private static float[] Act(ActorCritic network, VectorEnv env, bool blind)
    {
        network.IsBlind = blind;
        using LearnedPolicy policy = new(network, sampled: false, 1);
        float[] actions = new float[env.EnvCount * env.Actions.Size];
        policy.Act(env, actions);
        return actions;
    }

    private static ExperimentSettings Small(ExperimentSettings preset)
    {
        ExperimentSettings tiny = TinyWorld.Settings(preset, 32);
        return tiny with
        {
            Camera = new CameraSettings { Width = 48, Height = 48 },
            EvaluationSteps = 6,
            ValidationSteps = 3,
            ValidationEpisodes = 2,
            Training = tiny.Training with { Envs = 4, Horizon = 4 },
        };
    }

    private long Check(ExperimentSettings settings)
    {
        using Experiment experiment = new(settings, 1);
        using ActorCritic untrained = experiment.CreatePolicy();
        (TrainingResult result, ActorCritic policy) = experiment.Train(directory: folder);
        using (policy)
        {
            Assert.Equal(32, result.Steps);
            Assert.All(result.History, p => Assert.True(p.Losses.GradientNorm > 0));
            foreach ((string name, _) in policy.Parameters.Layout)
            {
                Assert.False(
                    policy.Parameters.Span(name).SequenceEqual(untrained.Parameters.Span(name)), $"{name} did not change.");
            }

            EpisodeSet set = experiment.HeldOutSet(HomeSplit.Test, 3);
            using ActorCritic again = Checkpoint.LoadPolicy(result.Checkpoint!);
            Assert.Equal(experiment.Evaluate(policy, set).Results, experiment.Evaluate(again, set).Results);
            return policy.ParameterCount;
        }
    }
}
