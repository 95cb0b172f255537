using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tasks;

/// <summary>
/// Mobile pick: drive up to a known object and take it. Success is the target in the hand, failure any other object
/// in the hand; both end the episode.
/// </summary>
/// <remarks>
/// Observed are positions relative to the base (x forward, y up, z right of its heading) and to the gripper frame.
/// The target's start position is observed, never its current one.
/// </remarks>
public sealed unsafe class PickTask : IDisposable
{
    /// <summary>Steps the time features are measured in, whatever the limit of an episode.</summary>
    public const int TimeHorizon = 500;

    private const int Lanes = SimulationState.Lanes;
    private const int BaseRow = SimulationState.GripperSize;
    private const int FirstArmRow = BaseRow + 4;
    private readonly EpisodeSet set;
    private readonly RobotModel robot;
    private readonly PickTaskSettings settings;
    private readonly SimulationState state;
    private readonly NativeArray<float> distance;
    private readonly NativeArray<float> actions;
    private readonly NativeArray<Assignment> assignments;
    private readonly int actionSize;
    private readonly int[] armJoints;
    private readonly int armSize;
    private readonly bool[] wrapped;

    internal PickTask(BatchSimulator simulator, PickTaskSettings settings, int imageWidth, int imageHeight)
    {
        settings.Validate();
        (set, robot, state, this.settings) = (simulator.Set, simulator.Robot, simulator.State, settings);
        actionSize = robot.Actions.Size;
        distance = new NativeArray<float>(simulator.EnvCount);
        assignments = new NativeArray<Assignment>(simulator.EnvCount);
        actions = new NativeArray<float>(2L * simulator.EnvCount * actionSize);
        armJoints = [.. robot.ArmJoints];
        wrapped = [.. robot.ArmJoints.Select(j => settings.WrapContinuousJoints && robot.Joints[j].IsContinuous)];
        armSize = wrapped.Sum(w => w ? 2 : 1);
        Observations = new ObservationSpace(Terms(), imageWidth, imageHeight);
        Actions = new ActionSpace(robot.Actions.Names, [.. Enumerable.Range(0, actionSize).Select(Channel)]);
        StateSize = Observations.StateSize;
    }

    /// <summary>Parts of the state vector and size of the image.</summary>
    public ObservationSpace Observations { get; }

    /// <summary>Channels of an action: grasp is 1 to close the hand and 0 to open it.</summary>
    public ActionSpace Actions { get; }

    /// <summary>Floats of a state vector.</summary>
    internal int StateSize { get; }

    /// <summary>Floats of the view of a group, see <see cref="Look"/>.</summary>
    internal int ViewSize => (FirstArmRow + armSize) * Lanes;

    /// <summary>
    /// Copies what the task reads of a group of 16 envs, [row, env]: gripper matrix, base x and z, sine and cosine of
    /// the yaw, arm joints as observed.
    /// </summary>
    /// <param name="env">First env of the group.</param>
    /// <param name="view">Receives <see cref="ViewSize"/> floats.</param>
    internal void Look(int env, float* view)
    {
        int stride = state.Stride;
        for (int row = 0; row < SimulationState.GripperSize; row++)
        {
            Vector512.Load(state.Gripper.Pointer + row * stride + env).Store(view + row * Lanes);
        }

        Vector512.Load(state.BaseX.Pointer + env).Store(view + BaseRow * Lanes);
        Vector512.Load(state.BaseZ.Pointer + env).Store(view + (BaseRow + 1) * Lanes);
        StoreAngle(Vector512.Load(state.Yaw.Pointer + env), view + (BaseRow + 2) * Lanes);
        float* next = view + FirstArmRow * Lanes;
        for (int i = 0; i < wrapped.Length; i++)
        {
            Vector512<float> value = Vector512.Load(state.Joints.Pointer + armJoints[i] * stride + env);
            if (wrapped[i])
            {
                StoreAngle(value, next);
                next += 2 * Lanes;
            }
            else
            {
                value.Store(next);
                next += Lanes;
            }
        }
    }

