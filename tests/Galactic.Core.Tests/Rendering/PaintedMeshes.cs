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
    /// <summary>Loose triangles: plain, textured with each wrap, tinted, both; parts 0 to 4.</summary>
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

    private static IEnumerable<Material> Materials()
    {
        yield return Material.Textured(Smooth(32, 16));
        yield return Material.Textured(Smooth(20, 28)) with { WrapX = TextureWrap.Mirror, WrapY = TextureWrap.Clamp };
        yield return Material.Textured(Smooth(32, 16), Color.Hex(0xC08040)) with { WrapX = TextureWrap.Clamp };
        yield return Material.Plain(Color.Hex(0x80FF20));
    }

    private static Texture Smooth(int width, int height)
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
