using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering;

public sealed unsafe class CpuRendererTests : IDisposable
{
    private readonly CpuDevice device = new(2);

    public void Dispose() => device.Dispose();

    [Theory]
    [InlineData(64, 512)]
    [InlineData(64, 256)]
    [InlineData(60, 128)]
    [InlineData(128, 512)]
    public void Triangle_soups_look_as_rays_find_them(int size, int bits)
    {
        TriangleMesh[] soups = [RenderFixture.Soup(1, 300, 0.8f), RenderFixture.Soup(2, 700, 0.3f)];
        CameraSettings camera = new() { Width = size, Height = size, FieldOfView = 1.4f };
        using RenderBatch batch = RenderFixture.Batch(8, 0, 3, new Vector3(-3), new Vector3(3));
        for (int env = 0; env < 8; env++)
        {
            batch.SceneIndex.Pointer[env] = env % 2;
        }

        AgreesWithRays(camera, soups, [], batch, bits);
    }

    [Theory]
    [InlineData(128, 128, 512)]
    [InlineData(64, 64, 256)]
    [InlineData(72, 40, 512)]
    [InlineData(75, 41, 128)]
    [InlineData(7, 3, 512)]
    public void A_furnished_flat_with_objects_looks_as_rays_find_it(int width, int height, int bits)
    {
        TriangleMesh[] scenes = [RenderFixture.Room()];
        CameraSettings camera = new() { Width = width, Height = height };
        using RenderBatch batch = RenderFixture.Batch(6, 20, 4, new Vector3(0.2f), new Vector3(11.8f, 2.2f, 7.8f));
        AgreesWithRays(camera, scenes, [RenderFixture.Box], batch, bits);
    }

    [Fact]
    public void A_tessellated_plane_is_watertight_from_any_side()
    {
        MeshBuilder builder = new();
        Vector3 P(int x, int y) => new(x * 0.37f - 6, y * 0.41f - 6, -0.01f * ((x * 7 + y * 3) % 5));
        for (int x = 0; x < 32; x++)
        {
            for (int y = 0; y < 30; y++)
            {
                builder.Quad(P(x, y), P(x + 1, y), P(x + 1, y + 1), P(x, y + 1), Color.Hex(0xFFFFFF));
            }
        }

        CameraSettings camera = new() { Width = 128, Height = 128 };
        using CpuRenderer renderer = new(new RenderAssets([builder.Build()], []), camera, device);
        using RenderBatch batch = new(64, 0);
        for (int env = 0; env < 64; env++)
        {
            RandomKey key = RandomKey.FromSeed(8).For(env);
            Quaternion turn = Quaternion.CreateFromYawPitchRoll(
                MathF.PI + key.Uniform(0, -0.3f, 0.3f), key.Uniform(1, -0.3f, 0.3f), key.Uniform(2, -3, 3));
            RenderFixture.SetCamera(batch, env, new Pose(new Vector3(0, 0, -key.Uniform(3, 0.1f, 2)), turn));
        }

        float[] depth = RenderFixture.Depth(renderer, batch);
        Assert.Equal(0, depth.Count(d => d == 0));
    }

    [Fact]
    public void A_wall_one_centimetre_and_a_half_away_fills_the_view_at_its_distance()
    {
        MeshBuilder builder = new();
        builder.Quad(
            new Vector3(-9, -9, 0), new Vector3(9, -9, 0), new Vector3(9, 9, 0), new Vector3(-9, 9, 0), Color.Hex(
                0xFFFFFF));
        CameraSettings camera = new() { Width = 64, Height = 64 };
        using CpuRenderer renderer = new(new RenderAssets([builder.Build()], []), camera, device);
        using RenderBatch batch = new(2, 0);
        RenderFixture.SetCamera(batch, 0, new Pose(new Vector3(0, 0, 0.015f), Quaternion.Identity));

        // Turned by 80 degrees, the wall crosses the near plane inside the view.
        Quaternion turn = Quaternion.CreateFromAxisAngle(Vector3.UnitY, 80 * MathF.PI / 180);
        RenderFixture.SetCamera(batch, 1, new Pose(new Vector3(0, 0, 0.015f), turn));
        float[] depth = RenderFixture.Depth(renderer, batch);
        Assert.All(depth[..4096], d => Assert.Equal(0.015f, d, 1e-6f));
        AgreesWithRays(camera, [builder.Build()], [], batch, 512);
    }

