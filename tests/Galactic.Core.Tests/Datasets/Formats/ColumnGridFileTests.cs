using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Datasets.Formats;
using Galactic.Geometry;
using Galactic.Scenes;
using Galactic.Tests.Scenes;

namespace Galactic.Tests.Datasets.Formats;

public sealed class ColumnGridFileTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    private string File => Path.Combine(folder, "home.0.columngrid");

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void A_hand_written_file_is_read_by_the_letter()
    {
        Write(2, 1, [0.5f, 1.25f, float.MaxValue, float.MaxValue], [1.5f, 2, float.MaxValue, float.MaxValue]);
        ColumnGridDocument grid = ColumnGridDocument.Load(File);
        Assert.Equal(
            (-1f, 2f, 0.03f, 0.015f, 2, 1),
            (grid.MinX, grid.MinZ, grid.Spacing, grid.Radius, grid.Width, grid.Depth));
        Assert.Equal(1.25f, grid.Layers[0][1]);
        Assert.Equal(float.MaxValue, grid.Layers[1][2]);
        byte[] before = System.IO.File.ReadAllBytes(File);
        grid.Save(File);
        Assert.Equal(before, System.IO.File.ReadAllBytes(File));
    }

    [Fact]
    public void Queries_follow_the_files_intervals()
    {
        Write(2, 1, [-0.4f, 1.25f, float.MaxValue, float.MaxValue], [1.5f, 2, float.MaxValue, float.MaxValue]);
        ColumnGrid grid = ColumnGridFile.ToGrid(ColumnGridDocument.Load(File));
        Assert.Equal(0.9f, grid.CastDown(new Vector3(-0.99f, 0.5f, 2.01f)), 1e-4f);
        Assert.Equal(-0.1f, grid.CastDown(new Vector3(-0.99f, 1.4f, 2.01f)), 1e-4f);
        Assert.Equal(ColumnGrid.Outside, grid.CastDown(new Vector3(-0.99f, -0.5f, 2.01f)));
        Assert.Equal(ColumnGrid.Outside, grid.CastDown(new Vector3(-0.99f, 2.5f, 2.01f)));
        Assert.Equal(ColumnGrid.Outside, grid.CastDown(new Vector3(-0.96f, 1, 2.01f)));
        Assert.Equal(ColumnGrid.Outside, grid.CastDown(new Vector3(0, 1, 2.01f)));
    }

    [Fact]
    public void Heights_are_rounded_by_less_than_a_tenth_of_a_millimetre_and_never_into_solid()
    {
        RandomKey key = RandomKey.FromSeed(5);
        const int cells = 5000;
        float[][] layers = [new float[cells * 2], new float[cells * 2]];
        for (int i = 0; i < cells; i++)
        {
            float height = key.For(i).Uniform(0, -3, 0);
            for (int layer = 0; layer < 2; layer++)
            {
                layers[layer][i * 2] = height += key.For(i).Uniform((layer * 2) + 1, 0.01f, 1);
                layers[layer][i * 2 + 1] = height += key.For(i).Uniform((layer * 2) + 2, 0.01f, 1);
            }
        }

        Write(cells, 1, layers);
        ColumnGrid grid = ColumnGridFile.ToGrid(ColumnGridDocument.Load(File));
        for (int i = 0; i < cells; i++)
        {
            Assert.Equal(2, grid.IntervalsOf(i).Length);
            for (int layer = 0; layer < 2; layer++)
            {
                uint interval = grid.IntervalsOf(i)[layer];
                Assert.InRange((double)grid.LowOf(interval) - layers[layer][i * 2], -2.5e-6, 1.005e-4);
                Assert.InRange((double)layers[layer][i * 2 + 1] - grid.HighOf(interval), -2.5e-6, 1.005e-4);
            }
        }
    }

    [Fact]
    public void Grids_of_a_home_come_back_bit_for_bit()
    {
        Scene scene = SceneBuilder.Build(Rooms.Furnished());
        ColumnGridFile.SaveSet(folder, "flat", scene.Columns);
        IReadOnlyList<ColumnGrid> back = ColumnGridFile.LoadSet(folder, "flat");
        for (int i = 0; i < SphereRadii.Count; i++)
        {
            ColumnGrid expected = scene.Columns[i];
            ColumnGrid actual = back[i];
            Assert.Equal(
                (expected.MinX, expected.MinZ, expected.MinY, expected.Width, expected.Depth),
                (actual.MinX, actual.MinZ, actual.MinY, actual.Width, actual.Depth));
            Assert.Equal((expected.CellSize, expected.Radius), (actual.CellSize, actual.Radius));
            Assert.Equal(expected.Cells, actual.Cells);
            Assert.Equal(expected.Intervals, actual.Intervals);
        }
    }

    [Fact]
    public void A_grid_of_another_radius_is_refused()
    {
        Scene scene = SceneBuilder.Build(Rooms.Furnished());
        ColumnGridFile.SaveSet(folder, "flat", [scene.Columns[1], scene.Columns[1], scene.Columns[2]]);
        AssetException error = Assert.Throws<AssetException>(() => ColumnGridFile.LoadSet(folder, "flat"));
        Assert.EndsWith("flat.0.columngrid", error.File);
        Assert.Equal("byte 24", error.Location);
    }

    [Fact]
    public void Damaged_files_are_refused_or_read_but_nothing_else()
    {
        Write(3, 2, [.. Enumerable.Range(0, 12).Select(i => 0.25f + (i % 2))]);
        TestFiles.CutAndFlipped(
            File, System.IO.File.ReadAllBytes(File), p => ColumnGridFile.ToGrid(ColumnGridDocument.Load(p)), 1);
    }

    [Theory]
    [InlineData(8, "byte 8")]
    [InlineData(20, "byte 20")]
    [InlineData(36, "byte 36")]
    [InlineData(48, "byte 48")]
    public void Nonsense_is_refused_by_the_byte(int at, string place)
    {
        Write(2, 1, [0.5f, 1.25f, 0.5f, 1.25f]);
        byte[] bytes = System.IO.File.ReadAllBytes(File);
        bytes.AsSpan(at, 4).Fill(0xFF);
        System.IO.File.WriteAllBytes(File, bytes);
        Assert.Equal(place, Assert.Throws<AssetException>(() => ColumnGridDocument.Load(File)).Location);
    }

    private void Write(int width, int depth, params float[][] layers)
    {
        using BinaryWriter writer = new(System.IO.File.Create(File));
        writer.Write(0xFACEB00501234567ul);
        writer.Write(1);
        writer.Write(-1f);
        writer.Write(2f);
        writer.Write(0.03f);
        writer.Write(0.015f);
        writer.Write(width);
        writer.Write(depth);
        writer.Write(layers.Length);
        foreach (float value in layers.SelectMany(l => l))
        {
            writer.Write(value);
        }
    }
}
