using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering;

/// <summary>Meshes with every kind of surface.</summary>
internal static class PaintedMeshes
{
    /// <summary>Loose triangles: plain, textured with each wrap, tinted, both, emitting; parts 0 to 4.</summary>
    public static TriangleMesh Soup(ulong seed, int count, float size)
    {
        Material[] materials = [.. Materials()];
        MeshBuilder builder = new();
        RandomKey key = RandomKey.FromSeed(seed);
        for (int i = 0; i < count; i++)
        {
            RandomKey draw = key.For(i);
            Vector3 Point(int n) => new(draw.Uniform(n, -1, 1), draw.Uniform(n + 1, -1, 1), draw.Uniform(n + 2, -1, 1));
            Vector2 Uv(int n) => new(draw.Uniform(n, -2, 3), draw.Uniform(n + 1, -2, 3));
            uint Tint(int n) => Color.Rgb(
                (int)draw.Uniform(n, 0, 255), (int)draw.Uniform(n + 1, 0, 255), (int)draw.Uniform(n + 2, 0, 255));
            Vector3 center = 4 * Point(0);
            (Vector3 a, Vector3 b, Vector3 c) = (
                center + size * Point(3), center + size * Point(6), center + size * Point(9));
            builder.Part = i % 5;
            TriangleSurface? surface = i % 3 == 0
                ? null
                : new TriangleSurface(materials[i % materials.Length], Uv(12), Uv(14), Uv(16));
            if (surface is { } painted && i % 4 == 1)
            {
                surface = painted with { TintA = Tint(20), TintB = Tint(23), TintC = Tint(26) };
            }

            builder.Triangle(a, b, c, surface, Tint(30));
        }

        return builder.Build();
    }

    /// <summary>Loose triangles whose textures have round holes, of each wrap, and some without any texture.</summary>
    public static TriangleMesh Leaves(ulong seed, int count, float size, bool isSingleSided = false)
    {
        Material[] materials =
        [
            Material.Textured(Holes(48, 32)) with { AlphaCutoff = 0.5f },
            Material.Textured(Holes(20, 28), Color.Hex(0xC08040)) with
            {
                AlphaCutoff = 0.3f, WrapX = TextureWrap.Mirror, WrapY = TextureWrap.Clamp,
            },
            Material.Textured(Holes(32, 32)) with { AlphaCutoff = 0.4f, BaseColor = new Vector4(1, 1, 1, 0.6f) },
            Material.Textured(Smooth(32, 16)),
        ];
        MeshBuilder builder = new();
        RandomKey key = RandomKey.FromSeed(seed);
        for (int i = 0; i < count; i++)
        {
            RandomKey draw = key.For(i);
            Vector3 Point(int n) => new(draw.Uniform(n, -1, 1), draw.Uniform(n + 1, -1, 1), draw.Uniform(n + 2, -1, 1));
            Vector2 Uv(int n) => new(draw.Uniform(n, -1, 2), draw.Uniform(n + 1, -1, 2));
            Vector3 center = 4 * Point(0);
            builder.Part = i % 5;
            TriangleSurface? surface = i % 5 == 4 ? null : new(materials[i % materials.Length], Uv(12), Uv(14), Uv(16));
            if (surface is { } painted && i % 7 == 0)
            {
                surface = painted with { TintA = Color.Hex(0x80C0FF), TintB = Color.Hex(0xFF4020) };
            }

            builder.Triangle(
                center + size * Point(3), center + size * Point(6), center + size * Point(9), surface, Color.Hex(i));
        }

        return builder.Build(isSingleSided);
    }

