using System.Numerics;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tasks;

/// <summary>
/// Everything a task may know of one env: its state, the step before, its episode, its actions and the task's own
/// memory. Metres and radians, world frame unless said otherwise.
/// </summary>
/// <remarks>This is the true state; what a policy may see of it is a matter of the observation terms.</remarks>
public readonly unsafe ref struct EnvView
{
    private const int Lanes = SimulationState.Lanes;
    private readonly TaskBatch batch;
    private readonly float* rows;

    internal EnvView(TaskBatch batch, int env, float* rows)
    {
        (this.batch, Index) = (batch, env);
        this.rows = rows;
    }

    /// <summary>Number of the env in its batch.</summary>
    public int Index { get; }

    /// <summary>The robot.</summary>
    public RobotModel Robot => batch.Robot;

    /// <summary>The episode.</summary>
    public Episode Episode => batch.Set.Episodes[EpisodeIndex];

    /// <summary>Index of the episode in its set.</summary>
    public int EpisodeIndex => batch.State.EpisodeIndex.Pointer[Index];

    /// <summary>What <see cref="EmbodiedTask.Share"/> made.</summary>
    public object? Shared => batch.Shared;

    /// <summary>Steps since the episode started.</summary>
    public int Step => (int)Row(EnvRow.Step);

    /// <summary>True if the step limit of the episode is reached.</summary>
    public bool AtLimit => Row(EnvRow.Step) >= Row(EnvRow.Limit);

    /// <summary>What happened in the last step.</summary>
    public StepEvents Events => batch.State.Events.Pointer[Index];

    /// <summary>True if the last motion was undone.</summary>
    public bool Blocked => Row(EnvRow.Blocked) != 0;

    /// <summary>Middle of the base on the floor.</summary>
    public Vector3 BasePosition => new(Row(EnvRow.Base), 0, Row(EnvRow.Base + 1));

    /// <summary>Yaw of the base, not wrapped; heading is (cos, 0, -sin).</summary>
    public float Yaw => Row(EnvRow.Yaw);

    /// <summary>Direction the base faces.</summary>
    public Vector3 Heading => new(Row(EnvRow.Base + 3), 0, -Row(EnvRow.Base + 2));

    /// <summary>Origin of the gripper frame.</summary>
    public Vector3 GripperPosition => new(Row(EnvRow.GripperX), Row(EnvRow.GripperY), Row(EnvRow.GripperZ));

    /// <summary>The gripper frame.</summary>
    public Pose GripperPose => batch.State.GripperPose(Index);

    /// <summary>Base position before the last step.</summary>
    public Vector3 PreviousBasePosition => new(Row(EnvRow.PreviousBase), 0, Row(EnvRow.PreviousBase + 1));

    /// <summary>Yaw before the last step.</summary>
    public float PreviousYaw => Row(EnvRow.PreviousBase + 4);

    /// <summary>Gripper position before the last step.</summary>
    public Vector3 PreviousGripperPosition => Three(EnvRow.PreviousGripper);

    /// <summary>Slot of the object in the hand, -1 for none.</summary>
    public int Held => (int)Row(EnvRow.Held);

    /// <summary>Slot of the object that was in the hand before the last step, -1 for none.</summary>
    public int PreviousHeld => (int)Row(EnvRow.PreviousHeld);

    /// <summary>Slot of the target object.</summary>
    public int Target => (int)Row(EnvRow.TargetSlot);

    /// <summary>Index of the target among <see cref="Episode.Targets"/>.</summary>
    public int Focus => (int)Row(EnvRow.Focus);

    /// <summary>True if the target is in the hand.</summary>
    public bool HoldsTarget => Row(EnvRow.Held) == Row(EnvRow.TargetSlot);

    /// <summary>True if another object is in the hand.</summary>
    public bool HoldsOther => Held >= 0 && !HoldsTarget;

    /// <summary>Where the target is.</summary>
    public Vector3 TargetPosition => Three(EnvRow.Target);

    /// <summary>Where the target was before the last step.</summary>
    public Vector3 PreviousTargetPosition => Three(EnvRow.PreviousTarget);

    /// <summary>Where the policy is told the target is.</summary>
    public Vector3 ObservedTargetPosition => Three(EnvRow.Seen);

    /// <summary>Where the target should go.</summary>
    public Vector3 Goal => Three(EnvRow.Goal);

    /// <summary>Distance from gripper to target.</summary>
    public float GripperToTarget => Vector3.Distance(TargetPosition, GripperPosition);

    /// <summary>Distance from target to goal.</summary>
    public float TargetToGoal => Vector3.Distance(TargetPosition, Goal);

    /// <summary>Objects in the episode.</summary>
    public int ObjectCount => batch.State.ObjectCount.Pointer[Index];

    /// <summary>[channel] action of the last step, or in <see cref="EmbodiedTask.Command"/> of the next one: clipped,
    /// NaN as 0.</summary>
    public ReadOnlySpan<float> Action => batch.Actions.Latest(Index);

    /// <summary>[channel] the action before <see cref="Action"/>; zeros at the start of an episode.</summary>
    public ReadOnlySpan<float> PreviousAction => batch.Actions.Earlier(Index);

    /// <summary>True if the policy asks to end the episode.</summary>
    public bool Ends => Action[Robot.Actions.EndChannel] > 0.5f;

    /// <summary>The task's own floats, kept between steps; zeros at the start of an episode.</summary>
    public Span<float> Memory => batch.Memory(Index);

    /// <summary>Squared change of the action from the step before, summed over the motion channels.</summary>
    public float ActionChange
    {
        get
        {
            ReadOnlySpan<float> latest = Action;
            ReadOnlySpan<float> earlier = PreviousAction;
            (int grasp, int end) = (Robot.Actions.GraspChannel, Robot.Actions.EndChannel);
            float sum = 0;
            for (int channel = 0; channel < latest.Length; channel++)
            {
                float change = channel == grasp || channel == end ? 0 : latest[channel] - earlier[channel];
                sum += change * change;
            }

            return sum;
        }
    }

    /// <summary>Where an object is.</summary>
    /// <param name="slot">Index within the episode.</param>
    public Pose ObjectPose(int slot) => batch.State.ObjectPose(Index, slot);

    /// <summary>Value of a joint.</summary>
    /// <param name="joint">Index into <see cref="RobotModel.Joints"/>.</param>
    public float Joint(int joint) => batch.State.Joints.Pointer[joint * batch.State.Stride + Index];

    /// <summary>Turns a world direction into the base frame: x forward, y up, z right.</summary>
    public Vector3 ToBase(Vector3 world)
    {
        (float sin, float cos) = (Row(EnvRow.Base + 2), Row(EnvRow.Base + 3));
        return new Vector3(world.X * cos - world.Z * sin, world.Y, world.X * sin + world.Z * cos);
    }

    /// <summary>Turns a world direction into the gripper frame.</summary>
    public Vector3 ToGripper(Vector3 world) => new(
        Row(0) * world.X + Row(4) * world.Y + Row(8) * world.Z,
        Row(1) * world.X + Row(5) * world.Y + Row(9) * world.Z,
        Row(2) * world.X + Row(6) * world.Y + Row(10) * world.Z);

    /// <summary>How an episode stands: success before failure before the step limit.</summary>
    public EpisodeOutcome Outcome(bool success, bool failure) =>
        success ? EpisodeOutcome.Success
        : failure ? EpisodeOutcome.Failure
        : AtLimit ? EpisodeOutcome.TimeLimit
        : EpisodeOutcome.Running;

    private float Row(int row) => rows[row * Lanes];

    private Vector3 Three(int row) => new(Row(row), Row(row + 1), Row(row + 2));
}
