using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Media;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>
/// Draws recorded episodes for people: the scene from behind and above with its roof off and a marker over the
/// target, the robot's own view in colour and depth, step, reward and return.
/// </summary>
public sealed class EpisodeFilm : IDisposable
{
    private const int EyeSize = 128;
    private const int Margin = 8;
    private const float DepthReach = 4;
    private static readonly uint Ink = Color.Hex(0x1B1F24);
    private static readonly uint Paper = Color.Hex(0xF6F7F9);
    private readonly RenderAssets assets;
    private readonly PictureRenderer wide;
    private readonly CpuRenderer eyes;
    private readonly ImageMemory images;
    private readonly RenderBatch batch;
    private readonly int width;
    private readonly int height;

    /// <summary>Prepares to draw episodes of a set.</summary>
    /// <param name="set">The set of the recordings.</param>
    /// <param name="robot">The robot of the recordings.</param>
    /// <param name="device">Workers.</param>
    /// <param name="width">Picture width, pixels; a multiple of 8.</param>
    /// <param name="height">Picture height, pixels; a multiple of 8.</param>
    public EpisodeFilm(EpisodeSet set, RobotModel robot, CpuDevice device, int width = 640, int height = 400)
    {
        (this.width, this.height) = (width, height);
        assets = SceneViews.WithoutCeilings(set, robot);
        wide = new PictureRenderer(assets, new CameraSettings { Width = width, Height = height }, device)
        {
            Shadows = true,
            Occlusion = true,
        };
        eyes = new CpuRenderer(
            RenderAssetsFactory.Create(set, robot), new CameraSettings { Width = EyeSize, Height = EyeSize }, device);
        images = new ImageMemory(eyes.Camera, 1);
        batch = new RenderBatch(1, set.MaxObjects + robot.Visuals.Count + 2 * set.Episodes.Max(e => e.Targets.Count()));
    }

    /// <summary>All frames of an episode, thinned evenly to a maximum number; the last one is always there.</summary>
    public IReadOnlyList<Picture> Draw(EpisodeRecording recording, int maxFrames = 120)
    {
        int count = Math.Min(recording.Frames.Count, maxFrames);
        int[] drawn =
        [
            .. Enumerable.Range(0, count).Select(
                i => count == 1 ? 0 : (int)((long)i * (recording.Frames.Count - 1) / (count - 1))),
        ];
        FilmCamera camera = new(assets.Scenes[recording.Episode.SceneIndex], recording);
        IReadOnlyList<(Vector3 Eye, Vector3 Middle)> views = camera.Follow(drawn);
        List<Picture> pictures = [];
        for (int i = 0; i < count; i++)
        {
            pictures.Add(Draw(recording, drawn[i], views[i].Eye, views[i].Middle));
        }

        return pictures;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        wide.Dispose();
        eyes.Dispose();
        images.Dispose();
        batch.Dispose();
    }

    private Picture Draw(EpisodeRecording recording, int index, Vector3 eye, Vector3 middle)
    {
        RecordedFrame frame = recording.Frames[index];
        Load(recording, frame);
        (Picture color, Picture depth) = Eyes();
        AddMarkers(recording);
        CameraPose.LookAt(eye, middle, batch.WorldFromCamera.Span);
        PictureCanvas canvas = new(new Picture(width, height, wide.Draw(batch, 0)));
        int x = width - Margin - EyeSize;
        Inset(canvas, color, x, Margin, "robot camera");
        Inset(canvas, depth, x, Margin + EyeSize + 18, "depth");
        string ending = index == recording.Frames.Count - 1 ? recording.Outcome switch
        {
            EpisodeOutcome.Success => "  success",
            EpisodeOutcome.Failure => "  failure",
            EpisodeOutcome.TimeLimit => "  out of time",
            _ => "",
        } : "";
        float reward = index > 0 ? frame.Return - recording.Frames[index - 1].Return : 0;
        string caption = FormattableString.Invariant(
            $"step {frame.Step}  reward {reward:0.00}  return {frame.Return:0.00}{ending}");
        (int textWidth, int textHeight) = PictureCanvas.MeasureText(caption, 2);
        canvas.Fill(Margin, height - Margin - textHeight - 8, textWidth + 12, textHeight + 8, Ink);
        return canvas.Text(caption, Margin + 6, height - Margin - textHeight - 4, Paper, 2).ToPicture();
    }

    private static void Inset(PictureCanvas canvas, Picture picture, int x, int y, string label)
    {
        canvas.Fill(x - 2, y - 2, EyeSize + 4, EyeSize + 16, Ink);
        canvas.Paste(picture, x, y);
        canvas.Text(label, x + 2, y + EyeSize + 4, Paper);
    }

    private void Load(EpisodeRecording recording, RecordedFrame frame)
    {
        int count = frame.MeshIndex.Length;
        batch.SceneIndex.Span[0] = recording.Episode.SceneIndex;
        frame.MeshIndex.CopyTo(batch.MeshIndex.Span);
        frame.WorldFromMesh.CopyTo(batch.WorldFromMesh.Span);
        frame.WorldFromCamera.CopyTo(batch.WorldFromCamera.Span);
        batch.InstanceCount.Span[0] = count;
    }

    private (Picture Color, Picture Depth) Eyes()
    {
        eyes.RenderColor(batch, images.DepthTarget(DepthEncoding.Metres), images.Color);
        return (
            new Picture(EyeSize, EyeSize, images.Color),
            new Picture(EyeSize, EyeSize, DepthColors.Heat(images.Depth, DepthReach)));
    }

    /// <summary>Puts markers over targets and goals.</summary>
    private void AddMarkers(EpisodeRecording recording)
    {
        foreach (ObjectGoal wish in recording.Episode.Targets)
        {
            ObjectSpawn spawn = recording.Episode.Spawns[wish.Spawn];
            MovableObject thing = recording.Set.Objects[spawn.ObjectIndex];
            AddInstance(SceneViews.MarkerMesh(assets), SceneViews.Above(thing, spawn.WorldFromMesh));
            if (recording.ShowsGoals)
            {
                AddInstance(SceneViews.MarkerMesh(assets) + 1, SceneViews.Above(thing, wish.WorldFromMesh));
            }
        }
    }

    private void AddInstance(int mesh, Pose worldFromMesh)
    {
        int instance = batch.InstanceCount.Span[0]++;
        batch.MeshIndex.Span[instance] = mesh;
        worldFromMesh.Write(batch.WorldFromMesh.Span[(instance * RenderBatch.TransformSize)..]);
    }
}
