using Galactic.Compute;

namespace Galactic.Tests.Compute;

public class RandomKeyTests
{
    [Fact]
    public void A_draw_depends_on_the_key_and_its_number_only()
    {
        RandomKey key = RandomKey.FromSeed(7).For(3).For(11);
        float[] forward = [.. Enumerable.Range(0, 100).Select(i => key.Uniform(i))];
        float[] backward = [.. Enumerable.Range(0, 100).Reverse().Select(i => key.Uniform(i)).Reverse()];
        Assert.Equal(forward, backward);
        Assert.NotEqual(forward[0], RandomKey.FromSeed(8).For(3).For(11).Uniform(0));
        Assert.NotEqual(forward[0], RandomKey.FromSeed(7).For(4).For(11).Uniform(0));
    }

    [Fact]
    public void Uniform_draws_fill_the_unit_interval_evenly()
    {
        RandomKey key = RandomKey.FromSeed(1);
        int[] bins = new int[20];
        const int draws = 100_000;
        for (int i = 0; i < draws; i++)
        {
            bins[(int)(key.For(i / 100).Uniform(i % 100) * bins.Length)]++;
        }

        // Chi-squared with 19 degrees of freedom exceeds 43.8 once in a thousand times.
        double expected = draws / (double)bins.Length;
        Assert.True(bins.Sum(b => (b - expected) * (b - expected) / expected) < 43.8);
    }

    [Fact]
    public void Neighbouring_streams_are_uncorrelated()
    {
        RandomKey key = RandomKey.FromSeed(5);
        double sum = 0;
        const int draws = 50_000;
        for (int i = 0; i < draws; i++)
        {
            sum += (key.For(i).Uniform(0) - 0.5) * (key.For(i + 1).Uniform(0) - 0.5);
        }

        // Standard error of the mean product is 1/12 / sqrt(draws).
        Assert.InRange(sum / draws, -4 / 12.0 / Math.Sqrt(draws), 4 / 12.0 / Math.Sqrt(draws));
    }

    [Fact]
    public void Normal_draws_have_zero_mean_and_unit_variance()
    {
        RandomKey key = RandomKey.FromSeed(2);
        double[] draws = [.. Enumerable.Range(0, 50_000).Select(i => (double)key.Normal(i))];
        Assert.InRange(draws.Average(), -0.02, 0.02);
        Assert.InRange(draws.Average(d => d * d), 0.97, 1.03);
    }

    [Fact]
    public void Indices_stay_in_range_and_reach_both_ends()
    {
        RandomKey key = RandomKey.FromSeed(9);
        int[] values = [.. Enumerable.Range(0, 1000).Select(i => key.Index(i, 7))];
        Assert.Equal(0, values.Min());
        Assert.Equal(6, values.Max());
    }
}
