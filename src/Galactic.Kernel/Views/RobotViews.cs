using Galactic.Experiments;
using Galactic.Kernel.Figures;
using Galactic.Media;
using Galactic.Rendering;
using Galactic.Scenes;
using Galactic.Tasks;

namespace Galactic.Kernel.Views;

/// <summary>What robots see.</summary>
public static class RobotViews
{
    private const float DepthReach = 4;

    /// <summary>Colour above depth for the first robots of a set, at their start poses.</summary>
    /// <param name="experiment">Camera and robot.</param>
    /// <param name="set">Homes and start situations.</param>
    /// <param name="robots">Number of columns.</param>
    /// <param name="size">Edge of an image, pixels; a multiple of 8. The policy's own size when left out.</param>
    public static ImageGrid Grid(Experiment experiment, EpisodeSet set, int robots = 6, int? size = null)
    {
        CameraSettings camera = experiment.Settings.Camera;
        camera = camera with { Width = size ?? camera.Width, Height = size ?? camera.Height };
        VectorEnvSettings rules = experiment.Settings.Env with { Schedule = EpisodeSchedule.OncePerEpisode };
        CpuRenderer renderer = new(RenderAssetsFactory.Create(set, experiment.Robot), camera, experiment.Device);
        using VectorEnv env = new(
            set, experiment.Robot, rules, Math.Min(robots, set.Episodes.Count), experiment.Device, renderer);
        env.Reset(experiment.Settings.Training.Seed);
        int pixels = camera.Width * camera.Height;
        byte[] color = env.RenderColor(out ReadOnlySpan<float> seen, DepthEncoding.Metres).ToArray();
        float[] depth = seen.ToArray();

        Picture Color(int i) => new(camera.Width, camera.Height, color.AsSpan(i * pixels * 4, pixels * 4));
        Picture Depth(int i) => new(
            camera.Width, camera.Height, DepthColors.Heat(depth.AsSpan(i * pixels, pixels), DepthReach));
        return new ImageGrid(env.EnvCount, [
            .. Enumerable.Range(0, env.EnvCount).Select(i => (Color(i), $"robot {i + 1}")),
            .. Enumerable.Range(0, env.EnvCount).Select(i => (Depth(i), "depth")),
        ]);
    }
}
