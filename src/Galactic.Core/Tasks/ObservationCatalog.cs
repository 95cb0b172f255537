using System.Runtime.Intrinsics;
using Galactic.Robots;
using Galactic.Simulation;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Tasks;

/// <summary>
/// The observation terms every task can name. Base frame: x forward, y up, z right of the base's heading. Gripper
/// frame: that of the robot's gripper link.
/// </summary>
public static unsafe class ObservationCatalog
{
    private const string Base = "m, base frame";
    private const string Gripper = "m, gripper frame";
    private const int Lanes = SimulationState.Lanes;

    /// <summary>Names of all terms; they are the same for every robot.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Create(Fetch.Create(), new ObservationSettings()).Select(s => s.Name)];

    /// <summary>The terms for a robot.</summary>
    /// <param name="robot">Decides the sizes of joints and actions.</param>
    /// <param name="settings">Limits of positions, form of joints, scale of time.</param>
    public static IReadOnlyList<ObservationSource> Create(RobotModel robot, ObservationSettings settings) =>
    [
        .. Positions(settings.PositionLimit),
        .. Robot(robot, settings),
        .. Privileged(settings.PositionLimit),
    ];

    private static IEnumerable<ObservationSource> Positions(float? limit)
    {
        ObservationSource Three(string name, string what, GroupWriter write) =>
            new(name, 3, what, Limited(write, 3, limit), -limit, limit);
        return
        [
            Three("robot_target_relative", $"Target's start from the base; {Base}", (in EnvGroup g, Floats* to) =>
                g.FromBase(EnvRow.Seen, to)),
            Three("ee_target_relative", $"Target's start from the gripper; {Gripper}", (in EnvGroup g, Floats* to) =>
                g.FromGripper(EnvRow.Seen, to)),
            Three("robot_ee_relative", $"Gripper from the base; {Base}", (in EnvGroup g, Floats* to) => g.ToBase(
                g.Row(EnvRow.GripperX) - g.Row(EnvRow.Base),
                g.Row(EnvRow.GripperY),
                g.Row(EnvRow.GripperZ) - g.Row(EnvRow.Base + 1),
                to)),
            Three("robot_goal_relative", $"Goal from the base; {Base}", (in EnvGroup g, Floats* to) =>
                g.FromBase(EnvRow.Goal, to)),
            Three("ee_goal_relative", $"Goal from the gripper; {Gripper}", (in EnvGroup g, Floats* to) =>
                g.FromGripper(EnvRow.Goal, to)),
            Three("robot_start_relative", $"Start of the base from the base; {Base}", (in EnvGroup g, Floats* to) =>
                g.ToBase(
                    g.Row(EnvRow.Start) - g.Row(EnvRow.Base),
                    Floats.Zero,
                    g.Row(EnvRow.Start + 1) - g.Row(EnvRow.Base + 1),
                    to)),
            Three("ee_start_relative", $"Start of the base from the gripper; {Gripper}", (in EnvGroup g, Floats* to) =>
                g.ToGripper(
                    g.Row(EnvRow.Start) - g.Row(EnvRow.GripperX),
                    -g.Row(EnvRow.GripperY),
                    g.Row(EnvRow.Start + 1) - g.Row(EnvRow.GripperZ),
                    to)),
        ];
    }

    private static IEnumerable<ObservationSource> Robot(RobotModel robot, ObservationSettings settings)
    {
        int[] joints = [.. robot.ArmJoints];
        bool[] wrapped =
            [.. joints.Select(j => settings.WrapContinuousJoints && robot.Joints[j].IsContinuous)];
        int actions = robot.Actions.Size;
        float horizon = settings.TimeHorizon;
        return
        [
            new("is_holding", 1, "1 with any object in the hand", (in EnvGroup g, Floats* to) => to[0] = g.Holds, 0, 1),
            new(
                "joint_pos",
                wrapped.Sum(w => w ? 2 : 1),
                wrapped.Contains(true) ? "Arm joints; rad, endless ones as sine and cosine" : "Arm joints; rad",
                (in EnvGroup g, Floats* to) => Joints(g, joints, wrapped, to)),
            new("step_count", 3, $"Time left of {horizon} steps, at scales 1, 5 and 50", (in EnvGroup g, Floats* to) =>
            {
                Floats left = (Vector512.Create(horizon) - g.Row(EnvRow.Step)) / Vector512.Create(horizon);
                to[0] = Vector512.Min(Floats.One, left);
                to[1] = Vector512.Min(Floats.One, 5f * left);
                to[2] = Vector512.Min(Floats.One, 50f * left);
            }, null, 1),
            new("blocked", 1, "1 if the last motion was undone", (in EnvGroup g, Floats* to) =>
                to[0] = g.Row(EnvRow.Blocked), 0, 1),
            new("previous_action", actions, "Last action; zeros at the start", (in EnvGroup g, Floats* to) =>
                Actions(g, actions, to), -1, 1),
            new("egomotion", 3, "Last step of the base: m forward and m to the right of where it was, rad", (
                in EnvGroup g, Floats* to) => Egomotion(g, to)),
        ];
    }

