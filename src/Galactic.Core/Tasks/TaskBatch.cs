using System.Numerics;
using System.Reflection;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Tasks;

/// <summary>
/// A task in a batch of envs: what it remembers of every env, and its rules applied to groups of 16.
/// </summary>
internal sealed unsafe class TaskBatch : IDisposable
{
    private const int Lanes = SimulationState.Lanes;
    private const int BlockSize = EnvRow.Count * Lanes;
    private readonly EmbodiedTask task;
    private readonly NativeArray<float> blocks;
    private readonly NativeArray<float> memory;
    private readonly NativeArray<float> actionsA;
    private readonly NativeArray<float> actionsB;
    private readonly float[] scales;
    private readonly bool commands;
    private readonly bool focuses;
    private readonly ObjectGoal[]?[] targets;
    private bool swapped;

    public TaskBatch(EmbodiedTask task, EpisodeSet set, RobotModel robot, SimulationState state)
    {
        task.Validate();
        (this.task, Set, Robot, State, EnvCount) = (task, set, robot, state, state.EnvCount);
        States = new ObservationLayout(robot, task, task.Observations.Terms);
        Privileged = new ObservationLayout(robot, task, task.Observations.Privileged);
        scales = [.. task.RewardTerms.Select(t => t.Scale)];
        commands = Overrides(nameof(EmbodiedTask.Command));
        focuses = Overrides(nameof(EmbodiedTask.Focus));
        targets = new ObjectGoal[]?[focuses ? set.Episodes.Count : 0];
        Shared = task.Share(set);
        blocks = new NativeArray<float>((long)state.Stride / Lanes * BlockSize);
        memory = new NativeArray<float>((long)state.Stride * task.MemorySize);
        actionsA = new NativeArray<float>((long)state.Stride * robot.Actions.Size);
        actionsB = new NativeArray<float>((long)state.Stride * robot.Actions.Size);
    }

    public EpisodeSet Set { get; }

    public RobotModel Robot { get; }

    public SimulationState State { get; }

    public int EnvCount { get; }

    public object? Shared { get; }

    public ObservationLayout States { get; }

    public ObservationLayout Privileged { get; }

    /// <summary>Number of reward terms.</summary>
    public int TermCount => scales.Length;

    /// <summary>True if the task looks at actions before they are carried out.</summary>
    public bool Commands => commands;

    /// <summary>All that changes from step to step, for snapshots.</summary>
    public IEnumerable<INativeMemory> Fields => [LatestActions, EarlierActions, blocks, memory];

    private NativeArray<float> LatestActions => swapped ? actionsB : actionsA;

    private NativeArray<float> EarlierActions => swapped ? actionsA : actionsB;

    public Span<float> Latest(int env) => Row(LatestActions, env, Robot.Actions.Size);

    public Span<float> Earlier(int env) => Row(EarlierActions, env, Robot.Actions.Size);

    public Span<float> Memory(int env) => Row(memory, env, task.MemorySize);

    public EnvView View(int env) => new(this, env, Block(env) + env % Lanes);

    public EnvGroup Group(int env) => new(this, env, Block(env));

    /// <summary>Makes the latest actions the earlier ones; once per step, before <see cref="Translate"/>.</summary>
    public void NextActions() => swapped = !swapped;

    /// <summary>
    /// Remembers the actions of up to 16 envs, clipped and NaN as 0, and turns them into the simulator's: grasp 0 or 1
    /// as -1 or +1, the rest as it is, for the simulator reports what it has to correct.
    /// </summary>
    /// <param name="env">First env of the group.</param>
    /// <param name="actions">[env, channel] as the policy gave them.</param>
    /// <param name="to">[env, channel] receives the commands.</param>
    public void Translate(int env, float* actions, float* to)
    {
        int size = Robot.Actions.Size;
        int first = env * size;
        int count = Math.Min(Lanes, EnvCount - env) * size;
        float* latest = LatestActions.Pointer;
        int i = first;
        for (; i + Lanes <= first + count; i += Lanes)
        {
            Floats value = Vector512.Load(actions + i);
            value.Store(to + i);
            value &= Vector512.Equals(value, value);
            Vector512.Min(Vector512.Max(value, -Floats.One), Floats.One).Store(latest + i);
        }

        for (; i < first + count; i++)
        {
            to[i] = actions[i];
            latest[i] = float.IsNaN(actions[i]) ? 0 : Math.Clamp(actions[i], -1, 1);
        }

        (int grasp, int end) = (Robot.Actions.GraspChannel, Robot.Actions.EndChannel);
        for (int row = first; row < first + count; row += size)
        {
            float hand = latest[row + grasp];
            if (float.IsFinite(to[row + grasp]))
            {
                to[row + grasp] = hand > 0.5f ? 1 : hand < 0.5f ? -1 : 0;
            }

            latest[row + end] = task.UsesEndAction ? latest[row + end] : 0;
        }
    }

