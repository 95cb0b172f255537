using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tasks;

/// <summary>A task in a batch of simulated homes.</summary>
/// <example>
/// <code>
/// using VectorEnv env = new(set, Fetch.Create(), new VectorEnvSettings { Task = new Rearrange() }, 256, device);
/// env.Reset(seed: 1);
/// env.Step(actions);
/// </code>
/// </example>
public sealed unsafe partial class VectorEnv : IResumableEnv, IAdvisingEnv
{
    private const int Lanes = SimulationState.Lanes;
    private const int GroupsPerChunk = 2;
    private readonly VectorEnvSettings settings;
    private readonly IBatchRenderer? renderer;
    private readonly TaskBatch batch;
    private readonly EnvRecords records;
    private readonly EpisodeQueue queue;
    private readonly NativeArray<float> commands;
    private readonly NativeArray<float>[] scratch;
    private readonly ImageMemory? images;
    private readonly StateHistory? history;
    private readonly EmbodiedTask task;
    private bool isReset;

    /// <summary>Allocates the batch; <see cref="Reset(ulong)"/> starts it.</summary>
    /// <param name="set">Scenes, objects and episodes.</param>
    /// <param name="robot">The robot in every env.</param>
    /// <param name="settings">Task, motion and schedule.</param>
    /// <param name="envs">Number of envs.</param>
    /// <param name="device">Workers; belongs to the caller.</param>
    /// <param name="renderer">Draws <see cref="RenderAssetsFactory.Create"/> of the same set and robot; disposed with
    /// the batch. Null for no camera.</param>
    /// <exception cref="ArgumentException">A setting makes no sense; the message names it.</exception>
    public VectorEnv(
        EpisodeSet set,
        RobotModel robot,
        VectorEnvSettings settings,
        int envs,
        CpuDevice device,
        IBatchRenderer? renderer = null)
    {
        settings.Validate();
        (this.settings, Device, this.renderer, EnvCount) = (settings, device, renderer, envs);
        task = settings.Task;
        Simulator = new BatchSimulator(
            task.StartsHolding ? set.StartHolding() : set, robot, settings.Simulation, envs, device, settings.Cameras);
        CameraSettings? observed = Observed();
        int stride = Simulator.State.Stride;
        batch = new TaskBatch(task, Simulator.Set, robot, Simulator.State, (env, episode, step, what) =>
            Simulator.Faults.Report(FaultKind.InvalidReward, env, episode, step, Simulator.ReportedSeed, () => what));
        IReadOnlyList<int> ages = task.Observations.History;
        history = ages.Count > 0 ? new StateHistory(batch.States.Size, ages, stride) : null;
        IReadOnlyList<ObservationTerm> terms = [.. batch.States.Terms, .. ages.SelectMany((age, i) =>
            batch.States.Terms.Select(t => t.Earlier(age, (i + 1) * batch.States.Size)))];
        records = new EnvRecords(stride, terms.Sum(t => t.Size), batch.Privileged.Size, batch.TermCount);
        queue = new EpisodeQueue(settings, set.Episodes.Count, envs, stride);
        commands = new NativeArray<float>((long)(stride + SimulationWorld.RowsAfter) * robot.Actions.Size);
        scratch = [.. Enumerable.Range(0, device.Threads).Select(_ =>
            new NativeArray<float>(Math.Max(batch.States.ScratchSize, batch.Privileged.ScratchSize)))];
        Observations = new ObservationSpace(
            terms, observed?.Width ?? 0, observed?.Height ?? 0)
        {
            Privileged = batch.Privileged.Terms,
        };
        Actions = new ActionSpace(robot.Actions.Names, [.. Enumerable.Range(0, robot.Actions.Size).Select(Channel)]);
        images = observed is null ? null : new ImageMemory(observed, envs);
    }

    /// <summary>Workers; belongs to whoever made the batch.</summary>
    public CpuDevice Device { get; }

    /// <summary>
    /// The simulator; step it only through this batch. Delayed batches show an older state than it has.
    /// </summary>
    public BatchSimulator Simulator { get; }

    /// <summary>The task.</summary>
    public EmbodiedTask Task => task;

    /// <inheritdoc/>
    public int EnvCount { get; }

    /// <inheritdoc/>
    public int EpisodeCount => Simulator.Set.Episodes.Count;

    /// <inheritdoc/>
    public ObservationSpace Observations { get; }

    /// <inheritdoc/>
    public ActionSpace Actions { get; }

    /// <inheritdoc/>
    public IReadOnlyList<SemanticClass> Classes => SemanticClasses.Of(Simulator.Set);

    /// <inheritdoc/>
    public IReadOnlyList<RewardTerm> RewardTerms => task.RewardTerms;

    /// <inheritdoc/>
    public ReadOnlySpan<float> State => records.State.Span[..(EnvCount * Observations.StateSize)];

    /// <inheritdoc/>
    public ReadOnlySpan<float> Privileged => records.Privileged.Span[..(EnvCount * batch.Privileged.Size)];

    /// <inheritdoc/>
    public ReadOnlySpan<float> Reward => records.Reward.Span[..EnvCount];

    /// <inheritdoc/>
    public ReadOnlySpan<bool> Terminated => records.Terminated.Span[..EnvCount];

