using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Media;
using Galactic.Rendering;
using Galactic.Rendering.Vulkan;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>
/// Large pictures of one scene at the start of one episode: robot, objects and home. A scene that has no room for an
/// episode is drawn alone.
/// </summary>
public sealed class ScenePictures : IDisposable
{
    private const string Head = "head", Gripper = "gripper";
    private const float OwnRange = 4;
    private const int TurnFrames = 72;
    private readonly CpuDevice device;
    private readonly VulkanDevice? vulkan;
    private readonly RobotModel robot;
    private readonly Scene home;
    private readonly RenderBatch batch;
    private readonly EpisodeSet? set;
    private readonly BatchSimulator? simulator;
    private readonly Episode? episode;
    private readonly float[] ownCameras = [];

    /// <summary>Builds the scene and places robot and objects.</summary>
    /// <param name="worlds">Where scenes and objects come from.</param>
    /// <param name="scene">Name of a loaded scene or number of a generated home; null for the first.</param>
    /// <param name="episodeIndex">Which start situation of the scene.</param>
    /// <param name="seed">Seed of homes and episodes.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="log">Receives problems of loaded data.</param>
    /// <param name="vulkan">Draws; stays with the caller. Null for the CPU renderer.</param>
    /// <exception cref="ArgumentException">There is no such scene.</exception>
    public ScenePictures(
        WorldSettings worlds, string? scene, int episodeIndex, ulong seed, int threads, Action<string>? log = null,
        VulkanDevice? vulkan = null)
    {
        this.vulkan = vulkan;
        device = new CpuDevice(threads);
        robot = worlds.LoadRobot(log);
        WorldBuilder builder = new(worlds, robot, device, log);
        home = builder.Scene(scene, seed);
        try
        {
            set = builder.Episodes(home, episodeIndex + 1, seed);
        }
        catch (NoRoomException lack)
        {
            Lack = lack.Message;
            batch = new RenderBatch(envs: 1, capacity: 1);
            return;
        }

        episode = set.Episodes[episodeIndex];
        simulator = new BatchSimulator(
            set, robot, new SimulationSettings(), 1, device, [robot.Camera, CameraMount.Gripper(robot)]);
        simulator.Reset([episodeIndex]);
        batch = simulator.UpdateRenderBatch();
        ownCameras = batch.WorldFromCamera.Span.ToArray();
    }

    /// <summary>
    /// Why the scene is drawn without robot and objects, and from above whatever the camera; null if it is not.
    /// </summary>
    public string? Lack { get; }

    /// <summary>Cameras <see cref="Draw"/> knows.</summary>
    public static IReadOnlyList<string> Cameras => [Head, Gripper, "follow", "top"];

    /// <summary>The scene.</summary>
    public string SceneName => home.Name;

    /// <summary>Draws one picture.</summary>
    /// <param name="camera">One of <see cref="Cameras"/>.</param>
    /// <param name="size">Width, pixels; a multiple of 8. The robot's own cameras are square, the others 4:3.</param>
    /// <param name="sensor">What it shows.</param>
    public ScenePicture Draw(string camera, int size, PictureSensor sensor = PictureSensor.Color)
    {
        camera = episode is null ? "top" : camera;
        bool isOwn = camera is Head or Gripper;
        CameraSettings lens = Lens(size, isOwn ? size : size * 3 / 32 * 8);
        RenderAssets assets = isOwn ? RenderAssetsFactory.Create(set!, robot) : WithoutCeilings();
        if (isOwn)
        {
            ownCameras.AsSpan(camera == Head ? 0 : RenderBatch.TransformSize, RenderBatch.TransformSize)
                .CopyTo(batch.WorldFromCamera.Span);
        }
        else if (camera == "follow")
        {
            Follow(assets, episode!);
        }
        else if (camera == "top")
        {
            SceneViews.Overlook(home.Mesh.Bounds, lens, [0], 0, batch.WorldFromCamera.Span);
        }

        if (sensor != PictureSensor.Color)
        {
            return Measured(assets, lens, sensor, fitsDepth: !isOwn);
        }

        using PictureRenderer renderer = new(assets, lens, device, drawing: Renderer) { Shadows = !isOwn, Occlusion = true };
        return new ScenePicture(new Picture(lens.Width, lens.Height, renderer.Draw(batch, 0)), []);
    }

