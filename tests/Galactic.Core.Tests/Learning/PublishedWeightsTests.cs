using Galactic.Learning;
using Galactic.Tasks;

namespace Galactic.Tests.Learning;

/// <summary>
/// Weights under the names and shapes that PyTorch gives them. That they mean the same is shown by
/// <see cref="ReferenceTests"/>, which uses the same names.
/// </summary>
[Collection("torch")]
public sealed class PublishedWeightsTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("galactic-weights").FullName;
    private readonly ReferenceFixture fixture = ReferenceFixture.Load("paper");
    private readonly ActorCritic policy = Make(PolicySettings.Paper, ActionChannel.Binary);

    public void Dispose()
    {
        policy.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("actor_critic.")]
    public void All_tensors_of_the_published_network_are_read(string prefix)
    {
        NamedTensor[] tensors = Tensors(prefix);
        PublishedWeights.Load(Save(tensors), policy);

        Assert.Equal(5_906_647, tensors.Sum(t => t.Values.Length));
        Assert.Equal(policy.Parameters.Layout.Count, PublishedWeights.Names.Count);
        Assert.Distinct(PublishedWeights.Names.Select(n => n.Ours));
        foreach ((string published, string ours) in PublishedWeights.Names)
        {
            float[] expected = tensors.Single(t => t.Name == prefix + published).Values;
            Assert.True(policy.Parameters.Span(ours).SequenceEqual(expected), ours);
        }
    }

    [Fact]
    public void A_wrong_file_is_refused_by_the_name_of_the_tensor_and_changes_nothing()
    {
        NamedTensor[] tensors = Tensors("");
        float[] before = policy.Parameters.Span("actor.previous.weight").ToArray();
        NamedTensor last = tensors[^1];
        float[] broken = [.. last.Values.Select(_ => float.NaN)];
        Refused([.. tensors[..^1]], last.Name);
        Refused([.. tensors, last with { Name = "more" }], "more");
        Refused([.. tensors[..^1], last with { Shape = [1, 1] }], "[1, 1]");
        Refused([.. tensors[..^1], last with { Values = broken }], "not finite");
        Assert.Equal(before, policy.Parameters.Span("actor.previous.weight").ToArray());

        void Refused(NamedTensor[] wrong, string said) => Assert.Contains(
            said, Assert.Throws<InvalidDataException>(() => PublishedWeights.Load(Save(wrong), policy)).Message);
    }

    [Fact]
    public void Another_network_is_refused()
    {
        string path = Save(Tensors("")[..1]);
        using ActorCritic patch = Make(new PolicySettings(), ActionChannel.Binary);
        using ActorCritic withoutEnd = Make(PolicySettings.Paper, ActionChannel.Unused);
        Assert.Throws<ArgumentException>(() => PublishedWeights.Load(path, patch));
        Assert.Throws<ArgumentException>(() => PublishedWeights.Load(path, withoutEnd));
    }

    private static ActorCritic Make(PolicySettings settings, ActionChannel last) => new(
        settings,
        new ObservationSpace([new("state", 0, 26)], 128, 128),
        new ActionSpace(
            [.. Enumerable.Range(0, 11).Select(i => $"{i}")],
            [ActionChannel.Binary, .. Enumerable.Repeat(ActionChannel.Continuous, 9), last]),
        1);

    private NamedTensor[] Tensors(string prefix) =>
        [.. fixture.Tensors.Select((t, i) => new NamedTensor(prefix + t.Name, t.Shape, fixture.Weights(i)))];

    private string Save(NamedTensor[] tensors)
    {
        string path = Path.Combine(folder, "published.safetensors");
        SafeTensors.Save(path, tensors);
        return path;
    }
}
