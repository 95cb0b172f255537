using Galactic.Compute;
using Galactic.Geometry;

namespace Galactic.Tests.Geometry;

public class DistanceFieldTests
{
    [Theory]
    [InlineData(1, 1, 50)]
    [InlineData(1, 40, 10)]
    [InlineData(40, 1, 10)]
    [InlineData(23, 17, 2)]
    [InlineData(31, 29, 20)]
    [InlineData(16, 33, 60)]
    public void Squared_distances_equal_the_brute_force_minimum(int width, int depth, int percent)
    {
        for (int round = 0; round < 20; round++)
        {
            bool[] seeds = RandomCells(width, depth, percent, (ulong)round);
            int[] field = DistanceField.Squared(seeds, width, depth);
            for (int cell = 0; cell < seeds.Length; cell++)
            {
                Assert.Equal(Nearest(seeds, width, cell), field[cell]);
            }
        }
    }

    [Fact]
    public void Without_seeds_everything_is_unreachable()
    {
        Assert.All(DistanceField.Squared(new bool[12], 4, 3), d => Assert.Equal(DistanceField.Unreachable, d));
    }

    [Fact]
    public void A_wrong_number_of_seeds_is_refused()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => DistanceField.Squared(new bool[11], 4, 3));
        Assert.Contains("4 x 3", error.Message);
    }

    internal static bool[] RandomCells(int width, int depth, int percent, ulong seed)
    {
        RandomKey key = RandomKey.FromSeed(seed).For(width).For(depth);
        return [.. Enumerable.Range(0, width * depth).Select(i => key.Index(i, 100) < percent)];
    }

    private static int Nearest(bool[] seeds, int width, int cell)
    {
        int best = DistanceField.Unreachable;
        for (int i = 0; i < seeds.Length; i++)
        {
            int dx = i % width - cell % width;
            int dz = i / width - cell / width;
            best = seeds[i] ? Math.Min(best, dx * dx + dz * dz) : best;
        }

        return best;
    }
}