    [Fact]
    public void A_camera_that_is_not_a_number_and_an_empty_scene_show_background()
    {
        using CpuRenderer renderer = new(RenderFixture.RoomAndNothing, new CameraSettings(), device);
        RenderFixture.CheckBackground(renderer);
    }

    [Fact]
    public void Images_are_the_same_bits_for_any_threads_and_batch_size()
    {
        RenderAssets assets = new([RenderFixture.Room()], [RenderFixture.Box]);
        using RenderBatch batch = RenderFixture.Batch(64, 8, 5, new Vector3(0.5f), new Vector3(11, 2, 7));
        using CpuRenderer two = new(assets, new CameraSettings(), device);
        using CpuDevice single = new(1);
        using CpuRenderer one = new(assets, new CameraSettings(), single);
        (float[] depth, byte[] color) = RenderFixture.Rgbd(two, batch);
        (float[] again, byte[] colorAgain) = RenderFixture.Rgbd(one, batch);
        Assert.Equal(depth, again);
        Assert.Equal(color, colorAgain);
        Assert.Equal(depth, RenderFixture.Depth(two, batch));

        using RenderBatch alone = RenderFixture.Batch(1, 8, 5, new Vector3(0.5f), new Vector3(11, 2, 7));
        new Span<float>(batch.WorldFromCamera.Pointer + 37 * 12, 12).CopyTo(alone.WorldFromCamera.Span);
        new Span<float>(batch.WorldFromMesh.Pointer + 37 * 96, 96).CopyTo(alone.WorldFromMesh.Span);
        Assert.Equal(depth[(37 * 16384)..(38 * 16384)], RenderFixture.Depth(one, alone));
    }

    [Theory]
    [InlineData(128, 64)]
    [InlineData(72, 40)]
    public void Every_encoding_type_and_layout_is_the_metres_image_written_anew(int width, int height)
    {
        using CpuRenderer renderer = new(
            new RenderAssets([RenderFixture.Soup(7, 100, 1)], []),
            new CameraSettings { Width = width, Height = height }, device);
        using RenderBatch batch = RenderFixture.Batch(2, 0, 5, new Vector3(-3), new Vector3(3));
        float[] metres = RenderFixture.Depth(renderer, batch);
        Assert.Contains(0f, metres);
        foreach (DepthEncoding encoding in Enum.GetValues<DepthEncoding>())
        {
            foreach (PixelType type in Enum.GetValues<PixelType>())
            {
                foreach (PixelLayout layout in Enum.GetValues<PixelLayout>())
                {
                    if (type == PixelType.UInt8 && encoding != DepthEncoding.Normalized)
                    {
                        continue;
                    }

                    using NativeArray<float> target = new(metres.Length);
                    renderer.RenderDepth(batch, new DepthTarget((nint)target.Pointer, encoding, type, layout));
                    Compare(metres, target.Pointer, encoding, type, layout, width, height);
                }
            }
        }
    }

    [Fact]
    public void A_lit_floor_has_the_colour_worked_out_by_hand()
    {
        // Up: 0.475 + 0.125 + 0.4 * 0.8 = 0.92; 200, 100, 50 become 184, 92, 46. From below: 0.475 - 0.125 = 0.35.
        MeshBuilder builder = new();
        builder.Quad(
            new Vector3(-9, 0, 9), new Vector3(9, 0, 9), new Vector3(9, 0, -9), new Vector3(-9, 0, -9), Color.Rgb(
                200, 100, 50));
        TriangleMesh floor = builder.Build();
        using CpuRenderer renderer = new(
            new RenderAssets([floor], [floor]), new CameraSettings { Width = 64, Height = 64 }, device);
        using RenderBatch batch = new(3, 1);
        Quaternion down = Quaternion.CreateFromAxisAngle(Vector3.UnitX, -MathF.PI / 2);
        Quaternion up = Quaternion.Conjugate(down);
        RenderFixture.SetCamera(batch, 0, new Pose(new Vector3(0, 1, 0), down));
        RenderFixture.SetCamera(batch, 1, new Pose(new Vector3(0, -1, 0), up));

        // The same mesh as an instance turned upside down, seen from above: its back side, lit as a floor.
        RenderFixture.SetCamera(batch, 2, new Pose(new Vector3(0, 1, 0), down));
        (batch.SceneIndex.Pointer[2], batch.InstanceCount.Pointer[2]) = (-1, 1);
        new Pose(Vector3.Zero, Quaternion.CreateFromAxisAngle(Vector3.UnitX, MathF.PI)).Write(
            new Span<float>(batch.WorldFromMesh.Pointer + 24, 12));
        (float[] depth, byte[] color) = RenderFixture.Rgbd(renderer, batch);
        Assert.All(depth, d => Assert.Equal(1, d, 1e-5f));
        Assert.Equal([184, 92, 46, 255], color[..4]);
        Assert.Equal([70, 35, 18, 255], color[16384..16388]);
        Assert.Equal([184, 92, 46, 255], color[32768..32772]);
    }

