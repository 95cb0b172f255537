using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering;

public sealed unsafe class SurfaceTests : IDisposable
{
    private readonly CpuDevice device = new(2);

    public void Dispose() => device.Dispose();

    [Theory]
    [InlineData(64, 48, 512)]
    [InlineData(50, 64, 256)]
    [InlineData(64, 48, 128)]
    public void Painted_soups_and_instances_look_as_rays_find_them(int width, int height, int bits)
    {
        CameraSettings camera = new() { Width = width, Height = height, FieldOfView = 1.2f };
        using RenderBatch batch = RenderFixture.Batch(6, 2, 3, new Vector3(-3), new Vector3(3));
        for (int i = 0; i < batch.MeshIndex.Length; i++)
        {
            batch.MeshIndex.Span[i] = i % 2;
        }

        TriangleMesh[] meshes = [PaintedMeshes.Soup(2, 30, 0.2f), PaintedMeshes.Soup(4, 30, 0.2f)];
        RayComparison.Check(device, camera, [PaintedMeshes.Soup(1, 300, 0.8f)], meshes, batch, bits);
    }

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void A_floor_of_tiles_runs_to_the_horizon_as_rays_find_it(int bits)
    {
        CameraSettings camera = new() { Width = 96, Height = 64 };
        using RenderBatch batch = new(3, 0);
        for (int env = 0; env < 3; env++)
        {
            Quaternion turn = Quaternion.CreateFromYawPitchRoll(0.3f * env, -0.1f - 0.3f * env, 0.2f * env);
            RenderFixture.SetCamera(batch, env, new Pose(new Vector3(0, 0.01f + 0.7f * env, 0), turn));
        }

        RayComparison.Check(device, camera, [PaintedMeshes.Floor()], [], batch, bits);
    }

    [Fact]
    public void A_distant_pattern_is_its_mean_and_does_not_sparkle()
    {
        using CpuRenderer renderer = new(
            new RenderAssets([PaintedMeshes.Lines()], []), PaintedMeshes.LinesCamera, device);
        PaintedMeshes.CheckLines(renderer);
    }

