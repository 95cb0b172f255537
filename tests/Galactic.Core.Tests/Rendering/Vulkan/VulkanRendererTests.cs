using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Rendering.Vulkan;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering.Vulkan;

public sealed unsafe class VulkanRendererTests : IDisposable
{
    private static readonly Vector3 From = new(0.5f, 0.5f, 0.5f);
    private static readonly Vector3 To = new(11.5f, 2, 7.5f);
    private readonly VulkanDevice vulkan = VulkanTestDevice.Open();
    private readonly CpuDevice cpu = new(2);

    public void Dispose()
    {
        vulkan.Dispose();
        cpu.Dispose();
    }

    [Theory]
    [InlineData(128, 128, 60, 1.05f)]
    [InlineData(64, 64, 50, 2.4f)]
    [InlineData(72, 40, 31, 0.3f)]
    public void Flats_and_objects_look_as_the_processor_draws_them(int width, int height, int envs, float fieldOfView)
    {
        RenderAssets assets = new([BenchmarkScenes.Small(), RenderFixture.Room()], [RenderFixture.Box]);
        using RenderBatch batch = RenderFixture.Batch(envs, 12, 5, From, To);
        for (int env = 0; env < envs; env++)
        {
            batch.SceneIndex.Pointer[env] = env % 2;
        }

        CameraSettings camera = new() { Width = width, Height = height, FieldOfView = fieldOfView };
        ImageComparison.Of(vulkan, cpu, assets, camera, batch).Check();
    }

    [Fact]
    public void Disposed_twice_it_is_disposed_once_and_draws_no_more()
    {
        VulkanRenderer renderer = new(new RenderAssets([RenderFixture.Room()], []), new CameraSettings(), vulkan, cpu);
        using RenderBatch batch = RenderFixture.Batch(2, 0, 5, From, To);
        RenderFixture.Depth(renderer, batch);
        renderer.Dispose();
        renderer.Dispose();
        Assert.Throws<ObjectDisposedException>(() => RenderFixture.Depth(renderer, batch));
    }

    [Fact]
    public void Single_sided_meshes_show_their_fronts_only()
    {
        RenderAssets assets = new(
            [RenderFixture.Soup(1, 400, 0.8f, isSingleSided: true)],
            [RenderFixture.Soup(2, 40, 0.1f, isSingleSided: true), RenderFixture.Soup(3, 40, 0.1f)]);
        using RenderBatch batch = RenderFixture.Batch(20, 6, 3, new Vector3(-3), new Vector3(3));
        for (int i = 0; i < batch.MeshIndex.Length; i++)
        {
            batch.MeshIndex.Span[i] = i % 2;
        }

        ImageComparison.Of(vulkan, cpu, assets, new CameraSettings { FieldOfView = 1.4f }, batch).Check();
    }

    [Fact]
    public void Textures_have_the_same_holes_in_every_mix_of_images()
    {
        RenderAssets assets = new(
            [PaintedMeshes.Leaves(1, 300, 0.9f)],
            [PaintedMeshes.Leaves(2, 40, 0.2f, isSingleSided: true), PaintedMeshes.Soup(3, 40, 0.1f)]);
        using RenderBatch batch = RenderFixture.Batch(20, 6, 3, new Vector3(-3), new Vector3(3));
        for (int i = 0; i < batch.MeshIndex.Length; i++)
        {
            batch.MeshIndex.Span[i] = i % 2;
        }

        CameraSettings camera = new() { FieldOfView = 1.4f };
        using CpuRenderer expected = new(assets, camera, cpu);
        using VulkanRenderer actual = new(assets, camera, vulkan, cpu);
        (float[] Depth, byte[] Color, int[] Ids) drawn = RenderFixture.All(actual, batch, Lighting.Sun);
        ImageComparison.Of(RenderFixture.All(expected, batch, Lighting.Sun), drawn).Check();
        Assert.Equal(drawn.Depth, RenderFixture.Depth(actual, batch));
        (float[] depth, byte[] color) = RenderFixture.Rgbd(actual, batch);
        Assert.Equal(drawn.Depth, depth);
        Assert.Equal(drawn.Color, color);
        int[] ids = new int[drawn.Ids.Length];
        fixed (int* target = ids)
        {
            actual.Render(batch, new() { Ids = new IdTarget((nint)target, IdKind.Instance) });
        }

        Assert.Equal(drawn.Ids, ids);
    }

