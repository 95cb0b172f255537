using System.Numerics;
using Galactic.Scenes;

namespace Galactic.Tasks;

/// <summary>The <see cref="WalkField"/> of every episode of a set, each made when it is first asked for.</summary>
internal sealed class WalkFields(EpisodeSet set, bool toGoal)
{
    private readonly WalkField?[] fields = new WalkField?[set.Episodes.Count];

    /// <summary>Where an episode leads: the middle of the target at its start or at its goal.</summary>
    public Vector3 Destination(int episode)
    {
        Episode e = set.Episodes[episode];
        ObjectSpawn target = e.Spawns[e.TargetIndex];
        return (toGoal ? e.Goal : target.WorldFromMesh).Transform(set.Objects[target.ObjectIndex].Box.Center);
    }

    /// <summary>The ways to the destination of an episode.</summary>
    /// <remarks>Two threads may both make it; the results are equal and one is kept.</remarks>
    public WalkField Of(int episode) =>
        Volatile.Read(ref fields[episode])
        ?? Interlocked.CompareExchange(ref fields[episode], Make(episode), null)
        ?? fields[episode]!;

    private WalkField Make(int episode) =>
        new(set.Scenes[set.Episodes[episode].SceneIndex], Destination(episode));
}
