using Galactic.Learning;
using TorchSharp;

namespace Galactic.Tests.Learning;

/// <summary>
/// Both networks and PPO against PyTorch in 32-bit float. Forward pass within 2e-5, advantages within 1e-5, losses within
/// 1e-4 of their size, gradients within 1e-4, what three steps of Adam change within 2e-3.
/// </summary>
/// <remarks>
/// Behind the published network's encoder lie three million ReLUs: if rounding turns one of them, all gradients before it
/// differ by up to a thousandth, and Adam, which looks at signs, by more. Tolerances of the encoder are fifty and ten
/// times wider for that reason. Here none turns: its gradients agree within 4e-5 too.
/// </remarks>
[Collection("torch")]
public sealed class ReferenceTests : IDisposable
{
    private ReferenceNetwork? network;

    public ReferenceTests() => TorchRuntime.Initialize(1);

    public void Dispose() => network?.Dispose();

    [Theory]
    [InlineData("paper")]
    [InlineData("patch")]
    public void The_forward_pass_gives_the_same_distribution_value_and_entropy(string name)
    {
        ReferenceNetwork reference = Open(name);
        ActorCritic policy = reference.Make();
        (PolicySamples samples, torch.Tensor choices) = All(reference.Rollout);
        using DisposeScope scope = torch.NewDisposeScope();
        using IDisposable off = torch.no_grad();
        PolicyOutput output = policy.Act(samples);
        int continuous = policy.Distribution.ContinuousCount;
        torch.Tensor logits = output.Head.narrow(1, continuous, policy.Distribution.BinaryCount).sigmoid();
        Dictionary<string, float[]> expected = reference.Fixture.Outputs;

        Assert.Equal(reference.Fixture.Parameters, policy.ParameterCount);
        Close(expected["mean"], output.Head.narrow(1, 0, continuous));
        Close(expected["value"], policy.Value(samples, output));
        Close(
            expected["log_prob"], policy.Distribution.LogProbability(output.Head, policy.SharedStd, choices), 1e-4f);
        if (name == "paper")
        {
            Close(expected["std"], policy.Distribution.LogStd(output.Head).exp());
            Close(expected["grasp"], logits.narrow(1, 0, 1));
            Close(expected["end"], logits.narrow(1, 1, 1));
            Close(expected["entropy"], policy.Distribution.Entropy(output.Head, policy.SharedStd));
        }
        else
        {
            Close(expected["on"], logits);
            Close(expected["entropy"], policy.Distribution.BinaryEntropy(output.Head));
        }
    }

    [Theory]
    [InlineData("paper")]
    [InlineData("patch")]
    public void Advantages_losses_gradients_and_three_steps_are_the_same(string name)
    {
        ReferenceNetwork reference = Open(name);
        RolloutBuffer rollout = reference.Rollout;
        ReferenceFixture expected = reference.Fixture;
        ActorCritic policy = reference.Make();
        using Ppo ppo = new(policy, reference.Settings, 1);
        PpoStats stats = ppo.Update(rollout, reference.LearningRate);

        int[] counted =
            [.. Enumerable.Range(0, rollout.Samples).Where(i => name == "paper" || reference.Rollout.Transition[i])];
        int[] learned = [.. Enumerable.Range(0, rollout.Samples).Where(i => reference.Rollout.Transition[i])];
        Assert.All(counted, i => Assert.Equal(expected.Advantages[i], reference.Rollout.Advantages[i], 1e-5f));
        Assert.All(learned, i => Assert.Equal(expected.Returns[i], reference.Rollout.Returns[i], 1e-5f));
        float[] sums = [.. Enumerable.Range(0, 3).Select(
            k => (float)(expected.Steps.Sum(s => s[k]) * counted.Length / (3.0 * learned.Length)))];
        Near(sums[0], stats.PolicyLoss, "policy loss of three steps", 2e-3);
        Near(sums[1], stats.ValueLoss, "value loss of three steps", 2e-3);
        Near(sums[2], stats.Entropy, "entropy of three steps", 2e-3);
        Near(expected.Steps.Average(s => s[3]), stats.GradientNorm, "norm of three steps", 2e-3);

        // The update has left the advantages normalised: the first step again, with the first weights.
        ActorCritic fresh = reference.Make();
        MinibatchPart part = fresh.Remembers
            ? new(Enumerable.Range(0, rollout.Samples).ToArray(), [.. Enumerable.Range(0, rollout.Envs)])
            : new(learned, null);
        PpoSums first = PpoLoss.Backward(fresh, rollout, part, counted.Length, reference.Settings);
        Near(expected.Steps[0][0], first.PolicyLoss / counted.Length);
        Near(expected.Steps[0][1], first.ValueLoss / counted.Length);
        Near(expected.Steps[0][2], first.Entropy / counted.Length);
        foreach (ReferenceTensor tensor in expected.Tensors)
        {
            string ours = reference.Names.Single(n => n.Theirs == tensor.Name).Ours;
            Compare(tensor, ours, fresh, policy, reference.LearningRate);
        }
    }

