using Galactic.Compute;
using Galactic.Robots;
using Galactic.Scenes;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Simulation;

/// <summary>
/// Steps a batch of envs: a kinematic robot among static geometry and movable objects. There is no dynamics: a step
/// adds the action to the pose, and a pose that overlaps anything is slid aside or undone as a whole.
/// A robot told to stay stays, bit for bit.
/// </summary>
/// <remarks>
/// Every env is computed on its own, so env i of one env equals env i of thousands bit for bit, for any number of
/// worker threads. A step allocates nothing.
/// <para>Differences from the published rules, on purpose, each undone by <see cref="SimulationSettings.Paper"/>: a robot
/// whose action leaves its pose as it is is not tested (<see cref="SimulationSettings.TestUnmovedRobots"/>); a released
/// object that would come to rest inside something above it is pushed aside
/// (<see cref="SimulationSettings.CheckLanding"/>); one that finds no room goes back to the whole pose it was grasped in
/// (<see cref="SimulationSettings.RevertKeepsRotation"/>).</para>
/// </remarks>
public sealed unsafe partial class BatchSimulator : IDisposable
{
    private const int GroupsPerChunk = 2;
    private const int ChunksPerThread = 8;
    private const int LargestChunk = 8;
    private readonly CpuDevice device;
    private readonly SimulationWorld world;
    private readonly Workspace[] workspaces;
    private readonly NativeArray<Floats>[] linkScratch;
    private readonly RenderRig rig;
    private readonly RenderBatch batch;
    private bool viewIsCurrent;

    /// <summary>Seed that fault reports name: that of whoever chooses episodes and actions.</summary>
    public ulong ReportedSeed
    {
        get => world.ReportedSeed;
        set => world.ReportedSeed = value;
    }

    /// <summary>Packs the scenes and allocates everything the batch will ever need.</summary>
    /// <param name="set">Scenes, objects and episodes.</param>
    /// <param name="robot">The robot in every env.</param>
    /// <param name="settings">Rules of motion.</param>
    /// <param name="envs">Number of envs.</param>
    /// <param name="device">Workers; belongs to the caller.</param>
    /// <param name="cameras">Cameras of every env; the robot's own when left out or empty.</param>
    /// <exception cref="ArgumentException">A setting or a grid is not supported, or the episodes are for another
    /// robot; the message says which.</exception>
    public BatchSimulator(
        EpisodeSet set, RobotModel robot, SimulationSettings settings, int envs, CpuDevice device,
        IReadOnlyList<CameraMount>? cameras = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(envs, 1);
        settings.Validate();
        if (robot.ArmJoints.Count != set.StartJoints)
        {
            throw new ArgumentException(
                $"The episodes set {set.StartJoints} arm joints, {robot.Name} has {robot.ArmJoints.Count}.", nameof(robot));
        }

        (Set, Robot, this.device, EnvCount) = (set, robot, device, envs);
        State = new SimulationState(envs, robot.Joints.Count, set.MaxObjects);
        world = new SimulationWorld(set, robot, settings, State.Stride);
        Cameras = cameras is null or { Count: 0 } ? [robot.Camera] : [.. cameras];
        rig = new RenderRig(robot, set.Objects.Count, Cameras);
        batch = new RenderBatch(envs, set.MaxObjects + robot.Visuals.Count, Cameras.Count);
        workspaces = new Workspace[device.Threads];
        linkScratch = new NativeArray<Floats>[device.Threads];
        for (int worker = 0; worker < device.Threads; worker++)
        {
            workspaces[worker] = new Workspace(
                robot.Joints.Count, world.Chain.Count, robot.Actions.Size, world.Blocks.Length,
                world.Clusters.Length);
            linkScratch[worker] = new NativeArray<Floats>(rig.Chain.Count * LinkChain.MatrixSize);
        }
    }

    /// <summary>Scenes, objects and episodes.</summary>
    public EpisodeSet Set { get; }

    /// <summary>The robot in every env.</summary>
    public RobotModel Robot { get; }

    /// <summary>Number of envs.</summary>
    public int EnvCount { get; }

    /// <summary>Where each camera of an env is.</summary>
    public IReadOnlyList<CameraMount> Cameras { get; }

    /// <summary>Everything that changes; shows the last step.</summary>
    public SimulationState State { get; }

    /// <summary>What went wrong in single envs; the others never notice. Read it between steps.</summary>
    public SimulationFaults Faults => world.Faults;

    /// <summary>
    /// Episodes that started inside an obstacle. Their envs show <see cref="StepEvents.StartedInCollision"/>, for
    /// callers that would rather start another.
    /// </summary>
    public long StartCollisions => Faults.CountOf(FaultKind.StartInCollision);

    /// <summary>What the envs did since the last <see cref="ResetStatistics"/>. Read it between steps.</summary>
    public SimulationStatistics Statistics => SimulationStatistics.From(workspaces.Select(w => w.Tally));

    /// <summary>Sets all counters of <see cref="Statistics"/> to 0; the fault log has its own.</summary>
    public void ResetStatistics() => Array.ForEach(workspaces, w => w.Tally.Clear());

