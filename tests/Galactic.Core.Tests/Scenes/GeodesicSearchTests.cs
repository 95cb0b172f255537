using Galactic.Compute;
using Galactic.Scenes;

namespace Galactic.Tests.Scenes;

public class GeodesicSearchTests
{
    private const int Width = 37;
    private const int Depth = 29;
    private readonly NavigationMap map = RandomMap(3);

    [Fact]
    public void Asked_in_any_order_and_used_again_it_agrees_with_repeated_relaxation()
    {
        GeodesicSearch search = new();
        RandomKey key = RandomKey.FromSeed(8);
        for (int run = 0; run < 20; run++)
        {
            int start = (int)(key.For(run).Uniform(0, 0, 1) * Width * Depth);
            float[] expected = Relaxed(map, start);
            search.Start(map, start, map.Open);
            for (int i = 0; i < 60; i++)
            {
                int cell = (int)(key.For(run).Uniform(1 + i, 0, 1) * Width * Depth);
                Assert.Equal(expected[cell], search[cell]);
            }

            Assert.Equal(expected, map.GeodesicDistances(start, map.Open));
        }
    }

    [Fact]
    public void A_search_on_a_larger_map_and_back_forgets_the_map_before()
    {
        NavigationMap large = new(0, 0, 0.05f, 90, 70, new bool[90 * 70], 0);
        GeodesicSearch search = new();
        search.Start(large, 0, large.Open);
        // 69 diagonal steps of 41 and 20 straight ones of 29, in units of a 29th of a cell.
        Assert.Equal((69 * 41 + 20 * 29) * (0.05f / 29), search[90 * 70 - 1]);
        int start = Array.IndexOf(map.Open, true);
        search.Start(map, start, map.Open);
        Assert.Equal(Relaxed(map, start), Enumerable.Range(0, Width * Depth).Select(i => search[i]));
    }

    [Fact]
    public void The_nearest_navigable_cell_is_that_of_a_scan_of_all_cells()
    {
        RandomKey key = RandomKey.FromSeed(4);
        for (int i = 0; i < 2000; i++)
        {
            (float x, float z) = (key.For(i).Uniform(0, -1, 4), key.For(i).Uniform(1, -1, 4));
            // Cell corners and centres, where several cells are equally near, are drawn too.
            (x, z) = i % 2 == 0 ? (x, z) : (MathF.Round(x * 20) / 20, MathF.Round(z * 40) / 40);
            int expected = map.CellAt(x, z) is int own && own >= 0 && map.Navigable[own]
                ? own
                : Enumerable.Range(0, Width * Depth).Where(c => map.Navigable[c]).MinBy(c => Squared(c, x, z));
            Assert.Equal(expected, map.NearestNavigable(x, z));
        }

        NavigationMap solid = new(0, 0, 0.1f, 4, 4, [.. Enumerable.Repeat(true, 16)], 0);
        Assert.Throws<InvalidOperationException>(() => solid.NearestNavigable(0.2f, 0.2f));
    }

    private static NavigationMap RandomMap(ulong seed)
    {
        RandomKey key = RandomKey.FromSeed(seed);
        bool[] blocked = [.. Enumerable.Range(0, Width * Depth).Select(i => key.Uniform(i, 0, 1) < 0.35f)];
        return new NavigationMap(0, 0, 0.1f, Width, Depth, blocked, 0);
    }

    private float Squared(int cell, float x, float z)
    {
        (float cx, float cz) = map.CenterOf(cell);
        return (cx - x) * (cx - x) + (cz - z) * (cz - z);
    }

    /// <summary>Relaxes all steps until nothing changes; a diagonal step needs both cells beside it.</summary>
    private static float[] Relaxed(NavigationMap map, int start)
    {
        long[] costs = [.. Enumerable.Repeat(long.MaxValue / 2, map.Open.Length)];
        costs[start] = map.Open[start] ? 0 : costs[start];
        bool IsOpen(int x, int z) =>
            x >= 0 && z >= 0 && x < map.Width && z < map.Depth && map.Open[z * map.Width + x];
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = 0; i < costs.Length * 9; i++)
            {
                (int cell, int dx, int dz) = (i / 9, i % 3 - 1, i / 3 % 3 - 1);
                (int x, int z) = (cell % map.Width, cell / map.Width);
                long cost = costs[cell] + (dx != 0 && dz != 0 ? 41 : 29);
                if (IsOpen(x, z) && IsOpen(x + dx, z) && IsOpen(x, z + dz) && IsOpen(x + dx, z + dz)
                    && cost < costs[(z + dz) * map.Width + x + dx])
                {
                    costs[(z + dz) * map.Width + x + dx] = cost;
                    changed = true;
                }
            }
        }

        return [.. costs.Select(c => c >= long.MaxValue / 2 ? float.PositiveInfinity : c * (map.CellSize / 29))];
    }
}
