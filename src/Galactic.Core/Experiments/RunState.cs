using Galactic.Assets;
using Galactic.Learning;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>
/// Everything a training run carries from one update to the next. Written to a checkpoint and read back, it lets another
/// process go on with the same bits.
/// </summary>
internal sealed class RunState(IVectorEnv env, ActorCritic policy, Ppo ppo, Collector collector, RecentEpisodes recent)
{
    private const string CarriedFile = "carried.safetensors";
    private const string EnvsFile = "envs.snapshot";
    private const string CollectorPart = "collector.";
    private const string RecentPart = "recent.";

    /// <summary>Env steps so far, all envs together.</summary>
    public long Steps => collector.Steps * env.EnvCount;

    /// <summary>What a checkpoint says about the policy and its progress.</summary>
    public CheckpointSettings Describe() => new()
    {
        Policy = policy.Settings,
        Observations = policy.Observations,
        Actions = policy.Actions,
        Steps = Steps,
    };

    /// <summary>Writes a checkpoint, complete or not at all.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="settings">Progress and settings; the rest is filled in.</param>
    /// <param name="report">Writes further files, or null.</param>
    public void Write(string folder, CheckpointSettings settings, Action<string>? report = null) =>
        Checkpoint.Save(folder, policy, settings, ppo, partial =>
        {
            SafeTensors.Save(Path.Combine(partial, CarriedFile),
            [
                .. collector.State.Tensors.Select(t => t with { Name = CollectorPart + t.Name }),
                .. recent.Save().Select(t => t with { Name = RecentPart + t.Name }),
            ]);
            if (env is IResumableEnv resumable)
            {
                AtomicFile.Write(Path.Combine(partial, EnvsFile), resumable.WriteState);
            }

            report?.Invoke(partial);
        });

    /// <summary>
    /// Takes everything up from a checkpoint. An env that cannot be resumed starts new episodes instead.
    /// </summary>
    /// <param name="folder">Folder of the checkpoint.</param>
    /// <param name="seed">Seed of new episodes.</param>
    /// <exception cref="InvalidDataException">A file is missing or damaged, or belongs to another network.</exception>
    /// <exception cref="ArgumentException">The envs are not those of the checkpoint.</exception>
    public CheckpointSettings Read(string folder, ulong seed)
    {
        CheckpointSettings settings = Checkpoint.LoadSettings(folder);
        Checkpoint.LoadWeights(folder, policy);
        Checkpoint.LoadOptimizer(folder, ppo);
        IReadOnlyList<NamedTensor> carried = SafeTensors.Load(Checkpoint.Existing(folder, CarriedFile));
        try
        {
            collector.State = new CollectorState(settings.Steps / env.EnvCount, Part(carried, CollectorPart));
            recent.Load(Part(carried, RecentPart), env.RewardTerms.Count);
        }
        catch (ArgumentException wrong)
        {
            throw new InvalidDataException($"{Path.Combine(folder, CarriedFile)}: {wrong.Message}", wrong);
        }

        if (env is IResumableEnv resumable)
        {
            ReadEnvs(folder, resumable);
        }
        else
        {
            env.Reset(seed + (ulong)settings.Updates);
        }

        return settings;
    }

    private static void ReadEnvs(string folder, IResumableEnv envs)
    {
        string path = Checkpoint.Existing(folder, EnvsFile);
        try
        {
            using FileStream stream = File.OpenRead(path);
            envs.ReadState(stream);
        }
        catch (InvalidDataException damaged)
        {
            throw new InvalidDataException($"{path}: {damaged.Message}", damaged);
        }
        catch (ArgumentException other)
        {
            throw new ArgumentException(
                $"The homes and episodes made now are not those of {folder}, although the settings are the same: the files "
                + $"they come from, or the program that makes them, changed since. {other.Message}", other);
        }
    }

    private static NamedTensor[] Part(IEnumerable<NamedTensor> tensors, string part) =>
    [
        .. tensors.Where(t => t.Name.StartsWith(part, StringComparison.Ordinal))
            .Select(t => t with { Name = t.Name[part.Length..] }),
    ];
}