    [Fact]
    public void Light_falls_on_textures_as_on_plain_colours()
    {
        Texture even = new(4, 4, Enumerable.Repeat(Color.Rgb(200, 100, 50), 16).ToArray());
        MeshBuilder builder = new();
        builder.Quad(
            new(-9, 0, 9), new(9, 0, 9), new(9, 0, -9), new(-9, 0, -9), Material.Textured(even), default, Vector2.UnitX,
            Vector2.One, Vector2.UnitY);
        using CpuRenderer renderer = new(
            new RenderAssets([builder.Build()], []), new CameraSettings { Width = 16, Height = 16 }, device);
        using RenderBatch batch = new(1, 0);
        Quaternion down = Quaternion.CreateFromAxisAngle(Vector3.UnitX, -MathF.PI / 2);
        RenderFixture.SetCamera(batch, 0, new Pose(new Vector3(0, 1, 0), down));
        byte[] color = RenderFixture.All(renderer, batch, Lighting.Sun).Color;

        // Up: 0.475 + 0.125 + 0.4 * 0.8 = 0.92.
        Assert.Equal([184, 92, 46, 255], color[..4]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_surfaces_emit_is_added_to_their_lit_colour(bool hasTints)
    {
        using CpuRenderer renderer = new(
            new RenderAssets([PaintedMeshes.Strips(hasTints)], []), PaintedMeshes.StripsCamera, device);
        PaintedMeshes.CheckEmission(renderer, hasTints);
    }

    [Fact]
    public void Semantic_images_show_the_classes_of_parts_and_meshes()
    {
        MeshBuilder builder = new();
        builder.Quad(new(-9, -9, -5), new(0, -9, -5), new(0, 9, -5), new(-9, 9, -5), Color.Hex(1));
        builder.Part = 2;
        builder.Quad(new(0, -9, -5), new(9, -9, -5), new(9, 9, -5), new(0, 9, -5), Color.Hex(1));
        RenderAssets assets = new([builder.Build()], [RenderFixture.Box])
        {
            SceneClasses = [[7, 8, 9]],
            MeshClasses = [-42],
        };
        CameraSettings camera = new() { Width = 20, Height = 4, FieldOfView = 2 };
        using CpuRenderer renderer = new(assets, camera, device);
        using RenderBatch batch = new(1, 1);
        RenderFixture.SetCamera(batch, 0, Pose.Identity);
        batch.InstanceCount.Pointer[0] = 1;
        new Pose(new Vector3(0, 0, -1), Quaternion.Identity).Write(batch.WorldFromMesh.Span);
        int[] ids = new int[80];
        fixed (int* target = ids)
        {
            renderer.Render(batch, new() { Ids = new IdTarget((nint)target, IdKind.Semantic) });
            Assert.Equal((7, -42, 9), (ids[20], ids[30], ids[39]));
            renderer.Render(batch, new() { Ids = new IdTarget((nint)target, IdKind.Instance) });
            Assert.Equal((1, RenderIds.FirstInstance, 3), (ids[20], ids[30], ids[39]));
        }
    }

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void Colour_has_the_same_values_in_every_type_and_layout(int bits)
    {
        CameraSettings camera = new() { Width = 40, Height = 24 };
        using CpuRenderer renderer = new(
            new RenderAssets([PaintedMeshes.Soup(1, 100, 1)], []), [camera], device, (VectorWidth)bits);
        using RenderBatch batch = RenderFixture.Batch(2, 0, 5, new Vector3(-3), new Vector3(3));
        byte[] rgba = RenderFixture.All(renderer, batch, Lighting.Sun).Color;
        Assert.Contains(Enumerable.Range(0, rgba.Length / 4), i => rgba[4 * i + 3] == 0);
        foreach (PixelType type in Enum.GetValues<PixelType>())
        {
            foreach (PixelLayout layout in Enum.GetValues<PixelLayout>())
            {
                foreach (int channels in (int[])[3, 4])
                {
                    using NativeArray<float> memory = new(rgba.Length);
                    ColorTarget target = new((nint)memory.Pointer, type, layout, channels);
                    renderer.Render(batch, new RenderTargets { Color = target });
                    Compare(rgba, memory.Pointer, type, layout, channels, 40, 24);
                }
            }
        }
    }

    [Fact]
    public void Every_width_of_vectors_draws_the_same_picture()
    {
        RenderAssets assets = new([RenderFixture.Room(), PaintedMeshes.Floor()], [RenderFixture.Box]);
        CameraSettings camera = new() { Width = 100, Height = 75 };
        using RenderBatch batch = RenderFixture.Batch(8, 8, 6, new Vector3(0.5f), new Vector3(11, 2, 7));
        for (int env = 0; env < 8; env++)
        {
            batch.SceneIndex.Pointer[env] = env % 2;
        }

        (float[] Depth, byte[] Color, int[] Ids)[] images = [.. ((VectorWidth[])[
            VectorWidth.Bits512, VectorWidth.Bits256, VectorWidth.Bits128]).Select(width =>
        {
            using CpuRenderer renderer = new(assets, [camera], device, width);
            return RenderFixture.All(renderer, batch, Lighting.Sun);
        })];
        foreach ((float[] depth, byte[] color, int[] ids) in images[1..])
        {
            // Reciprocals are estimated in two ways and divided in a third: a few units in the last place, except
            // where that moves an edge across a pixel centre.
            int far = images[0].Depth.Zip(depth).Count(p => MathF.Abs(p.First - p.Second) > 4e-6f * p.First);
            Assert.InRange(far, 0, depth.Length / 2000);
            Assert.InRange(images[0].Ids.Zip(ids).Count(p => p.First != p.Second), 0, depth.Length / 2000);
            int off = images[0].Color.Zip(color).Count(p => Math.Abs(p.First - p.Second) > 1);
            Assert.InRange(off, 0, color.Length / 1000);
        }
    }

    [Fact]
    public void Preparation_tells_its_progress_and_keeps_to_the_texture_limit()
    {
        List<float> shares = [];
        RenderAssets assets = new([PaintedMeshes.Lines(), PaintedMeshes.Floor()], [RenderFixture.Box]);
        RenderSettings settings = new() { TextureLimit = 1, Progress = shares.Add };
        CameraSettings camera = new() { Width = 16, Height = 16 };
        using CpuRenderer renderer = new(assets, [camera], device, settings);
        Assert.Equal(3, shares.Count);
        Assert.Equal(shares.Order(), shares);
        Assert.Equal(1, shares[^1]);

        // With one texel left, black and white lines are their mean from anywhere.
        using RenderBatch batch = new(1, 0);
        RenderFixture.SetCamera(batch, 0, new Pose(new Vector3(0, 0, 0.02f), Quaternion.Identity));
        byte[] color = RenderFixture.All(renderer, batch, Lighting.None).Color;
        Assert.All(Enumerable.Range(0, 256), i => Assert.Equal(188, color[4 * i]));
        Assert.Throws<ArgumentException>(() => new CpuRenderer(assets, [camera], device, settings with { TextureLimit = 0 }));
    }

    [Fact]
    public void Wrong_targets_are_refused_by_name()
    {
        using CpuRenderer renderer = new(
            new RenderAssets([RenderFixture.Room()], []), new CameraSettings { Width = 12 }, device);
        using RenderBatch batch = new(1, 0);
        void Refused(string said, RenderTargets targets, int camera = 0) => Assert.Contains(
            said, Assert.Throws<ArgumentException>(() => renderer.Render(batch, targets, camera)).Message);
        DepthTarget depth = new(64, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain);
        Refused("No image is asked for", new());
        Refused("There is no camera 1", new() { Depth = depth }, 1);
        Refused("depth target has no address", new() { Depth = default(DepthTarget) });
        Refused("multiples of 8", new() { Depth = depth with { Layout = PixelLayout.Patch8 } });
        Refused("Depth as bytes", new() { Depth = depth with { Type = PixelType.UInt8 } });
        Refused("3 or 4 channels", new() { Color = new(64, PixelType.UInt8, PixelLayout.Plain, 5) });
        Refused("identity target has no address", new() { Ids = default(IdTarget) });
        Refused("not a multiple of the 4 bytes", new() { Depth = depth with { Address = 65 } });
        Refused("77 is no PixelType", new() { Depth = depth with { Type = (PixelType)77 } });
        Refused("77 is no DepthEncoding", new() { Depth = depth with { Encoding = (DepthEncoding)77 } });
        Refused("77 is no PixelLayout", new() { Color = new(64, PixelType.UInt8, (PixelLayout)77) });
        Refused("77 is no Lighting", new() { Color = new(64, PixelType.UInt8, PixelLayout.Plain, 3, (Lighting)77) });
        Refused("77 is no IdKind", new() { Ids = new(64, (IdKind)77) });
        NoiseSource noise = new(new DepthNoise(), RandomKey.FromSeed(1));
        Refused("set Depth too", new() { Ids = new(64, IdKind.Instance), Noise = noise });
        Refused("The noise has no sensor", new() { Depth = depth, Noise = default(NoiseSource) });
    }

    private static void Compare(
        byte[] rgba, float* memory, PixelType type, PixelLayout layout, int channels, int width, int height)
    {
        int pixels = width * height;
        for (int i = 0; i < rgba.Length / 4; i++)
        {
            (int env, int x, int y) = (i / pixels, i % width, i / width % height);
            (int inner, int patch) = (y % 8 * 8 + x % 8, y / 8 * (width / 8) + x / 8);
            for (int c = 0; c < channels; c++)
            {
                int within = layout switch
                {
                    PixelLayout.Plain => (y * width + x) * channels + c,
                    PixelLayout.Planar => c * pixels + y * width + x,
                    PixelLayout.Patch8 => (c * 64 + inner) * (pixels / 64) + patch,
                    _ => patch * 64 * channels + c * 64 + inner,
                };
                int at = env * pixels * channels + within;
                float actual = type switch
                {
                    PixelType.Float32 => memory[at] * 255,
                    PixelType.UInt8 => ((byte*)memory)[at],
                    _ => BitConverter.UInt32BitsToSingle((uint)((ushort*)memory)[at] << 16) * 255,
                };
                float tolerance = type == PixelType.BFloat16 ? 0.51f : 1e-3f;
                Assert.Equal(rgba[4 * i + c], actual, tolerance);
            }
        }
    }
}
