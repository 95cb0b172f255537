using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Scenes.Reaching;
using Galactic.Simulation;

namespace Galactic.Experts;

/// <summary>The expert's memory of one env: its plan and how far it has come.</summary>
internal sealed class Pilot
{
    private const int MostPlans = 6;
    private const float OffCourse = 2e-3f;
    private readonly BatchSimulator simulator;
    private readonly ArmModel arm;
    private readonly bool places;
    private readonly int env;
    private readonly BaseDriver driver;
    private readonly List<float[]> motion = [];
    private readonly float[] joints;
    private readonly ActionMap map;
    private PickPlacePlan? plan;
    private ArmTrip? place;
    private Vector3 up;
    private int next;
    private int plans;
    private bool driving;

    public Pilot(BatchSimulator simulator, ArmModel arm, int env, bool places)
    {
        (this.simulator, this.arm, this.env, this.places) = (simulator, arm, env, places);
        driver = new BaseDriver(simulator.Robot);
        joints = new float[arm.JointCount];
        map = simulator.Robot.Actions;
    }

    public ExpertStage Stage { get; private set; } = ExpertStage.Planning;

    /// <summary>Why the expert gave up or planned anew, for people.</summary>
    public string Problem { get; private set; } = "";

    private Episode Episode => simulator.Set.Episodes[simulator.State.EpisodeIndex.Span[env]];

    private Scene Scene => simulator.Set.Scenes[Episode.SceneIndex];

    private Vector2 Position => new(simulator.State.BaseX.Span[env], simulator.State.BaseZ.Span[env]);

    private float Yaw => simulator.State.Yaw.Span[env];

    private int Held => simulator.State.HeldObject.Span[env];

    private bool IsHolding => Held == Episode.TargetIndex;

    /// <summary>Forgets the episode before.</summary>
    public void Begin()
    {
        (Stage, Problem, plan, place, plans, driving) = (ExpertStage.Planning, "", null, null, 0, false);
        motion.Clear();
    }

    /// <summary>Decides one step.</summary>
    /// <param name="planner">Scratch memory of the worker.</param>
    /// <param name="action">One value per channel; grasp is 1 to close or keep closed, 0 to open.</param>
    public void Act(PickPlacePlanner planner, Span<float> action)
    {
        action.Clear();
        ReadJoints();
        while (!TryAct(planner, action))
        {
        }
    }

    /// <summary>Acts in the current stage, or moves on to the next one.</summary>
    private bool TryAct(PickPlacePlanner planner, Span<float> action)
    {
        if (IsHolding)
        {
            action[map.GraspChannel] = 1;
        }

        switch (Stage)
        {
            case ExpertStage.Planning:
                Plan(planner);
                return false;
            case ExpertStage.Folding:
                return Follow(planner, action, ExpertStage.DrivingToTarget);
            case ExpertStage.DrivingToTarget:
                return Drive(action, plan!.Grasp, ExpertStage.Grasping);
            case ExpertStage.Grasping:
                return Grasp(planner, action);
            case ExpertStage.Lifting:
                return Follow(planner, action, ExpertStage.DrivingToGoal);
            case ExpertStage.DrivingToGoal:
                return Drive(action, place!, ExpertStage.Placing);
            case ExpertStage.Placing:
                return Place(planner, action);
            case ExpertStage.Ending:
                action[map.EndChannel] = 1;
                return true;
            default:
                return true;
        }
    }

    private void Plan(PickPlacePlanner planner)
    {
        if (plans++ >= MostPlans)
        {
            Stage = ExpertStage.GaveUp;
            return;
        }

        Situation situation = Look();
        NavigationMap navigation = Scene.Navigation;
        int cell = navigation.CellAt(Position.X, Position.Y);
        float[] walks = navigation.GeodesicDistances(Math.Max(cell, 0));
        if (Held >= 0)
        {
            PlanCarry(planner, situation, walks);
            return;
        }

        plan = planner.TryPlan(situation, walks, out string problem);
        if (plan is null)
        {
            (Problem, Stage) = (problem, ExpertStage.GaveUp);
            return;
        }

        RobotClearance clearance = planner.EnterWith(situation, carried: false);
        clearance.StandAt(Position, Yaw);
        float[] folded = [.. planner.Folded];
        planner.Motions.Unwind(folded, joints);
        if (planner.Motions.TryPlan(clearance, null, joints, folded, situation.Key.For(1000)) is { } fold)
        {
            Begin(planner, fold);
            Stage = ExpertStage.Folding;
            return;
        }

        (Problem, Stage) = ("the arm cannot be folded", ExpertStage.GaveUp);
    }

    private void PlanCarry(PickPlacePlanner planner, Situation situation, float[] walks)
    {
        Pose gripper = simulator.State.GripperPose(env);
        HeldShape held = new(
            situation.Objects[situation.Target].Thing, gripper.Inverse * situation.Objects[situation.Target].Pose);
        Stance here = new(Position, Yaw, [.. joints], 0);
        if (planner.TryCarry(situation, held, up, here, walks, situation.Key, out string problem) is { } carry)
        {
            place = carry.Place;
            Begin(planner, carry.Fold);
            Stage = ExpertStage.Lifting;
            return;
        }

        (Problem, Stage) = (problem, ExpertStage.GaveUp);
    }