    /// <summary>A slow turn around the home, seen from above with its roof off.</summary>
    /// <param name="size">Width, pixels; a multiple of 8.</param>
    public IReadOnlyList<Picture> Turn(int size)
    {
        CameraSettings lens = Lens(size, size * 3 / 32 * 8);
        using PictureRenderer renderer = new(WithoutCeilings(), lens, device)
        {
            Shadows = true,
            Occlusion = true,
        };
        float[] turns = [.. Enumerable.Range(0, TurnFrames).Select(i => i * MathF.Tau / TurnFrames)];
        List<Picture> frames = [];
        foreach (float turn in turns)
        {
            SceneViews.Overlook(home.Mesh.Bounds, lens, turns, turn, batch.WorldFromCamera.Span);
            frames.Add(new Picture(lens.Width, lens.Height, renderer.Draw(batch, 0)));
        }

        return frames;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (simulator is null)
        {
            batch.Dispose();
        }

        simulator?.Dispose();
        device.Dispose();
    }

    private RenderAssets WithoutCeilings() => set is null
        ? new RenderAssets([PictureRenderer.WithoutCeiling(home.Mesh, home.CeilingStart)], [])
        {
            SceneClasses = [[.. home.PartClasses.Select(c => c.Id)]],
        }
        : SceneViews.WithoutCeilings(set, robot);

    private void Follow(RenderAssets assets, Episode episode)
    {
        Vector3 target = episode.Spawns[episode.TargetIndex].WorldFromMesh.Position;
        Vector2 half = Vector2.Lerp(episode.StartPosition, new Vector2(target.X, target.Z), 0.5f);
        Vector3 middle = new(half.X, FollowView.MiddleHeight, half.Y);
        Vector3 offset = FollowView.Choose(
            assets.Scenes[0], episode.StartYaw, [new(middle, episode.StartPosition, [target])]);
        CameraPose.LookAt(middle + offset, middle, batch.WorldFromCamera.Span);
    }

    private IBatchRenderer Renderer(RenderAssets assets, IReadOnlyList<CameraSettings> cameras) => vulkan is null
        ? new CpuRenderer(assets, cameras, device)
        : new VulkanRenderer(assets, cameras, vulkan, device);

    private static CameraSettings Lens(int width, int height) => new() { Width = width, Height = height };

    private unsafe ScenePicture Measured(RenderAssets assets, CameraSettings camera, PictureSensor sensor, bool fitsDepth)
    {
        using IBatchRenderer renderer = Renderer(assets, [camera]);
        if (sensor is PictureSensor.Depth or PictureSensor.Noise)
        {
            using ImageMemory images = new(camera, 1);
            renderer.Render(batch, new RenderTargets
            {
                Depth = images.DepthTarget(DepthEncoding.Metres),
                Noise = sensor == PictureSensor.Noise ? new NoiseSource(new DepthNoise(), RandomKey.FromSeed(0)) : null,
            });
            (float near, float far) = fitsDepth ? DepthRange(images.Depth) : (0, OwnRange);
            return new(new Picture(camera.Width, camera.Height, DepthColors.Grey(images.Depth, far, near)), []);
        }

        int[] ids = new int[camera.Width * camera.Height];
        bool semantic = sensor == PictureSensor.Semantic;
        fixed (int* target = ids)
        {
            IdTarget place = new((nint)target, semantic ? IdKind.Semantic : IdKind.Instance);
            renderer.Render(batch, new RenderTargets { Ids = place });
        }

        HashSet<int> seen = semantic ? [.. ids] : [];
        return new ScenePicture(
            new Picture(camera.Width, camera.Height, IdColors.Of(ids)),
            [.. SemanticClasses.Of([home], set?.Objects ?? []).Where(c => seen.Contains(c.Id))]);
    }

    /// <summary>A little more than the depths of an image, metres, so that the farthest is not black.</summary>
    private static (float Near, float Far) DepthRange(ReadOnlySpan<float> depth)
    {
        (float near, float far) = (float.PositiveInfinity, 0);
        foreach (float metres in depth)
        {
            near = metres > 0 ? MathF.Min(near, metres) : near;
            far = MathF.Max(far, metres);
        }

        return far > 0 ? (0.9f * near, 1.1f * far) : (0, 1);
    }
}
