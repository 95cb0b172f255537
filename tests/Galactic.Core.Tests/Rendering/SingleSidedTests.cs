using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Tests.Rendering;

public sealed class SingleSidedTests : IDisposable
{
    private readonly CpuDevice device = new(2);

    public void Dispose() => device.Dispose();

    [Theory]
    [InlineData(512)]
    [InlineData(256)]
    [InlineData(128)]
    public void Single_sided_soups_show_the_fronts_that_rays_find(int bits)
    {
        TriangleMesh[] scenes = [RenderFixture.Soup(1, 400, 0.8f, isSingleSided: true)];
        TriangleMesh[] meshes = [RenderFixture.Soup(2, 40, 0.1f, isSingleSided: true), RenderFixture.Soup(3, 40, 0.1f)];
        CameraSettings camera = new() { Width = 64, Height = 64, FieldOfView = 1.4f };
        using RenderBatch batch = RenderFixture.Batch(8, 2, 3, new Vector3(-3), new Vector3(3));
        for (int i = 0; i < batch.MeshIndex.Length; i++)
        {
            batch.MeshIndex.Span[i] = i % 2;
        }

        RayComparison.Check(device, camera, scenes, meshes, batch, bits);
    }

    [Fact]
    public void Turning_a_single_sided_wall_round_hides_it_also_where_the_near_plane_cuts_it()
    {
        MeshBuilder builder = new();
        builder.Quad(new(-9, -9, 0), new(9, -9, 0), new(9, 9, 0), new(-9, 9, 0), Color.Hex(0xFFFFFF));
        using CpuRenderer renderer = new(
            new RenderAssets([builder.Build(isSingleSided: true)], []), new CameraSettings { Width = 64, Height = 64 },
            device);
        using RenderBatch batch = new(2, 0);
        Quaternion turn = Quaternion.CreateFromAxisAngle(Vector3.UnitY, 80 * MathF.PI / 180);
        Quaternion back = Quaternion.CreateFromAxisAngle(Vector3.UnitY, MathF.PI);
        RenderFixture.SetCamera(batch, 0, new(new Vector3(0, 0, 0.015f), turn));
        RenderFixture.SetCamera(batch, 1, new(new Vector3(0, 0, -0.015f), back * turn));
        float[] depth = RenderFixture.Depth(renderer, batch);
        Assert.Contains(depth[..4096], d => d > 0);
        Assert.All(depth[4096..], d => Assert.Equal(0, d));
    }

    [Fact]
    public void Homes_objects_and_robot_show_no_backs_to_the_robot()
    {
        RobotModel robot = Fetch.Create();
        WorldSettings world = new() { TrainingHomes = 4, TrainingEpisodes = 64 };
        EpisodeSet set = new WorldBuilder(world, robot, device).Training(3);
        RenderAssets assets = RenderAssetsFactory.Create(set, robot);
        Assert.All(assets.Scenes.Concat(assets.Meshes), m => Assert.True(m.IsSingleSided));
        RenderAssets both = new([.. assets.Scenes.Select(TwoSided)], [.. assets.Meshes.Select(TwoSided)]);
        CameraSettings camera = new() { Width = 64, Height = 64 };
        using CpuRenderer fronts = new(assets, camera, device);
        using CpuRenderer all = new(both, camera, device);
        using VectorEnv env = new(set, robot, new VectorEnvSettings(), 64, device, fronts);
        env.Reset(1);
        RandomPolicy policy = new(1);
        float[] actions = new float[64 * env.Actions.Size];
        int different = 0;
        const int Steps = 12;
        for (int step = 0; step < Steps; step++)
        {
            policy.Act(env, actions);
            env.Step(actions);
            RenderBatch batch = env.Simulator.UpdateRenderBatch();
            (float[] depth, byte[] color) = RenderFixture.Rgbd(fronts, batch);
            (float[] expected, byte[] expectedColor) = RenderFixture.Rgbd(all, batch);
            different += Enumerable.Range(0, depth.Length).Count(i => MathF.Abs(depth[i] - expected[i]) > 0.01f
                || !color.AsSpan(4 * i, 4).SequenceEqual(expectedColor.AsSpan(4 * i, 4)));
        }

        // Outlines and slits between solids: single pixels, about one in 150,000.
        Assert.InRange(different, 0, Steps * 64 * 4096 / 20000);
    }

    private static TriangleMesh TwoSided(TriangleMesh mesh) =>
        new(mesh.Positions, mesh.Indices, mesh.Colors) { Surface = mesh.Surface };
}