    /// <summary>Remembers an env's action and turns it into the simulator's: grasp 0 or 1 becomes -1 or +1.</summary>
    internal void TranslateAction(int env, ReadOnlySpan<float> action, Span<float> command)
    {
        Span<float> latest = Latest(env);
        latest.CopyTo(Earlier(env));
        for (int channel = 0; channel < actionSize; channel++)
        {
            float value = float.IsNaN(action[channel]) ? 0 : Math.Clamp(action[channel], -1, 1);
            (latest[channel], command[channel]) = (value, value);
        }

        float grasp = latest[robot.Actions.GraspChannel];
        command[robot.Actions.GraspChannel] = grasp > 0.5f ? 1 : grasp < 0.5f ? -1 : 0;
        latest[robot.Actions.EndChannel] = 0;
    }

    /// <summary>Forgets the episode before.</summary>
    internal void Begin(int env, float* view)
    {
        Latest(env).Clear();
        Earlier(env).Clear();
        Episode episode = set.Episodes[state.EpisodeIndex.Pointer[env]];
        Vector3 target = episode.Spawns[episode.TargetIndex].WorldFromMesh.Position;
        assignments.Pointer[env] = new Assignment(episode.TargetIndex, target, episode.Goal.Position);
        distance.Pointer[env] = GripperToTarget(env, view);
    }

    /// <summary>Judges the last step of an env.</summary>
    /// <param name="limit">Steps after which this episode is cut off.</param>
    internal EpisodeOutcome Evaluate(int env, int limit, float* view, out float reward)
    {
        int target = assignments.Pointer[env].TargetIndex;
        int held = state.HeldObject.Pointer[env];
        EpisodeOutcome outcome = held == target ? EpisodeOutcome.Success
            : held >= 0 ? EpisodeOutcome.Failure
            : state.EpisodeStep.Pointer[env] >= limit ? EpisodeOutcome.TimeLimit
            : EpisodeOutcome.Running;
        float before = distance.Pointer[env];
        float now = GripperToTarget(env, view);
        distance.Pointer[env] = now;

        PickReward scale = settings.Reward;
        reward = scale.Approach * ApproachTerm(outcome, before, now)
            + scale.Success * (outcome == EpisodeOutcome.Success ? 1 : 0)
            + scale.WrongObject * (outcome == EpisodeOutcome.Failure ? 1 : 0)
            + scale.Blocked * (Blocked(env) ? 1 : 0)
            + scale.Step;
        if (scale.ActionRate != 0)
        {
            reward += scale.ActionRate * ActionChange(env);
        }

        return outcome;
    }

    /// <summary>True if an outcome ends the world rather than cutting the episode off.</summary>
    internal bool IsTerminal(EpisodeOutcome outcome) =>
        outcome is EpisodeOutcome.Success or EpisodeOutcome.Failure
        || (outcome == EpisodeOutcome.TimeLimit && settings.LimitTerminates);

