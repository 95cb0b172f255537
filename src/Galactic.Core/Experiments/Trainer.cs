using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Galactic.Compute;
using Galactic.Learning;
using Galactic.Tasks;

namespace Galactic.Experiments;

/// <summary>Trains a policy with PPO: collect, learn, repeat, until the budget is used up.</summary>
/// <example>
/// <code>
/// using Trainer trainer = new(env, settings) { Directory = "runs/pick" };
/// TrainingResult result = trainer.Run(p => Console.WriteLine($"{p.Steps} {p.Success:P0}"));
/// </code>
/// </example>
public sealed class Trainer : IDisposable
{
    private readonly IVectorEnv env;
    private readonly TrainingSettings settings;
    private readonly StageClock clock = new();
    private readonly RolloutBuffer rollout;
    private readonly Ppo ppo;
    private readonly Collector collector;
    private readonly RecentEpisodes recent = new();
    private readonly string[] termNames;
    private double secondsBefore;
    private long startedAt;

    /// <summary>Makes a new policy, or loads one, and resets the env.</summary>
    /// <param name="env">Envs with random episodes; stays the caller's.</param>
    /// <param name="settings">Everything else.</param>
    /// <param name="resume">Folder of a checkpoint to go on from, or null. Weights, optimiser and counters continue;
    /// the envs start new episodes.</param>
    /// <exception cref="ArgumentException">The env has another number of envs than the settings.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to another network.</exception>
    public Trainer(IVectorEnv env, TrainingSettings settings, string? resume = null)
    {
        if (env.EnvCount != settings.Envs)
        {
            throw new ArgumentException(
                $"The settings ask for {settings.Envs} envs, the env has {env.EnvCount}.", nameof(env));
        }

        this.env = env;
        this.settings = settings;
        Policy = new ActorCritic(settings.Policy, env.Observations, env.Actions, settings.Seed);
        rollout = new RolloutBuffer(Policy, settings.Horizon, settings.Envs);
        ppo = new Ppo(Policy, settings.Ppo, settings.Seed);
        collector = new Collector(env, Policy, settings.Seed, clock);
        collector.Stepped += () => recent.Add(env);
        termNames = [.. env.RewardTerms.Select(t => t.Name)];
        if (resume is not null)
        {
            Resume(resume);
        }

        env.Reset(settings.Seed + (ulong)ppo.Updates);
    }

    /// <summary>Folder for checkpoints and metrics; null writes nothing.</summary>
    public string? Directory { get; init; }

    /// <summary>Measures the policy now and then; null for never.</summary>
    public Func<ActorCritic, EvaluationResult>? Evaluate { get; init; }

    /// <summary>
    /// Everything the run was made from, stored in its checkpoints; the training settings when left out.
    /// </summary>
    public object? Experiment { get; init; }

    /// <summary>The policy being trained; belongs to the caller, who disposes it after the trainer.</summary>
    public ActorCritic Policy { get; }

    /// <summary>Env steps so far, all envs together.</summary>
    public long Steps => collector.Steps * env.EnvCount;

    private double Seconds => secondsBefore + Stopwatch.GetElapsedTime(startedAt).TotalSeconds;

    /// <summary>Trains until the budget is used up or the token is cancelled, and saves a checkpoint.</summary>
    /// <param name="onUpdate">Called after every update, on this thread.</param>
    /// <param name="cancellation">Stops after the running update.</param>
    /// <exception cref="TrainingDivergedException">A number became NaN or infinite. The weights from before that
    /// update and a report are saved in the folder "diverged" of the run.</exception>
    public TrainingResult Run(Action<TrainingProgress>? onUpdate = null, CancellationToken cancellation = default)
    {
        startedAt = Stopwatch.GetTimestamp();
        long stepsBefore = Steps;
        double evaluateAt = Seconds + 60 * settings.EvaluateEveryMinutes;
        List<TrainingProgress> history = [];
        using MetricsLog? log = Directory is null ? null : new MetricsLog(Directory, termNames);
        while (!cancellation.IsCancellationRequested && settings.Progress(Steps, Seconds) < 1)
        {
            double progress = settings.Progress(Steps, Seconds);
            PpoStats losses = Update(progress);
            bool last = settings.Progress(Steps, Seconds) >= 1;
            EvaluationResult? evaluation = null;
            if (last || Seconds >= evaluateAt)
            {
                evaluation = Measure();
                Save("checkpoint");
                evaluateAt = Seconds + 60 * settings.EvaluateEveryMinutes;
            }

            history.Add(Report(stepsBefore, settings.LearningRateAt(progress), losses, evaluation));
            log?.Write(history[^1]);
            onUpdate?.Invoke(history[^1]);
        }

        return Finish(history, stepsBefore);
    }

