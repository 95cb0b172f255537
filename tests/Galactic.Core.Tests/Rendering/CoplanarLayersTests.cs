using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering;

public sealed class CoplanarLayersTests : IDisposable
{
    private const uint Red = 0xFF2030E0;
    private const uint Green = 0xFF30C040;
    private const uint Blue = 0xFFE06020;
    private readonly CpuDevice device = new(2);

    public void Dispose() => device.Dispose();

    [Fact]
    public void The_smaller_of_two_surfaces_is_above_whichever_comes_first()
    {
        Assert.Equal<byte>([0, 0, 1, 1], CoplanarLayers.Of(Sheets((2, Red), (1, Green)))!);
        Assert.Equal<byte>([1, 1, 0, 0], CoplanarLayers.Of(Sheets((1, Red), (2, Green)))!);
    }

    [Fact]
    public void A_pile_has_a_layer_for_each_and_the_last_ones_share()
    {
        Assert.Equal<byte>([0, 0, 2, 2, 1, 1], CoplanarLayers.Of(Sheets((3, Red), (1, Green), (2, Blue)))!);
        byte[] pile = CoplanarLayers.Of(Sheets([.. Enumerable.Range(1, 40).Select(i => (1 + 0.1f * i, (uint)i))]))!;
        Assert.Equal(
            Enumerable.Range(0, 80).Select(i => Math.Min(CoplanarLayers.Most, 39 - i / 2)), pile.Select(l => (int)l));
    }

    [Fact]
    public void A_floor_of_tiles_is_one_floor_and_so_is_each_copy_of_one_that_is_there_twice()
    {
        // 100 tiles of two colours, a quarter of a metre each, and a rug over sixteen of them.
        MeshBuilder tiles = new();
        for (int i = 0; i < 100; i++)
        {
            Square(tiles, i % 10 * 0.25f, i / 10 * 0.25f, 0.25f, (i % 10 + i / 10) % 2 == 0 ? Green : Blue);
        }

        Square(tiles, 0.75f, 0.75f, 1, Red);
        Assert.Equal(Enumerable.Repeat(0, 200).Concat([1, 1]), CoplanarLayers.Of(tiles.Build())!.Select(l => (int)l));

        // Triangle by triangle.
        Vector3[] places = [new(0, 0, 0), new(4, 0, 0), new(4, 4, 0), new(0, 4, 0), new(1, 1, 0), new(3, 1, 0), new(2, 3.9f, 0)];
        TriangleMesh twice = new(places, [0, 1, 2, 0, 1, 2, 0, 2, 3, 0, 2, 3, 4, 5, 6], [Red, Green, Red, Green, Blue]);
        Assert.Equal<byte>([0, 1, 0, 1, 2], CoplanarLayers.Of(twice)!);

        static void Square(MeshBuilder to, float x, float y, float edge, uint color)
        {
            to.Triangle(new(x, y, 0), new(x + edge, y, 0), new(x + edge, y + edge, 0), color);
            to.Triangle(new(x, y, 0), new(x + edge, y + edge, 0), new(x, y + edge, 0), color);
        }
    }

    [Fact]
    public void Faces_are_of_one_layer_each()
    {
        // Three faces meet at an edge: whichever is joined to another, it is one of its own layer.
        Vector3[] places =
            [new(0, 0, -1), new(0, 0, 1), new(3, 0, 8), new(-1, 0, 0), new(1.2f, 0, 0), new(-0.8f, 0, -0.8f), new(-0.8f, 0, 0.8f), new(1.5f, 0, 0.8f)];
        TriangleMesh mesh = new(places, [0, 1, 2, 1, 0, 3, 0, 1, 4, 5, 6, 7], [Red, Red, Red, Green]);
        byte[] layers = CoplanarLayers.Of(mesh)!;
        foreach (MeshFace face in MeshFaces.Of(mesh, layers).Where(f => f.IsQuad))
        {
            int other = Enumerable.Range(0, 4).First(t => t != face.Triangle
                && mesh.Indices.AsSpan(3 * t, 3).Contains(face.Fourth));
            Assert.Equal(layers[face.Triangle], layers[other]);
        }
    }

    [Fact]
    public void Thousands_of_slivers_around_a_point_are_looked_at_in_good_time()
    {
        const int Count = 20_000;
        Vector3[] rim = [Vector3.Zero, .. Enumerable.Range(0, Count).Select(
            i => new Vector3(MathF.SinCos(i * MathF.Tau / Count).Cos, 0, MathF.SinCos(i * MathF.Tau / Count).Sin))];
        int[] indices = [.. Enumerable.Range(0, Count).SelectMany(i => (int[])[0, 1 + (i + 1) % Count, 1 + i])];
        Assert.Null(CoplanarLayers.Of(new TriangleMesh(rim, indices, [.. Enumerable.Repeat(Red, Count)])));
        Assert.Null(CoplanarLayers.Of(new TriangleMesh(rim, indices, [.. Enumerable.Range(0, Count).Select(i => (uint)i)])));
    }

    [Fact]
    public void What_looks_the_same_or_only_touches_has_no_layers()
    {
        Assert.Null(CoplanarLayers.Of(Sheets((2, Red), (1, Red))));
        Vector3[] places = [new(0, 0, 0), new(1, 0, 0), new(1, 1, 0), new(0, 1, 0)];
        Assert.Null(CoplanarLayers.Of(new TriangleMesh(places, [0, 1, 2, 0, 2, 3], [Red, Green])));

        // The back of a single-sided face is never seen.
        int[] both = [0, 1, 2, 0, 2, 1];
        Assert.NotNull(CoplanarLayers.Of(new TriangleMesh(places, both, [Red, Green])));
        Assert.Null(CoplanarLayers.Of(new TriangleMesh(places, both, [Red, Green]) { IsSingleSided = true }));
    }