    /// <summary>Lets the task see and change the command of an env that goes on.</summary>
    public void Command(int env, float* command) =>
        task.Command(View(env), new Span<float>(command, Robot.Actions.Size));

    /// <summary>Reads the simulator's state of 16 envs; what was read before becomes the previous state.</summary>
    public void Look(int env)
    {
        float* to = Block(env);
        int stride = State.Stride;
        Remember(to);
        for (int row = 0; row < SimulationState.GripperSize; row++)
        {
            Vector512.Load(State.Gripper.Pointer + row * stride + env).Store(to + row * Lanes);
        }

        Floats yaw = Vector512.Load(State.Yaw.Pointer + env);
        (Floats sin, Floats cos) = LaneMath.SinCos(yaw);
        float* at = to + EnvRow.Base * Lanes;
        Vector512.Load(State.BaseX.Pointer + env).Store(at);
        Vector512.Load(State.BaseZ.Pointer + env).Store(at + Lanes);
        sin.Store(at + 2 * Lanes);
        cos.Store(at + 3 * Lanes);
        yaw.Store(at + 4 * Lanes);
        Vector512.ConvertToSingle(Vector512.Load(State.HeldObject.Pointer + env)).Store(to + EnvRow.Held * Lanes);
        Vector512.ConvertToSingle(Vector512.Load(State.EpisodeStep.Pointer + env)).Store(to + EnvRow.Step * Lanes);
        for (int lane = 0; lane < Lanes; lane++)
        {
            StepEvents events = State.Events.Pointer[env + lane];
            to[EnvRow.Blocked * Lanes + lane] = (events & StepEvents.Collided) != 0 ? 1 : 0;
            bool moved = to[EnvRow.Held * Lanes + lane] >= 0 || to[EnvRow.PreviousHeld * Lanes + lane] >= 0;
            if (moved)
            {
                FindTarget(env + lane, to + lane);
            }
        }
    }

    /// <summary>Starts an env's episode, after <see cref="Look"/>.</summary>
    /// <param name="env">The env.</param>
    /// <param name="limit">Steps after which the episode is cut off.</param>
    public void Begin(int env, int limit)
    {
        Latest(env).Clear();
        Earlier(env).Clear();
        Memory(env).Clear();
        float* rows = Block(env) + env % Lanes;
        rows[EnvRow.Limit * Lanes] = limit;
        rows[EnvRow.Start * Lanes] = rows[EnvRow.Base * Lanes];
        rows[(EnvRow.Start + 1) * Lanes] = rows[(EnvRow.Base + 1) * Lanes];
        SetFocus(env, rows, 0);
        EnvView view = View(env);
        task.Begin(view);
        if (focuses && task.Focus(view) is int focus && focus != 0)
        {
            SetFocus(env, rows, focus);
        }

        Settle(rows);
    }

    /// <summary>Judges the last step of an env, after <see cref="Look"/>.</summary>
    /// <param name="env">The env.</param>
    /// <param name="sums">Sum of every reward term over the episode, scaled; receives this step's.</param>
    /// <param name="reward">Sum over the terms.</param>
    public EpisodeOutcome Judge(int env, Span<float> sums, out float reward)
    {
        EnvView view = View(env);
        Span<float> terms = stackalloc float[scales.Length];
        terms.Clear();
        EpisodeOutcome outcome = task.Judge(view, terms);
        reward = 0;
        for (int i = 0; i < scales.Length; i++)
        {
            float value = scales[i] * terms[i];
            reward += value;
            sums[i] += value;
        }

        if (focuses)
        {
            int focus = task.Focus(view);
            if (focus != view.Focus)
            {
                SetFocus(env, Block(env) + env % Lanes, focus);
            }
        }

        return outcome;
    }

