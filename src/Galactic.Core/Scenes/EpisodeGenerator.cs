using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes.Reaching;

namespace Galactic.Scenes;

/// <summary>Makes solvable episodes in any scene with receptacles, generated or loaded.</summary>
/// <remarks>
/// The targets come first among an episode's objects. They and their goals stand free and have free space above; the
/// robot's start pose touches nothing. For every target a search found a base pose, connected to the start, and arm
/// joints that touch the target and nothing else, and then a base pose and joints that hold it, as it was grasped,
/// where it falls to its goal. Episode i uses scene i modulo the number of scenes and depends on the seed and i only: a
/// longer set starts with the shorter.
/// </remarks>
public static class EpisodeGenerator
{
    private const int Chunk = 4;

    /// <summary>Generates episodes, in parallel over episodes.</summary>
    /// <param name="scenes">Homes; their episodes take turns.</param>
    /// <param name="objects">What lies about: every <see cref="MovableObject.Class"/> equally often, and its variants
    /// equally often.</param>
    /// <param name="options">What episodes look like.</param>
    /// <param name="seed">Same seed, same episodes, for any number of threads.</param>
    /// <param name="count">Number of episodes.</param>
    /// <param name="device">Threads to use.</param>
    /// <exception cref="ArgumentException">An input is empty or an option makes no sense.</exception>
    /// <exception cref="NoRoomException">A scene has no room for such episodes; the message names it and says
    /// what is missing.</exception>
    public static EpisodeSet Generate(
        IReadOnlyList<Scene> scenes,
        IReadOnlyList<MovableObject> objects,
        EpisodeOptions options,
        ulong seed,
        int count,
        CpuDevice device)
    {
        Check(scenes, objects, count);
        options.Validate();
        ArmModel arm = new(options.Robot);
        ReachLibrary library = new(arm, device);
        NearbyCells nearby = new(scenes[0].Navigation.CellSize);
        ObjectChoice choice = new(objects);
        EpisodeSpace[] spaces = new EpisodeSpace[Math.Min(scenes.Count, count)];
        device.Run("episode scenes", spaces.Length, 1, new SpaceKernel(scenes, objects, options, spaces));
        foreach (EpisodeSpace space in spaces)
        {
            if (space.Problem is string problem)
            {
                throw new NoRoomException($"Scene '{space.Scene.Name}' allows no episodes: {problem}.");
            }
        }

        EpisodeMaker[] makers =
            [.. Enumerable.Range(0, device.Threads).Select(_ =>
                new EpisodeMaker(choice, options, nearby, new ReachCheck(arm, library)))];
        Episode?[] episodes = new Episode?[count];
        string[] problems = new string[count];
        RandomKey key = RandomKey.FromSeed(seed);
        device.Run("episodes", count, Chunk, new EpisodeKernel(spaces, makers, key, episodes, problems));
        int failed = Array.IndexOf(episodes, null);
        if (failed >= 0)
        {
            throw new NoRoomException(
                $"Scene '{spaces[failed % spaces.Length].Scene.Name}' has no room for episode {failed}: {problems[failed]}. "
                + "Ask for fewer objects (world.episodes.minObjects and maxObjects) or less clearance "
                + "(world.episodes.targetClearance), or leave the scene out.");
        }

        return new EpisodeSet(scenes, objects, episodes!);
    }

    private static void Check(IReadOnlyList<Scene> scenes, IReadOnlyList<MovableObject> objects, int count)
    {
        if (scenes.Count == 0)
        {
            throw new ArgumentException("Episodes need at least one scene.", nameof(scenes));
        }

        if (objects.Count == 0)
        {
            throw new ArgumentException("Episodes need at least one object class.", nameof(objects));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        foreach (Scene scene in scenes)
        {
            if (scene.Columns.Count != SphereRadii.Count)
            {
                throw new ArgumentException(
                    $"Scene '{scene.Name}' has {scene.Columns.Count} column grids, expected {SphereRadii.Count}.",
                    nameof(scenes));
            }

            if (scene.Navigation.CellSize != scenes[0].Navigation.CellSize)
            {
                throw new ArgumentException(
                    $"Scene '{scene.Name}' has navigation cells of {scene.Navigation.CellSize} m, "

                        + $"'{scenes[0].Name}' of {scenes[0].Navigation.CellSize} m; build all with the same settings.",
                        nameof(scenes));
            }
        }
    }

    private readonly struct SpaceKernel(
        IReadOnlyList<Scene> scenes, IReadOnlyList<MovableObject> objects, EpisodeOptions options,
        EpisodeSpace[] spaces) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int i = begin; i < end; i++)
            {
                spaces[i] = new EpisodeSpace(scenes[i], objects, options);
            }
        }
    }

    private readonly struct EpisodeKernel(
        EpisodeSpace[] spaces, EpisodeMaker[] makers, RandomKey key, Episode?[] episodes, string[] problems) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int i = begin; i < end; i++)
            {
                int scene = i % spaces.Length;
                episodes[i] = makers[worker].Make(spaces[scene], scene, key.For(i), out problems[i]);
            }
        }
    }
}
