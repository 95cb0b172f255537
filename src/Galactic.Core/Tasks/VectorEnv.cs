using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tasks;

/// <summary>The pick task in a batch of simulated homes.</summary>
public sealed unsafe class VectorEnv : IVectorEnv
{
    private const int EnvsPerChunk = 2 * SimulationState.Lanes;
    private readonly VectorEnvSettings settings;
    private readonly CpuDevice device;
    private readonly IBatchRenderer? renderer;
    private readonly EnvRecords records;
    private readonly NativeArray<float> commands;
    private readonly NativeArray<int> episodes;
    private readonly NativeArray<int> started;
    private RandomKey key;
    private bool isReset;

    /// <summary>Allocates the batch; <see cref="Reset"/> starts it.</summary>
    /// <param name="set">Scenes, objects and episodes.</param>
    /// <param name="robot">The robot in every env.</param>
    /// <param name="settings">Task, motion and schedule.</param>
    /// <param name="envs">Number of envs.</param>
    /// <param name="device">Workers; belongs to the caller.</param>
    /// <param name="renderer">Draws <see cref="RenderAssetsFactory.Create"/> of the same set and robot; disposed with
    /// the batch. Null for no camera.</param>
    /// <exception cref="ArgumentException">A setting makes no sense; the message names it.</exception>
    public VectorEnv(
        EpisodeSet set, RobotModel robot, VectorEnvSettings settings, int envs, CpuDevice device, IBatchRenderer? renderer = null)
    {
        (this.settings, this.device, this.renderer, EnvCount) = (settings, device, renderer, envs);
        Simulator = new BatchSimulator(set, robot, settings.Simulation, envs, device);
        Task = new PickTask(Simulator, settings.Task, renderer?.Camera.Width ?? 0, renderer?.Camera.Height ?? 0);
        records = new EnvRecords(envs, Task.StateSize);
        commands = new NativeArray<float>((long)envs * Actions.Size);
        episodes = new NativeArray<int>(envs);
        started = new NativeArray<int>(envs);
    }

    /// <summary>The simulator, for cameras and replays; step it only through this batch.</summary>
    public BatchSimulator Simulator { get; }

    /// <summary>The task.</summary>
    public PickTask Task { get; }

    /// <inheritdoc/>
    public int EnvCount { get; }

    /// <inheritdoc/>
    public ObservationSpace Observations => Task.Observations;

    /// <inheritdoc/>
    public ActionSpace Actions => Task.Actions;

    /// <inheritdoc/>
    public ReadOnlySpan<float> State => records.State.Span;

    /// <inheritdoc/>
    public ReadOnlySpan<float> Reward => records.Reward.Span;

    /// <inheritdoc/>
    public ReadOnlySpan<bool> Terminated => records.Terminated.Span;

    /// <inheritdoc/>
    public ReadOnlySpan<bool> Truncated => records.Truncated.Span;

    /// <inheritdoc/>
    public ReadOnlySpan<bool> Transition => records.Transition.Span;

    /// <inheritdoc/>
    public ReadOnlySpan<EpisodeOutcome> Outcome => records.Outcome.Span;

    /// <inheritdoc/>
    public ReadOnlySpan<int> EpisodeIndex => Simulator.State.EpisodeIndex.Span[..EnvCount];

    /// <inheritdoc/>
    public ReadOnlySpan<int> EpisodeStep => Simulator.State.EpisodeStep.Span[..EnvCount];

    /// <inheritdoc/>
    public ReadOnlySpan<float> EpisodeReturn => records.Return.Span;

    /// <inheritdoc/>
    public void Reset(ulong seed)
    {
        key = RandomKey.FromSeed(seed);
        started.Span.Clear();
        for (int env = 0; env < EnvCount; env++)
        {
            episodes.Pointer[env] = NextEpisode(env);
        }

        isReset = true;
        Simulator.Reset(episodes.Span);
        RunTask();
    }

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<float> actions)
    {
        if (actions.Length != EnvCount * Actions.Size)
        {
            throw new ArgumentException(
                $"Expected {EnvCount} x {Actions.Size} = {EnvCount * Actions.Size} action values, got {actions.Length}.",
                nameof(actions));
        }

        if (!isReset)
        {
            throw new InvalidOperationException("Call Reset before the first Step.");
        }

        fixed (float* given = actions)
        {
            device.Run("translate actions", EnvCount, EnvsPerChunk, new OrderKernel(this, given));
        }

        Simulator.Step(commands.Span, episodes.Span);
        RunTask();
    }

    /// <inheritdoc/>
    public void RenderDepth(in DepthTarget target)
    {
        if (renderer is null)
        {
            throw new InvalidOperationException("This batch has no camera. Give its constructor a renderer.");
        }

        renderer.RenderDepth(Simulator.UpdateRenderBatch(), target);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        renderer?.Dispose();
        Task.Dispose();
        records.Dispose();
        commands.Dispose();
        episodes.Dispose();
        started.Dispose();
        Simulator.Dispose();
    }

    private int Schedule(int env)
    {
        bool over = records.Terminated.Pointer[env] || records.Truncated.Pointer[env];
        bool idle = Simulator.State.EpisodeIndex.Pointer[env] < 0;
        return over ? NextEpisode(env) : idle ? EnvCommand.Idle : EnvCommand.Continue;
    }

    private int NextEpisode(int env)
    {
        int count = Simulator.Set.Episodes.Count;
        int turn = started.Pointer[env]++;
        if (settings.Schedule == EpisodeSchedule.Random)
        {
            return key.For(env).For(turn).Index(0, count);
        }

        long next = env + (long)turn * EnvCount;
        return next < count ? (int)next : EnvCommand.Idle;
    }

    private void RunTask() =>
        device.Run("task", EnvCount, EnvsPerChunk, new TaskKernel(Task, records, episodes.Pointer, this));

    private int Limit(int env)
    {
        int limit = settings.Task.MaxSteps;
        bool shortened = settings.Stagger && settings.Schedule == EpisodeSchedule.Random && started.Pointer[env] == 1;
        return shortened ? limit - key.For(env).For(0).Index(1, limit) : limit;
    }

    /// <summary>Tells the simulator what each env does next.</summary>
    private readonly struct OrderKernel(VectorEnv owner, float* actions) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            int size = owner.Actions.Size;
            for (int env = begin; env < end; env++)
            {
                owner.episodes.Pointer[env] = owner.Schedule(env);
                float* command = owner.commands.Pointer + env * size;
                owner.Task.TranslateAction(env, new(actions + env * size, size), new(command, size));
            }
        }
    }

    /// <summary>Judges and observes envs after the simulator moved them.</summary>
    private readonly struct TaskKernel(PickTask task, EnvRecords records, int* episodes, VectorEnv owner) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            float* view = stackalloc float[task.ViewSize];
            for (int env = begin; env < end; env++)
            {
                if (env % SimulationState.Lanes == 0)
                {
                    task.Look(env, view);
                }

                Span<float> row = records.State.Span.Slice(env * task.StateSize, task.StateSize);
                if (episodes[env] == EnvCommand.Idle)
                {
                    records.Clear(env);
                    row.Clear();
                    continue;
                }

                if (episodes[env] >= 0)
                {
                    task.Begin(env, view);
                    records.Clear(env);
                }
                else
                {
                    EpisodeOutcome outcome = task.Evaluate(env, owner.Limit(env), view, out float reward);
                    records.Add(env, outcome, reward, task.IsTerminal(outcome));
                }

                task.Observe(env, view, row);
            }
        }
    }
}
