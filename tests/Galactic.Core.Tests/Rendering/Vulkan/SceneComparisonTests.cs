using System.Globalization;
using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Rendering.Vulkan;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tasks;
using Galactic.Tests.Datasets;

namespace Galactic.Tests.Rendering.Vulkan;

/// <summary>
/// Both renderers see the same in made-up, generated and real scenes. GALACTIC_RENDER_POSES is the number of poses in each.
/// </summary>
public sealed unsafe class SceneComparisonTests : IDisposable
{
    private static readonly int Poses = int.Parse(
        Environment.GetEnvironmentVariable("GALACTIC_RENDER_POSES") ?? "30", CultureInfo.InvariantCulture);

    private readonly VulkanDevice vulkan = VulkanTestDevice.Open();
    private readonly CpuDevice cpu = new(2);

    public void Dispose()
    {
        vulkan.Dispose();
        cpu.Dispose();
    }

    [Theory]
    [InlineData(Lighting.Sun)]
    [InlineData(Lighting.Shade)]
    [InlineData(Lighting.None)]
    [InlineData(Lighting.Dark)]
    public void Painted_soups_and_instances_look_the_same(Lighting light)
    {
        using RenderBatch batch = RenderFixture.Batch(40, 4, 3, new Vector3(-3), new Vector3(3));
        for (int i = 0; i < batch.MeshIndex.Length; i++)
        {
            batch.MeshIndex.Span[i] = i % 2;
        }

        RenderAssets assets = new(
            [PaintedMeshes.Soup(1, 300, 0.8f)], [PaintedMeshes.Soup(2, 30, 0.2f), PaintedMeshes.Soup(4, 30, 0.2f)]);
        CameraSettings camera = new() { Width = 100, Height = 76, FieldOfView = 1.2f };
        ImageComparison.Of(vulkan, cpu, assets, camera, batch, light).Check();
    }

    [Fact]
    public void A_floor_of_tiles_runs_to_the_horizon()
    {
        using RenderBatch batch = new(3, 0);
        for (int env = 0; env < 3; env++)
        {
            Quaternion turn = Quaternion.CreateFromYawPitchRoll(0.3f * env, -0.1f - 0.3f * env, 0.2f * env);
            RenderFixture.SetCamera(batch, env, new Pose(new Vector3(0, 0.01f + 0.7f * env, 0), turn));
        }

        RenderAssets assets = new([PaintedMeshes.Floor()], []);
        ImageComparison.Of(vulkan, cpu, assets, new CameraSettings { Width = 96, Height = 64 }, batch).Check();
    }

    [Fact]
    public void A_pile_of_rugs_in_one_place_looks_the_same()
    {
        MeshBuilder rugs = new();
        for (int i = 0; i < 24; i++)
        {
            Quaternion turn = Quaternion.CreateFromYawPitchRoll(0.4f * i, 0, 0);
            Vector3 At(float x, float z) => Vector3.Transform(new Vector3(x, 0, z) * (3 - 0.1f * i), turn);
            rugs.Triangle(At(-1, -1), At(1, 1), At(1, -1), Color.Rgb(40 * i % 256, 90 * i % 256, 10 * i));
            rugs.Triangle(At(-1, -1), At(-1, 1), At(1, 1), Color.Rgb(40 * i % 256, 90 * i % 256, 10 * i));
        }

        using RenderBatch batch = RenderFixture.Batch(20, 0, 9, new Vector3(-3, 0.2f, -3), new Vector3(3, 3, 3));
        for (int env = 0; env < 20; env++)
        {
            Vector3 eye = new(MathF.Sin(env) * 2, 0.2f + env * 0.15f, MathF.Cos(env) * 2);
            RenderFixture.SetCamera(batch, env, new Pose(eye, Quaternion.CreateFromYawPitchRoll(env, -0.4f - env % 5 * 0.25f, 0.1f)));
        }

        ImageComparison.Of(
            vulkan, cpu, new RenderAssets([rugs.Build()], []), new CameraSettings(), batch, Lighting.None).Check();
    }

    [Fact]
    public void A_distant_pattern_is_its_mean_and_a_near_one_is_sharp()
    {
        using VulkanRenderer renderer = new(
            new RenderAssets([PaintedMeshes.Lines()], []), PaintedMeshes.LinesCamera, vulkan, cpu);
        PaintedMeshes.CheckLines(renderer);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_surfaces_emit_is_added_to_their_lit_colour(bool hasTints)
    {
        using VulkanRenderer renderer = new(
            new RenderAssets([PaintedMeshes.Strips(hasTints)], []), PaintedMeshes.StripsCamera, vulkan, cpu);
        PaintedMeshes.CheckEmission(renderer, hasTints);
    }

    [Fact]
    public void Each_camera_of_an_env_has_its_own_size_lens_and_pose()
    {
        CameraSettings[] cameras =
        [
            new CameraSettings { Width = 64, Height = 48 },
            new CameraSettings { Width = 40, Height = 72, FieldOfView = 2 },
        ];
        RenderAssets assets = new([RenderFixture.Room()], [RenderFixture.Box]);
        using CpuRenderer expected = new(assets, cameras, cpu);
        using VulkanRenderer actual = new(assets, cameras, vulkan, cpu);
        using RenderBatch batch = new(6, 0, 2);
        using RenderBatch poses = RenderFixture.Batch(12, 0, 8, new Vector3(0.5f), new Vector3(11.5f, 2, 7.5f));
        poses.WorldFromCamera.Span.CopyTo(batch.WorldFromCamera.Span);
        for (int turn = 0; turn < 2; turn++)
        {
            for (int camera = 0; camera < 2; camera++)
            {
                ImageComparison.Of(
                    RenderFixture.All(expected, batch, Lighting.Sun, camera),
                    RenderFixture.All(actual, batch, Lighting.Sun, camera)).Check();
            }
        }
    }

    [Fact]
    public void Generated_homes_with_objects_and_robot_look_the_same()
    {
        RobotModel robot = Fetch.Create();
        WorldSettings world = new() { TrainingHomes = 8, TrainingEpisodes = Poses };
        EpisodeSet set = new WorldBuilder(world, robot, cpu).Training(3);
        using VectorEnv env = new(set, robot, new VectorEnvSettings(), Poses, cpu);
        env.Reset(4);
        env.Simulator.UpdateRenderBatch();
        ImageComparison.Of(
            vulkan, cpu, RenderAssetsFactory.Create(set, robot), new CameraSettings(), env.Simulator.RenderBatch).Check();
    }

    [Theory]
    [InlineData("sweethome3d-homes", "studio")]
    [InlineData("sweethome3d-homes", "apartment3")]
    [InlineData("nc-test-input-only/replicacad", "v3_sc0_staging_00")]
    public void Real_homes_look_the_same(string dataset, string scene)
    {
        HabitatDataset data = HabitatDataset.Open(SharedData.Folder(dataset));
        string name = data.SceneNames.First(n => n.Contains(scene, StringComparison.Ordinal));
        TriangleMesh mesh = data.LoadScene(name).Mesh;
        Bounds box = mesh.Bounds;
        using RenderBatch batch = RenderFixture.Batch(
            Poses, 0, 11, box.Min + box.Size * new Vector3(0.1f, 0.2f, 0.1f), box.Max - box.Size * 0.1f);
        ImageComparison.Of(vulkan, cpu, new RenderAssets([mesh], []), new CameraSettings(), batch).Check();
    }
}
