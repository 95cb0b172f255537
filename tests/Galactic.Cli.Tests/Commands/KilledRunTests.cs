using Galactic.Experiments;
using Galactic.Learning;
using Galactic.Tests.Notebooks;

namespace Galactic.Tests.Commands;

/// <summary>Training survives whatever ends its process.</summary>
[Collection(NotebookRuns.Name)]
public sealed class KilledRunTests : IDisposable
{
    private const int Kills = 10;
    private static readonly string[] Files =
        ["policy.safetensors", "optimizer.safetensors", "carried.safetensors", "envs.snapshot"];

    private readonly string folder = Directory.CreateTempSubdirectory("galactic-killed-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>
    /// The moments are random: the first anywhere from the start of the process on, the others some milliseconds after one of
    /// the first checkpoints of a process, so that collecting, learning and saving are all hit and the run gets on.
    /// </summary>
    [Fact]
    public async Task A_run_killed_at_ten_random_moments_ends_with_the_bits_of_one_that_was_not()
    {
        string broken = Path.Combine(folder, "broken");
        string straight = Path.Combine(folder, "straight");
        using TrainingProcess reference = TrainingProcess.Start(straight);
        List<string> moments = [];
        while (moments.Count < Kills)
        {
            CheckpointStore store = new(broken);
            string? before = store.NewestGood();
            using TrainingProcess process = before is null
                ? TrainingProcess.Start(broken)
                : TrainingProcess.Resume(broken);
            int delay = Random.Shared.Next(moments.Count == 0 ? 3000 : 60);
            int checkpoints = moments.Count == 0 ? 0 : Random.Shared.Next(1, 4);
            for (int i = 0; i < checkpoints; i++)
            {
                string? seen = store.All.FirstOrDefault();
                Assert.True(
                    process.WaitFor(() => store.All.FirstOrDefault() != seen),
                    $"The process ended by itself after {string.Join(", ", moments)}.");
            }

            Thread.Sleep(delay);
            process.Kill();
            Assert.NotEqual(0, (await process.End()).Code);
            moments.Add($"{delay} ms at {Path.GetFileName(store.All.FirstOrDefault() ?? "the start")}");
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"Killed after {string.Join(", ", moments)}.");
        using TrainingProcess last = TrainingProcess.Resume(broken);
        CommandRun ended = await last.End();
        CommandRun expected = await reference.End();
        Assert.True(expected.Code == 0, expected.Error);
        Assert.True(ended.Code == 0, ended.Error);
        foreach (string file in Files)
        {
            Assert.Equal(Read(straight, file), Read(broken, file));
        }

        // Every update once, in the order of the steps.
        Assert.Equal(Steps(straight), Steps(broken));
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_to_stop_saves_a_checkpoint_of_the_last_update(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no signals.");
        }

        string run = Path.Combine(folder, "run");
        using TrainingProcess process = TrainingProcess.Start(run, checkpointEveryMinutes: 1000);
        string metrics = Path.Combine(run, "metrics.csv");
        Assert.True(process.WaitFor(() => File.Exists(metrics) && Steps(run).Count > 3));
        process.Signal(signal);
        CommandRun ended = await process.End();
        Assert.True(ended.Code == 0, ended.Error);
        string checkpoint = Assert.Single(new CheckpointStore(run).All);
        Assert.Contains($"checkpoint {checkpoint}", ended.Output);
        Assert.Equal(Steps(run)[^1], $"{Checkpoint.LoadSettings(CheckpointStore.Find(run)).Steps}");
    }

    private static byte[] Read(string run, string file) =>
        File.ReadAllBytes(Path.Combine(CheckpointStore.Find(run), file));

    private static List<string> Steps(string run)
    {
        using FileStream stream = new(
            Path.Combine(run, "metrics.csv"), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using StreamReader reader = new(stream);
        return [.. reader.ReadToEnd().Split('\n')[..^1].Select(line => line.Split(',')[0])];
    }
}
