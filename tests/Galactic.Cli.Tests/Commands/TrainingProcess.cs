using System.Diagnostics;
using Galactic.Cli;

namespace Galactic.Tests.Commands;

/// <summary>`galactic train` in a process of its own, with the smallest world there is.</summary>
internal sealed class TrainingProcess : IDisposable
{
    private const int Updates = 90;
    private const int StepsPerUpdate = 16 * 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private readonly Process process;
    private readonly Task<string> output;
    private readonly Task<string> complaints;

    private TrainingProcess(string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", [typeof(CommandLine).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,

            // Processes that live for seconds only: counting for a better second compilation costs more than it gains.
            Environment = { ["DOTNET_TieredPGO"] = "0" },
        };
        process = Process.Start(start)!;
        output = process.StandardOutput.ReadToEndAsync();
        complaints = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts a run that writes a checkpoint after every update.</summary>
    public static TrainingProcess Start(string run, double checkpointEveryMinutes = 1e-9) => new(
    [
        "train", "mobile-pick", "--out", run, "--steps", $"{Updates * StepsPerUpdate}", "--threads", "1", "--episodes", "0",
        "--set", "world.trainingHomes=1", "--set", "world.heldOutHomes=1", "--set", "world.trainingEpisodes=8",
        "--set", "world.homes.bedrooms.studio=1", "--set", "world.homes.bedrooms.one=0",
        "--set", "world.homes.bedrooms.two=0", "--set", "world.homes.bedrooms.three=0", "--set", "world.homes.detail=lean",
        "--set", "world.homes.optionalPercent=0", "--set", "world.episodes.minObjects=2",
        "--set", "world.episodes.maxObjects=3", "--set", "camera.width=16", "--set", "camera.height=16",
        "--set", "validationEpisodes=2", "--set", "validationSteps=4", "--set", "evaluationSteps=4",
        "--set", "training.envs=16", "--set", "training.horizon=8",
        "--set", "training.policy.width=32", "--set", "training.policy.criticWidth=32",
        "--set", $"training.checkpointEveryMinutes={checkpointEveryMinutes.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
    ]);

    /// <summary>Goes on with a run.</summary>
    public static TrainingProcess Resume(string run) =>
        new(["train", "mobile-pick", "--resume", run, "--threads", "1", "--episodes", "0"]);

    /// <summary>Waits until something has happened, as long as the process lives.</summary>
    /// <returns>False if the process ended first.</returns>
    public bool WaitFor(Func<bool> happened)
    {
        Stopwatch since = Stopwatch.StartNew();
        while (!happened())
        {
            if (process.HasExited)
            {
                return happened();
            }

            Assert.True(since.Elapsed < Patience, "The process did not get there.");
            Thread.Sleep(5);
        }

        return true;
    }

    /// <summary>Ends the process without giving it a chance to notice: SIGKILL.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Sends a signal by name.</summary>
    public void Signal(string name)
    {
        using Process kill = Process.Start("kill", [$"-{name}", $"{process.Id}"])!;
        kill.WaitForExit();
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits for the end.</summary>
    public async Task<CommandRun> End()
    {
        using CancellationTokenSource limit = new(Patience);
        await process.WaitForExitAsync(limit.Token);
        return new CommandRun(process.ExitCode, await output, await complaints);
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }
}
