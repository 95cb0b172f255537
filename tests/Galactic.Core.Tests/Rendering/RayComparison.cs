using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering;

/// <summary>The renderer against rays: depth, identities and unlit colours.</summary>
internal static unsafe class RayComparison
{
    // Levels of 255 that a colour may be off: sizes of texels are chosen by a threshold that rounding can cross.
    private const float ColorTolerance = 4;

    public static void Check(
        CpuDevice device, CameraSettings camera, TriangleMesh[] scenes, TriangleMesh[] meshes, RenderBatch batch,
        int bits)
    {
        using CpuRenderer renderer = new(new RenderAssets(scenes, meshes), [camera], device, (VectorWidth)bits);
        int pixels = camera.Width * camera.Height;
        float[] depth = RenderFixture.Depth(renderer, batch);
        (float[] Depth, byte[] Color, int[] Ids) all = RenderFixture.All(renderer, batch, Lighting.None);
        Assert.Equal(depth, all.Depth);
        int[] wrong = new int[3 * batch.EnvCount];
        Parallel.For(0, batch.EnvCount, env =>
        {
            RayHit[] expected = RayCaster.Cast(camera, scenes, meshes, batch, env);
            for (int i = 0; i < pixels; i++)
            {
                RayHit hit = expected[i];
                int at = env * pixels + i;
                double tolerance = Math.Max(0.002, 0.001 * hit.Depth);
                bool isDepth = Math.Abs(depth[at] - hit.Depth) <= tolerance;
                bool isId = all.Ids[at] == Id(hit);
                wrong[3 * env] += isDepth ? 0 : 1;
                wrong[3 * env + 1] += isId ? 0 : 1;

                // A neighbouring triangle may own a pixel on a shared edge; its colour is not the same.
                bool isColor = hit.Mesh is null
                    ? all.Color[4 * at + 3] == 0
                    : Distance(all.Color.AsSpan(4 * at, 4), TextureReference.Color(
                        camera, hit, i % camera.Width, i / camera.Width)) <= ColorTolerance;
                wrong[3 * env + 2] += isColor ? 0 : 1;
            }
        });
        Assert.InRange(wrong.Where((_, i) => i % 3 == 0).Sum(), 0, depth.Length / 1000);
        Assert.InRange(wrong.Where((_, i) => i % 3 == 1).Sum(), 0, depth.Length / 1000);
        Assert.InRange(wrong.Where((_, i) => i % 3 == 2).Sum(), 0, depth.Length / 200);
    }

    private static int Id(RayHit hit) => hit switch
    {
        { Mesh: null } => RenderIds.Nothing,
        { Instance: >= 0 } => RenderIds.FirstInstance + hit.Instance,
        _ => RenderIds.FirstPart + (hit.Mesh.Parts?[hit.Triangle] ?? 0),
    };

    private static float Distance(ReadOnlySpan<byte> color, Vector3 expected)
    {
        Vector3 off = Vector3.Abs(new Vector3(color[0], color[1], color[2]) - expected);
        return MathF.Max(off.X, MathF.Max(off.Y, off.Z));
    }
}
