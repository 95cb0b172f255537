using System.Diagnostics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Learning;
using Galactic.Rendering;
using Galactic.Rendering.Vulkan;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>
/// Speed of simulation and rendering in generated homes, in made-up flats of known size and in loaded scenes.
/// </summary>
public static class WorldThroughput
{
    private const int Repeats = 9;
    private const int Homes = 32;
    private const int Episodes = 2048;
    private const double WarmUpSeconds = 3;
    private const string CpuPrefix = "render/";
    private const string VulkanPrefix = "render/vulkan-";

    /// <summary>"sim/kinematic" and "sim/task", see <see cref="SimThroughput"/>.</summary>
    /// <param name="envs">Envs in the batch.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="robot">The robot; the Fetch when left out.</param>
    /// <param name="scenes">Dataset in Habitat layout; generated homes when left out.</param>
    /// <param name="scenePrefix">Only loaded scenes whose name starts with this are used.</param>
    /// <param name="sweep">True to compare batches of 256 to 16,384 envs too.</param>
    public static IReadOnlyList<ThroughputResult> Simulation(
        int envs, int threads, RobotModel? robot = null, string? scenes = null, string scenePrefix = "",
        bool sweep = false)
    {
        using CpuDevice device = new(threads);
        robot ??= Fetch.Create();
        EpisodeSet set = Worlds(robot, device, scenes, scenePrefix);
        IReadOnlyList<ThroughputResult> results = SimThroughput.Measure(set, robot, envs, device);
        return sweep ? [.. results, .. SimThroughput.Sweep(set, robot, device)] : results;
    }

    /// <summary>
    /// "render/depth" and "render/rgbd" of flats of about 2,000, 22,000 and 150,000 triangles and of the scenes of a
    /// dataset, and "render/home-depth": generated homes with robot and objects. "render/vulkan-depth" and so on are
    /// those of the Vulkan renderer; with both, "render/times-vulkan-depth" and so on are the quotients.
    /// </summary>
    /// <param name="envs">Images per call.</param>
    /// <param name="size">Image edge, pixels.</param>
    /// <param name="color">True to measure colour too.</param>
    /// <param name="scenes">Dataset in Habitat layout, or null.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="cpu">False to leave the CPU renderer out.</param>
    /// <param name="vulkan">A device for the Vulkan renderer, or null to leave that out.</param>
    public static IReadOnlyList<ThroughputResult> Rendering(
        int envs, int size, bool color, string? scenes, int threads, bool cpu = true, VulkanDevice? vulkan = null)
    {
        using CpuDevice device = new(threads);
        List<TriangleMesh> meshes = [BenchmarkScenes.Small(), BenchmarkScenes.Medium(), BenchmarkScenes.Large()];
        if (color)
        {
            meshes = [.. meshes.Select(PaintedScenes.Paint)];
        }

        if (scenes is not null)
        {
            Datasets.HabitatDataset dataset = Datasets.HabitatDataset.Open(scenes);
            meshes.AddRange(dataset.SceneNames.Select(n => dataset.LoadScene(n).Mesh));
        }

        CameraSettings camera = new() { Width = size, Height = size };
        List<ThroughputResult> results = [];
        List<(string Name, IBatchRenderer Renderer)> renderers = Renderers(new RenderAssets(meshes, []));
        results.AddRange(
            RenderThroughput.Measure(renderers, meshes, envs, device, vulkan is null ? 15 : Repeats, color));
        results.AddRange(renderers.Select(r => r.Renderer).OfType<CpuRenderer>().SelectMany(
            r => MemoryOf(r, meshes, envs, size, device.Threads)));
        renderers.ForEach(r => r.Renderer.Dispose());
        RobotModel robot = Fetch.Create();
        EpisodeSet set = Generated(robot, device);
        foreach ((string name, IBatchRenderer renderer) in Renderers(RenderAssetsFactory.Create(set, robot)))
        {
            results.Add(HomeDepth(name + "home-depth", renderer, set, robot, envs, device));
        }

        return cpu && vulkan is not null ? [.. results, .. Quotients(results)] : results;

        List<(string Name, IBatchRenderer Renderer)> Renderers(RenderAssets assets)
        {
            List<(string Name, IBatchRenderer Renderer)> made = [];
            if (cpu)
            {
                made.Add((CpuPrefix, new CpuRenderer(assets, camera, device)));
            }

            if (vulkan is not null)
            {
                made.Add((VulkanPrefix, new VulkanRenderer(assets, camera, vulkan, device)));
            }

            return made;
        }
    }