    /// <summary>Opaque with a disk cut out of the middle, steep at its rim.</summary>
    private static Texture Holes(int width, int height)
    {
        Texture smooth = Smooth(width, height);
        uint[] colors = new uint[width * height];
        ReadOnlySpan<byte> rgba = smooth.Levels[0].Rgba.Span;
        for (int i = 0; i < colors.Length; i++)
        {
            float x = (i % width + 0.5f) / width - 0.5f, y = (i / width + 0.5f) / height - 0.5f;
            uint alpha = (uint)Math.Clamp(255 * 12 * (MathF.Sqrt(x * x + y * y) - 0.25f) + 128, 0, 255);
            colors[i] = rgba[4 * i] | (uint)rgba[4 * i + 1] << 8 | (uint)rgba[4 * i + 2] << 16 | alpha << 24;
        }

        return new Texture(width, height, colors);
    }

    /// <summary>A floor of 200 x 200 m with a tile of a metre.</summary>
    public static TriangleMesh Floor()
    {
        MeshBuilder builder = new();
        builder.Quad(
            new(-100, 0, 100), new(100, 0, 100), new(100, 0, -100), new(-100, 0, -100), Material.Textured(Smooth(64, 64)),
            new(0, 0), new(200, 0), new(200, 200), new(0, 200));
        return builder.Build();
    }

    /// <summary>An upright face of 400 x 400 m with black and white lines, 128 of each in a metre.</summary>
    public static TriangleMesh Lines()
    {
        Texture lines = new(256, 1, [.. Enumerable.Range(0, 256).Select(i => i % 2 == 0 ? Color.Hex(0) : Color.Hex(0xFFFFFF))]);
        MeshBuilder builder = new();
        builder.Quad(
            new(-200, -200, 0), new(200, -200, 0), new(200, 200, 0), new(-200, 200, 0), Material.Textured(lines),
            new(0, 0), new(400, 0), new(400, 400), new(0, 400));
        return builder.Build();
    }

    /// <summary>
    /// A level floor in four strips from left to right: texture, texture that emits, texture that emits with corner
    /// colours of sRGB 188, emission alone.
    /// </summary>
    public static TriangleMesh Strips(bool hasTints)
    {
        Material even = Material.Textured(new Texture(4, 4, [.. Enumerable.Repeat(Color.Rgb(200, 100, 50), 16)]));
        Vector4 glow = LinearColor.Unpack(Color.Rgb(40, 0, 250));
        Material both = even with { Emission = new Vector3(glow.X, glow.Y, glow.Z) };
        Material[] materials = [even, both, both, Material.Emitter(Color.Rgb(210, 220, 230))];
        MeshBuilder builder = new();
        for (int i = 0; i < 4; i++)
        {
            uint tint = hasTints && i == 2 ? Color.Rgb(188, 188, 188) : TriangleSurface.White;
            (float left, float right) = (i - 2, i - 1);
            foreach ((float x, float z) in ((float, float)[])[(right, -1), (left, 1)])
            {
                TriangleSurface surface = new(materials[i], default, Vector2.UnitX, Vector2.One)
                {
                    TintA = tint,
                    TintB = tint,
                    TintC = tint,
                };
                builder.Triangle(new(left, 0, 1), new(right, 0, z == 1 ? -1 : 1), new(x, 0, -1), surface);
            }
        }

        return builder.Build();
    }

