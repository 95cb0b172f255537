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
    public void The_smaller_of_two_surfaces_is_in_front_whichever_comes_first()
    {
        Assert.Equal<byte>([1, 1, 0, 0], CoplanarLayers.Of(Sheets((2, Red), (1, Green)))!);
        Assert.Equal<byte>([0, 0, 1, 1], CoplanarLayers.Of(Sheets((1, Red), (2, Green)))!);
    }

    [Fact]
    public void A_pile_has_a_layer_for_each_and_the_last_ones_share()
    {
        Assert.Equal<byte>([2, 2, 0, 0, 1, 1], CoplanarLayers.Of(Sheets((3, Red), (1, Green), (2, Blue)))!);
        byte[] pile = CoplanarLayers.Of(Sheets([.. Enumerable.Range(1, 10).Select(i => (1 + 0.1f * i, (uint)i))]))!;
        Assert.Equal([.. Enumerable.Range(0, 20).Select(i => Math.Min(CoplanarLayers.Most, i / 2))], pile.Select(l => (int)l));
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
        Assert.Equal<byte>([1, 1, 0, 0], CoplanarLayers.Of(Sheets((2, Red), (1, Red)) is var mesh
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
            Assert.InRange(depth[i], bareDepth[i] * 0.99999f, bareDepth[i] * 1.0001f);
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
