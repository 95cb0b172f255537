using Galactic.Experiments;
using Galactic.Experiments.Sweeps;

namespace Galactic.Tests.Experiments;

[Collection("torch")]
public sealed class SweepTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("galactic-sweep").FullName;

    private static ExperimentSettings Settings =>
        TinyWorld.Settings(Presets.MobilePickBlind, steps: 512) with { ValidationEpisodes = 4, ValidationSteps = 5 };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_grid_holds_every_combination_with_every_seed()
    {
        SweepPlan plan = new(
            Settings, [SweepAxis.Parse("training.learningRate=1e-4, 3e-4"), SweepAxis.Parse("training.ppo.epochs=1,2,3")], seeds: 2);
        Assert.Equal(12, plan.Runs.Count);
        Assert.Equal(Enumerable.Range(0, 6).SelectMany(p => (int[])[p, p]), plan.Runs.Select(r => r.Point));
        SweepRun last = plan.Runs[^1];
        Assert.Equal(["3e-4", "3"], last.Values);
        Assert.Equal((3e-4, 3, 4ul), (last.Settings.Training.LearningRate, last.Settings.Training.Ppo.Epochs, last.Settings.Training.Seed));
        Assert.Equal(12, plan.Runs.Select(r => r.Folder).Distinct().Count());
        Assert.Equal(["seed-3", "seed-4"], new SweepPlan(Settings, [], seeds: 2).Runs.Select(r => r.Folder));
    }

    [Fact]
    public void Random_points_differ_repeat_and_spread_evenly_over_the_logarithm_of_a_range()
    {
        SweepAxis[] axes = [SweepAxis.Parse("training.learningRate=1e-5..1e-2"), SweepAxis.Parse("training.horizon=4..64")];
        SweepRun[] runs = [.. new SweepPlan(Settings, axes, random: 300).Runs];
        Assert.Equal(runs.Select(r => r.Folder), new SweepPlan(Settings, axes, random: 300).Runs.Select(r => r.Folder));
        Assert.Equal(300, runs.Select(r => string.Join(' ', r.Values)).Distinct().Count());
        double[] rates = [.. runs.Select(r => r.Settings.Training.LearningRate)];
        Assert.All(rates, r => Assert.InRange(r, 1e-5, 1e-2));

        // A third of the points in each of three decades: 100 +- 4 standard deviations of 8.2.
        foreach (double from in (double[])[1e-5, 1e-4, 1e-3])
        {
            Assert.InRange(rates.Count(r => r >= from && r < 10 * from), 67, 133);
        }

        Assert.All(runs, r => Assert.InRange(r.Settings.Training.Horizon, 4, 64));
        Assert.InRange(runs.Count(r => r.Settings.Training.Horizon < 16), 110, 190);
        SweepAxis listed = SweepAxis.Parse("training.ppo.epochs=1,2,3");
        Assert.Equal(["1", "2", "3"], new SweepPlan(Settings, [listed], random: 3).Runs.Select(r => r.Values[0]).Order());
    }

    [Theory]
    [InlineData("training.learningrat=1,2", "training.learningRate")]
    [InlineData("training.learningRate=-1,2", "positive")]
    [InlineData("training.learningRate", "form")]
    [InlineData("training.learningRate=1,1", "twice")]
    [InlineData("training.learningRate=1,,2", "missing")]
    [InlineData("training.learningRate=1e-3..1e-4", "range")]
    [InlineData("training.learningRate=0..1", "range")]
    [InlineData("training.learningRate=1e-4..1e-3", "--random")]
    [InlineData("training.seed=1,2", "--seeds")]
    public void A_wrong_axis_is_refused_and_says_why(string text, string why)
    {
        Assert.Contains(
            why, Assert.Throws<ArgumentException>(() => new SweepPlan(Settings, [SweepAxis.Parse(text)])).Message);
    }

    [Fact]
    public void Settings_named_twice_and_more_points_than_there_are_are_refused()
    {
        SweepAxis axis = SweepAxis.Parse("training.ppo.epochs=1,2");
        Assert.Contains(
            "twice", Assert.Throws<ArgumentException>(() => new SweepPlan(
                Settings, [axis, SweepAxis.Parse("training.ppo.EPOCHS=3")])).Message);
        Assert.Contains(
            "2 different", Assert.Throws<ArgumentException>(() => new SweepPlan(Settings, [axis], random: 3)).Message);
    }

    [Fact]
    public void A_stopped_sweep_finishes_what_is_left_and_gives_the_results_of_one_that_never_stopped()
    {
        SweepPlan plan = new(Settings, [SweepAxis.Parse("training.learningRate=1e-4,1e-3")], seeds: 2);
        using CancellationTokenSource stop = new();
        List<string> played = [];
        SweepResults first = new Sweep(plan, folder, episodes: 6, threads: 1).Run(
            (run, _) =>
            {
                played.Add(run.Folder);
                if (played.Count == 2)
                {
                    stop.Cancel();
                }
            },
            stop.Token);

        // Runs have one update each: the first was finished, the second stopped after training, before its measurement.
        Assert.Equal([plan.Runs[0].Folder, plan.Runs[1].Folder], played);
        Assert.Single(first.Rows);

        played.Clear();
        SweepResults second = new Sweep(plan, folder, episodes: 6, threads: 1).Run((run, _) => played.Add(run.Folder));
        Assert.Equal([plan.Runs[2].Folder, plan.Runs[3].Folder], played);
        Assert.Equal(4, second.Rows.Count);
        Assert.Equal(first.Rows[0].Outcome, second.Rows[0].Outcome);

        string straight = Path.Combine(folder, "straight");
        SweepResults whole = new Sweep(plan, straight, episodes: 6, threads: 1).Run();
        Assert.Equal(whole.Rows.Select(Figures), second.Rows.Select(Figures));
        Assert.Equal(5, File.ReadAllLines(Path.Combine(folder, "sweep.csv")).Length);
        Assert.StartsWith("training.learningRate,seed,steps,", File.ReadAllText(Path.Combine(folder, "sweep.csv")));
        string summary = File.ReadAllText(Path.Combine(folder, plan.Runs[3].Folder, RunSummary.FileName));
        Assert.Contains("| training.learningRate | 0.0005 | 0.001 |", summary);
        Assert.Contains("unseen homes, at most 40 steps, last weights | 6 |", summary);

        SweepPlan other = new(Settings with { EvaluationSteps = 41 }, plan.Axes, seeds: 2);
        Assert.Contains(
            "evaluationSteps was 40, is 41",
            Assert.Throws<IOException>(() => new Sweep(other, folder, episodes: 6, threads: 1).Run()).Message);
        Assert.Contains(
            "6 episodes", Assert.Throws<IOException>(() => new Sweep(plan, folder, episodes: 7, threads: 1).Run()).Message);
    }

    [Fact]
    public void Runs_of_a_point_are_summed_up_by_median_range_and_pooled_interval()
    {
        SweepOutcome Outcome(double success, int episodes) => new(1000, 10, episodes, success, 0, 1, "homes", "here, \"there\"");
        SweepPlan plan = new(Settings, [SweepAxis.Parse("training.ppo.epochs=1,2")], seeds: 3);
        SweepResults results = new(plan, [.. plan.Runs.Take(5).Zip(
            [Outcome(0.5, 100), Outcome(0.9, 100), Outcome(0.6, 200), Outcome(0.8, 10), Outcome(0.7, 10)])]);
        Assert.Equal([["2"], ["1"]], results.Points.Select(p => p.Values));
        SweepPoint one = results.Points[1];
        Assert.Equal((3, 0.6, 0.5, 0.9), (one.Runs, one.Median, one.Minimum, one.Maximum));
        Assert.Equal(260 / 400.0, one.Pooled, 1e-12);
        Assert.Equal(WilsonInterval.Of(260, 400), one.PooledInterval);
        Assert.Equal(0.75, results.Points[0].Median, 1e-12);
        Assert.Contains("| 1 | 3 | 60.0 % | 50.0 % | 90.0 % | 65.0 % | 60.2 % - 69.5 % |", results.ToString());
        Assert.Contains("1,3,1000,10,100,100,0.5,0,1,homes,\"here, \"\"there\"\"\"", results.ToCsv());
    }

    private static (long, double, int, double, double) Figures((SweepRun Run, SweepOutcome Outcome) row) =>
        (row.Outcome.Steps, row.Outcome.Success, row.Outcome.Episodes, row.Outcome.CiLow, row.Outcome.CiHigh);
}
