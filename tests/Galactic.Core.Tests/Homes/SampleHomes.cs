using Galactic.Homes;
using Galactic.Scenes;

namespace Galactic.Tests.Homes;

/// <summary>Homes shared by several test classes.</summary>
[CollectionDefinition(nameof(SampleHomes))]
public sealed class SampleHomes : ICollectionFixture<SampleHomes>
{
    private const int Usual = 150;

    /// <summary>Homes of the sample; GALACTIC_HOMES asks for more in long runs.</summary>
    public static int Count { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("GALACTIC_HOMES"), out int wish) ? Math.Max(wish, Usual) : Usual;


    public SampleHomes()
    {
        Home[] homes = new Home[Count];
        SceneDescription[] scenes = new SceneDescription[Count];
        Parallel.For(0, Count, i =>
        {
            homes[i] = HomeGenerator.Generate(HomeOptions.Default, 7, HomeSplit.Train, i);
            scenes[i] = homes[i].Describe();
        });
        (Homes, Scenes) = (homes, scenes);
    }

    public IReadOnlyList<Home> Homes { get; }

    public IReadOnlyList<SceneDescription> Scenes { get; }
}
