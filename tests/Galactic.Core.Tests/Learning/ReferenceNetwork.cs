using Galactic.Learning;
using Galactic.Tasks;
using TorchSharp;
using static Galactic.Tests.Learning.ReferenceFixture;

namespace Galactic.Tests.Learning;

/// <summary>One of the two networks of the reference script, with its weights, and the rollout it learned from.</summary>
internal sealed class ReferenceNetwork : IDisposable
{
    private const int Inputs = 2000;
    private readonly List<IDisposable> owned = [];

    private ReferenceNetwork(
        string file, PolicySettings settings, ObservationSpace observations, ActionSpace actions,
        IReadOnlyList<(string Theirs, string Ours)> names, int steps, int envs)
    {
        (Fixture, Names) = (ReferenceFixture.Load(file), names);
        Make = () =>
        {
            ActorCritic policy = new(settings, observations, actions, 1, ComputeType.Float32);
            owned.Add(policy);
            for (int i = 0; i < Fixture.Tensors.Length; i++)
            {
                string ours = names.Single(n => n.Theirs == Fixture.Tensors[i].Name).Ours;
                Fixture.Weights(i).CopyTo(policy.Parameters.Span(ours));
            }

            return policy;
        };
        Rollout = new RolloutBuffer(Make(), steps, envs);
        owned.Add(Rollout);
        Rollout.Transition.Fill(true);
    }

    public ReferenceFixture Fixture { get; }

    /// <summary>Our name of every parameter.</summary>
    public IReadOnlyList<(string Theirs, string Ours)> Names { get; }

    /// <summary>Makes the network with the weights of the script.</summary>
    public Func<ActorCritic> Make { get; }

    public RolloutBuffer Rollout { get; }

    public required PpoSettings Settings { get; init; }

    public required double LearningRate { get; init; }

    /// <summary>The published network on 128x128 colour and depth; envs 0 and 1 end after steps 0 and 2.</summary>
    public static ReferenceNetwork Paper()
    {
        const int Steps = 4;
        const int Envs = 3;
        const int Pixels = 128 * 128;
        ActionSpace actions = new(
            [.. Enumerable.Range(0, 11).Select(i => $"{i}")],
            [ActionChannel.Binary, .. Enumerable.Repeat(ActionChannel.Continuous, 9), ActionChannel.Binary]);
        ReferenceNetwork result = new(
            "paper", PolicySettings.Paper, new([new("state", 0, 26)], 128, 128), actions, PublishedWeights.Names, Steps, Envs)
        {
            LearningRate = 3.5e-4,
            Settings = new PpoSettings
            {
                Epochs = 3,
                Minibatches = 1,
                MaximumGradientNorm = 2,
                MaximumKl = 1e6f,
                ClipValues = true,
                ContinuousEntropy = true,
                StartSteps = StartSteps.Counted,
                AdvantageEpsilon = 1e-5,
            },
        };
        RolloutBuffer rollout = result.Rollout;
        Write(rollout.ColorTensor!, NoiseBytes(Inputs, Steps * Envs * 3 * Pixels));
        Write(rollout.DepthTensor!, Noise(Inputs + 1, Steps * Envs * Pixels, 1, 0.5f));
        Noise(Inputs + 5, Envs * 512).CopyTo(rollout.Memory);
        float[] state = Noise(Inputs + 2, Steps * Envs * 26, 4);
        float[] previous = Noise(Inputs + 3, Steps * Envs * 11, 2);
        float[] action = Noise(Inputs + 4, Steps * Envs * 11, 2);
        bool[] cleared = new bool[(Steps + 2) * Envs];
        foreach ((int step, int env) in ((int, int)[])[(0, 0), (2, 1)])
        {
            rollout.Terminated[step * Envs + env] = true;
            rollout.Transition[(step + 1) * Envs + env] = false;
            cleared[(step + 1) * Envs + env] = cleared[(step + 2) * Envs + env] = true;
        }

        for (int step = 0; step < Steps; step++)
        {
            state.AsSpan(step * Envs * 26, Envs * 26).CopyTo(rollout.State(step));
            for (int env = 0; env < Envs; env++)
            {
                int row = step * Envs + env;
                rollout.Keep(step)[env] = cleared[row] ? 0 : 1;
                Span<float> before = rollout.Previous(step).Slice(env * 11, 11);
                previous.AsSpan(row * 11, 11).CopyTo(before);
                if (cleared[row])
                {
                    before.Clear();
                }

                // A stored choice holds continuous channels first, then the binary ones.
                Span<float> choice = rollout.Choice(step).Slice(env * 11, 11);
                action.AsSpan(row * 11 + 1, 9).CopyTo(choice);
                (choice[9], choice[10]) = (action[row * 11] > 0 ? 1 : 0, action[row * 11 + 10] > 0 ? 1 : 0);
            }
        }

        result.Finish();
        return result;
    }

