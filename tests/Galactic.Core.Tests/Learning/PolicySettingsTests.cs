using Galactic.Learning;
using Galactic.Tasks;

namespace Galactic.Tests.Learning;

[Collection("torch")]
public sealed class PolicySettingsTests
{
    private static readonly ActionSpace Actions = new(
        [.. Enumerable.Range(0, 11).Select(i => $"{i}")],
        [ActionChannel.Binary, .. Enumerable.Repeat(ActionChannel.Continuous, 9), ActionChannel.Binary]);

    [Fact]
    public void The_published_network_has_the_published_number_of_parameters()
    {
        using ActorCritic policy = new(PolicySettings.Paper, new([new("state", 0, 26)], 128, 128), Actions, 1);
        Assert.Equal(5_906_647, policy.ParameterCount);
        Assert.True(policy.Remembers);
    }

    public static TheoryData<PolicySettings, int, int, string> Wrong => new()
    {
        { new() { Trunk = TrunkKind.Linear }, 64, 0, "set Policy.Memory to Gru or Lstm" },
        { new() { CriticReadsMemory = true }, 64, 0, "Policy.Memory is None" },
        { PolicySettings.Paper with { CriticReadsMemory = true }, 64, 0, "Policy.Critic to Separate" },
        { PolicySettings.Paper, 64, 3, "3 privileged" },
        { PolicySettings.Blind with { Image = ImageInput.Color }, 0, 0, "leave Image at Depth" },
        { new() { Encoder = VisualEncoder.Nature }, 32, 0, "at least 36x36, got 32x32" },
        { new() { Encoder = VisualEncoder.Patch }, 60, 0, "multiples of 8, got 60x60" },
        { new() { Encoder = VisualEncoder.Patch }, 0, 0, "got 0x0" },
        { new() { Encoder = VisualEncoder.ResNet18 }, 0, 0, "got 0x0" },
        { new() { Encoder = VisualEncoder.ResNet18 }, 512, 0, "at most 256x256" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Parts_that_do_not_go_together_are_refused_with_what_to_change(
        PolicySettings settings, int image, int secret, string said)
    {
        ObservationSpace observations = new([new("state", 0, 26)], image, image)
        {
            Privileged = secret > 0 ? [new("secret", 0, secret)] : [],
        };
        Assert.Contains(
            said, Assert.Throws<ArgumentException>(() => new ActorCritic(settings, observations, Actions, 1)).Message);
    }
}