    /// <summary>False for a state that no env can be in: nothing may look its target up.</summary>
    public bool MakesSense(int env)
    {
        int episode = State.EpisodeIndex.Pointer[env];
        if (episode < 0)
        {
            return true;
        }

        EnvView view = View(env);
        return view.Target >= 0 && view.Target < view.ObjectCount
            && view.Focus >= 0 && view.Focus < Set.Episodes[episode].Targets.Count();
    }

    public void Dispose()
    {
        blocks.Dispose();
        memory.Dispose();
        actionsA.Dispose();
        actionsB.Dispose();
    }

    private static Span<float> Row(NativeArray<float> array, int row, int size) =>
        new(array.Pointer + (long)row * size, size);

    private float* Block(int env) => blocks.Pointer + (long)(env / Lanes) * BlockSize;

    private bool Overrides(string method) =>
        task.GetType().GetMethod(method, BindingFlags.Public | BindingFlags.Instance)!.DeclaringType
        != typeof(EmbodiedTask);

    private static void Remember(float* rows)
    {
        void Copy(int from, int to) => Vector512.Load(rows + from * Lanes).Store(rows + to * Lanes);
        Copy(EnvRow.GripperX, EnvRow.PreviousGripper);
        Copy(EnvRow.GripperY, EnvRow.PreviousGripper + 1);
        Copy(EnvRow.GripperZ, EnvRow.PreviousGripper + 2);
        for (int i = 0; i < 5; i++)
        {
            Copy(EnvRow.Base + i, EnvRow.PreviousBase + i);
        }

        for (int i = 0; i < 3; i++)
        {
            Copy(EnvRow.Target + i, EnvRow.PreviousTarget + i);
        }

        Copy(EnvRow.Held, EnvRow.PreviousHeld);
    }

    /// <summary>At the start of an episode nothing has moved yet.</summary>
    private static void Settle(float* rows)
    {
        rows[EnvRow.PreviousGripper * Lanes] = rows[EnvRow.GripperX * Lanes];
        rows[(EnvRow.PreviousGripper + 1) * Lanes] = rows[EnvRow.GripperY * Lanes];
        rows[(EnvRow.PreviousGripper + 2) * Lanes] = rows[EnvRow.GripperZ * Lanes];
        for (int i = 0; i < 5; i++)
        {
            rows[(EnvRow.PreviousBase + i) * Lanes] = rows[(EnvRow.Base + i) * Lanes];
        }

        for (int i = 0; i < 3; i++)
        {
            rows[(EnvRow.PreviousTarget + i) * Lanes] = rows[(EnvRow.Target + i) * Lanes];
        }

        rows[EnvRow.PreviousHeld * Lanes] = rows[EnvRow.Held * Lanes];
    }

    private void SetFocus(int env, float* rows, int focus)
    {
        int index = State.EpisodeIndex.Pointer[env];
        Episode episode = Set.Episodes[index];
        ObjectGoal target = focus == 0
            ? new ObjectGoal(episode.TargetIndex, episode.Goal)
            : (targets[index] ??= [.. episode.Targets])[focus];
        rows[EnvRow.Focus * Lanes] = focus;
        rows[EnvRow.TargetSlot * Lanes] = target.Spawn;
        Store(rows, EnvRow.Goal, target.WorldFromMesh.Position);
        FindTarget(env, rows);
        Store(rows, EnvRow.Seen, task.RemembersReleases
            ? State.ObjectPose(env, target.Spawn).Position
            : episode.Spawns[target.Spawn].WorldFromMesh.Position);
    }

    /// <summary>Reads where the target is.</summary>
    private void FindTarget(int env, float* rows)
    {
        int slot = (int)rows[EnvRow.TargetSlot * Lanes];
        Store(rows, EnvRow.Target, State.ObjectPoses.Pointer[env * State.MaxObjects + slot].Position);
        if (task.RemembersReleases && (State.Events.Pointer[env] & StepEvents.Released) != 0)
        {
            Store(rows, EnvRow.Seen, State.ObjectPoses.Pointer[env * State.MaxObjects + slot].Position);
        }
    }

    private static void Store(float* rows, int row, Vector3 value)
    {
        rows[row * Lanes] = value.X;
        rows[(row + 1) * Lanes] = value.Y;
        rows[(row + 2) * Lanes] = value.Z;
    }
}