    [Fact]
    public void Ten_thousand_frames_allocate_nothing()
    {
        const int Envs = 100, Edge = 32;
        using CpuRenderer renderer = new(
            new RenderAssets([RenderFixture.Room(), PaintedMeshes.Leaves(1, 100, 0.5f)], [RenderFixture.Box]),
            new CameraSettings { Width = Edge, Height = Edge }, device);
        using RenderBatch batch = RenderFixture.Batch(Envs, 4, 5, new Vector3(1), new Vector3(7, 2, 7));
        using NativeArray<float> target = new(Envs * Edge * Edge);
        using NativeArray<byte> color = new(Envs * Edge * Edge * 4);
        using NativeArray<int> ids = new(Envs * Edge * Edge);
        DepthTarget depth = new((nint)target.Pointer, DepthEncoding.NearField, PixelType.BFloat16, PixelLayout.Patch8);
        RenderTargets all = new()
        {
            Depth = depth,
            Noise = new NoiseSource(new DepthNoise(), RandomKey.FromSeed(1)),
            Color = new ColorTarget((nint)color.Pointer, PixelType.UInt8, PixelLayout.Plain),
            Ids = new IdTarget((nint)ids.Pointer, IdKind.Semantic),
        };
        long native = 0, managed = 0;
        for (int frames = -2 * Envs; frames < 10_000; frames += 2 * Envs)
        {
            batch.SceneIndex.Span.Fill(frames / Envs / 2 % 2 & 1);
            renderer.RenderDepth(batch, depth);
            renderer.Render(batch, all);
            if (frames < 0)
            {
                (native, managed) = (renderer.Memory.Total, GC.GetAllocatedBytesForCurrentThread());
            }
        }

        Assert.Equal(managed, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(native, renderer.Memory.Total);
    }

    [Fact]
    public void Scenes_are_there_once_and_envs_take_only_their_rows()
    {
        TriangleMesh room = RenderFixture.Room();
        using CpuRenderer renderer = new(new RenderAssets([room], [RenderFixture.Box]), new CameraSettings(), device);
        using RenderBatch few = RenderFixture.Batch(2, 4, 5, new Vector3(1), new Vector3(7, 2, 7));
        using RenderBatch many = RenderFixture.Batch(200, 4, 5, new Vector3(1), new Vector3(7, 2, 7));
        RenderFixture.Depth(renderer, few);
        RendererMemory before = renderer.Memory;
        RenderFixture.Depth(renderer, many);
        Assert.Equal(before.Total, renderer.Memory.Total);

        // Twelve floats of corners, three of the normal and a colour for each face of one or two triangles and for what
        // fills blocks up.
        Assert.InRange(before.Scenes.Single(), 32L * room.TriangleCount, 3 * 64L * room.TriangleCount);
        Assert.Equal(4 * (2 + 4) + 48 * (4 + 1), few.BytesPerEnv);
    }

    [Fact]
    public void Wrong_input_is_refused_by_name()
    {
        RenderAssets assets = new([RenderFixture.Room()], [RenderFixture.Box]);
        CameraSettings odd = new() { Width = 20000 };
        Assert.Contains(
            "Width is 20000", Assert.Throws<ArgumentException>(() => new CpuRenderer(assets, odd, device)).Message);
        CameraSettings flat = new() { FieldOfView = float.NaN };
        Assert.Throws<ArgumentException>(() => new CpuRenderer(assets, flat, device));
        using CpuRenderer renderer = new(assets, new CameraSettings(), device);
        using RenderBatch batch = RenderFixture.Batch(2, 1, 5, new Vector3(1), new Vector3(7, 2, 7));
        Assert.Throws<ArgumentException>(() => renderer.RenderDepth(batch, default));
        batch.MeshIndex.Pointer[1] = 1;
        ArgumentException error = Assert.Throws<ArgumentException>(() => RenderFixture.Depth(renderer, batch));
        Assert.Contains("Instance 0 of env 1", error.Message);
        (batch.MeshIndex.Pointer[1], batch.SceneIndex.Pointer[1]) = (0, 7);
        error = Assert.Throws<ArgumentException>(() => RenderFixture.Depth(renderer, batch));
        Assert.Contains("Env 1 shows scene 7", error.Message);
    }

    [Fact]
    public void A_picture_blends_at_an_edge_and_leaves_the_ceiling_out()
    {
        MeshBuilder builder = new();
        builder.Quad(new(-9, 0, 9), new(9, 0, 9), new(9, 0, -9), new(-9, 0, -9), Color.Rgb(200, 100, 50));
        builder.Quad(new(-9, 2, 9), new(9, 2, 9), new(9, 2, -9), new(-9, 2, -9), Color.Rgb(0, 0, 0));
        TriangleMesh open = PictureRenderer.WithoutCeiling(builder.Build(), 2);
        using PictureRenderer pictures = new(
            new RenderAssets([open], []), new CameraSettings { Width = 64, Height = 32 }, device)
        {
            Background = Color.Rgb(0, 0, 0),
        };
        Quaternion down = Quaternion.CreateFromAxisAngle(Vector3.UnitX, -MathF.PI / 2);
        Quaternion tilt = Quaternion.CreateFromAxisAngle(Vector3.UnitZ, 0.1f);
        byte[] picture = pictures.Draw(0, new Pose(new Vector3(9.01f, 4, 0), down * tilt));
        Assert.Equal([184, 92, 46, 255], picture[..4]);
        Assert.Equal([0, 0, 0, 255], picture[(63 * 4)..(64 * 4)]);
        byte[] row = [.. Enumerable.Range(0, 64).Select(x => picture[4 * x])];
        Assert.Contains(row, red => red is > 20 and < 170);
    }

    [Fact]
    public void Throughput_is_measured_in_every_scene()
    {
        IReadOnlyList<ThroughputResult> results = RenderThroughput.Measure([BenchmarkScenes.Small()], 64, 4, device, 3);
        Assert.Equal(["render/depth", "render/rgbd"], results.Select(r => r.Name));
        Assert.All(results, r => Assert.True(r.Value > 0));
        Assert.InRange(BenchmarkScenes.Small().TriangleCount, 1800, 2900);
        Assert.InRange(BenchmarkScenes.Medium().TriangleCount, 20000, 25000);
        Assert.InRange(BenchmarkScenes.Large().TriangleCount, 140000, 165000);
    }

    private void AgreesWithRays(
        CameraSettings camera, TriangleMesh[] scenes, TriangleMesh[] meshes, RenderBatch batch, int bits) =>
        RayComparison.Check(device, camera, scenes, meshes, batch, bits);

    private static void Compare(
        float[] metres, float* target, DepthEncoding encoding, PixelType type, PixelLayout layout, int width,
        int height)
    {
        for (int i = 0; i < metres.Length; i++)
        {
            (int env, int x, int y) = (i / (width * height), i % width, i / width % height);
            (int channel, int patch) = (y % 8 * 8 + x % 8, y / 8 * (width / 8) + x / 8);
            int at = layout switch
            {
                PixelLayout.Plain or PixelLayout.Planar => i,
                PixelLayout.Patch8 => env * width * height + channel * (width / 8) * (height / 8) + patch,
                _ => env * width * height + patch * 64 + channel,
            };
            float m = metres[i];
            float expected = encoding switch
            {
                DepthEncoding.Metres => m,
                DepthEncoding.Normalized => MathF.Min(m, 10) / 10,
                _ => 2 / (1 + (m == 0 ? 10 : m)) - 0.9f,
            };
            (float actual, float tolerance) = type switch
            {
                PixelType.Float32 => (target[at], 1e-6f * MathF.Max(1, m)),
                PixelType.UInt8 => (((byte*)target)[at] / 255f, 0.51f / 255),
                _ => (
                    BitConverter.UInt32BitsToSingle((uint)((ushort*)target)[at] << 16),
                    MathF.Abs(expected) / 256 + 1e-6f),
            };
            Assert.Equal(expected, actual, tolerance);
        }
    }
}