    [Fact]
    public void Views_that_need_several_targets_are_all_drawn()
    {
        // The poses of 1,100 views with room for 2,000 instances are more than a buffer of the software driver holds.
        const int Envs = 1100;
        RenderAssets assets = new([RenderFixture.Soup(1, 60, 1.5f)], [RenderFixture.Soup(2, 9, 0.3f)]);
        CameraSettings camera = new() { Width = 24, Height = 16 };
        using RenderBatch few = RenderFixture.Batch(Envs, 3, 9, new Vector3(-3), new Vector3(3));
        using RenderBatch batch = new(Envs, 2000);
        few.WorldFromCamera.Span.CopyTo(batch.WorldFromCamera.Span);
        batch.InstanceCount.Span.Fill(3);
        for (int env = 0; env < Envs; env++)
        {
            few.WorldFromMesh.Span.Slice(env * 36, 36).CopyTo(
                new Span<float>(batch.WorldFromMesh.Pointer + env * 2000L * 12, 36));
        }

        ImageComparison.Of(vulkan, cpu, assets, camera, batch).Check();
    }

    [Fact]
    public void A_tessellated_plane_has_no_cracks()
    {
        MeshBuilder builder = new();
        static Vector3 P(int x, int y) => new(x * 0.37f - 6, y * 0.41f - 6, -0.01f * ((x * 7 + y * 3) % 5));
        for (int x = 0; x < 32; x++)
        {
            for (int y = 0; y < 30; y++)
            {
                builder.Quad(P(x, y), P(x + 1, y), P(x + 1, y + 1), P(x, y + 1), Color.Hex(0xFFFFFF));
            }
        }

        using VulkanRenderer renderer = new(
            new RenderAssets([builder.Build()], []), new CameraSettings(), vulkan, cpu);
        using RenderBatch batch = new(64, 0);
        for (int env = 0; env < 64; env++)
        {
            RandomKey key = RandomKey.FromSeed(8).For(env);
            Quaternion turn = Quaternion.CreateFromYawPitchRoll(
                MathF.PI + key.Uniform(0, -0.3f, 0.3f), key.Uniform(1, -0.3f, 0.3f), key.Uniform(2, -3, 3));
            RenderFixture.SetCamera(batch, env, new Pose(new Vector3(0, 0, -key.Uniform(3, 0.1f, 2)), turn));
        }

        Assert.Equal(0, RenderFixture.Depth(renderer, batch).Count(d => d == 0));
    }

    [Fact]
    public void A_wall_close_to_the_eye_is_cut_at_the_near_plane_and_keeps_its_distance()
    {
        MeshBuilder builder = new();
        builder.Quad(
            new Vector3(-9, -9, 0), new Vector3(9, -9, 0), new Vector3(9, 9, 0), new Vector3(-9, 9, 0),
            Color.Hex(0xFFFFFF));
        RenderAssets assets = new([builder.Build()], []);
        CameraSettings camera = new() { Width = 64, Height = 64 };
        using RenderBatch batch = new(3, 0);
        RenderFixture.SetCamera(batch, 0, new Pose(new Vector3(0, 0, 0.015f), Quaternion.Identity));
        Quaternion turn = Quaternion.CreateFromAxisAngle(Vector3.UnitY, 80 * MathF.PI / 180);
        RenderFixture.SetCamera(batch, 1, new Pose(new Vector3(0, 0, 0.015f), turn));
        RenderFixture.SetCamera(batch, 2, new Pose(new Vector3(0, 0, 0.009f), Quaternion.Identity));
        ImageComparison images = ImageComparison.Of(vulkan, cpu, assets, camera, batch);
        images.Check();
        Assert.All(images.Vulkan.Depth[..4096], d => Assert.Equal(0.015f, d, 1e-6f));
        Assert.Contains(images.Vulkan.Depth[4096..8192], d => d > 0);
        Assert.All(images.Vulkan.Depth[8192..], d => Assert.Equal(0, d));
    }

    [Fact]
    public void Distances_are_right_from_a_centimetre_to_a_kilometre()
    {
        MeshBuilder builder = new();
        builder.Quad(
            new Vector3(-1, -1, 0), new Vector3(1, -1, 0), new Vector3(1, 1, 0), new Vector3(-1, 1, 0),
            Color.Hex(0xFFFFFF));
        TriangleMesh small = builder.Build();
        TriangleMesh large = new([.. small.Positions.Select(p => p * 1000)], small.Indices, small.Colors);
        using VulkanRenderer renderer = new(
            new RenderAssets([large], []), new CameraSettings { Width = 64, Height = 64 }, vulkan, cpu);
        float[] distances = [0.0101f, 0.1f, 1, 10, 100, 1000];
        using RenderBatch batch = new(distances.Length, 0);
        for (int env = 0; env < distances.Length; env++)
        {
            RenderFixture.SetCamera(batch, env, new Pose(new Vector3(0, 0, distances[env]), Quaternion.Identity));
        }

        float[] depth = RenderFixture.Depth(renderer, batch);
        for (int i = 0; i < depth.Length; i++)
        {
            Assert.Equal(distances[i / 4096], depth[i], 1e-5f * distances[i / 4096]);
        }
    }