    /// <summary>A small patch network; env 0 fails at step 1, env 2 runs out of time at step 2.</summary>
    public static ReferenceNetwork Patch()
    {
        const int Steps = 5;
        const int Envs = 3;
        PolicySettings settings = new() { EncoderChannels = 8, EncoderFeatures = 16, Width = 16, CriticWidth = 16 };
        ActionSpace actions = new(
            ["a", "b", "c", "d"],
            [ActionChannel.Binary, ActionChannel.Continuous, ActionChannel.Unused, ActionChannel.Continuous]);
        (string, string)[] layers =
        [
            ("patch", "actor.patch"), ("conv1", "actor.conv1"), ("conv2", "actor.conv2"), ("features", "actor.features"),
            ("actor0.linear", "actor.0"), ("actor0.norm", "actor.0.norm"), ("actor1.linear", "actor.1"),
            ("actor1.norm", "actor.1.norm"), ("head", "actor.head"), ("critic0.linear", "critic.0"),
            ("critic0.norm", "critic.0.norm"), ("critic1.linear", "critic.1"), ("critic1.norm", "critic.1.norm"),
            ("value", "critic.head"),
        ];
        (string, string)[] names =
        [
            ("log_std", "actor.log_std"),
            .. layers.Select(l => (l.Item1 + ".weight", l.Item2 + ".weight")),
            .. layers.Select(l => (l.Item1 + ".bias", l.Item2 + ".bias")),
        ];
        ReferenceNetwork result = new(
            "patch", settings, new([new("state", 0, 5)], 32, 32), actions, names, Steps, Envs)
        {
            LearningRate = 1e-3,
            Settings = new PpoSettings { Epochs = 3, Minibatches = 1, MaximumKl = 1e6f },
        };
        RolloutBuffer rollout = result.Rollout;
        float[] plain = Noise(Inputs + 1, Steps * Envs * 32 * 32, 1, 0.5f);
        float[] patches = new float[plain.Length];
        for (int i = 0; i < plain.Length; i++)
        {
            (int image, int y, int x) = (i / 1024, i / 32 % 32, i % 32);
            patches[(image * 16 + y / 8 * 4 + x / 8) * 64 + y % 8 * 8 + x % 8] = plain[i];
        }

        Write(rollout.DepthTensor!, patches);
        float[] state = Noise(Inputs + 2, Steps * Envs * 5, 16);
        float[] previous = Noise(Inputs + 3, Steps * Envs * 4, 2);
        float[] action = Noise(Inputs + 4, Steps * Envs * 3);
        for (int step = 0; step < Steps; step++)
        {
            state.AsSpan(step * Envs * 5, Envs * 5).CopyTo(rollout.State(step));
            previous.AsSpan(step * Envs * 4, Envs * 4).CopyTo(rollout.Previous(step));
            action.AsSpan(step * Envs * 3, Envs * 3).CopyTo(rollout.Choice(step));
            for (int env = 0; env < Envs; env++)
            {
                ref float on = ref rollout.Choice(step)[env * 3 + 2];
                on = on > 0 ? 1 : 0;
            }
        }

        (rollout.Terminated[1 * Envs], rollout.Truncated[2 * Envs + 2]) = (true, true);
        (rollout.Transition[2 * Envs], rollout.Transition[3 * Envs + 2]) = (false, false);
        result.Finish();
        return result;
    }

    public void Dispose() => owned.ForEach(o => o.Dispose());

    private void Finish()
    {
        Fixture.Rewards.CopyTo(Rollout.Rewards);
        Fixture.Values.CopyTo(Rollout.Values);
        Fixture.LogProbabilities.CopyTo(Rollout.LogProbability);
    }

    private static void Write<T>(torch.Tensor tensor, T[] values)
        where T : unmanaged
    {
        using torch.Tensor source = values is byte[] bytes ? torch.tensor(bytes) : torch.tensor((float[])(object)values);
        using torch.Tensor part = tensor.flatten().narrow(0, 0, values.Length);
        part.copy_(source);
    }
}
