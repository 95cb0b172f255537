using Galactic.Experiments;
using Galactic.Learning;

namespace Galactic.Tests.Experiments;

public sealed class SettingsOverridesTests
{
    [Fact]
    public void Dotted_names_change_single_values_and_leave_the_original_alone()
    {
        TrainingSettings before = new();
        TrainingSettings after = SettingsOverrides.Apply(
            before, ["ppo.gamma=0.95", "Policy.Encoder=none", "steps=200000", "minutes=null", "policy.zeroDepth=true"]);

        TrainingSettings expected = before with
        {
            Ppo = before.Ppo with { Gamma = 0.95f },
            Policy = before.Policy with { Encoder = VisualEncoder.None, ZeroDepth = true },
            Steps = 200000,
            Minutes = null,
        };
        Assert.Equal(expected, after);
        Assert.Equal(new TrainingSettings(), before);
    }

    [Theory]
    [InlineData("ppo.gama=0.9", "ppo.gamma")]
    [InlineData("pppo.gamma=0.9", "ppo")]
    [InlineData("policy.encoder=patsh", "Patch")]
    [InlineData("ppo.gamma.x=1", "single value")]
    [InlineData("envs=many", "whole number")]
    [InlineData("envs=1.5", "whole number")]
    [InlineData("envs=0", "must be positive")]
    [InlineData("ppo.gamma=2", "from 0 to 1")]
    [InlineData("ppo.gamma=NaN", "a number")]
    [InlineData("policy.zeroDepth=maybe", "true or false")]
    [InlineData("envs=99999999999", "envs")]
    [InlineData("envs", "name=value")]
    public void A_wrong_name_or_value_is_explained(string text, string expected)
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => SettingsOverrides.Apply(new TrainingSettings(), [text]));
        Assert.Contains(expected, error.Message);
    }

    [Fact]
    public void A_file_gives_the_settings_back_and_unknown_names_in_it_are_errors()
    {
        string path = Path.Combine(Path.GetTempPath(), $"galactic-{Guid.NewGuid():N}.json");
        try
        {
            TrainingSettings settings = new() { Seed = ulong.MaxValue, Steps = 7, Policy = PolicySettings.Blind };
            SettingsFile.Save(path, settings);
            Assert.Equal(settings, SettingsFile.Load<TrainingSettings>(path));

            File.WriteAllText(path, """{"envz": 3}""");
            Assert.Contains(
                "envz", Assert.Throws<InvalidDataException>(() => SettingsFile.Load<TrainingSettings>(path)).Message);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
