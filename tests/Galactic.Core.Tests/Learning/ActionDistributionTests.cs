using Galactic.Compute;
using Galactic.Learning;
using Galactic.Tasks;
using TorchSharp;

namespace Galactic.Tests.Learning;

[Collection("torch")]
public sealed class ActionDistributionTests
{
    private static readonly ActionSpace Space = new(
        ["grasp", "a", "none", "b"],
        [ActionChannel.Binary, ActionChannel.Continuous, ActionChannel.Unused, ActionChannel.Continuous]);

    private static readonly float[] Head = [0.2f, -0.4f, 1.5f];
    private static readonly float[] LogStd = [MathF.Log(0.3f), MathF.Log(0.7f)];

    [Fact]
    public void The_log_probability_of_a_sample_is_that_of_the_textbook_densities()
    {
        ActionDistribution distribution = new(Space);
        for (int draw = 0; draw < 50; draw++)
        {
            float[] choice = new float[3];
            float actual = distribution.Sample(Head, LogStd, RandomKey.FromSeed(1).For(draw), choice);

            Assert.Equal(Math.Log(Density(choice)), actual, 1e-4);
        }
    }

    [Fact]
    public void Torch_gives_the_same_log_probability_and_the_textbook_entropy()
    {
        TorchRuntime.Initialize(1);
        ActionDistribution distribution = new(Space);
        float[] choice = [0.5f, -2f, 1f, -0.1f, 0.3f, 0f];
        using torch.Tensor head = torch.tensor((float[])[.. Head, .. Head]).view(2, 3);
        using torch.Tensor result = distribution.LogProbability(
            head, torch.tensor(LogStd), torch.tensor(choice).view(2, 3));
        using torch.Tensor entropy = distribution.BinaryEntropy(head);

        Assert.Equal(Math.Log(Density(choice[..3])), result[0].item<float>(), 1e-4);
        Assert.Equal(Math.Log(Density(choice[3..])), result[1].item<float>(), 1e-4);
        double p = 1 / (1 + Math.Exp(-1.5));
        Assert.Equal(-p * Math.Log(p) - (1 - p) * Math.Log(1 - p), entropy[0].item<float>(), 1e-5);
    }

    [Fact]
    public void What_is_given_is_taken_and_has_no_part_in_the_probability()
    {
        TorchRuntime.Initialize(1);
        ActionDistribution distribution = new(Space);
        float[] free = new float[3];
        float[] choice = new float[3];
        distribution.Sample(Head, LogStd, RandomKey.FromSeed(1), free);
        float part = distribution.Sample(Head, LogStd, RandomKey.FromSeed(1), choice, [0.9f, float.NaN]);

        // The other channels are drawn as if nothing were given.
        Assert.Equal([0.9f, free[1], free[2]], choice);
        double density = Math.Exp(-Math.Pow((choice[1] + 0.4) / 0.7, 2) / 2) / (0.7 * Math.Sqrt(2 * Math.PI));
        double on = 1 / (1 + Math.Exp(-1.5));
        Assert.Equal(Math.Log(density * (choice[2] == 1 ? on : 1 - on)), part, 1e-5);
        using torch.Tensor same = distribution.LogProbability(
            torch.tensor(Head).view(1, 3), torch.tensor(LogStd), torch.tensor(choice).view(1, 3),
            torch.tensor((float[])[0, 1]).view(1, 2));
        Assert.Equal(part, same.item<float>(), 1e-5);
    }

    [Fact]
    public void The_distance_from_advice_counts_advised_channels_only()
    {
        TorchRuntime.Initialize(1);
        ActionDistribution distribution = new(Space);
        using torch.Tensor distance = distribution.SquaredDistance(
            torch.tensor((float[])[.. Head, .. Head]).view(2, 3),
            torch.tensor((float[])[1, 0.6f, 1, 0]).view(2, 2),
            torch.tensor((float[])[1, 1, 1, 0]).view(2, 2));
        Assert.Equal(0.64f + 1, distance[0].item<float>(), 1e-5);
        Assert.Equal(0.64f, distance[1].item<float>(), 1e-5);
    }

    [Fact]
    public void Samples_have_the_asked_mean_spread_and_chance()
    {
        ActionDistribution distribution = new(Space);
        const int Draws = 20000;
        float[] choice = new float[3];
        double sum = 0;
        double squares = 0;
        double on = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            distribution.Sample(Head, LogStd, RandomKey.FromSeed(7).For(draw), choice);
            sum += choice[0];
            squares += choice[0] * choice[0];
            on += choice[2];
        }

        double mean = sum / Draws;
        Assert.Equal(0.2, mean, 4 * 0.3 / Math.Sqrt(Draws));
        Assert.Equal(0.3, Math.Sqrt(squares / Draws - mean * mean), 0.01);
        Assert.Equal(1 / (1 + Math.Exp(-1.5)), on / Draws, 0.015);
    }

    [Fact]
    public void A_choice_becomes_an_action_in_the_channels_order_clipped_and_with_unused_ones_zero()
    {
        ActionDistribution distribution = new(Space);
        float[] action = [9, 9, 9, 9];
        distribution.ToAction([-3f, 0.5f, 1f], action);
        Assert.Equal([1f, -1f, 0f, 0.5f], action);

        float[] mode = new float[3];
        distribution.Mode(Head, mode);
        Assert.Equal([0.2f, -0.4f, 1f], mode);
    }

    [Fact]
    public void A_space_with_nothing_to_learn_is_refused() =>
        Assert.Throws<ArgumentException>(() => new ActionDistribution(new(["none"], [ActionChannel.Unused])));

    private static double Density(float[] choice)
    {
        static double Gauss(double x, double mean, double std) =>
            Math.Exp(-(x - mean) * (x - mean) / (2 * std * std)) / (std * Math.Sqrt(2 * Math.PI));
        double p = 1 / (1 + Math.Exp(-1.5));
        return Gauss(choice[0], 0.2, 0.3) * Gauss(choice[1], -0.4, 0.7) * (choice[2] == 1 ? p : 1 - p);
    }
}
