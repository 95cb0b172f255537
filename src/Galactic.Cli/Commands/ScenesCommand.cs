using System.CommandLine;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Experiments;
using Galactic.Homes;
using Galactic.Robots;

namespace Galactic.Cli.Commands;

/// <summary>`galactic scenes check PATH` and `galactic scenes generate`.</summary>
public static class ScenesCommand
{
    private static readonly Argument<string> Dataset = new("path")
    {
        Description = "Folder or scene dataset file in Habitat layout.",
    };
    private static readonly Option<int> Count = new("--count")
    {
        Description = "Number of homes.",
        DefaultValueFactory = _ => 10,
    };
    private static readonly Option<string> Out = new("--out")
    {
        Description = "Folder to write; must not exist or be empty.",
        Required = true,
    };

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command check = new("check", "Validate a dataset and say what is missing.") { Dataset };
        check.SetAction(Check);
        Command generate = new("generate", "Write generated homes in Habitat layout.") { Count, Out };
        generate.SetAction(Generate);
        return new Command("scenes", "Check or generate homes.") { check, generate };
    }

    private static int Check(ParseResult parsed)
    {
        Report report = new(parsed);
        DatasetReport result = DatasetCheck.Run(parsed.GetValue(Dataset)!);
        foreach (DatasetProblem problem in result.Problems)
        {
            report.Line(problem.ToString());
        }

        report.Line($"{result.Scenes} scenes, {result.Objects} objects, {result.Problems.Count} problems");
        report.Result(new { result.Scenes, result.Objects, Problems = result.Problems.Select(p => p.ToString()) });
        return result.Problems.Count == 0 ? 0 : 1;
    }

    private static int Generate(ParseResult parsed)
    {
        Report report = new(parsed);
        int count = parsed.GetValue(Count);
        if (count is < 1 or > 100_000)
        {
            throw new UsageException($"--count must be between 1 and 100000, got {count}.");
        }

        string folder = Path.GetFullPath(parsed.GetValue(Out)!);
        using CpuDevice device = new(parsed.GetValue(SharedOptions.Threads));
        WorldBuilder builder = new(new WorldSettings(), Fetch.Create(), device);
        HabitatExporter.Write(
            builder.Homes(HomeSplit.Train, count, parsed.GetValue(SharedOptions.Seed))
                .Select(h => h.Describe()), folder);
        DatasetReport result = DatasetCheck.Run(folder);
        report.Line($"{result.Scenes} homes in {folder}, {result.Problems.Count} problems");
        report.Result(new { result.Scenes, result.Objects, Problems = result.Problems.Select(p => p.ToString()) });
        return result.Problems.Count == 0 ? 0 : 1;
    }
}
