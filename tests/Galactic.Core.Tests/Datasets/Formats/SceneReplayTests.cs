using Galactic.Assets;
using Galactic.Datasets.Formats;

namespace Galactic.Tests.Datasets.Formats;

public sealed class SceneReplayTests : IDisposable
{
    private const string Sample =
        """
        {"keyframes":[{
          "loads":[{"type":3,"filepath":"a/stage.glb","frame":{"up":[0,1,0],"front":[0,0,-1],"origin":[0,0,0]},
            "virtualUnitToMeters":1,"requiresLighting":false,"splitInstanceMesh":true}],
          "creations":[
            {"instanceKey":4,"creation":{"filepath":"a/stage.glb","isStatic":true,"isRGBD":true,"isSemantic":true,
              "lightSetupKey":"no_lights"}},
            {"instanceKey":7,"creation":{"filepath":"a/stage.glb","scale":[1,0.98,-0.0],"isStatic":false,"isRGBD":true,
              "isSemantic":false,"lightSetupKey":""}}],
          "stateUpdates":[
            {"instanceKey":7,"state":{"absTransform":{"translation":[1,2,3],"rotation":[0,0,1,0]},"semanticId":2}},
            {"instanceKey":4,"state":{"absTransform":{"translation":[0,0,0],"rotation":[1,0,0,0]},"semanticId":0}}]
        }]}
        """;

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    private string File => Path.Combine(folder, "a.replay.json");

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Creations_and_states_are_joined_by_number_and_written_back()
    {
        System.IO.File.WriteAllText(File, Sample);
        SceneReplay replay = SceneReplay.Load(File);
        Assert.Equal(
            [(4, "stage", 0), (7, "stage", 2)], replay.Instances.Select(i => (i.Key, i.AssetName, i.SemanticId)));
        Assert.Equal(3, replay.Instances[1].Translation.Z);
        Assert.Null(replay.Instances[0].Scale);
        string copy = Path.Combine(folder, "copy.json");
        replay.Save(copy);
        SceneReplay back = SceneReplay.Load(copy);
        Assert.Equal(replay.Loads, back.Loads);
        Assert.Equal(replay.Instances, back.Instances);
        Assert.Equal(0x80000000, BitConverter.SingleToUInt32Bits(back.Instances[1].Scale!.Value.Z));
    }

    [Fact]
    public void Every_missing_or_wrong_value_is_refused_by_its_place()
    {
        System.IO.File.WriteAllText(File, Sample);
        TestFiles.EveryDamagedValueIsNamed(
            File, p => SceneReplay.Load(p), "keyframes[0].creations[1].creation.scale");
    }

    [Theory]
    [InlineData("\"instanceKey\":7,\"state\"", "\"instanceKey\":8,\"state\"", "creations[1]")]
    [InlineData("\"instanceKey\":7,\"creation\"", "\"instanceKey\":4,\"creation\"", "creations[1].instanceKey")]
    [InlineData("a/stage.glb\",\"frame", "b.glb\",\"frame", "creations[0].creation.filepath")]
    [InlineData("\"rotation\":[0,0,1,0]", "\"rotation\":[0,0,2,0]", "stateUpdates[0].state.absTransform.rotation")]
    public void Parts_that_do_not_belong_together_are_refused(string good, string bad, string place)
    {
        System.IO.File.WriteAllText(File, Sample.Replace(good, bad));
        Assert.Contains(place, Assert.Throws<AssetException>(() => SceneReplay.Load(File)).Location);
    }
}
