using System.Text.Json;
using Galactic.Tests.Notebooks;

namespace Galactic.Tests.Commands;

/// <summary>With --json, standard output is one JSON object and nothing else.</summary>
[Collection(NotebookRuns.Name)]
public sealed class JsonOutputTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("galactic-json-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Doctor_lists_its_checks()
    {
        CommandRun run = await CommandRun.Of("doctor", "--json", "--threads", "1");
        JsonElement[] checks = [.. run.Json().GetProperty("checks").EnumerateArray()];
        Assert.Contains(
            checks, c => c.GetProperty("name").GetString() == "libtorch" && c.GetProperty("ok").GetBoolean());
        Assert.Equal(0, run.Code);
        Assert.Contains("libtorch", run.Error);
    }

    [Fact]
    public async Task Generated_homes_check_clean_and_are_counted()
    {
        string data = Path.Combine(folder, "homes");
        CommandRun made = await CommandRun.Of("scenes", "generate", "--count", "2", "--out", data, "--json");
        Assert.Equal(0, made.Code);
        Assert.Equal(2, made.Json().GetProperty("scenes").GetInt32());
        CommandRun check = await CommandRun.Of("scenes", "check", data, "--json");
        Assert.Equal(0, check.Code);
        Assert.Equal(2, check.Json().GetProperty("scenes").GetInt32());
        Assert.Equal(0, check.Json().GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task Problems_of_a_dataset_are_in_the_object()
    {
        CommandRun check = await CommandRun.Of("scenes", "check", folder, "--json");
        Assert.Equal(1, check.Code);
        Assert.Equal(1, check.Json().GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task A_picture_has_the_asked_width_and_is_where_the_object_says()
    {
        string picture = Path.Combine(folder, "home.png");
        CommandRun run = await CommandRun.Of("render", "--size", "64", "--camera", "top", "--out", picture, "--json");
        JsonElement result = run.Json();
        Assert.Equal(0, run.Code);
        Assert.Equal(64, result.GetProperty("width").GetInt32());
        Assert.Equal(picture, result.GetProperty("file").GetString());
        byte[] file = File.ReadAllBytes(picture);
        Assert.Equal("PNG"u8.ToArray(), file[1..4]);
        Assert.Equal(64, file[19]);
    }

    [Fact]
    public async Task A_sheet_shows_every_sensor_of_every_camera_and_refuses_a_single_one()
    {
        string picture = Path.Combine(folder, "sheet.png");
        CommandRun run = await CommandRun.Of("render", "--size", "64", "--camera", "sheet", "--out", picture, "--json");
        JsonElement result = run.Json();
        Assert.Equal(0, run.Code);

        // Five sensors side by side, four cameras below each other with gaps of six pixels; the robot's two are square.
        Assert.Equal(5 * 64 + 4 * 6, result.GetProperty("width").GetInt32());
        Assert.Equal(2 * 64 + 2 * 48 + 3 * 6, result.GetProperty("height").GetInt32());
        Assert.NotEqual(0, result.GetProperty("classes").GetArrayLength());
        CommandRun wrong = await CommandRun.Of(
            "render", "--camera", "sheet", "--sensors", "depth", "--out", picture);
        Assert.Equal(2, wrong.Code);
    }
}