    /// <summary>Writes the state vector of an env.</summary>
    /// <param name="view">Its group, from <see cref="Look"/>.</param>
    /// <param name="row">Receives <see cref="StateSize"/> floats.</param>
    internal void Observe(int env, float* view, Span<float> row)
    {
        (_, Vector3 target, Vector3 goal) = assignments.Pointer[env];
        view += env % Lanes;
        float* facing = view + BaseRow * Lanes;
        Vector3 position = new(facing[0], 0, facing[Lanes]);
        (float sin, float cos) = (facing[2 * Lanes], facing[3 * Lanes]);
        Vector3 gripper = GripperPosition(view);

        int at = 0;
        Write(row, ref at, ToBase(target - position, sin, cos));
        Write(row, ref at, ToGripper(view, target - gripper));
        Write(row, ref at, ToBase(gripper - position, sin, cos));
        Write(row, ref at, ToBase(goal - position, sin, cos));
        Write(row, ref at, ToGripper(view, goal - gripper));
        row[at++] = state.HeldObject.Pointer[env] >= 0 ? 1 : 0;
        for (int i = 0; i < armSize; i++)
        {
            row[at++] = view[(FirstArmRow + i) * Lanes];
        }

        float left = (TimeHorizon - state.EpisodeStep.Pointer[env]) / (float)TimeHorizon;
        row[at++] = MathF.Min(1, left);
        row[at++] = MathF.Min(1, 5 * left);
        row[at++] = MathF.Min(1, 50 * left);
        if (settings.ObserveBlocked)
        {
            row[at++] = Blocked(env) ? 1 : 0;
        }

        if (settings.ObservePreviousAction)
        {
            Latest(env).CopyTo(row[at..]);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        distance.Dispose();
        actions.Dispose();
        assignments.Dispose();
    }

    private List<ObservationTerm> Terms()
    {
        List<ObservationTerm> terms = [];
        void Add(string name, int size) => terms.Add(new ObservationTerm(name, terms.Sum(t => t.Size), size));
        Add("robot_target_relative", 3);
        Add("ee_target_relative", 3);
        Add("robot_ee_relative", 3);
        Add("robot_goal_relative", 3);
        Add("ee_goal_relative", 3);
        Add("is_holding", 1);
        Add("joint_pos", armSize);
        Add("step_count", 3);
        if (settings.ObserveBlocked)
        {
            Add("blocked", 1);
        }

        if (settings.ObservePreviousAction)
        {
            Add("previous_action", actionSize);
        }

        return terms;
    }

    private ActionChannel Channel(int channel) =>
        channel == robot.Actions.GraspChannel ? ActionChannel.Binary
        : channel == robot.Actions.EndChannel ? ActionChannel.Unused
        : ActionChannel.Continuous;

    private float ApproachTerm(EpisodeOutcome outcome, float before, float now)
    {
        if (outcome != EpisodeOutcome.Running && !settings.Reward.ApproachOnLastStep)
        {
            return 0;
        }

        return before - (IsTerminal(outcome) ? 0 : settings.Reward.Discount * now);
    }

    private float GripperToTarget(int env, float* view)
    {
        int target = assignments.Pointer[env].TargetIndex;
        return Vector3.Distance(state.ObjectPoses.Pointer[env * state.MaxObjects + target].Position, GripperPosition(view + env % Lanes));
    }

    private bool Blocked(int env) => (state.Events.Pointer[env] & StepEvents.Collided) != 0;

    private float ActionChange(int env)
    {
        Span<float> latest = Latest(env);
        Span<float> earlier = Earlier(env);
        float sum = 0;
        for (int channel = 0; channel < actionSize; channel++)
        {
            float change = channel == robot.Actions.GraspChannel ? 0 : latest[channel] - earlier[channel];
            sum += change * change;
        }

        return sum;
    }

    private void Write(Span<float> row, ref int at, Vector3 value)
    {
        (row[at], row[at + 1], row[at + 2]) = (Limited(value.X), Limited(value.Y), Limited(value.Z));
        at += 3;
    }

    private float Limited(float value) =>
        float.IsFinite(value) ? Math.Clamp(value, -settings.PositionLimit, settings.PositionLimit) : 0;

    /// <summary>Turns a world direction into the base frame: x forward, y up, z right.</summary>
    private static Vector3 ToBase(Vector3 world, float sin, float cos) =>
        new(world.X * cos - world.Z * sin, world.Y, world.X * sin + world.Z * cos);

    /// <summary>Turns a world direction into the gripper frame.</summary>
    /// <param name="m">The env's lane of the view.</param>
    private static Vector3 ToGripper(float* m, Vector3 world) => new(
        m[0] * world.X + m[4 * Lanes] * world.Y + m[8 * Lanes] * world.Z,
        m[Lanes] * world.X + m[5 * Lanes] * world.Y + m[9 * Lanes] * world.Z,
        m[2 * Lanes] * world.X + m[6 * Lanes] * world.Y + m[10 * Lanes] * world.Z);

    private static Vector3 GripperPosition(float* m) => new(m[3 * Lanes], m[7 * Lanes], m[11 * Lanes]);

    private static void StoreAngle(Vector512<float> angle, float* to)
    {
        (Vector512<float> sin, Vector512<float> cos) = LaneMath.SinCos(angle);
        sin.Store(to);
        cos.Store(to + Lanes);
    }

    private Span<float> Latest(int env) => new(actions.Pointer + (long)env * 2 * actionSize, actionSize);

    private Span<float> Earlier(int env) => new(actions.Pointer + ((long)env * 2 + 1) * actionSize, actionSize);

    /// <summary>What an env has to do in its episode; positions in metres.</summary>
    private readonly record struct Assignment(int TargetIndex, Vector3 Target, Vector3 Goal);
}