    [Fact]
    public void A_camera_that_is_not_a_number_and_an_empty_scene_show_background()
    {
        using VulkanRenderer renderer = new(RenderFixture.RoomAndNothing, new CameraSettings(), vulkan, cpu);
        RenderFixture.CheckBackground(renderer);
    }

    [Fact]
    public void The_same_batch_gives_the_same_bits_whatever_was_drawn_before()
    {
        RenderAssets assets = new([RenderFixture.Room(), BenchmarkScenes.Small()], [RenderFixture.Box]);
        using RenderBatch batch = RenderFixture.Batch(64, 8, 5, From, To);
        using VulkanRenderer renderer = new(assets, new CameraSettings(), vulkan, cpu);
        (float[] depth, byte[] color) = RenderFixture.Rgbd(renderer, batch);
        using RenderBatch other = RenderFixture.Batch(9, 2, 6, From, To);
        other.SceneIndex.Span.Fill(1);
        RenderFixture.Depth(renderer, other);
        (float[] again, byte[] colorAgain) = RenderFixture.Rgbd(renderer, batch);
        Assert.Equal(depth, again);
        Assert.Equal(color, colorAgain);
    }

    [Fact]
    public void Drawing_allocates_nothing_once_warm()
    {
        using VulkanRenderer renderer = new(
            new RenderAssets([RenderFixture.Room()], [RenderFixture.Box]), new CameraSettings(), vulkan, cpu);
        using RenderBatch batch = RenderFixture.Batch(8, 4, 5, new Vector3(1), new Vector3(7, 2, 7));
        using NativeArray<float> target = new(8 * 16384);
        using NativeArray<byte> color = new(8 * 16384 * 4);
        using NativeArray<int> ids = new(8 * 16384);
        RenderTargets targets = new()
        {
            Depth = new DepthTarget(
                (nint)target.Pointer, DepthEncoding.NearField, PixelType.BFloat16, PixelLayout.Patch8),
            Color = new ColorTarget((nint)color.Pointer, PixelType.UInt8, PixelLayout.Plain),
            Ids = new IdTarget((nint)ids.Pointer, IdKind.Instance),
        };
        renderer.Render(batch, targets);
        renderer.Render(batch, targets);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
        {
            renderer.Render(batch, targets);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Wrong_input_is_refused_by_name()
    {
        RenderAssets assets = new([RenderFixture.Room()], [RenderFixture.Box]);
        CameraSettings odd = new() { Width = -1 };
        Assert.Contains(
            "Width is -1",
            Assert.Throws<ArgumentException>(() => new VulkanRenderer(assets, odd, vulkan, cpu)).Message);
        using VulkanRenderer renderer = new(assets, new CameraSettings(), vulkan, cpu);
        using RenderBatch batch = RenderFixture.Batch(2, 1, 5, new Vector3(1), new Vector3(7, 2, 7));
        Assert.Throws<ArgumentException>(() => renderer.RenderDepth(batch, default));
        batch.MeshIndex.Pointer[1] = 1;
        ArgumentException error = Assert.Throws<ArgumentException>(() => RenderFixture.Depth(renderer, batch));
        Assert.Contains("Instance 0 of env 1", error.Message);
        (batch.MeshIndex.Pointer[1], batch.SceneIndex.Pointer[1]) = (0, 7);
        error = Assert.Throws<ArgumentException>(() => RenderFixture.Depth(renderer, batch));
        Assert.Contains("Env 1 shows scene 7", error.Message);
        batch.SceneIndex.Pointer[1] = 0;
        float[] depth = new float[2 * 16384];
        fixed (float* place = depth)
        {
            DepthTarget target = new((nint)place, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain);
            byte[] tooShort = new byte[16384];
            Assert.Contains(
                "takes 131072 bytes",
                Assert.Throws<ArgumentException>(() => renderer.RenderColor(batch, target, tooShort)).Message);
        }
    }

    [Fact]
    public void A_view_larger_than_the_device_takes_is_refused_with_its_limits()
    {
        using VulkanRenderer renderer = new(
            new RenderAssets([RenderFixture.Room()], []), new CameraSettings { Width = 16384, Height = 16384 }, vulkan,
            cpu);
        using RenderBatch batch = new(1, 0);
        DepthTarget anywhere = new(64, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain);
        Assert.Contains(
            "16384x16384", Assert.Throws<VulkanException>(() => renderer.RenderDepth(batch, anywhere)).Message);
    }
}
