using Galactic.Kernel.Plotting;

namespace Galactic.Tests.Figures;

public sealed class TicksTests
{
    [Theory]
    [InlineData(0, 10, 5, new[] { 0.0, 2, 4, 6, 8, 10 })]
    [InlineData(0, 1, 4, new[] { 0, 0.5, 1 })]
    [InlineData(-3, 8, 6, new[] { -2.0, 0, 2, 4, 6, 8 })]
    [InlineData(120, 127, 8, new[] { 120.0, 121, 122, 123, 124, 125, 126, 127 })]
    public void Steps_are_1_2_or_5_times_a_power_of_ten(double low, double high, int intervals, double[] expected)
    {
        double[] ticks = Ticks.Linear(low, high, intervals);
        Assert.Equal(expected.Length, ticks.Length);
        for (int i = 0; i < ticks.Length; i++)
        {
            Assert.Equal(expected[i], ticks[i], 9);
        }
    }

    [Fact]
    public void Logarithmic_ticks_thin_out_to_powers_of_ten()
    {
        Assert.Equal([1, 2, 5, 10, 20, 50, 100], Ticks.Logarithmic(1, 100, 8).Select(value => Math.Round(value, 9)));
        Assert.Equal([1, 10, 100, 1000, 1e4, 1e5], Ticks.Logarithmic(1, 1e5, 6).Select(value => Math.Round(value, 9)));
        Assert.True(Ticks.Logarithmic(1e-30, 1e30, 8).Length is >= 5 and <= 9);
    }

    [Fact]
    public void Labels_of_an_axis_share_decimals_and_unit()
    {
        Assert.Equal(["0", "0.5", "1.0"], Ticks.Labels([0, 0.5, 1], false));
        Assert.Equal(["0", "0.5 M", "1.0 M", "1.5 M"], Ticks.Labels([0, 5e5, 1e6, 1.5e6], false));
        Assert.Equal(["-1000", "0", "1000"], Ticks.Labels([-1000, 0, 1000], false));
        Assert.Equal(["0", "1e-5", "2e-5"], Ticks.Labels([0, 1e-5, 2e-5], false));
        Assert.Equal(["0.01", "1", "10 k"], Ticks.Labels([0.01, 1, 1e4], true));
    }

    [Fact]
    public void Every_range_gives_a_handful_of_ticks_inside_it()
    {
        Random random = new(4);
        for (int i = 0; i < 2000; i++)
        {
            double low = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-20, 20));
            double high = low + (random.NextDouble() + 1e-3) * Math.Pow(10, random.Next(-2, 8)) * Math.Abs(low);
            double[] ticks = Ticks.Linear(low, high, 6);
            Assert.InRange(ticks.Length, 2, 7);
            Assert.True(ticks[0] >= low - (high - low) * 1e-6 && ticks[^1] <= high + (high - low) * 1e-6);
        }
    }
}