    private static void Compare(ReferenceTensor tensor, string ours, ActorCritic before, ActorCritic after, double rate)
    {
        Assert.Equal(tensor.Shape, before.Parameters[ours].shape);
        using torch.Tensor flat = before.Parameters[ours].grad!.flatten();
        float[] gradient = flat.data<float>().ToArray();
        float[] change =
            [.. after.Parameters.Span(ours).ToArray().Zip(before.Parameters.Span(ours).ToArray(), (a, b) => a - b)];
        bool deep = tensor.Name.Contains("visual_encoder", StringComparison.Ordinal);
        Near(tensor.Gradient, Norm(gradient), tensor.Name, deep ? 5e-3 : 1e-4);
        Near(tensor.Change, Norm(change), tensor.Name, deep ? 2e-2 : 2e-3);
        float largest = tensor.Gradients.Max(MathF.Abs);
        for (int i = 0; i < tensor.Picked.Length; i++)
        {
            Assert.Equal(tensor.Gradients[i], gradient[tensor.Picked[i]], (deep ? 1e-2f : 1e-4f) * largest);
            Assert.Equal(tensor.Changes[i], change[tensor.Picked[i]], (float)((deep ? 0.5 : 0.05) * rate));
        }
    }

    private ReferenceNetwork Open(string name) =>
        network = name == "paper" ? ReferenceNetwork.Paper() : ReferenceNetwork.Patch();

    /// <summary>All steps of a rollout as one batch, and what was chosen.</summary>
    private static (PolicySamples Samples, torch.Tensor Choices) All(RolloutBuffer rollout)
    {
        torch.Tensor Rows(torch.Tensor all) => all.narrow(0, 0, rollout.Samples);
        PolicySamples samples = new()
        {
            Depth = rollout.DepthTensor is { } depth ? Rows(depth) : null,
            Color = rollout.ColorTensor is { } color ? Rows(color) : null,
            State = Rows(rollout.StateTensor),
            Previous = Rows(rollout.PreviousTensor),
            Memory = rollout.MemoryTensor,
            Keep = rollout.KeepTensor?.narrow(0, 0, rollout.Horizon),
        };
        return (samples, rollout.ChoiceTensor);
    }

    private static void Close(float[] expected, torch.Tensor actual, float tolerance = 2e-5f)
    {
        float[] values = actual.contiguous().flatten().data<float>().ToArray();
        Assert.Equal(expected.Length, values.Length);
        Assert.All(expected.Zip(values), p => Assert.Equal(p.First, p.Second, tolerance));
    }

    private static void Near(double expected, double actual, string what = "", double relative = 1e-4) => Assert.True(
        Math.Abs(expected - actual) <= relative * Math.Max(Math.Abs(expected), 1e-3),
        $"{what} expected {expected}, got {actual}.");

    private static double Norm(float[] values) => Math.Sqrt(values.Sum(v => (double)v * v));
}
