using Galactic.Kernel;
using Galactic.Kernel.Hosting;

namespace Galactic.Tests;

public sealed class ProgressDisplayTests
{
    private readonly RecordingHost host = new();
    private readonly ManualClock clock = new();

    [Fact]
    public void Updates_come_at_most_four_times_a_second()
    {
        using ProgressDisplay progress = new(host, clock, "Training", 10_000, "steps");
        for (int i = 1; i <= 10_000; i++)
        {
            clock.Now = TimeSpan.FromMilliseconds(i);
            progress.Report(i);
        }

        Assert.Equal(1 + 40, host.Outputs.Count);
        Assert.Single(host.Outputs.Select(output => output.Id).Distinct());
    }

    [Fact]
    public void The_last_state_is_one_line_with_units_speed_and_time()
    {
        ProgressDisplay progress = new(host, clock, "Training", 5_000_000, "steps");
        clock.Now = TimeSpan.FromSeconds(122);
        progress.Report(5_000_000, "success 0.83");
        progress.Complete();
        progress.Report(1);
        progress.Dispose();
        Assert.Equal(3, host.Outputs.Count);
        Assert.Equal("Training: 5 M steps, 40.98 k steps/s, 2 min 02 s, success 0.83", host.LastText);
    }

    [Fact]
    public void A_running_bar_shows_part_and_time_left()
    {
        using ProgressDisplay progress = new(host, clock, "<Load>", 200, "");
        clock.Now = TimeSpan.FromSeconds(10);
        progress.Report(50);
        Assert.Equal("<Load>: 25 %, 50 / 200, 5/s, 30 s left", host.LastText);
        string html = host.Outputs[^1].Bundle.Data[MimeBundle.Html];
        Assert.Contains("<progress value=\"0.25\" max=\"1\">", html);
        Assert.Contains("&lt;Load&gt;", html);
    }

    [Fact]
    public void Work_that_ends_early_says_so()
    {
        ProgressDisplay progress = new(host, clock, "Scan", 10, "");
        clock.Now = TimeSpan.FromSeconds(2);
        progress.Step();
        progress.Dispose();
        Assert.Equal("Scan: stopped at 1 of 10, 0.5/s, 2.0 s", host.LastText);
    }
}
