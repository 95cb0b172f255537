using System.CommandLine;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Experiments;
using Galactic.Homes;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Cli.Commands;

/// <summary>`galactic scenes check PATH`, `generate`, `survey` and `episodes`.</summary>
public static class ScenesCommand
{
    // Each keeps its collision columns in memory: more homes would not change the means.
    private const int EpisodeHomes = 250, MostCleaned = 20;
    private static readonly Argument<string> Dataset = new("path")
    {
        Description = "Folder or scene dataset file in Habitat layout, or a mesh file that is a home.",
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
    private static readonly Option<int> Surveyed = new("--count")
    {
        Description = "Number of homes.",
        DefaultValueFactory = _ => 1000,
    };
    private static readonly Argument<string> Preset = new("preset")
    {
        Description = $"Whose worlds and start situations: {PresetOption.Names}.",
    };
    private static readonly Option<int> Episodes = new("--count")
    {
        Description = "Number of episodes.",
        DefaultValueFactory = _ => 100,
    };
    private static readonly Option<HomeSplit> Split = new("--split")
    {
        Description = "Homes to use: train, validation, test, testlayout (other plans) or teststyle (other colours and objects).",
        DefaultValueFactory = _ => HomeSplit.Train,
    };
    private static readonly Option<string> EpisodeFile = new("--out")
    {
        Description = "Episode set file to write, in Galactic's format.",
        Required = true,
    };
    private static readonly SettingsOption Settings = new();
    private static readonly WorldOptions Worlds = new();

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command check = new("check", "Validate a dataset and say what is missing.") { Dataset };
        check.SetAction(Check);
        Command generate = new("generate", "Write generated homes in Habitat layout.") { Count, Out };
        generate.SetAction(Generate);
        Command survey = new("survey", "Measure generated homes against the figures they are designed to show.") { Surveyed };
        survey.SetAction(Survey);
        Command episodes = new("episodes", "Generate start situations and save them in Galactic's format.")
        {
            Preset, Episodes, Split, EpisodeFile,
        };
        Settings.AddTo(episodes);
        Worlds.AddTo(episodes);
        episodes.SetAction(Generated);
        Command pictures = new("pictures", "Draw generated homes from all sides, to judge them by eye.") { Out };
        pictures.SetAction(DrawAll);
        return new Command("scenes", "Check, generate, survey or draw homes and their episodes.")
        {
            check, generate, survey, pictures, episodes,
        };
    }

    private static int Check(ParseResult parsed)
    {
        Report report = new(parsed);
        DatasetReport result = DatasetCheck.Run(parsed.GetValue(Dataset)!);
        foreach (string line in result.Notes.Concat(result.Details.Select(s => s.ToString()))
            .Concat(result.Problems.Select(p => p.ToString())))
        {
            report.Line(line);
        }

        foreach (string line in result.Cleaned.Take(MostCleaned))
        {
            report.Line(line);
        }

        report.Line(
            $"{result.Faults} left out, in {result.Cleaned.Count} mesh files"
            + (result.Cleaned.Count > MostCleaned ? $" (the first {MostCleaned} are listed)" : ""));
        report.Line($"{result.Scenes} scenes, {result.Objects} templates, {result.Problems.Count} problems");
        report.Result(new
        {
            result.Scenes,
            result.Objects,
            result.Details,
            result.Notes,
            result.Faults,
            result.Cleaned,
            Problems = result.Problems.Select(p => p.ToString()),
        });
        return result.Problems.Count == 0 ? 0 : 1;
    }

    private static int DrawAll(ParseResult parsed)
    {
        Report report = new(parsed);
        string folder = Path.GetFullPath(parsed.GetValue(Out)!);
        IReadOnlyList<string> files = HomeGallery.Write(
            folder, parsed.GetValue(SharedOptions.Seed), parsed.GetValue(SharedOptions.Threads));
        report.Line($"{files.Count} pictures in {folder}");
        report.Result(new { files });
        return 0;
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
                .Select(h => h.TakeApart()), folder);
        DatasetReport result = DatasetCheck.Run(folder);
        report.Line($"{result.Scenes} homes in {folder}, {result.Problems.Count} problems");
        report.Result(new { result.Scenes, result.Objects, Problems = result.Problems.Select(p => p.ToString()) });
        return result.Problems.Count == 0 ? 0 : 1;
    }

    private static int Survey(ParseResult parsed)
    {
        Report report = new(parsed);
        int count = parsed.GetValue(Surveyed);
        if (count is < 1 or > 100_000)
        {
            throw new UsageException($"--count must be between 1 and 100000, got {count}.");
        }

        using CpuDevice device = new(parsed.GetValue(SharedOptions.Threads));
        WorldSettings settings = new()
        {
            TrainingHomes = Math.Min(count, EpisodeHomes),
            TrainingEpisodes = count,
            Episodes = EpisodeSurvey.Options,
        };
        WorldBuilder builder = new(settings, Fetch.Create(), device);
        ulong seed = parsed.GetValue(SharedOptions.Seed);
        IReadOnlyList<SurveyRow> rows =
        [
            .. HomeSurvey.Of(builder.Homes(HomeSplit.Train, count, seed)), .. EpisodeSurvey.Of(builder.Training(seed)),
        ];
        foreach (SurveyRow row in rows)
        {
            report.Line(row.ToString());
        }

        int bad = rows.Count(r => !r.IsGood);
        report.Line($"{count} homes, {rows.Count} figures, {bad} outside their tolerance");
        report.Result(new { Homes = count, Rows = rows });
        return bad == 0 ? 0 : 1;
    }

    private static int Generated(ParseResult parsed)
    {
        Report report = new(parsed);
        int count = parsed.GetValue(Episodes);
        if (count is < 1 or > 1_000_000)
        {
            throw new UsageException($"--count must be between 1 and 1000000, got {count}.");
        }

        ExperimentSettings preset = PresetOption.Resolve(parsed.GetValue(Preset)!);
        preset = Settings.Apply(preset with { World = Worlds.Apply(preset.World, parsed) }, parsed);
        WorldSettings worlds = preset.World with { TrainingEpisodes = count };
        ulong seed = parsed.GetValue(SharedOptions.Seed);
        string file = OutputFile.Path(parsed.GetValue(EpisodeFile)!, "--out");
        using CpuDevice device = new(parsed.GetValue(SharedOptions.Threads));
        WorldBuilder builder = new(worlds, worlds.LoadRobot(report.Line), device, report.Line);
        HomeSplit split = parsed.GetValue(Split);
        long start = System.Diagnostics.Stopwatch.GetTimestamp();
        EpisodeSet set = split == HomeSplit.Train ? builder.Training(seed) : builder.HeldOut(split, count, seed);
        double seconds = System.Diagnostics.Stopwatch.GetElapsedTime(start).TotalSeconds;
        builder.Save(file, set);
        report.Line(FormattableString.Invariant(
            $"{set.Episodes.Count} episodes in {set.Scenes.Count} homes in {seconds:0.0} s: {file}"));
        report.Result(new { File = file, Episodes = set.Episodes.Count, Scenes = set.Scenes.Count, Seconds = seconds });
        return 0;
    }
}
