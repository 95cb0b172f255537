using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering;

public sealed class SolidTests : IDisposable
{
    private static readonly uint White = Color.Hex(0xFFFFFF);
    private readonly CpuDevice device = new(2);

    public void Dispose() => device.Dispose();

    [Fact]
    public void A_closed_box_is_a_solid_and_one_with_a_lid_off_is_none()
    {
        TriangleMesh box = Boxes(Cube(0, 1));
        Assert.Equal(Enumerable.Range(0, 12), Assert.Single(SolidParts.Of(box)));
        Assert.Empty(SolidParts.Of(Part(box, 0, 11)));
        Assert.Empty(SolidParts.Of(Part(box, 2, 12)));
    }

    [Fact]
    public void A_box_inside_out_is_none()
    {
        TriangleMesh box = Boxes(Cube(0, 1));
        Assert.Empty(SolidParts.Of(new TriangleMesh(box.Positions, [.. box.Indices.Reverse()], box.Colors)));
    }

    [Fact]
    public void Boxes_in_each_other_are_solids_each()
    {
        TriangleMesh boxes = Boxes(Cube(0, 1), Cube(0.5f, 1.5f), Cube(0.1f, 0.2f));
        Assert.Equal([12, 12, 12], SolidParts.Of(boxes).Select(s => s.Length));
    }

    [Fact]
    public void A_closed_tube_that_crosses_itself_is_inside_out_in_one_lobe()
    {
        // The outline of an eight, drawn out along y: one loop of it turns the other way.
        Vector2[] eight = [new(0, 0), new(1, 1), new(1, 0), new(0, 1)];
        Vector3[] positions = [.. eight.SelectMany(p => new[] { new Vector3(p.X, 0, p.Y), new Vector3(p.X, 1, p.Y) })];
        List<int> indices = [];
        for (int i = 0; i < 4; i++)
        {
            (int a, int b) = (2 * i, 2 * ((i + 1) % 4));
            indices.AddRange([a, b, b + 1, a, b + 1, a + 1]);
        }

        indices.AddRange([0, 4, 2, 0, 6, 4, 1, 3, 5, 1, 5, 7]);
        int[] turned = [.. indices.Chunk(3).SelectMany(t => new[] { t[0], t[2], t[1] })];
        uint[] colors = [.. Enumerable.Repeat(White, indices.Count / 3)];
        Assert.Empty(SolidParts.Of(new TriangleMesh(positions, [.. indices], colors)));
        Assert.Empty(SolidParts.Of(new TriangleMesh(positions, turned, colors)));
    }

    [Theory]
    [InlineData(0.3f, 1)]
    [InlineData(0.001f, 1)]
    [InlineData(-0.001f, 0)]
    [InlineData(-0.05f, 0)]
    [InlineData(-0.5f, 0)]
    public void A_dent_that_comes_out_below_shows_its_back_there(float tip, int solids)
    {
        // A cube with an upside-down pyramid pressed into its top.
        Vector3[] positions =
        [
            new(0, 0, 0), new(1, 0, 0), new(1, 0, 1), new(0, 0, 1), new(0, 1, 0), new(1, 1, 0), new(1, 1, 1), new(0, 1, 1),
            new(0.5f, tip, 0.5f),
        ];
        int[] indices =
        [
            0, 1, 2, 0, 2, 3, 0, 4, 5, 0, 5, 1, 1, 5, 6, 1, 6, 2, 2, 6, 7, 2, 7, 3, 3, 7, 4, 3, 4, 0,
            4, 8, 5, 5, 8, 6, 6, 8, 7, 7, 8, 4,
        ];
        TriangleMesh dented = new(positions, indices, [.. Enumerable.Repeat(White, indices.Length / 3)]);
        Assert.Equal(solids, SolidParts.Of(dented).Count);
        using RenderBatch batch = new(4, 0);
        for (int env = 0; env < batch.EnvCount; env++)
        {
            Span<float> camera = batch.WorldFromCamera.Span.Slice(env * RenderBatch.TransformSize, RenderBatch.TransformSize);
            CameraPose.LookAt(new Vector3(0.2f + 0.2f * env, -1, 0.1f), new Vector3(0.5f, 0, 0.5f), camera);
        }

        RayComparison.Check(device, new CameraSettings { Width = 64, Height = 64 }, [dented], [], batch, 512);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void Solids_look_the_same_as_if_all_backs_were_drawn(int bits)
    {
        // Rooms of wall blocks, cupboards and small things, also in and through each other; cameras anywhere, in them too.
        OrientedBox[] boxes = [.. Enumerable.Range(0, 60).Select(i =>
        {
            RandomKey draw = RandomKey.FromSeed(7).For(i);
            Vector3 center = new(draw.Uniform(0, -3, 3), draw.Uniform(1, 0, 2.5f), draw.Uniform(2, -3, 3));
            Vector3 half = new(draw.Uniform(3, 0.1f, 1), draw.Uniform(4, 0.1f, 1), draw.Uniform(5, 0.02f, 1));
            Quaternion turn = Quaternion.CreateFromYawPitchRoll(draw.Uniform(6, 0, 6), i % 2 * draw.Uniform(7, 0, 6), 0);
            return new OrientedBox(new Pose(center, turn), half * (i < 12 ? 1.5f : i < 30 ? 0.4f : 0.05f));
        })];
        TriangleMesh solids = Boxes(boxes);
        Assert.Equal(60, SolidParts.Of(solids).Count);

        // One triangle twice opens a box, and changes nothing that is drawn.
        TriangleMesh open = new(
            solids.Positions, [.. solids.Indices, .. boxes.SelectMany((_, i) => solids.Indices[(36 * i)..(36 * i + 3)])],
            [.. solids.Colors, .. boxes.Select(_ => White)]);
        Assert.Empty(SolidParts.Of(open));

        CameraSettings camera = new() { Width = 64, Height = 64, FieldOfView = 1.5f, Near = 0.05f };
        using CpuRenderer few = new(new RenderAssets([solids], [solids]), [camera], device, (VectorWidth)bits);
        using CpuRenderer all = new(new RenderAssets([open], [open]), [camera], device, (VectorWidth)bits);
        using RenderBatch batch = RenderFixture.Batch(400, 1, 11, new Vector3(-3, 0, -3), new Vector3(3, 2.5f, 3));
        float[] depth = RenderFixture.Depth(few, batch);
        float[] expected = RenderFixture.Depth(all, batch);

        // Where an edge passes the middle of a pixel, rounding decides which side of it is seen.
        int different = depth.Zip(expected).Count(p => MathF.Abs(p.First - p.Second) > 1e-4f * p.Second);
        Assert.True(different <= depth.Length / 100_000, $"{different} of {depth.Length} pixels differ");
    }

    private static TriangleMesh Part(TriangleMesh mesh, int first, int end) =>
        new(mesh.Positions, mesh.Indices[(3 * first)..(3 * end)], mesh.Colors[first..end]);

    private static OrientedBox Cube(float low, float high) =>
        new(new Pose(new Vector3((low + high) / 2), Quaternion.Identity), new Vector3((high - low) / 2));

    private static TriangleMesh Boxes(params OrientedBox[] boxes)
    {
        MeshBuilder builder = new();
        foreach (OrientedBox box in boxes)
        {
            builder.Box(box.WorldFromBox, box.HalfExtents, White);
        }

        return builder.Build();
    }
}
