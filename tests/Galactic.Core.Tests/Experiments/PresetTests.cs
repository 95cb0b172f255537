using System.Text.Json;
using Galactic.Experiments;
using Galactic.Learning;

namespace Galactic.Tests.Experiments;

public sealed class PresetTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("galactic-presets").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Presets_are_found_by_their_own_names_only()
    {
        Assert.Distinct(Presets.All.Select(p => p.Name));
        Assert.All(Presets.All, p => Assert.Equal(Json(p), Json(Presets.Find(p.Name)!)));
        Assert.Null(Presets.Find("mobile-pic"));
        Assert.Null(Presets.Find(""));
    }

    [Fact]
    public void The_blind_preset_differs_from_the_seeing_one_in_name_and_network_only()
    {
        ExperimentSettings blind = Presets.MobilePickBlind;
        Assert.Equal(VisualEncoder.None, blind.Training.Policy.Encoder);
        Assert.Equal(Json(Presets.MobilePick), Json(blind with
        {
            Name = Presets.MobilePick.Name,
            Training = blind.Training with { Policy = Presets.MobilePick.Training.Policy },
        }));
    }

    [Fact]
    public void Settings_come_back_from_a_file_as_they_were()
    {
        string path = Path.Combine(folder, "settings.json");
        foreach (ExperimentSettings preset in Presets.All)
        {
            ExperimentSettings changed = TinyWorld.Settings(preset, 12_345);
            SettingsFile.Save(path, changed);
            Assert.Equal(Json(changed), Json(SettingsFile.Load<ExperimentSettings>(path)));
        }
    }

    private static string Json(ExperimentSettings settings) =>
        JsonSerializer.Serialize(settings, SettingsJson.Options);
}