    /// <summary>What surfaces emit is added to their lit colour, channel by channel, and is all that is left in the dark.</summary>
    /// <param name="renderer">Shows <see cref="Strips"/>, 8 pixels wide.</param>
    /// <param name="hasTints">As in <see cref="Strips"/>.</param>
    public static void CheckEmission(IBatchRenderer renderer, bool hasTints)
    {
        using RenderBatch batch = new(1, 0);
        Quaternion down = Quaternion.CreateFromAxisAngle(Vector3.UnitX, -MathF.PI / 2);
        RenderFixture.SetCamera(batch, 0, new Pose(new Vector3(0, 2, 0), down));

        // Level faces have 0.475 + 0.125 + 0.4 * 0.8 = 0.92 of the light, 0.6 in shadow. sRGB 188 is half the light
        // (0.503): 200 and 100, linear 0.578 and 0.127, become 0.290 and 0.0641, sRGB 147 and 72, at 0.92 135 and 66.
        byte[] dim = hasTints ? [135 + 40, 66, 255] : [184 + 40, 92, 255];
        Check(Lighting.Sun, [184, 92, 46], [184 + 40, 92, 255], dim, [210, 220, 230]);
        dim = hasTints ? [88 + 40, 43, 255] : [120 + 40, 60, 255];
        Check(Lighting.Shade, [120, 60, 30], [120 + 40, 60, 255], dim, [210, 220, 230]);
        Check(Lighting.Dark, [0, 0, 0], [40, 0, 250], [40, 0, 250], [210, 220, 230]);

        void Check(Lighting light, params byte[][] strips)
        {
            byte[] color = RenderFixture.All(renderer, batch, light).Color;
            for (int x = 0; x < 8; x++)
            {
                byte[] expected = strips[x / 2];
                for (int channel = 0; channel < 3; channel++)
                {
                    Assert.InRange(color[4 * (4 * 8 + x) + channel] - expected[channel], -1, 1);
                }
            }
        }
    }

    /// <summary>For <see cref="CheckEmission"/>: four metres wide on the floor, from two metres above it.</summary>
    public static CameraSettings StripsCamera { get; } = new() { Width = 8, Height = 8, FieldOfView = MathF.PI / 2 };

    private static IEnumerable<Material> Materials()
    {
        yield return Material.Textured(Smooth(32, 16));
        yield return Material.Textured(Smooth(20, 28)) with { WrapX = TextureWrap.Mirror, WrapY = TextureWrap.Clamp };
        yield return Material.Textured(Smooth(32, 16), Color.Hex(0xC08040)) with { WrapX = TextureWrap.Clamp };
        yield return Material.Plain(Color.Hex(0x80FF20));
        yield return Material.Emitter(Color.Hex(0xD0E0F0));
        yield return Material.Textured(Smooth(32, 16)) with { Emission = new Vector3(0.02f, 0.1f, 0.6f) };
    }

    public static Texture Smooth(int width, int height)
    {
        uint[] colors = new uint[width * height];
        for (int i = 0; i < colors.Length; i++)
        {
            (float x, float y) = (MathF.Tau * (i % width) / width, MathF.Tau * (i / width) / height);
            colors[i] = Color.Rgb(
                (int)(128 + 90 * MathF.Sin(x)), (int)(128 + 90 * MathF.Cos(y)), (int)(128 + 60 * MathF.Sin(x + 2 * y)));
        }

        return new Texture(width, height, colors);
    }

    /// <summary>For <see cref="CheckLines"/>.</summary>
    public static CameraSettings LinesCamera { get; } = new() { Width = 32, Height = 32 };

    /// <summary>A distant pattern is its mean, a near one sharp.</summary>
    /// <param name="renderer">Shows <see cref="Lines"/>.</param>
    public static void CheckLines(IBatchRenderer renderer)
    {
        // Black and white lines of one texel: from 60 m, each pixel sees dozens; half of the light is sRGB 188.
        using RenderBatch batch = new(1, 0);
        RenderFixture.SetCamera(batch, 0, new Pose(new Vector3(0, 0, 60), Quaternion.Identity));
        byte[] color = RenderFixture.All(renderer, batch, Lighting.None).Color;
        Assert.All(Enumerable.Range(0, 1024), i => Assert.Equal(188, color[4 * i]));

        // From two centimetres, each texel spans pixels: black and white come back.
        RenderFixture.SetCamera(batch, 0, new Pose(new Vector3(0, 0, 0.02f), Quaternion.Identity));
        color = RenderFixture.All(renderer, batch, Lighting.None).Color;
        Assert.Contains(Enumerable.Range(0, 1024), i => color[4 * i] > 240);
        Assert.Contains(Enumerable.Range(0, 1024), i => color[4 * i] < 15);
    }
}
