using Galactic.Assets;
using Galactic.Compute;
using Galactic.Homes;
using Galactic.Learning;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>
/// Worlds, envs and policies of one set of settings: build, train, evaluate, record. Owns its worker threads; the
/// homes and episodes are made on first use.
/// </summary>
public sealed class Experiment : IDisposable
{
    private const int EvaluationEnvs = 256;
    private readonly Dictionary<(HomeSplit, int), EpisodeSet> heldOut = [];
    private readonly WorldBuilder worlds;
    private readonly Action<string>? log;
    private EpisodeSet? training;

    /// <summary>Prepares workers and libtorch.</summary>
    /// <param name="settings">What to do.</param>
    /// <param name="threads">Worker threads; all processors when left out.</param>
    /// <param name="log">Receives one line per noteworthy event; null drops them.</param>
    public Experiment(ExperimentSettings settings, int? threads = null, Action<string>? log = null)
    {
        settings.Validate();
        (Settings, this.log) = (settings, log);
        Device = new CpuDevice(threads ?? Environment.ProcessorCount);
        TorchRuntime.Initialize(Device.Threads, log);
        Robot = settings.World.LoadRobot(log);
        worlds = new WorldBuilder(settings.World, Robot, Device, log);
    }

    /// <summary>What this experiment does.</summary>
    public ExperimentSettings Settings { get; }

    /// <summary>Worker threads.</summary>
    public CpuDevice Device { get; }

    /// <summary>The robot.</summary>
    public RobotModel Robot { get; }

    /// <summary>Homes and start situations trained on.</summary>
    public EpisodeSet TrainingSet => training ??= worlds.Training(Settings.Training.Seed);

    /// <summary>Homes and start situations never trained on.</summary>
    public EpisodeSet HeldOutSet(HomeSplit split, int episodes)
    {
        if (!heldOut.TryGetValue((split, episodes), out EpisodeSet? set))
        {
            set = worlds.HeldOut(split, episodes, Settings.Training.Seed);
            heldOut.Add((split, episodes), set);
        }

        return set;
    }

    /// <summary>Episodes of a file in Galactic's format; see <see cref="WorldBuilder.Load"/>.</summary>
    public EpisodeSet LoadSet(string file) => worlds.Load(file);

    /// <summary>Generated homes, for looking at plans.</summary>
    public IReadOnlyList<Home> Homes(HomeSplit split, int count) => worlds.Homes(split, count, Settings.Training.Seed);

    /// <summary>A training batch: random episodes of the training homes.</summary>
    public VectorEnv OpenTrainingEnv() => Open(TrainingSet, Settings.Env, Settings.Training.Envs, SeesDepth);

    /// <summary>An evaluation batch: every episode of the set once, with the evaluation's step limit.</summary>
    /// <param name="set">Usually a <see cref="HeldOutSet"/>.</param>
    /// <param name="envs">Envs in the batch, at most one per episode.</param>
    /// <param name="steps">Step limit; that of the settings when left out.</param>
    public VectorEnv OpenEvaluationEnv(EpisodeSet set, int envs = EvaluationEnvs, int? steps = null) =>
        Open(set, EvaluationRules(steps), Math.Min(envs, set.Episodes.Count), SeesDepth);

    /// <summary>The same for policies that do not look: without a camera.</summary>
    /// <param name="set">Usually a <see cref="HeldOutSet"/>.</param>
    /// <param name="envs">Envs in the batch, at most one per episode.</param>
    public VectorEnv OpenBlindEnv(EpisodeSet set, int envs = EvaluationEnvs) =>
        Open(set, EvaluationRules(), Math.Min(envs, set.Episodes.Count), depth: false);

    /// <summary>The rules of an evaluation batch.</summary>
    /// <param name="steps">Step limit; that of the settings when left out.</param>
    public VectorEnvSettings EvaluationRules(int? steps = null) => Settings.Env with
    {
        Schedule = EpisodeSchedule.OncePerEpisode,
        Task = Settings.Env.Task with { MaxSteps = steps ?? Settings.EvaluationSteps },
    };

    /// <summary>A new policy that has learned nothing.</summary>
    public ActorCritic CreatePolicy()
    {
        using VectorEnv env = OpenEvaluationEnv(HeldOutSet(HomeSplit.Validation, Settings.ValidationEpisodes), 1);
        return new ActorCritic(Settings.Training.Policy, env.Observations, env.Actions, Settings.Training.Seed);
    }

    /// <summary>Plays every episode of a set once.</summary>
    public EvaluationResult Evaluate(IPolicy policy, EpisodeSet set, CancellationToken cancellation = default)
    {
        using VectorEnv env = OpenEvaluationEnv(set);
        return Evaluator.Evaluate(policy, env, Settings.Training.Seed, cancellation);
    }