    /// <summary>
    /// "render/scene-memory" of each scene, "render/texture-memory" and "render/worker-memory" of all together, and
    /// "render/env-memory" of one more env with thirty objects and robot links, without its images.
    /// </summary>
    private static IEnumerable<ThroughputResult> MemoryOf(
        CpuRenderer renderer, List<TriangleMesh> scenes, int envs, int size, int threads)
    {
        const int Instances = 30;
        RendererMemory memory = renderer.Memory;
        for (int scene = 0; scene < scenes.Count; scene++)
        {
            yield return Result("scene", memory.Scenes[scene], scenes[scene].TriangleCount);
        }

        yield return Result("texture", memory.Materials, 0);
        yield return Result("worker", memory.Workers, 0);
        using RenderBatch one = new(1, Instances);
        yield return Result("env", one.BytesPerEnv, 0);

        ThroughputResult Result(string what, long bytes, int triangles) =>
            new($"render/{what}-memory", bytes / 1024.0, "KiB", envs, size, triangles, threads);
    }

    /// <summary>"step/depth", and "step/rgbd" too if wanted, see <see cref="StepThroughput"/>.</summary>
    /// <param name="envs">Envs in the batch.</param>
    /// <param name="size">Image edge, pixels.</param>
    /// <param name="color">True to measure colour too.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="robot">The robot; the Fetch when left out.</param>
    /// <param name="scenes">Dataset in Habitat layout; generated homes when left out.</param>
    /// <param name="scenePrefix">Only loaded scenes whose name starts with this are used.</param>
    public static IReadOnlyList<ThroughputResult> Steps(
        int envs, int size, bool color, int threads, RobotModel? robot = null, string? scenes = null,
        string scenePrefix = "")
    {
        using CpuDevice device = new(threads);
        robot ??= Fetch.Create();
        EpisodeSet set = Worlds(robot, device, scenes, scenePrefix);
        ThroughputResult Measure(bool color) => StepThroughput.Measure(set, robot, size, color, envs, device);
        return color ? [Measure(false), Measure(true)] : [Measure(false)];
    }

    private static IEnumerable<ThroughputResult> Quotients(IReadOnlyList<ThroughputResult> results)
    {
        foreach (ThroughputResult slow in results.Where(r => r.Name.StartsWith(VulkanPrefix, StringComparison.Ordinal)))
        {
            string what = slow.Name[VulkanPrefix.Length..];
            ThroughputResult fast = results.First(r => r.Name == CpuPrefix + what && r.Triangles == slow.Triangles);
            yield return fast with
            {
                Name = $"render/times-vulkan-{what}",
                Value = fast.Value / slow.Value,
                Unit = "times",
            };
        }
    }

    private static ThroughputResult HomeDepth(
        string name, IBatchRenderer renderer, EpisodeSet set, RobotModel robot, int envs, CpuDevice device)
    {
        int size = renderer.Camera.Width;
        using VectorEnv env = new(set, robot, new VectorEnvSettings(), envs, device, renderer);
        using NativeArray<float> images = new((long)envs * size * size);
        float[] actions = new float[envs * env.Actions.Size];
        RandomPolicy policy = new(1);
        env.Reset(1);
        env.Simulator.UpdateRenderBatch();

        // The runtime compiles hot methods anew in the background while both cores are busy drawing.
        long begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin).TotalSeconds < WarmUpSeconds)
        {
            Draw(env, images);
        }

        double[] speeds = new double[Repeats];
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            policy.Act(env, actions);
            env.Step(actions);
            env.Simulator.UpdateRenderBatch();
            long start = Stopwatch.GetTimestamp();
            Draw(env, images);
            speeds[repeat] = envs / Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        Array.Sort(speeds);
        int triangles = (int)set.Scenes.Average(s => (double)s.Mesh.TriangleCount);
        return new ThroughputResult(
            name, speeds[Repeats / 2], "frames/s", envs, size, triangles, device.Threads);
    }

    private static unsafe void Draw(VectorEnv env, NativeArray<float> images) =>
        env.RenderDepth(
            new DepthTarget((nint)images.Pointer, DepthEncoding.NearField, PixelType.Float32, PixelLayout.Patch8));

    private static EpisodeSet Generated(RobotModel robot, CpuDevice device) => Worlds(robot, device, null, "");

    private static EpisodeSet Worlds(RobotModel robot, CpuDevice device, string? scenes, string scenePrefix)
    {
        WorldSettings settings = new()
        {
            TrainingHomes = Homes,
            TrainingEpisodes = Episodes,
            Scenes = scenes,
            ScenePrefix = scenePrefix,
        };
        return new WorldBuilder(settings, robot, device).Training(1);
    }
}