    /// <summary>
    /// Native memory of an env, bytes: its state, the index of its objects and its orders. Scenes and what a renderer
    /// needs come on top.
    /// </summary>
    public double BytesPerEnv => (State.Bytes + world.BytesOfEnvs) / (double)EnvCount;

    /// <summary>Starts an episode in every env.</summary>
    /// <param name="episodes">[env] index into the set; <see cref="EnvCommand.Idle"/> parks an env.</param>
    /// <exception cref="ArgumentException">The length or an index is wrong.</exception>
    public void Reset(ReadOnlySpan<int> episodes)
    {
        world.UseActions(null, EnvCount);
        Advance(episodes);
    }

    /// <summary>Advances every env by one step.</summary>
    /// <param name="actions">[env, channel] in [-1, 1], clipped; nothing is carried out of an action that is not
    /// finite.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    /// <exception cref="InvalidOperationException">No env has an episode yet.</exception>
    public void Step(ReadOnlySpan<float> actions)
    {
        Span<int> commands = new(world.Commands, EnvCount);
        bool any = false;
        for (int env = 0; env < EnvCount; env++)
        {
            bool running = State.EpisodeIndex.Pointer[env] >= 0;
            commands[env] = running ? EnvCommand.Continue : EnvCommand.Idle;
            any |= running;
        }

        if (!any)
        {
            throw new InvalidOperationException("No env has an episode. Call Reset first.");
        }

        Step(actions, commands);
    }

    /// <summary>Advances some envs by one step and starts episodes in others, whose actions are ignored.</summary>
    /// <param name="actions">[env, channel] in [-1, 1], clipped; nothing is carried out of an action that is not
    /// finite.</param>
    /// <param name="episodes">[env] episode to start, or an <see cref="EnvCommand"/>.</param>
    /// <exception cref="ArgumentException">A length or an index is wrong.</exception>
    public void Step(ReadOnlySpan<float> actions, ReadOnlySpan<int> episodes)
    {
        int size = Robot.Actions.Size;
        if (actions.Length != EnvCount * size)
        {
            throw new ArgumentException(
                $"Expected {EnvCount} x {size} = {EnvCount * size} action values, got {actions.Length}.", nameof(
                    actions));
        }

        fixed (float* given = actions)
        {
            world.UseActions(given, EnvCount);
            Advance(episodes);
        }
    }

    /// <summary>The render batch as it was last brought up to date.</summary>
    public RenderBatch RenderBatch => batch;

    /// <summary>Brings the render batch up to date with the state and returns it; cheap if nothing moved.</summary>
    public RenderBatch UpdateRenderBatch()
    {
        if (!viewIsCurrent)
        {
            device.Run(
                "write render batch", State.Stride / SimulationState.Lanes, GroupsPerChunk,
                new RenderKernel(rig, State, batch, linkScratch));
            viewIsCurrent = true;
        }

        return batch;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        State.Dispose();
        world.Dispose();
        batch.Dispose();
        foreach (IDisposable scratch in workspaces.Concat<IDisposable>(linkScratch))
        {
            scratch.Dispose();
        }
    }

    /// <summary>
    /// Steps with work before and after it on the same envs, so that large batches pass through memory once.
    /// </summary>
    /// <param name="actions">[stride + <see cref="SimulationWorld.RowsAfter"/>, channel]; the work before may still write
    /// those of its own envs.</param>
    /// <param name="episodes">[env] episode to start, or an <see cref="EnvCommand"/>.</param>
    /// <param name="before">Work on groups of 16 envs that comes first.</param>
    /// <param name="after">Work on groups of 16 envs that have stepped.</param>
    internal void Step<TBefore, TAfter>(
        float* actions, ReadOnlySpan<int> episodes, in TBefore before, in TAfter after)
        where TBefore : struct, IKernel
        where TAfter : struct, IKernel
    {
        world.UseActionsInPlace(actions);
        Order(episodes);
        Run(new AroundKernel<TBefore, TAfter>(before, new StepKernel(world, State, workspaces), after));
    }

    private void Advance(ReadOnlySpan<int> episodes)
    {
        Order(episodes);
        Run(new StepKernel(world, State, workspaces));
    }

    private void Order(ReadOnlySpan<int> episodes)
    {
        if (episodes.Length != EnvCount)
        {
            throw new ArgumentException(
                $"Expected one episode per env, {EnvCount}, got {episodes.Length}.", nameof(episodes));
        }

        int wrong = episodes.IndexOfAnyExceptInRange(EnvCommand.Idle, Set.Episodes.Count - 1);
        if (wrong >= 0)
        {
            throw new ArgumentException(
                $"Env {wrong} should start episode {episodes[wrong]} of {Set.Episodes.Count}.", nameof(episodes));
        }

        episodes.CopyTo(new Span<int>(world.Commands, EnvCount));
    }

    private void Run<TKernel>(in TKernel kernel)
        where TKernel : struct, IKernel
    {
        viewIsCurrent = false;
        int groups = State.Stride / SimulationState.Lanes;
        int chunk = Math.Clamp(groups / (device.Threads * ChunksPerThread), 1, LargestChunk);
        device.Run("simulate", groups, chunk, kernel);
        world.Faults.Publish();
    }
}
