using Galactic.Experiments;
using Galactic.Experiments.Sweeps;
using Galactic.Kernel;
using Microsoft.Data.Analysis;

namespace Galactic.Tests;

public sealed class SweepFrameTests
{
    [Fact]
    public void A_sweep_is_a_frame_with_a_row_per_run_and_numbers_where_settings_are_numbers()
    {
        SweepPlan plan = new(
            Presets.MobilePickBlind,
            [SweepAxis.Parse("training.learningRate=1e-4,1e-3"), SweepAxis.Parse("env.pipeline=immediate,delayed")]);
        SweepResults results = new(
            plan, [.. plan.Runs.Select((run, i) => (run, new SweepOutcome(100 * i, 2, 10, 0.1 * i, 0, 1, "homes", $"run {i}")))]);
        DataFrame frame = results.ToDataFrame();

        Assert.Equal(4, frame.Rows.Count);
        Assert.Equal(
            ["training.learningRate", "env.pipeline", "seed", "steps", "seconds", "steps_per_second", "episodes", "success",
                "ci_low", "ci_high", "measured_on", "checkpoint"],
            frame.Columns.Select(c => c.Name));
        Assert.Equal(1e-3, frame["training.learningRate"][2]);
        Assert.Equal("delayed", frame["env.pipeline"][3]);
        Assert.Equal(300L, frame["steps"][3]);
        Assert.Equal(150.0, frame["steps_per_second"][3]);
        Assert.Equal("run 3", frame["checkpoint"][3]);
        Assert.Equal(0.15, frame["success"].Mean(), 1e-9);
    }
}
