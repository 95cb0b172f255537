using System.Text;
using Galactic.Assets;
using Galactic.Experiments;
using Galactic.Tests.Notebooks;

namespace Galactic.Tests.Commands;

[Collection(NotebookRuns.Name)]
public sealed class FailingCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("galactic-commands-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task A_folder_that_does_not_exist_is_named_and_nothing_is_written()
    {
        string missing = Path.Combine(folder, "nowhere");
        CommandRun run = await CommandRun.Of(
            "render", "--scenes", missing, "--out", Path.Combine(folder, "pictures", "home.png"));
        Assert.Equal(1, run.Code);
        Assert.Contains(missing, Assert.Single(run.Complaints));
        Assert.Empty(Directory.GetFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_run_folder_without_checkpoint_says_what_was_expected()
    {
        CommandRun run = await CommandRun.Of("eval", folder);
        Assert.Equal(1, run.Code);
        Assert.Contains("policy.safetensors", Assert.Single(run.Complaints));
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_damaged_mesh_is_named_and_nothing_is_drawn()
    {
        string data = Path.Combine(folder, "homes");
        Assert.Equal(0, (await CommandRun.Of("scenes", "generate", "--count", "1", "--out", data)).Code);
        string mesh = Directory.EnumerateFiles(data, "*.glb", SearchOption.AllDirectories)
            .OrderByDescending(f => new FileInfo(f).Length).First();
        using (FileStream stream = File.OpenWrite(mesh))
        {
            stream.SetLength(stream.Length / 2);
        }

        CommandRun check = await CommandRun.Of("scenes", "check", data);
        Assert.Equal(1, check.Code);
        Assert.Contains(Path.GetFileName(mesh), check.Output);
        string picture = Path.Combine(folder, "home.png");
        CommandRun render = await CommandRun.Of("render", "--scenes", data, "--out", picture);
        Assert.Equal(1, render.Code);
        Assert.Contains(Path.GetFileName(mesh), Assert.Single(render.Complaints));
        Assert.False(File.Exists(picture));
    }

    [Fact]
    public async Task Homes_are_not_written_over_other_files()
    {
        File.WriteAllText(Path.Combine(folder, "mine.txt"), "mine");
        CommandRun run = await CommandRun.Of("scenes", "generate", "--count", "1", "--out", folder);
        Assert.Equal(1, run.Code);
        Assert.Contains("not empty", Assert.Single(run.Complaints));
        Assert.Equal("mine.txt", Path.GetFileName(Assert.Single(Directory.GetFileSystemEntries(folder))));
    }

    [Fact]
    public async Task A_checkpoint_of_another_shape_names_the_tensor_and_both_shapes()
    {
        string run = Path.Combine(folder, "run");
        CommandRun trained = await CommandRun.Of([.. Training, "--out", run]);
        Assert.True(trained.Code == 0, trained.Error);
        string checkpoint = Assert.Single(new CheckpointStore(run).All);
        string settings = Path.Combine(checkpoint, "settings.json");
        string json = File.ReadAllText(settings);
        string wider = json.Replace("\"width\": 32", "\"width\": 48").Replace("\"width\":32", "\"width\":48");
        Assert.NotEqual(json, wider);
        File.WriteAllText(settings, wider, new UTF8Encoding(false));
        CommandRun damaged = await CommandRun.Of("eval", checkpoint, "--episodes", "2");
        Assert.Equal(1, damaged.Code);
        Assert.Contains("settings.json is damaged", Assert.Single(damaged.Complaints));

        Checksums.Write(checkpoint);
        CommandRun evaluated = await CommandRun.Of("eval", checkpoint, "--episodes", "2");
        Assert.Equal(1, evaluated.Code);
        string complaint = Assert.Single(evaluated.Complaints);
        Assert.Contains("actor.0.weight", complaint);
        Assert.Contains("expected shape [48, ", complaint);
        Assert.Contains("found [32, ", complaint);
    }

    [Fact]
    public async Task A_notebook_with_a_failing_cell_still_leaves_its_page_and_names_the_cell()
    {
        using NotebookFixture notebook = new();
        notebook.Code("1 + 1").Code("throw new System.InvalidOperationException(\"out of milk\");");
        CommandRun run = await CommandRun.Of("run", notebook.Write(), "--out", notebook.OutputFolder);
        Assert.Equal(1, run.Code);
        Assert.Contains("cell 2: System.InvalidOperationException: out of milk", Assert.Single(run.Complaints));
        Assert.Equal(2, Directory.GetFiles(notebook.OutputFolder).Length);
    }

    private static string[] Training =>
    [
        "train", "mobile-pick-blind", "--steps", "256", "--threads", "1",
        "--set", "world.trainingHomes=1", "--set", "world.heldOutHomes=1", "--set", "world.trainingEpisodes=8",
        "--set", "validationEpisodes=4", "--set", "validationSteps=4", "--set", "evaluationSteps=4",
        "--set", "training.envs=16", "--set", "training.horizon=16",
        "--set", "training.policy.width=32", "--set", "training.policy.criticWidth=32",
    ];
}
