using System.CommandLine;
using System.Globalization;
using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Rendering.Vulkan;

namespace Galactic.Cli.Commands;

/// <summary>`galactic bench [sim|worlds|render|step|train|all]`.</summary>
public static class BenchCommand
{
    private static readonly string[] Stages = ["sim", "worlds", "render", "step", "train", "all"];

    private static readonly Argument<string> What = new("what")
    {
        Description = "sim, worlds, render, step, train or all.",
        DefaultValueFactory = _ => "all",
    };

    private static readonly Option<int?> Envs = new("--envs")
    {
        Description = "Envs in the batch; 4096 for sim, 1024 for render and 256 for step when left out.",
    };
    private static readonly Option<int?> Size = new("--size")
    {
        Description = "Image edge in pixels; 128, and 64 for training the patch network too, when left out.",
    };
    private static readonly Option<string> Sensors = new("--sensors")
    {
        Description = "depth or rgbd.",
        DefaultValueFactory = _ => "depth",
    };
    private static readonly Option<string> Renderer = new("--renderer")
    {
        Description = "What render measures: cpu, vulkan, or both in turns and their quotient.",
        DefaultValueFactory = _ => "cpu",
    };
    private static readonly Option<string?> VulkanName = new("--vulkan-device")
    {
        Description = "Part of the name of the Vulkan device; the best one when left out.",
    };
    private static readonly Option<string?> Scenes = new("--scenes")
    {
        Description = "Dataset in Habitat layout or a mesh file that is a home: sim and step run in its scenes, render draws them too.",
    };
    private static readonly Option<string> ScenePrefix = new("--scene-prefix")
    {
        Description = "sim and step use only scenes whose name starts with this.",
        DefaultValueFactory = _ => "",
    };
    private static readonly Option<bool> Sweep = new("--sweep")
    {
        Description = "sim also compares batches of 256 to 16,384 envs.",
    };

    private static readonly WorldOptions Worlds = new();

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new("bench", "Measure throughput by stage: the median of repeats after a warm-up.")
        {
            What, Envs, Size, Sensors, Renderer, VulkanName, Scenes, ScenePrefix, Sweep,
        };
        Worlds.AddRobotTo(command);
        command.SetAction(parsed => Run(parsed));
        return command;
    }

    private static int Run(ParseResult parsed)
    {
        Report report = new(parsed);
        string what = OneOf(parsed.GetValue(What)!, "stage", Stages);
        string sensors = OneOf(parsed.GetValue(Sensors)!, "--sensors", "depth", "rgbd");
        string renderer = OneOf(parsed.GetValue(Renderer)!, "--renderer", "cpu", "vulkan", "both");
        SharedOptions.Refuse(parsed, SharedOptions.Seed, "the same worlds are measured every time, so that figures compare.");
        int threads = parsed.GetValue(SharedOptions.Threads);
        int? envs = parsed.GetValue(Envs);
        int? size = parsed.GetValue(Size);
        if (envs is < 1 or > 65536 || size is < 8 or > 4096 || (size ?? 0) % 8 != 0)
        {
            throw new UsageException("--envs must be 1 to 65536 and --size a multiple of 8 from 8 to 4096.");
        }

        List<ThroughputResult> results = [];
        void Add(IEnumerable<ThroughputResult> measured)
        {
            foreach (ThroughputResult result in measured)
            {
                results.Add(result);
                string image = result.Size == 0 ? "" : $"{result.Size}x{result.Size}, {result.Triangles} triangles, ";
                report.Line(string.Create(CultureInfo.InvariantCulture,
                    $"{result.Name,-23} {Rounded(result.Value),12} {result.Unit,-12} ({image}{result.Envs} envs, {result.Threads} threads)"));
            }
        }

        bool Wanted(string stage) => what == stage || what == "all";
        if (Wanted("sim"))
        {
            WorldSettings worlds = Worlds.Apply(new WorldSettings(), parsed);
            Add(
                WorldThroughput.Simulation(
                    envs ?? 4096, threads, worlds.LoadRobot(report.Line), parsed.GetValue(Scenes),
                    parsed.GetValue(ScenePrefix)!, parsed.GetValue(Sweep)));
        }

        if (Wanted("worlds"))
        {
            Add(WorldBuildThroughput.Measure(threads));
        }

        if (Wanted("render"))
        {
            using VulkanDevice? vulkan = renderer == "cpu" ? null : VulkanDevice.Open(parsed.GetValue(VulkanName));
            if (vulkan is not null)
            {
                report.Line($"Vulkan device: {vulkan.Info}");
            }

            Add(
                WorldThroughput.Rendering(
                    envs ?? 1024, size ?? 128, sensors == "rgbd" || what == "all", parsed.GetValue(Scenes), threads,
                    cpu: renderer != "vulkan", vulkan));
        }

        if (Wanted("step"))
        {
            WorldSettings worlds = Worlds.Apply(new WorldSettings(), parsed);
            Add(
                WorldThroughput.Steps(
                    envs ?? 256, size ?? 128, sensors == "rgbd" || what == "all", threads,
                    worlds.LoadRobot(report.Line), parsed.GetValue(Scenes), parsed.GetValue(ScenePrefix)!));
        }

        if (Wanted("train"))
        {
            TorchRuntime.Initialize(threads, report.Line);
            int edge = size ?? 128;
            Add(TrainThroughput.Train(VisualEncoder.Patch, edge, threads));
            if (size is null)
            {
                Add(TrainThroughput.Train(VisualEncoder.Patch, 64, threads));
            }

            Add(TrainThroughput.Train(VisualEncoder.Nature, edge, threads));
            Add(TrainThroughput.Train(VisualEncoder.ResNet18, edge, threads));
        }

        report.Result(new { results });
        return 0;
    }

    private static string Rounded(double value) =>
        value.ToString(value is > 0 and < 100 ? "0.00" : "N0", CultureInfo.InvariantCulture);

    private static string OneOf(string given, string option, params string[] allowed) =>
        allowed.Contains(given) ? given : throw new UsageException(
            $"{option} '{given}' is not known: {(Nearest.Of(given, allowed) is string near ? $"did you mean '{near}'? " : "")}It is one of {string.Join(", ", allowed)}.");
}