    /// <inheritdoc/>
    public ReadOnlySpan<bool> Truncated => records.Truncated.Span[..EnvCount];

    /// <inheritdoc/>
    public ReadOnlySpan<bool> Transition => records.Transition.Span[..EnvCount];

    /// <inheritdoc/>
    public ReadOnlySpan<bool> Faulted => records.Faulted.Span[..EnvCount];

    /// <inheritdoc/>
    public ReadOnlySpan<EpisodeOutcome> Outcome => records.Outcome.Span[..EnvCount];

    /// <inheritdoc/>
    public ReadOnlySpan<int> EpisodeIndex => records.EpisodeIndex.Span[..EnvCount];

    /// <inheritdoc/>
    public ReadOnlySpan<int> EpisodeStep => records.EpisodeStep.Span[..EnvCount];

    /// <inheritdoc/>
    public ReadOnlySpan<float> EpisodeReturn => records.Return.Span[..EnvCount];

    /// <inheritdoc/>
    public ReadOnlySpan<float> EpisodeTerms => records.Terms.Span[..(EnvCount * batch.TermCount)];

    /// <summary>
    /// What went wrong in single envs (<see cref="Faulted"/>), with seed, episode and step. After an action or a reward
    /// that is not finite the env goes on to its next episode. After numbers of its state that went wrong it starts its
    /// episode again, or the next one where episodes are played once; likewise after a start in collision.
    /// </summary>
    public SimulationFaults Faults => Simulator.Faults;

    private bool IsPlayedOnce => settings.Schedule == EpisodeSchedule.OncePerEpisode;

    private bool IsDelayed => settings.Pipeline == StepPipeline.Delayed;

    /// <inheritdoc/>
    public void Reset(ulong seed) => Reset(seed, []);

    /// <summary>Starts every env, in chosen episodes.</summary>
    /// <param name="seed">Decides what follows.</param>
    /// <param name="episodes">[env] index into the set of the first episode, or
    /// <see cref="EnvCommand.Idle"/>; empty for those of the schedule.</param>
    /// <exception cref="ArgumentException">The length or an index is wrong.</exception>
    public void Reset(ulong seed, ReadOnlySpan<int> episodes)
    {
        queue.Reset(seed, episodes);
        Simulator.ReportedSeed = seed;
        isReset = true;
        Start();
    }

    /// <summary>Breaks every env's episode off and starts another.</summary>
    /// <param name="episodes">[env] episodes to play before those of the schedule; empty for the next of these.</param>
    internal void Restart(ReadOnlySpan<int> episodes)
    {
        if (episodes.IsEmpty)
        {
            queue.Skip();
        }
        else
        {
            queue.Insert(episodes);
        }

        Start();
    }

    /// <inheritdoc/>
    /// <exception cref="TaskException">A rule of the task threw; the message names env, episode and step, the
    /// lowest env if it threw in several. Other envs may have stepped or not: the batch must be reset before it goes
    /// on.</exception>
    public void Step(ReadOnlySpan<float> actions)
    {
        if (actions.Length != EnvCount * Actions.Size)
        {
            throw new ArgumentException(
                $"Expected {EnvCount} x {Actions.Size} = {EnvCount * Actions.Size} action values, got "
                + $"{actions.Length}.", nameof(actions));
        }

        if (!isReset)
        {
            throw new InvalidOperationException("Call Reset before the first Step, and after one that threw.");
        }

        isReset = false;
        batch.Actions.Next();
        history?.Next();
        fixed (float* given = actions)
        {
            if (IsDelayed)
            {
                StepDelayed(given);
            }
            else
            {
                queue.Schedule(records);
                Simulator.Step(commands.Pointer, queue.Orders, new OrderKernel(this, given), new ReviewKernel(this));
            }
        }

        isReset = true;
    }

    private void Start()
    {
        Simulator.Reset(queue.Orders);
        Run("task", new ReviewKernel(this));
        if (IsDelayed)
        {
            Simulator.UpdateRenderBatch();
            queue.Continue();
        }
    }

    /// <summary>Leaves the simulator to its next action; what it shows afterwards is seen in the next step.</summary>
    private void StepDelayed(float* actions)
    {
        Simulator.UpdateRenderBatch();
        Run("task", new DelayedKernel(this, actions));
        queue.Schedule(records);
        Simulator.Step(commands.Span[..(EnvCount * Actions.Size)], queue.Orders);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        renderer?.Dispose();
        images?.Dispose();
        history?.Dispose();
        batch.Dispose();
        records.Dispose();
        queue.Dispose();
        commands.Dispose();
        Array.ForEach(scratch, s => s.Dispose());
        Simulator.Dispose();
    }

    private ActionChannel Channel(int channel) =>
        channel == Simulator.Robot.Actions.GraspChannel ? ActionChannel.Binary
        : channel != Simulator.Robot.Actions.EndChannel ? ActionChannel.Continuous
        : task.UsesEndAction ? ActionChannel.Binary
        : ActionChannel.Unused;

    private void Run<TKernel>(string name, in TKernel kernel)
        where TKernel : struct, IKernel
    {
        Device.Run(name, Simulator.State.Stride / Lanes, GroupsPerChunk, kernel);
        Simulator.Faults.Publish();
    }
}