    /// <summary>Writes a checkpoint into a folder of the run's folder; does nothing without one.</summary>
    /// <returns>The folder written.</returns>
    public string? Save(string name)
    {
        if (Directory is null)
        {
            return null;
        }

        string path = Path.Combine(Directory, name);
        CheckpointSettings state = new()
        {
            Policy = Policy.Settings,
            Observations = Policy.Observations,
            Actions = Policy.Actions,
            Steps = Steps,
            Seconds = Seconds,
            Experiment = JsonSerializer.SerializeToNode(Experiment ?? settings, SettingsJson.Options),
        };
        Checkpoint.Save(path, Policy, state, ppo);
        return path;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ppo.Dispose();
        rollout.Dispose();
    }

    private PpoStats Update(double progress)
    {
        try
        {
            collector.Collect(rollout);
            long start = Stopwatch.GetTimestamp();
            PpoStats stats = ppo.Update(
                rollout, settings.LearningRateAt(progress), settings.MaximumStdAt(progress));
            clock.Add("learn", Stopwatch.GetTimestamp() - start);
            return stats;
        }
        catch (TrainingDivergedException exception)
        {
            if (Save("diverged") is { } folder)
            {
                JsonObject report = new()
                {
                    ["update"] = exception.Update,
                    ["tensor"] = exception.Tensor,
                    ["message"] = exception.Message,
                };
                File.WriteAllText(Path.Combine(folder, "report.json"), report.ToJsonString());
            }

            throw;
        }
    }

    private EvaluationResult? Measure()
    {
        long start = Stopwatch.GetTimestamp();
        EvaluationResult? result = null;
        try
        {
            result = Evaluate?.Invoke(Policy);
        }
        catch (OperationCanceledException)
        {
            // The run is being stopped: it ends in good order, without this evaluation.
        }

        clock.Add("evaluate", Stopwatch.GetTimestamp() - start);
        return result;
    }

    private TrainingProgress Report(
        long stepsBefore, double learningRate, PpoStats losses, EvaluationResult? evaluation)
    {
        double seconds = Seconds;
        double speed = (Steps - stepsBefore) / Math.Max(1e-9, seconds - secondsBefore);
        double? byClock = settings.Minutes * 60 - seconds;
        double? bySteps = (settings.Steps - Steps) / Math.Max(1e-9, speed);
        double? left = byClock is { } a && bySteps is { } b ? Math.Min(a, b) : byClock ?? bySteps;
        return new TrainingProgress
        {
            Update = ppo.Updates,
            Steps = Steps,
            Seconds = seconds,
            StepsPerSecond = speed,
            SecondsLeft = left is { } value ? Math.Max(0, value) : null,
            Success = recent.Success,
            Return = recent.Return,
            Length = recent.Length,
            RewardTerms = termNames.Zip(recent.Terms).ToDictionary(t => t.First, t => t.Second),
            Episodes = recent.Count,
            LearningRate = learningRate,
            Losses = losses,
            StageSeconds = clock.Snapshot().ToDictionary(),
            Evaluation = evaluation,
        };
    }

    private TrainingResult Finish(List<TrainingProgress> history, long stepsBefore)
    {
        EvaluationResult? evaluation = history.LastOrDefault(p => p.Evaluation is not null)?.Evaluation;
        // A run that was stopped before its first update has learned nothing worth keeping.
        string? folder = history.Count > 0 ? Save("checkpoint") : null;
        double seconds = Seconds;
        return new TrainingResult(
            Steps,
            seconds,
            (Steps - stepsBefore) / Math.Max(1e-9, seconds - secondsBefore),
            evaluation?.Success ?? recent.Success,
            settings.Progress(Steps, seconds) < 1,
            folder,
            evaluation,
            history);
    }

    private void Resume(string folder)
    {
        CheckpointSettings state = Checkpoint.LoadSettings(folder);
        Checkpoint.LoadWeights(folder, Policy);
        Checkpoint.LoadOptimizer(folder, ppo);
        collector.Steps = state.Steps / env.EnvCount;
        secondsBefore = state.Seconds;
    }
}