    private static IEnumerable<ObservationSource> Privileged(float? limit) =>
    [
        new("robot_object_relative", 3, $"Target from the base; {Base}", Limited(
            (in EnvGroup g, Floats* to) => g.FromBase(EnvRow.Target, to), 3, limit), -limit, limit),
        new("ee_object_relative", 3, $"Target from the gripper; {Gripper}", Limited(
            (in EnvGroup g, Floats* to) => g.FromGripper(EnvRow.Target, to), 3, limit), -limit, limit),
        new("object_goal_relative", 3, $"Goal from the target; {Base}", Limited(
            (in EnvGroup g, Floats* to) => g.ToBase(
                g.Row(EnvRow.Goal) - g.Row(EnvRow.Target),
                g.Row(EnvRow.Goal + 1) - g.Row(EnvRow.Target + 1),
                g.Row(EnvRow.Goal + 2) - g.Row(EnvRow.Target + 2),
                to), 3, limit), -limit, limit),
        new("ee_object_distance", 1, "Gripper to target; m", Limited((in EnvGroup g, Floats* to) => to[0] =
            g.Distance(EnvRow.Target, EnvRow.GripperX, EnvRow.GripperY, EnvRow.GripperZ), 1, limit), 0, limit),
        new("object_goal_distance", 1, "Target to goal; m", Limited((in EnvGroup g, Floats* to) => to[0] =
            g.Distance(EnvRow.Target, EnvRow.Goal, EnvRow.Goal + 1, EnvRow.Goal + 2), 1, limit), 0, limit),
        new("holding_target", 1, "1 with the target in the hand", (in EnvGroup g, Floats* to) =>
            to[0] = g.AreEqual(EnvRow.Held, EnvRow.TargetSlot), 0, 1),
        new("holding_other", 1, "1 with another object in the hand", (in EnvGroup g, Floats* to) =>
            to[0] = g.Holds - g.AreEqual(EnvRow.Held, EnvRow.TargetSlot), 0, 1),
        new("steps_left", 1, "Share of the episode's steps that is left", (in EnvGroup g, Floats* to) =>
            to[0] = Floats.One - g.Row(EnvRow.Step) / g.Row(EnvRow.Limit), null, 1),
    ];

    /// <summary>Clamps what a writer wrote; infinities become 0.</summary>
    private static GroupWriter Limited(GroupWriter write, int size, float? limit)
    {
        if (limit is not { } most)
        {
            return write;
        }

        return (in EnvGroup group, Floats* to) =>
        {
            write(group, to);
            for (int i = 0; i < size; i++)
            {
                Floats finite = Vector512.LessThan(Vector512.Abs(to[i]), Vector512.Create(float.PositiveInfinity));
                to[i] = finite & Vector512.Min(Vector512.Max(to[i], Vector512.Create(-most)), Vector512.Create(most));
            }
        };
    }

    private static void Joints(in EnvGroup group, int[] joints, bool[] wrapped, Floats* to)
    {
        SimulationState state = group.Batch.State;
        for (int i = 0; i < joints.Length; i++)
        {
            Floats value = Vector512.Load(state.Joints.Pointer + joints[i] * state.Stride + group.FirstEnv);
            if (wrapped[i])
            {
                (to[0], to[1]) = LaneMath.SinCos(value);
                to += 2;
            }
            else
            {
                *to++ = value;
            }
        }
    }

    private static void Actions(in EnvGroup group, int size, Floats* to)
    {
        float* cells = (float*)to;
        for (int lane = 0; lane < Lanes; lane++)
        {
            ReadOnlySpan<float> action = group.Batch.Actions.Latest(group.FirstEnv + lane);
            for (int channel = 0; channel < size; channel++)
            {
                cells[channel * Lanes + lane] = action[channel];
            }
        }
    }

    private static void Egomotion(in EnvGroup g, Floats* to)
    {
        Floats dx = g.Row(EnvRow.Base) - g.Row(EnvRow.PreviousBase);
        Floats dz = g.Row(EnvRow.Base + 1) - g.Row(EnvRow.PreviousBase + 1);
        (Floats sin, Floats cos) = (g.Row(EnvRow.PreviousBase + 2), g.Row(EnvRow.PreviousBase + 3));
        to[0] = dx * cos - dz * sin;
        to[1] = dx * sin + dz * cos;
        to[2] = g.Row(EnvRow.Yaw) - g.Row(EnvRow.PreviousBase + 4);
    }
}
