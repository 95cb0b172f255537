using Galactic.Homes;
using Galactic.Scenes;

namespace Galactic.Tests.Homes;

/// <summary>Homes shared by several test classes.</summary>
[CollectionDefinition(nameof(SampleHomes))]
public sealed class SampleHomes : ICollectionFixture<SampleHomes>
{
    public const int Count = 150;

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
