using Galactic.Tests.Notebooks;

namespace Galactic.Tests.Commands;

/// <summary>Files of the wrong kind: one line that names them and what is wanted, without a word of the runtime's.</summary>
[Collection(NotebookRuns.Name)]
public sealed class WrongFileTests : IDisposable
{
    private static readonly string[] Jargon =
        ["System.", "Parameter", "LineNumber", "BytePosition", "Exception", ".NET", "Galactic.", "Int32", "`1"];

    private readonly string folder = Directory.CreateTempSubdirectory("galactic-files-").FullName;

    public WrongFileTests()
    {
        Write("bad.json", "not json");
        Write("home.fbx", "Kaydara FBX Binary");
        Write("cut.glb", "glTF\u0002\0\0\0\u00ff");
        Write("robot.urdf", "<robot/>");
        Write("bad.replay.json", "not json");
        Write("other.replay.json", "{\"speed\": 1}");
        Write("none.replay.json", "{\"scene\": 1}");
        Write("bad.ipynb", "{\"cells\": [,]}");
        Directory.CreateDirectory(Path.Combine(folder, "folder.png"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("render --scenes {0}/home.fbx --out {0}/o.png", ".glb, .gltf, .obj, .ply, .stl")]
    [InlineData("render --scenes {0}/cut.glb --out {0}/o.png", "cut.glb")]
    [InlineData("render --robot {0}/robot.urdf --out {0}/o.png", "--robot-urdf")]
    [InlineData("render --robot-urdf {0}/robot.urdf --out {0}/o.png", "--robot")]
    [InlineData("render --robot {0} --out {0}/o.png", "folder")]
    [InlineData("render --robot {0}/bad.json --out {0}/o.png", "line 1: not valid JSON")]
    [InlineData("render --episode 2147483647 --out {0}/o.png", "99999")]
    [InlineData("render --out {0}/folder.png", "folder")]
    [InlineData("render --set env.task=rearrange --out {0}/o.png", "world.")]
    [InlineData("render --set world.episodes.maxObjects=-1 --out {0}/o.png", "Objects per episode")]
    [InlineData("replay {0}/bad.replay.json --out {0}/o.glb", "line 1: not valid JSON")]
    [InlineData("replay {0}/other.replay.json --out {0}/o.glb", "\"speed\" is not known here")]
    [InlineData("replay {0}/none.replay.json --out {0}/o.glb", "scene")]
    [InlineData("replay {0}/missing.replay.json --out {0}/o.glb", "missing.replay.json")]
    [InlineData("run {0}", "notebook (.ipynb)")]
    [InlineData("run {0}/bad.ipynb", "line 1: not valid JSON")]
    [InlineData("train mobile-pick --set training.envs=99999999999", "training.envs")]
    [InlineData("train mobile-pick --set env.task.observations.terms=holding", "a list such as")]
    [InlineData("eval random --seed -1", "a whole number from 0 on")]
    [InlineData("scenes episodes rearrange --split tset --out {0}/o.json", "test, testlayout")]
    public async Task What_cannot_be_used_is_named_in_plain_words(string line, string wanted)
    {
        CommandRun run = await CommandRun.Of([.. line.Split(' ').Select(a => a.Replace("{0}", folder))]);
        Assert.NotEqual(0, run.Code);
        Assert.Contains(wanted, run.Complaints[0]);
        Assert.All(Jargon, word => Assert.DoesNotContain(word, run.Error.Replace(folder, ""), StringComparison.Ordinal));
        Assert.DoesNotContain(Directory.GetFiles(folder), f => Path.GetFileName(f).StartsWith("o.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_check_names_a_wrong_format_once()
    {
        CommandRun run = await CommandRun.Of("scenes", "check", Path.Combine(folder, "home.fbx"));
        Assert.Equal(1, run.Code);
        Assert.Contains(".fbx files are not read", run.Output);
        Assert.Contains("1 problems", run.Output);
        run = await CommandRun.Of("scenes", "check", Path.Combine(folder, "cut.glb"));
        Assert.Equal(1, run.Code);
        Assert.Contains("0 scenes, 1 templates, 1 problems", run.Output);
    }

    /// <summary>A cupboard of 1.2 m: nowhere to put a robot, but something to see.</summary>
    [Theory]
    [InlineData("follow")]
    [InlineData("head")]
    public async Task A_room_too_small_for_a_robot_is_drawn_alone(string camera)
    {
        Write("closet.obj", """
            v 0 0 0
            v 1.2 0 0
            v 1.2 0 1.2
            v 0 0 1.2
            v 0 2.4 0
            v 1.2 2.4 0
            f 4 3 2 1
            f 1 2 6 5
            """);
        string picture = Path.Combine(folder, "closet.png");
        CommandRun run = await CommandRun.Of(
            "render", "--scenes", Path.Combine(folder, "closet.obj"), "--camera", camera, "--size", "64", "--out", picture);
        Assert.Equal(0, run.Code);
        Assert.Contains("without robot and objects", Assert.Single(run.Complaints));
        Galactic.Media.Picture drawn = Galactic.Media.Picture.Decode(File.ReadAllBytes(picture));
        Assert.Equal(64, drawn.Width);
        Assert.True(drawn.Pixels.ToArray().Distinct().Count() > 8, "The closet is not in the picture.");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
