using Galactic.Compute;
using Galactic.Simulation;

namespace Galactic.Tasks;

/// <summary>Which episode every env plays now and next, and for how long.</summary>
internal sealed unsafe class EpisodeQueue(VectorEnvSettings settings, int episodes, int envs, int stride) : IDisposable
{
    private readonly NativeArray<int> orders = new(stride);
    private readonly NativeArray<int> started = new(stride);
    private RandomKey key;

    /// <summary>[env] what the simulator does next: an episode to start or an <see cref="EnvCommand"/>.</summary>
    public ReadOnlySpan<int> Orders => orders.Span[..envs];

    /// <summary>What changes per env, for snapshots.</summary>
    public IEnumerable<INativeMemory> Fields => [orders, started];

    /// <summary>State of the random stream of all envs, for snapshots.</summary>
    public ulong Key
    {
        get => key.State;
        set => key = new RandomKey(value);
    }

    /// <summary>What an env was last told to do.</summary>
    public int OrderOf(int env) => orders.Pointer[env];

    /// <summary>Starts over.</summary>
    /// <param name="seed">Decides all random episodes.</param>
    /// <param name="first">[env] first episodes; empty for those of the schedule.</param>
    public void Reset(ulong seed, ReadOnlySpan<int> first)
    {
        if (first.Length != 0 && first.Length != envs)
        {
            throw new ArgumentException($"Expected one episode per env, {envs}, got {first.Length}.", nameof(first));
        }

        key = RandomKey.FromSeed(seed);
        started.Span.Clear();
        for (int env = 0; env < envs; env++)
        {
            int next = Next(env);
            orders.Pointer[env] = first.Length == 0 ? next : first[env];
        }
    }

    /// <summary>Lets envs go on, start their next episode or rest.</summary>
    public void Schedule(EnvRecords records)
    {
        for (int env = 0; env < envs; env++)
        {
            orders.Pointer[env] = records.IsOver(env) ? Next(env)
                : records.EpisodeIndex.Pointer[env] < 0 ? EnvCommand.Idle
                : EnvCommand.Continue;
        }
    }

    /// <summary>Sends every env to its next episode.</summary>
    public void Skip()
    {
        for (int env = 0; env < envs; env++)
        {
            orders.Pointer[env] = Next(env);
        }
    }

    /// <summary>Sends every env to a chosen episode, before its next one.</summary>
    public void Insert(ReadOnlySpan<int> chosen) => chosen.CopyTo(orders.Span);

    /// <summary>Turns orders that were carried out into orders to go on.</summary>
    public void Continue()
    {
        for (int env = 0; env < envs; env++)
        {
            orders.Pointer[env] = orders.Pointer[env] == EnvCommand.Idle ? EnvCommand.Idle : EnvCommand.Continue;
        }
    }

    /// <summary>Steps after which the episode an env has just started is cut off.</summary>
    public int Limit(int env)
    {
        int limit = settings.Task.MaxSteps;
        if (settings.Schedule == EpisodeSchedule.OncePerEpisode || started.Pointer[env] != 1)
        {
            return limit;
        }

        return settings.Stagger switch
        {
            EpisodeStagger.Random => limit - key.For(settings.FirstEnv + env).For(0).Index(1, limit),
            EpisodeStagger.ByNumber => limit - (settings.FirstEnv + env) % limit,
            _ => limit,
        };
    }

    /// <summary>False for a state that no env can be in.</summary>
    public bool MakesSense(int env) =>
        orders.Pointer[env] >= EnvCommand.Idle && orders.Pointer[env] < episodes
        && started.Pointer[env] >= 0;

    public void Dispose()
    {
        orders.Dispose();
        started.Dispose();
    }

    private int Next(int env)
    {
        int count = started.Pointer[env]++;
        if (settings.Schedule == EpisodeSchedule.Random)
        {
            return key.For(settings.FirstEnv + env).For(count).Index(0, episodes);
        }

        long next = settings.FirstEnv + env + (long)count * (settings.AllEnvs ?? envs);
        return settings.Schedule == EpisodeSchedule.InTurn ? (int)(next % episodes)
            : next < episodes ? (int)next
            : EnvCommand.Idle;
    }
}