    private bool Drive(Span<float> action, ArmTrip trip, ExpertStage then)
    {
        if (!driving)
        {
            driver.Start(Scene.Navigation, trip.Stance.Position, trip.Stance.Yaw, Position, Yaw);
            driving = true;
        }

        if (driver.Next(Position, Yaw) is not { } order)
        {
            (driving, Stage) = (false, then);
            motion.Clear();
            return false;
        }

        (action[map.TurnChannel], action[map.DriveChannel]) = order;
        return true;
    }

    private bool Grasp(PickPlacePlanner planner, Span<float> action)
    {
        if (IsHolding)
        {
            up = simulator.State.GripperPose(env).Inverse.Rotate(Vector3.UnitY);
            if (!places)
            {
                Stage = ExpertStage.Ending;
                return false;
            }

            place = plan!.Place;
            Begin(planner, plan.Fold!);
            Stage = ExpertStage.Lifting;
            return false;
        }

        if (motion.Count == 0)
        {
            Begin(planner, plan!.Grasp.Motion);
        }

        if (next >= motion.Count)
        {
            return Replan("the hand closed on nothing");
        }

        if (!Steer(action))
        {
            return Replan("the arm was blocked");
        }

        action[map.GraspChannel] = next >= motion.Count ? 1 : 0;
        return true;
    }

    private bool Place(PickPlacePlanner planner, Span<float> action)
    {
        if (!IsHolding)
        {
            Stage = ExpertStage.Ending;
            return false;
        }

        if (motion.Count == 0)
        {
            Begin(planner, place!.Motion);
        }

        if (next >= motion.Count)
        {
            action[map.GraspChannel] = 0;
            return true;
        }

        return Steer(action) || Replan("the arm was blocked");
    }

    private bool Follow(PickPlacePlanner planner, Span<float> action, ExpertStage then)
    {
        if (next < motion.Count)
        {
            return Steer(action) || Replan("the arm was blocked");
        }

        (Stage, driving) = (then, false);
        return false;
    }

    private bool Replan(string problem)
    {
        (Problem, Stage) = (problem, ExpertStage.Planning);
        motion.Clear();
        return false;
    }

    /// <summary>One step along the motion; false if the arm is not where it should be.</summary>
    private bool Steer(Span<float> action)
    {
        float[] wanted = motion[next];
        for (int j = 0; j < joints.Length; j++)
        {
            if (next > 0 && MathF.Abs(joints[j] - motion[next - 1][j]) > OffCourse)
            {
                return false;
            }
        }

        foreach (JointAction channel in map.Joints)
        {
            for (int j = 0; j < joints.Length; j++)
            {
                if (arm.JointIndices[j] == channel.Joint)
                {
                    action[channel.Channel] = Math.Clamp((wanted[j] - joints[j]) / channel.Step, -1, 1);
                }
            }
        }

        next++;
        return true;
    }

    /// <summary>Takes a motion, step by step, turned by whole turns to where the joints are.</summary>
    private void Begin(PickPlacePlanner planner, IReadOnlyList<float[]> way)
    {
        motion.Clear();
        next = 0;
        float[] offset = [.. way[0]];
        planner.Motions.Unwind(offset, joints);
        for (int j = 0; j < offset.Length; j++)
        {
            offset[j] -= way[0][j];
        }

        for (int i = 1; i < way.Count; i++)
        {
            int steps = planner.Motions.StepsBetween(way[i - 1], way[i]);
            for (int k = 1; k <= steps; k++)
            {
                float share = k / (float)steps;
                motion.Add([.. way[i].Select((to, j) => way[i - 1][j] + (to - way[i - 1][j]) * share + offset[j])]);
            }
        }
    }

    private void ReadJoints()
    {
        for (int j = 0; j < joints.Length; j++)
        {
            joints[j] = simulator.State.Joints.Span[arm.JointIndices[j] * simulator.State.Stride + env];
        }
    }

    private Situation Look()
    {
        Episode episode = Episode;
        List<(MovableObject, Pose)> objects = [];
        for (int slot = 0; slot < episode.Spawns.Count; slot++)
        {
            objects.Add((
                simulator.Set.Objects[episode.Spawns[slot].ObjectIndex], simulator.State.ObjectPose(env, slot)));
        }

        return new Situation
        {
            Scene = Scene,
            Objects = objects,
            Target = episode.TargetIndex,
            Goal = places ? episode.Goal : null,
            Position = Position,
            Yaw = Yaw,
            Joints = [.. joints],
            Key = RandomKey.FromSeed((ulong)simulator.State.EpisodeIndex.Span[env]).For(plans),
        };
    }
}