    [Fact]
    public void Things_that_look_the_same_are_told_apart() =>
        Assert.Equal<byte>([0, 0, 1, 1], CoplanarLayers.Of(Sheets((2, Red), (1, Red)) is var mesh
            ? new TriangleMesh(mesh.Positions, mesh.Indices, mesh.Colors) { Parts = [0, 0, 1, 1] }
            : null!)!);

    [Fact]
    public void Both_sides_of_a_painted_sheet_are_one_if_they_agree()
    {
        Material material = Material.Textured(PaintedMeshes.Smooth(16, 16));
        Vector2[] uv = [new(0, 0), new(1, 0), new(1, 1)];
        Vector3[] place = [new(0, 0, 0), new(1, 0, 0), new(1, 1, 0)];
        Assert.Null(CoplanarLayers.Of(Sides(uv[0])));
        Assert.NotNull(CoplanarLayers.Of(Sides(new Vector2(0.5f, 0))));

        TriangleMesh Sides(Vector2 backOfFirst)
        {
            MeshBuilder builder = new();
            builder.Triangle(place[0], place[1], place[2], new TriangleSurface(material, uv[0], uv[1], uv[2]), Red);
            builder.Triangle(place[2], place[1], place[0], new TriangleSurface(material, uv[2], uv[1], backOfFirst), Red);
            return builder.Build();
        }
    }

    [Fact]
    public void A_rug_is_seen_wherever_it_lies_from_either_side_and_the_floor_around_it_stays_as_it_is()
    {
        CameraSettings camera = new() { Width = 96, Height = 96 };
        using RenderBatch batch = new(60, 0);
        Pose[] poses = [.. Enumerable.Range(0, batch.EnvCount).Select(PoseOf)];
        for (int env = 0; env < poses.Length; env++)
        {
            RenderFixture.SetCamera(batch, env, poses[env]);
        }

        (float[] bareDepth, byte[] bare) = Draw(Floor(hasRug: false), camera, batch);
        (float[] depth, byte[] color) = Draw(Floor(hasRug: true), camera, batch);
        (int rugs, int floors) = (0, 0);
        for (int i = 0; i < depth.Length; i++)
        {
            Assert.InRange(depth[i], bareDepth[i] * 0.9999f, bareDepth[i] * 1.00001f);
            (double rayX, double rayY) = RayCaster.Ray(camera, i % 96, i / 96 % 96);
            Vector3 place = poses[i / (96 * 96)].Transform(new Vector3((float)rayX, (float)rayY, -1) * bareDepth[i]);
            float beyond = MathF.Max(MathF.Abs(place.X), MathF.Abs(place.Z)) - 1;
            if (depth[i] > 0 && beyond < -0.01f)
            {
                Assert.Equal(Red & 0xFFFFFF, BitConverter.ToUInt32(color, 4 * i) & 0xFFFFFF);
                rugs++;
            }
            else if (depth[i] > 0 && beyond > 0.01f)
            {
                Assert.InRange(Enumerable.Range(4 * i, 4).Max(at => Math.Abs(color[at] - bare[at])), 0, 2);
                floors++;
            }
        }

        Assert.InRange(rugs, depth.Length / 10, depth.Length);
        Assert.InRange(floors, depth.Length / 10, depth.Length);

        // From above and from below, 0.3 to 3.3 m away, level to straight on.
        static Pose PoseOf(int env)
        {
            RandomKey key = RandomKey.FromSeed(8).For(env);
            int side = env % 2 == 0 ? 1 : -1;
            Vector3 eye = new(key.Uniform(0, -1, 1), side * (0.3f + 0.05f * env), key.Uniform(1, -1, 1));
            return new Pose(eye, Quaternion.CreateFromYawPitchRoll(
                key.Uniform(2, -3, 3), -side * key.Uniform(3, 0.2f, 1.5f), key.Uniform(4, -0.3f, 0.3f)));
        }
    }

    private static TriangleMesh Floor(bool hasRug)
    {
        MeshBuilder builder = new();
        builder.Quad(
            new(-8, 0, 8), new(8, 0, 8), new(8, 0, -8), new(-8, 0, -8),
            Material.Textured(PaintedMeshes.Smooth(64, 64)), new(0, 0), new(16, 0), new(16, 16), new(0, 16));
        if (hasRug)
        {
            builder.Triangle(new(-1, 0, 1), new(1, 0, 1), new(1, 0, -1), Red);
            builder.Triangle(new(-1, 0, 1), new(1, 0, -1), new(-1, 0, -1), Red);
        }

        return builder.Build();
    }

    private (float[] Depth, byte[] Color) Draw(TriangleMesh mesh, CameraSettings camera, RenderBatch batch)
    {
        using CpuRenderer renderer = new(new RenderAssets([mesh], []), camera, device);
        (float[] depth, byte[] color, _) = RenderFixture.All(renderer, batch, Lighting.None);
        return (depth, color);
    }

    /// <summary>Squares of half an edge and a colour, all about the origin in one slanted plane.</summary>
    private static TriangleMesh Sheets(params (float Half, uint Color)[] sheets)
    {
        Quaternion turn = Quaternion.CreateFromYawPitchRoll(0.3f, 0.7f, 1.1f);
        MeshBuilder builder = new();
        foreach ((float half, uint color) in sheets)
        {
            Vector3 At(float x, float y) => Vector3.Transform(new Vector3(x * half, y * half, 0), turn);
            builder.Triangle(At(-1, -1), At(1, -1), At(1, 1), color);
            builder.Triangle(At(-1, -1), At(1, 1), At(-1, 1), color);
        }

        return builder.Build();
    }
}
