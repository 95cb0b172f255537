using System.CommandLine;
using Galactic.Experiments;
using Galactic.Media;
using Galactic.Rendering;
using Galactic.Rendering.Vulkan;
using Galactic.Scenes;
using static System.FormattableString;

namespace Galactic.Cli.Commands;

/// <summary>`galactic render`: one picture or video of a home with robot and objects.</summary>
public static class RenderCommand
{
    private static readonly Option<string?> Scene = new("--scene")
    {
        Description = "Name of a scene of the dataset, or number of a generated home.",
    };
    private static readonly Option<int> Episode = new("--episode")
    {
        Description = "Which start situation of the scene, 0 to 99999: each number makes another one.",
        DefaultValueFactory = _ => 0,
    };

    private static readonly Option<string> Camera = new("--camera")
    {
        Description = "head and gripper (the robot's), follow (behind and above), top (whole home, roof off) or sheet (all of them and all sensors).",
        DefaultValueFactory = _ => "follow",
    };

    private static readonly Option<int> Size = new("--size")
    {
        Description = "Picture width in pixels, a multiple of 8 from 16 to 4096; follow and top are 4:3, the robot's cameras square.",
        DefaultValueFactory = _ => 512,
    };
    private static readonly Option<string> Sensors = new("--sensors")
    {
        Description = "color, depth, noise (depth with the faults of an RGB-D sensor), semantic (kinds of things) or instance (single things).",
        DefaultValueFactory = _ => "color",
    };
    private static readonly Option<string> Renderer = new("--renderer")
    {
        Description = "What draws: cpu or vulkan.",
        DefaultValueFactory = _ => "cpu",
    };
    private static readonly Option<string?> VulkanName = new("--vulkan-device")
    {
        Description = "Part of the name of the Vulkan device; the best one when left out.",
    };
    private static readonly Option<string> Out = new("--out")
    {
        Description = "File to write: .png, or .mp4 for a turn around the home, whatever the camera.",
        Required = true,
    };
    private static readonly SettingsOption Settings = new();
    private static readonly WorldOptions Worlds = new();
    private const int MostEpisodes = 100_000;
    private const string Sheet = "sheet";

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new("render", "Draw a home with robot and objects.")
        {
            Scene, Episode, Camera, Size, Sensors, Renderer, VulkanName, Out,
        };
        Settings.AddTo(command);
        Worlds.AddTo(command);
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        Report report = new(parsed);
        string camera = parsed.GetValue(Camera)!;
        string sensors = parsed.GetValue(Sensors)!;
        int size = parsed.GetValue(Size);
        Require(
            camera == Sheet || ScenePictures.Cameras.Contains(camera),
            $"--camera '{camera}' is not one of {string.Join(", ", ScenePictures.Cameras)}, {Sheet}.");
        string[] known = [.. Enum.GetNames<PictureSensor>().Select(n => n.ToLowerInvariant())];
        Require(known.Contains(sensors), $"--sensors '{sensors}' is not one of {string.Join(", ", known)}.");
        string renderer = parsed.GetValue(Renderer)!;
        Require(renderer is "cpu" or "vulkan", $"--renderer '{renderer}' is not one of cpu, vulkan.");
        Require(
            renderer == "vulkan" || parsed.GetValue(VulkanName) is null, "--vulkan-device is for --renderer vulkan: add that.");
        Require(
            size is >= 16 and <= 4096 && size % 8 == 0, $"--size must be a multiple of 8 from 16 to 4096, got {size}.");
        Require(
            parsed.GetValue(Episode) is >= 0 and < MostEpisodes,
            $"--episode must be from 0 to {MostEpisodes - 1}, got {parsed.GetValue(Episode)}.");
        string ending = Path.GetExtension(parsed.GetValue(Out)!).ToLowerInvariant();
        Require(
            ending == ".png" || sensors == "color", $"--sensors {sensors} draws one picture: --out must end in .png.");
        Require(
            camera != Sheet || (ending == ".png" && sensors == "color"),
            "--camera sheet draws one picture of all sensors: --out must end in .png, and --sensors is left out.");
        Require(ending is ".png" or ".mp4", $"--out '{parsed.GetValue(Out)}' does not end in .png or .mp4.");
        string file = OutputFile.Path(parsed.GetValue(Out)!, "--out");
        using VulkanDevice? vulkan = renderer == "vulkan" ? VulkanDevice.Open(parsed.GetValue(VulkanName)) : null;
        using ScenePictures pictures = new(
            Settings.Apply(Worlds.Apply(new WorldSettings(), parsed), parsed),
            parsed.GetValue(Scene),
            parsed.GetValue(Episode),
            parsed.GetValue(SharedOptions.Seed),
            parsed.GetValue(SharedOptions.Threads),
            report.Line,
            vulkan);
        if (pictures.Lack is string lack)
        {
            Console.Error.WriteLine($"galactic: {lack} The scene is drawn without robot and objects, from above.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        Picture picture;
        IReadOnlyList<SemanticClass> classes = [];
        if (Path.GetExtension(file).Equals(".mp4", StringComparison.OrdinalIgnoreCase))
        {
            IReadOnlyList<Picture> frames = pictures.Turn(size);
            picture = frames[0];
            string asked = file;
            file = VideoWriter.Write(file, frames, 12);
            if (file != asked)
            {
                report.Line("ffmpeg is not there: an animated PNG instead of H.264 (see `galactic doctor`)");
            }
        }
        else
        {
            (picture, classes) = camera == Sheet
                ? SensorSheet.Draw(pictures, size)
                : pictures.Draw(camera, size, Enum.Parse<PictureSensor>(sensors, ignoreCase: true));
            picture.Save(file);
        }

        report.Line($"{pictures.SceneName}: {file}");
        foreach (SemanticClass seen in classes)
        {
            report.Line(Invariant($"{seen.Id,6}  {Hex(seen.Id)}  {seen.Name}"));
        }

        report.Result(new
        {
            file,
            picture.Width,
            picture.Height,
            classes = classes.Select(c => new { c.Id, c.Name, color = Hex(c.Id) }),
        });
        return 0;
    }

    private static string Hex(int id)
    {
        uint color = IdColors.Of(id);
        return $"#{color & 255:x2}{color >> 8 & 255:x2}{color >> 16 & 255:x2}";
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new UsageException(message);
        }
    }
}
