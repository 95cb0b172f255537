using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Datasets.Formats;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tests.Simulation;

/// <summary>Column grids from files, whose extents differ from radius to radius, drive the simulator.</summary>
public sealed class LoadedColumnGridTests
{
    private const int Envs = 48;
    private const int Steps = 80;

    [Fact]
    public void Grids_of_different_extents_give_the_same_motion_as_those_they_were_made_of()
    {
        using CpuDevice device = new(2);
        RobotModel robot = Fetch.Create();
        WorldSettings worlds = new() { TrainingHomes = 2, TrainingEpisodes = Envs };
        EpisodeSet set = new WorldBuilder(worlds, robot, device).Training(5);
        EpisodeSet padded = new([.. set.Scenes.Select(Padded)], set.Objects, set.Episodes);
        Assert.Equal(
            SphereRadii.Count, padded.Scenes[0].Columns.Select(c => (c.Width, c.Depth, c.MinX)).Distinct().Count());
        using BatchSimulator expected = new(set, robot, new SimulationSettings(), Envs, device);
        using BatchSimulator actual = new(padded, robot, new SimulationSettings(), Envs, device);
        int[] episodes = [.. Enumerable.Range(0, Envs)];
        expected.Reset(episodes);
        actual.Reset(episodes);
        RandomKey key = RandomKey.FromSeed(8);
        int met = 0;
        for (int step = 0; step < Steps; step++)
        {
            float[] actions = [.. Enumerable.Range(0, Envs * 11).Select(
                i => i % 11 == 2 ? 1 : key.For(step).Uniform(i, -1, 1))];
            expected.Step(actions);
            actual.Step(actions);
            met += Enumerable.Range(0, Envs).Count(
                e => (expected.State.Events.Span[e] & (StepEvents.Collided | StepEvents.Slid)) != 0);
        }

        // A centre within rounding of a cell's edge may fall into the neighbour, and the robots part ways there.
        int same = Enumerable.Range(0, Envs).Count(e =>
            expected.State.BaseX.Span[e] == actual.State.BaseX.Span[e]
            && expected.State.BaseZ.Span[e] == actual.State.BaseZ.Span[e]);
        Assert.InRange(same, Envs - 2, Envs);
        Assert.True(met > Envs * 5, $"only {met} steps met something");
    }

    private static Scene Padded(Scene scene) => new()
    {
        Name = scene.Name,
        Mesh = scene.Mesh,
        Collision = scene.Collision,
        Receptacles = scene.Receptacles,
        Navigation = scene.Navigation,
        CeilingStart = scene.CeilingStart,
        Columns =
        [
            .. scene.Columns.Select(
                (grid, i) => ColumnGridFile.ToGrid(Padded(ColumnGridFile.ToDocument(grid), 2 * i))),
        ],
    };

    /// <summary>The same file with rows and columns of closed cells around it.</summary>
    private static ColumnGridDocument Padded(ColumnGridDocument grid, int cells)
    {
        (int width, int depth) = (grid.Width + (2 * cells), grid.Depth + (2 * cells));
        return grid with
        {
            MinX = grid.MinX - (cells * grid.Spacing),
            MinZ = grid.MinZ - (cells * grid.Spacing),
            Width = width,
            Depth = depth,
            Layers = [.. grid.Layers.Select(layer =>
            {
                float[] wider = new float[width * depth * 2];
                Array.Fill(wider, ColumnGridDocument.Missing);
                for (int z = 0; z < grid.Depth; z++)
                {
                    int to = (((z + cells) * width) + cells) * 2;
                    layer.AsSpan(z * grid.Width * 2, grid.Width * 2).CopyTo(wider.AsSpan(to));
                }

                return wider;
            })],
        };
    }
}
