using System.Numerics;
using Galactic.Scenes;

namespace Galactic.Tasks;

/// <summary>
/// The <see cref="WalkField"/> of every episode of a set, made when it is asked for. Kept are those that envs play and
/// the latest few thousand, so that memory does not grow with the number of episodes.
/// </summary>
/// <param name="set">The episodes.</param>
/// <param name="toGoal">True: ways to where the target should go; false: to where it starts.</param>
/// <param name="capacity">Number of the latest fields to keep; a field of a home takes about 20 kB.</param>
internal sealed class WalkFields(EpisodeSet set, bool toGoal, int capacity = 4096)
{
    private readonly Lock gate = new();
    private readonly WeakReference<WalkField>?[] known = new WeakReference<WalkField>?[set.Episodes.Count];
    private readonly WalkField?[] latest = new WalkField?[Math.Min(capacity, set.Episodes.Count)];
    private Played?[] played = new Played?[16];
    private int made;

    /// <summary>Where an episode leads: the middle of the target at its start or at its goal.</summary>
    public Vector3 Destination(int episode)
    {
        Episode e = set.Episodes[episode];
        ObjectSpawn target = e.Spawns[e.TargetIndex];
        return (toGoal ? e.Goal : target.WorldFromMesh).Transform(set.Objects[target.ObjectIndex].Box.Center);
    }

    /// <summary>The ways to the destination of the episode that an env plays.</summary>
    public WalkField Of(int env, int episode)
    {
        Played?[] now = Volatile.Read(ref played);
        return env < now.Length && Volatile.Read(ref now[env]) is { } mine && mine.Episode == episode
            ? mine.Field
            : Take(env, episode);
    }

    /// <summary>Metres the base of an env still has to drive to the place in front of its destination.</summary>
    public float Left(in EnvView env)
    {
        Vector3 position = env.BasePosition;
        return Of(env.Index, env.EpisodeIndex).At(position.X, position.Z);
    }

    /// <summary>Says how to drive the base of an env to its destination.</summary>
    public void Advise(in EnvView env, Span<float> advice) =>
        Steering.Advise(env, Of(env.Index, env.EpisodeIndex), Destination(env.EpisodeIndex), advice);

    private WalkField Take(int env, int episode)
    {
        WalkField? field;
        lock (gate)
        {
            field = Find(episode);
        }

        // Not under the lock: two threads may both make it; the results are equal and one is kept.
        field ??= new WalkField(set.Scenes[set.Episodes[episode].SceneIndex], Destination(episode));
        lock (gate)
        {
            if (Find(episode) is { } other)
            {
                field = other;
            }
            else
            {
                known[episode] = new WeakReference<WalkField>(field);
                latest[made++ % latest.Length] = field;
            }

            if (env >= played.Length)
            {
                Played?[] more = new Played?[Math.Max(env + 1, 2 * played.Length)];
                played.CopyTo(more, 0);
                Volatile.Write(ref played, more);
            }

            Volatile.Write(ref played[env], new Played(episode, field));
        }

        return field;
    }

    private WalkField? Find(int episode) =>
        known[episode] is { } reference && reference.TryGetTarget(out WalkField? field) ? field : null;

    private sealed record Played(int Episode, WalkField Field);
}
