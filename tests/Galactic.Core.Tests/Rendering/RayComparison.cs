using Galactic.Assets;
using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Scenes;

namespace Galactic.Tests.Rendering;

internal static class RayComparison
{
    public static void Check(
        CpuDevice device, CameraSettings camera, TriangleMesh[] scenes, TriangleMesh[] meshes, RenderBatch batch,
        bool wide)
    {
        using CpuRenderer renderer = new(new RenderAssets(scenes, meshes), camera, device, wide);
        float[] depth = RenderFixture.Depth(renderer, batch);
        int pixels = camera.Width * camera.Height;
        int[] wrong = new int[batch.EnvCount];
        Parallel.For(0, batch.EnvCount, env =>
        {
            double[] expected = RayCaster.Depth(camera, scenes, meshes, batch, env);
            for (int i = 0; i < pixels; i++)
            {
                double tolerance = Math.Max(0.002, 0.001 * expected[i]);
                wrong[env] += Math.Abs(depth[env * pixels + i] - expected[i]) <= tolerance ? 0 : 1;
            }
        });
        Assert.InRange(wrong.Sum(), 0, depth.Length / 1000);
    }
}
