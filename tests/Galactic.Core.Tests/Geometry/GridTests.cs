using Galactic.Geometry;

namespace Galactic.Tests.Geometry;

public class GridTests
{
    [Theory]
    [InlineData(1, 30)]
    [InlineData(30, 1)]
    [InlineData(19, 23)]
    public void Largest_part_is_the_biggest_set_found_by_repeated_spreading(int width, int depth)
    {
        for (int round = 0; round < 30; round++)
        {
            bool[] cells = DistanceFieldTests.RandomCells(width, depth, 55, (ulong)round);
            Assert.Equal(BiggestBySpreading(cells, width), Grid.LargestPart(cells, width, depth));
        }
    }

    [Fact]
    public void Cells_that_touch_only_at_a_corner_or_across_a_row_end_are_not_connected()
    {
        bool[] cells =
        [
            true, false, true,
            true, false, false,
            false, true, false,
        ];
        bool[] expected =
        [
            true, false, false,
            true, false, false,
            false, false, false,
        ];
        Assert.Equal(expected, Grid.LargestPart(cells, 3, 3));
    }

    [Fact]
    public void Nothing_stays_nothing() => Assert.DoesNotContain(true, Grid.LargestPart(new bool[6], 3, 2));

    /// <summary>Every cell takes the smallest label of its neighbours until nothing changes.</summary>
    private static bool[] BiggestBySpreading(bool[] cells, int width)
    {
        int[] label = [.. Enumerable.Range(0, cells.Length)];
        bool changed = true;
        while (changed)
        {
            changed = false;
            for (int a = 0; a < cells.Length; a++)
            {
                for (int b = 0; b < cells.Length; b++)
                {
                    bool near = Math.Abs(a % width - b % width) + Math.Abs(a / width - b / width) == 1;
                    if (near && cells[a] && cells[b] && label[a] > label[b])
                    {
                        label[a] = label[b];
                        changed = true;
                    }
                }
            }
        }

        IGrouping<int, int>? best = Enumerable.Range(0, cells.Length).Where(i => cells[i]).GroupBy(i => label[i])
            .OrderByDescending(g => g.Count()).ThenBy(g => g.Key).FirstOrDefault();
        return [.. cells.Select((c, i) => c && best is not null && label[i] == best.Key)];
    }
}
