using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Media;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Experiments;

/// <summary>Large pictures of one scene at the start of one episode: robot, objects and home.</summary>
public sealed class ScenePictures : IDisposable
{
    private const int TurnFrames = 72;
    private readonly CpuDevice device;
    private readonly EpisodeSet set;
    private readonly RobotModel robot;
    private readonly BatchSimulator simulator;
    private readonly Episode episode;
    private readonly float[] headCamera;

    /// <summary>Builds the scene and places robot and objects.</summary>
    /// <param name="worlds">Where scenes and objects come from.</param>
    /// <param name="scene">Name of a loaded scene or number of a generated home; null for the first.</param>
    /// <param name="episodeIndex">Which start situation of the scene.</param>
    /// <param name="seed">Seed of homes and episodes.</param>
    /// <param name="threads">Worker threads.</param>
    /// <param name="log">Receives problems of loaded data.</param>
    /// <exception cref="ArgumentException">There is no such scene.</exception>
    public ScenePictures(
        WorldSettings worlds, string? scene, int episodeIndex, ulong seed, int threads, Action<string>? log = null)
    {
        device = new CpuDevice(threads);
        robot = worlds.LoadRobot(log);
        set = new WorldBuilder(worlds, robot, device, log).One(scene, episodeIndex + 1, seed);
        episode = set.Episodes[episodeIndex];
        simulator = new BatchSimulator(set, robot, new SimulationSettings(), 1, device);
        simulator.Reset([episodeIndex]);
        headCamera = simulator.UpdateRenderBatch().WorldFromCamera.Span.ToArray();
    }

    /// <summary>Cameras <see cref="Draw"/> knows.</summary>
    public static IReadOnlyList<string> Cameras => ["head", "follow", "top"];

    /// <summary>The scene.</summary>
    public string SceneName => set.Scenes[0].Name;

    /// <summary>Draws one picture.</summary>
    /// <param name="camera">One of <see cref="Cameras"/>.</param>
    /// <param name="size">Width, pixels; a multiple of 8. The head camera is square, the others 4:3.</param>
    /// <param name="depth">True for depth in grey instead of colour.</param>
    public Picture Draw(string camera, int size, bool depth)
    {
        RenderBatch batch = simulator.UpdateRenderBatch();
        bool head = camera == "head";
        int height = head ? size : size * 3 / 32 * 8;
        RenderAssets assets = head
            ? Tasks.RenderAssetsFactory.Create(set, robot)
            : SceneViews.WithoutCeilings(set, robot);
        headCamera.CopyTo(batch.WorldFromCamera.Span);
        if (camera == "follow")
        {
            Follow(batch);
        }
        else if (camera == "top")
        {
            Above(batch, 0.9f, 0);
        }

        return Render(assets, batch, size, height, depth);
    }

    /// <summary>A slow turn around the home, seen from above with its roof off.</summary>
    /// <param name="size">Width, pixels; a multiple of 8.</param>
    public IReadOnlyList<Picture> Turn(int size)
    {
        RenderBatch batch = simulator.UpdateRenderBatch();
        RenderAssets assets = SceneViews.WithoutCeilings(set, robot);
        List<Picture> frames = [];
        for (int i = 0; i < TurnFrames; i++)
        {
            Above(batch, 0.9f, i * MathF.Tau / TurnFrames);
            frames.Add(Render(assets, batch, size, size * 3 / 32 * 8, depth: false));
        }

        return frames;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        simulator.Dispose();
        device.Dispose();
    }

    private void Follow(RenderBatch batch)
    {
        Vector3 target = episode.Spawns[episode.TargetIndex].WorldFromMesh.Position;
        Vector2 middle = Vector2.Lerp(episode.StartPosition, new Vector2(target.X, target.Z), 0.5f);
        SceneViews.Follow(episode.StartYaw, middle, batch.WorldFromCamera.Span);
    }

    /// <summary>Looks at the middle of the home from above and aside, far enough to see all of it.</summary>
    private void Above(RenderBatch batch, float slope, float turn)
    {
        Bounds bounds = set.Scenes[0].Mesh.Bounds;
        Vector3 size = bounds.Size;
        float reach = MathF.Max(size.X, size.Z * 1.2f);
        Vector3 middle = bounds.Center with { Y = 0.4f };
        Vector3 direction = new(MathF.Sin(turn) * slope * 0.6f, 1, MathF.Cos(turn) * slope * 0.6f);
        SceneViews.LookAt(middle + Vector3.Normalize(direction) * reach * 1.05f, middle, batch.WorldFromCamera.Span);
    }

    private Picture Render(RenderAssets assets, RenderBatch batch, int width, int height, bool depth)
    {
        CameraSettings camera = new() { Width = width, Height = height };
        if (depth)
        {
            return Depth(assets, batch, camera);
        }

        using PictureRenderer renderer = new(assets, camera, device);
        return new Picture(width, height, renderer.Draw(batch, 0));
    }

    private unsafe Picture Depth(RenderAssets assets, RenderBatch batch, CameraSettings camera)
    {
        using CpuRenderer renderer = new(assets, camera, device);
        float[] metres = new float[camera.Width * camera.Height];
        fixed (float* address = metres)
        {
            renderer.RenderDepth(
                batch, new DepthTarget((nint)address, DepthEncoding.Metres, PixelType.Float32, PixelLayout.Plain));
        }

        return new Picture(camera.Width, camera.Height, DepthColors.Grey(metres, 4));
    }
}