    /// <summary>The same for a network, with sampled actions (the published protocol) or their means.</summary>
    /// <param name="network">The policy.</param>
    /// <param name="set">Episodes.</param>
    /// <param name="sampled">False for mean actions.</param>
    /// <param name="cancellation">Stops without a result.</param>
    /// <param name="seed">Seed of the action noise; that of the training when left out.</param>
    public EvaluationResult Evaluate(
        ActorCritic network,
        EpisodeSet set,
        bool sampled = true,
        CancellationToken cancellation = default,
        ulong? seed = null)
    {
        using LearnedPolicy policy = new(network, sampled, seed ?? Settings.Training.Seed);
        return Evaluate(policy, set, cancellation);
    }

    /// <summary>
    /// In words, which homes an evaluation uses: unseen ones, or those of the training where there are too few.
    /// </summary>
    public string Describe(EpisodeSet heldOut)
    {
        string homes = heldOut.Scenes.Count == 1 ? "home" : "homes";
        return worlds.HoldsHomesOut
            ? $"{heldOut.Scenes.Count} unseen {homes}"
            : $"other start situations in the {heldOut.Scenes.Count} {homes} of the training";
    }

    /// <summary>Trains, evaluating on validation homes now and then.</summary>
    /// <param name="onUpdate">Called after every update.</param>
    /// <param name="directory">Run folder for checkpoints, settings and metrics; null writes nothing.</param>
    /// <param name="resume">Checkpoint to go on from, or a run folder: then its newest checkpoint that is not damaged. Null
    /// starts anew.</param>
    /// <param name="cancellation">Stops after the running update.</param>
    /// <returns>The result and the trained network, which the caller disposes.</returns>
    /// <exception cref="ArgumentException">The checkpoint was made with other settings, homes or episodes.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to another network.</exception>
    /// <exception cref="IOException">The run folder cannot be written, is in use or holds another run.</exception>
    public (TrainingResult Result, ActorCritic Policy) Train(
        Action<TrainingProgress>? onUpdate =
            null, string? directory = null, string? resume = null, CancellationToken cancellation = default)
    {
        string? checkpoint = resume is null ? null : CheckpointStore.Find(resume, log);
        EpisodeSet validation = HeldOutSet(HomeSplit.Validation, Settings.ValidationEpisodes);
        using VectorEnv env = OpenTrainingEnv();
        using VectorEnv validationEnv = OpenEvaluationEnv(validation, steps: Settings.ValidationSteps);
        Trainer trainer = new(env, Settings.Training, checkpoint, Settings)
        {
            Directory = directory,
            Evaluate = policy => Validate(policy, validationEnv, cancellation),
        };
        using (trainer)
        {
            if (checkpoint is not null)
            {
                log?.Invoke($"going on from {checkpoint}");
                TellThreads(checkpoint);
            }

            if (directory is not null)
            {
                // Only now: a checkpoint of another shape must not leave a run folder behind.
                System.IO.Directory.CreateDirectory(directory);
                SettingsFile.Save(Path.Combine(directory, "settings.json"), Settings);
            }

            TrainingResult result = trainer.Run(onUpdate, cancellation);
            Tell(env.Faults);
            if (directory is not null && result.History.Count > 0)
            {
                RunSummary.Write(directory, Settings);
            }

            return (result, trainer.Policy);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Device.Dispose();

    private EvaluationResult Validate(ActorCritic network, VectorEnv env, CancellationToken cancellation)
    {
        using LearnedPolicy policy = new(network, sampled: true, Settings.Training.Seed);
        return Evaluator.Evaluate(policy, env, Settings.Training.Seed, cancellation);
    }

    private void TellThreads(string checkpoint)
    {
        int before = Checkpoint.LoadSettings(checkpoint).Threads;
        if (before != 0 && before != Device.Threads)
        {
            log?.Invoke(
                $"the run used {before} threads, now {Device.Threads}: sums come out in another order, so the results will not "
                + "be bit for bit those of a run that was never stopped");
        }
    }

    private void Tell(SimulationFaults faults)
    {
        foreach (SimulationFault fault in faults.Take(10))
        {
            log?.Invoke(fault.ToString());
        }

        if (faults.Total > 10)
        {
            log?.Invoke($"{faults.Total} faults in all");
        }
    }

    private bool SeesDepth => Settings.Training.Policy.Encoder != VisualEncoder.None;

    private VectorEnv Open(EpisodeSet set, VectorEnvSettings settings, int envs, bool depth)
    {
        CpuRenderer? renderer = depth
            ? new CpuRenderer(
                RenderAssetsFactory.Create(set, Robot), [Settings.Camera], Device,
                new RenderSettings { Cache = Settings.World.Scenes is null ? null : PreparedCache.Open(log) })
            : null;
        return new VectorEnv(set, Robot, settings, envs, Device, renderer);
    }
}
