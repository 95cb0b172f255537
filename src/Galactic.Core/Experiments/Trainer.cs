using System.Diagnostics;
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
    private readonly object experiment;
    private readonly StageClock clock = new();
    private readonly RolloutBuffer rollout;
    private readonly Ppo ppo;
    private readonly Collector collector;
    private readonly RecentEpisodes recent = new();
    private readonly RunState state;
    private readonly string[] termNames;
    private readonly string? resumed;
    private double secondsBefore;
    private long startedAt;
    private RunFiles? files;

    /// <summary>Makes a new policy and resets the env, or takes both up from a checkpoint.</summary>
    /// <param name="env">Envs with random episodes; stays the caller's.</param>
    /// <param name="settings">Everything else.</param>
    /// <param name="resume">Folder of a checkpoint to go on from, or null. The run then ends with the bits of one that
    /// was never stopped, if its budget is in steps; an env that is no <see cref="IResumableEnv"/> starts new
    /// episodes.</param>
    /// <param name="experiment">Everything the run is made from, stored in its checkpoints; the training settings when
    /// left out.</param>
    /// <exception cref="ArgumentException">The env has another number of envs than the settings, or the checkpoint was
    /// made with other settings or episodes; the message names them.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged or belongs to another network.</exception>
    public Trainer(IVectorEnv env, TrainingSettings settings, string? resume = null, object? experiment = null)
    {
        settings.Validate();
        if (env.EnvCount != settings.Envs)
        {
            throw new ArgumentException(
                $"The settings ask for {settings.Envs} envs, the env has {env.EnvCount}.", nameof(env));
        }

        if (settings.Advice.IsUsed && env is not IAdvisingEnv { Advises: true })
        {
            throw new ArgumentException(
                "Training.Advice.Coefficient is above 0, but the task gives no advice: set it to 0, or override Advise in "
                + "the task.", nameof(env));
        }

        this.env = env;
        this.settings = settings;
        resumed = resume;
        this.experiment = experiment ?? settings;
        if (resume is not null)
        {
            ResumeCheck.Require(resume, this.experiment);
        }

        Policy = new ActorCritic(settings.Policy, env.Observations, env.Actions, settings.Seed);
        rollout = new RolloutBuffer(Policy, settings.Horizon, settings.Envs, settings.Advice.IsUsed);
        ppo = new Ppo(Policy, settings.Ppo, settings.Seed);
        collector = new Collector(env, Policy, settings.Seed, clock);
        collector.Stepped += () => recent.Add(env);
        state = new RunState(env, Policy, ppo, collector, recent);
        termNames = [.. env.RewardTerms.Select(t => t.Name)];
        if (resume is null)
        {
            if (settings.ImagesFrom > 0)
            {
                Policy.ForgetImages();
            }

            env.Reset(settings.Seed);
            return;
        }

        try
        {
            Resume(resume);
        }
        catch
        {
            Dispose();
            Policy.Dispose();
            throw;
        }
    }

    /// <summary>Folder of the run: checkpoints, metrics and events; null writes nothing.</summary>
    public string? Directory { get; init; }

    /// <summary>Measures the policy now and then; null for never.</summary>
    public Func<ActorCritic, EvaluationResult>? Evaluate { get; init; }

    /// <summary>The policy being trained; belongs to the caller, who disposes it after the trainer.</summary>
    public ActorCritic Policy { get; }

    /// <summary>Env steps so far, all envs together.</summary>
    public long Steps => state.Steps;

    private double Seconds => secondsBefore + Stopwatch.GetElapsedTime(startedAt).TotalSeconds;

    /// <summary>Trains until the budget is used up or the token is cancelled, and saves a checkpoint.</summary>
    /// <param name="onUpdate">Called after every update, on this thread.</param>
    /// <param name="cancellation">Stops after the running update.</param>
    /// <exception cref="TrainingDivergedException">A number became NaN or infinite. The weights from before that
    /// update and a report are saved in the folder "diverged" of the run.</exception>
    /// <exception cref="IOException">The run's folder cannot be written (any more), is in use, or holds checkpoints from
    /// after this run's start. Earlier checkpoints are as they were.</exception>
    public TrainingResult Run(Action<TrainingProgress>? onUpdate = null, CancellationToken cancellation = default)
    {
        startedAt = Stopwatch.GetTimestamp();
        using (files = Directory is null
            ? null
            : new RunFiles(Directory, settings.KeepCheckpoints, experiment, state, termNames, clock))
        {
            return Go(onUpdate, cancellation);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ppo.Dispose();
        rollout.Dispose();
    }

    private TrainingResult Go(Action<TrainingProgress>? onUpdate, CancellationToken cancellation)
    {
        long stepsBefore = Steps;
        double evaluateAt = Next(settings.EvaluateEveryMinutes);
        double saveAt = Next(settings.CheckpointEveryMinutes);
        List<TrainingProgress> history = [];
        while (!cancellation.IsCancellationRequested && settings.Progress(Steps, Seconds) < 1)
        {
            double progress = settings.Progress(Steps, Seconds);
            PpoStats losses = Update(progress);
            bool last = settings.Progress(Steps, Seconds) >= 1;
            EvaluationResult? evaluation = last || Seconds >= evaluateAt ? Measure() : null;
            TrainingProgress now = Report(stepsBefore, settings.LearningRateAt(progress), losses, evaluation);
            history.Add(now);

            // The row first: every checkpoint then finds the rows up to its step in the files.
            files?.Write(now);
            if (last || evaluation is not null || Seconds >= saveAt)
            {
                files?.Save(Seconds, evaluation);
                saveAt = Next(settings.CheckpointEveryMinutes);
            }

            if (Seconds >= evaluateAt)
            {
                evaluateAt = Next(settings.EvaluateEveryMinutes);
            }

            onUpdate?.Invoke(now);
        }

        return Finish(history, stepsBefore);
    }

    /// <summary>
    /// The next whole multiple of a period: a run that is stopped again and again keeps its appointments.
    /// </summary>
    private double Next(double minutes) => (Math.Floor(Seconds / (60 * minutes)) + 1) * 60 * minutes;

    private PpoStats Update(double progress)
    {
        Policy.IsBlind = progress < settings.ImagesFrom;
        try
        {
            collector.Collect(rollout, settings.Advice.FollowersAt(progress, settings.Envs));
            long start = Stopwatch.GetTimestamp();
            PpoStats stats = ppo.Update(
                rollout, settings.LearningRateAt(progress), settings.MaximumStdAt(progress),
                settings.ClipAt(progress), settings.Advice.CoefficientAt(progress));
            clock.Add("learn", Stopwatch.GetTimestamp() - start);
            return stats;
        }
        catch (TrainingDivergedException exception)
        {
            files?.SaveDiverged(Seconds, exception);
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
        string? folder = history.Count > 0 ? files?.SaveLast(Seconds) : resumed;
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
        CheckpointSettings before = state.Read(folder, settings.Seed);
        secondsBefore = before.Seconds;
        foreach ((string stage, double seconds) in before.StageSeconds)
        {
            clock.Add(stage, (long)(seconds * Stopwatch.Frequency));
        }
    }
}
