using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering;

internal static unsafe class RenderFixture
{
    public static readonly TriangleMesh Box = Boxes();

    /// <summary>For <see cref="CheckBackground"/>.</summary>
    public static RenderAssets RoomAndNothing
    {
        get
        {
            TriangleMesh empty = new([], [], []);
            return new RenderAssets([Room(), empty], [Box, empty]);
        }
    }

    public static TriangleMesh Soup(ulong seed, int count, float size, bool isSingleSided = false)
    {
        MeshBuilder builder = new();
        RandomKey key = RandomKey.FromSeed(seed);
        for (int i = 0; i < count; i++)
        {
            RandomKey draw = key.For(i);
            Vector3 Point(int n) => new(draw.Uniform(n, -1, 1), draw.Uniform(n + 1, -1, 1), draw.Uniform(n + 2, -1, 1));
            Vector3 center = 4 * Point(0);
            builder.Triangle(
                center + size * Point(3), center + size * Point(6), center + size * Point(9), Color.Hex(0x808080));
        }

        return builder.Build(isSingleSided);
    }

    public static RenderBatch Batch(int envs, int instances, ulong seed, Vector3 from, Vector3 to)
    {
        RenderBatch batch = new(envs, instances);
        for (int env = 0; env < envs; env++)
        {
            RandomKey key = RandomKey.FromSeed(seed).For(env);
            batch.InstanceCount.Pointer[env] = instances;
            SetCamera(batch, env, RandomPose(key, from, to, 0.6f));
            for (int i = 0; i < instances; i++)
            {
                int index = env * instances + i;
                RandomPose(key.For(i), from, to, 3).Write(
                    new Span<float>(batch.WorldFromMesh.Pointer + index * 12, 12));
            }
        }

        return batch;
    }

    public static void SetCamera(RenderBatch batch, int env, Pose worldFromCamera) =>
        worldFromCamera.Write(new Span<float>(batch.WorldFromCamera.Pointer + env * 12, 12));

    public static float[] Depth(IBatchRenderer renderer, RenderBatch batch)
    {
        float[] depth = new float[batch.EnvCount * renderer.Camera.Width * renderer.Camera.Height];
        fixed (float* target = depth)
        {
            renderer.RenderDepth(
                batch, new DepthTarget((nint)target, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain));
        }

        return depth;
    }

    public static (float[] Depth, byte[] Color) Rgbd(IBatchRenderer renderer, RenderBatch batch)
    {
        float[] depth = new float[batch.EnvCount * renderer.Camera.Width * renderer.Camera.Height];
        byte[] color = new byte[depth.Length * 4];
        fixed (float* target = depth)
        {
            DepthTarget place = new((nint)target, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain);
            renderer.RenderColor(batch, place, color);
        }

        return (depth, color);
    }

    /// <summary>Every kind of image in one pass; identities of instances.</summary>
    public static (float[] Depth, byte[] Color, int[] Ids) All(
        IBatchRenderer renderer, RenderBatch batch, Lighting light, int camera = 0)
    {
        CameraSettings lens = renderer.Cameras[camera];
        float[] depth = new float[batch.EnvCount * lens.Width * lens.Height];
        byte[] color = new byte[depth.Length * 4];
        int[] ids = new int[depth.Length];
        fixed (float* depthAt = depth)
        fixed (byte* colorAt = color)
        fixed (int* idsAt = ids)
        {
            RenderTargets targets = new()
            {
                Depth = new DepthTarget((nint)depthAt, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain),
                Color = new ColorTarget((nint)colorAt, PixelType.UInt8, PixelLayout.Plain, 4, light),
                Ids = new IdTarget((nint)idsAt, IdKind.Instance),
            };
            renderer.Render(batch, targets, camera);
        }

        return (depth, color, ids);
    }

    /// <summary>A camera that is not a number, an empty scene, no scene and hidden instances show nothing.</summary>
    public static void CheckBackground(IBatchRenderer renderer)
    {
        using RenderBatch batch = Batch(4, 3, 4, new Vector3(1), new Vector3(2));
        batch.WorldFromCamera.Pointer[5] = float.NaN;
        batch.WorldFromCamera.Pointer[12 + 3] = float.PositiveInfinity;
        (batch.SceneIndex.Pointer[2], batch.InstanceCount.Pointer[2]) = (1, 0);
        (batch.SceneIndex.Pointer[3], batch.MeshIndex.Pointer[9]) = (-1, 1);
        (batch.MeshIndex.Pointer[10], batch.MeshIndex.Pointer[11]) = (-1, 0);
        batch.WorldFromMesh.Pointer[11 * 12] = float.NaN;
        (float[] depth, byte[] color) = Rgbd(renderer, batch);
        Assert.All(depth, d => Assert.Equal(0, d));
        Assert.All(color, c => Assert.Equal(0, c));
    }

    public static TriangleMesh Room() => BenchmarkScenes.Flat(5, 6, 6);

    private static Pose RandomPose(RandomKey key, Vector3 from, Vector3 to, float tilt)
    {
        Vector3 position = new(
            key.Uniform(100, from.X, to.X), key.Uniform(101, from.Y, to.Y), key.Uniform(102, from.Z, to.Z));
        return new Pose(position, Quaternion.CreateFromYawPitchRoll(
            key.Uniform(103, -3, 3), key.Uniform(104, -tilt, tilt), key.Uniform(105, -tilt, tilt)));
    }

    private static TriangleMesh Boxes()
    {
        MeshBuilder builder = new();
        builder.Box(Pose.Identity, new Vector3(0.15f, 0.1f, 0.2f), Color.Hex(0x4080C0));
        return builder.Build();
    }
}
