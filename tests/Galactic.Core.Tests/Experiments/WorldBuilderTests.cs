using System.Runtime.InteropServices;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Homes;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Tests.Experiments;

public sealed class WorldBuilderTests
{
    [Fact]
    public void The_same_seed_builds_the_same_worlds_on_one_and_on_two_threads()
    {
        EpisodeSet one = Build(1, 5), two = Build(2, 5);
        Assert.Equal(one.Episodes.Select(Text), two.Episodes.Select(Text));
        Assert.Equal(one.Scenes.Select(Mesh), two.Scenes.Select(Mesh));
        Assert.Equal(one.Scenes.Select(s => s.Name), two.Scenes.Select(s => s.Name));
        EpisodeSet other = Build(2, 6);
        Assert.NotEqual(one.Episodes.Select(Text), other.Episodes.Select(Text));
        Assert.NotEqual(one.Scenes.Select(Mesh), other.Scenes.Select(Mesh));
    }

    [Fact]
    public void Splits_share_neither_homes_nor_start_situations()
    {
        using CpuDevice device = new(1);
        WorldBuilder builder = new(TinyWorld.World, Fetch.Create(), device);
        EpisodeSet[] sets =
        [
            builder.Training(5), builder.HeldOut(HomeSplit.Validation, 12, 5), builder.HeldOut(HomeSplit.Test, 12, 5),
        ];
        string[] meshes = [.. sets.SelectMany(s => s.Scenes).Select(Mesh)];
        string[] episodes = [.. sets.SelectMany(s => s.Episodes).Select(Text)];

        Assert.Equal(6, meshes.Length);
        Assert.Distinct(meshes);
        Assert.Equal(48, episodes.Length);
        Assert.Distinct(episodes);
    }

    [Fact]
    public void A_generated_home_is_asked_for_by_number()
    {
        using CpuDevice device = new(1);
        WorldBuilder builder = new(TinyWorld.World, Fetch.Create(), device);
        EpisodeSet second = builder.One("1", 2, 5);
        Assert.Equal(Mesh(builder.Training(5).Scenes[1]), Mesh(Assert.Single(second.Scenes)));
        ArgumentException error = Assert.Throws<ArgumentException>(() => builder.One("kitchen", 2, 5));
        Assert.Contains("'kitchen' is neither", error.Message);
    }

    private static EpisodeSet Build(int threads, ulong seed)
    {
        using CpuDevice device = new(threads);
        return new WorldBuilder(TinyWorld.World, Fetch.Create(), device).Training(seed);
    }

    private static string Mesh(Scene scene) => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(
        MemoryMarshal.AsBytes(scene.Mesh.Positions.ToArray().AsSpan())));

    private static string Text(Episode e) => FormattableString.Invariant(
        $"{e.SceneIndex} {e.TargetIndex} {e.StartPosition:R} {e.StartYaw:R} {e.Goal} ")
        + string.Join(' ', e.StartJoints) + string.Join(' ', e.Spawns);
}
