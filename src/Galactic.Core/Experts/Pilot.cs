using System.Numerics;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Scenes.Reaching;
using Galactic.Simulation;

namespace Galactic.Experts;

/// <summary>The expert's memory of one env: its route and how far it has come.</summary>
internal sealed class Pilot
{
    private const int MostPlans = 8;
    private const int MostRetries = 3;
    // What a goal is aimed at, as a share of the distance that counts as done.
    private const float AimShare = 0.67f;
    private readonly BatchSimulator simulator;
    private readonly ExpertGoal task;
    private readonly int env;
    private readonly ActionMap map;
    private readonly Lookout eyes;
    private readonly Helm helm;
    private readonly List<ObjectGoal> waiting = [];
    private ObjectGoal current;
    private IReadOnlyList<RobotPose>? route;
    private IReadOnlyList<RobotPose>? carry;
    private RobotPose origin;
    private Vector3 up;
    private int next;
    private int plans;
    private int retries;

    public Pilot(BatchSimulator simulator, ArmModel arm, int env, ExpertGoal task)
    {
        (this.simulator, this.env, this.task) = (simulator, env, task);
        map = simulator.Robot.Actions;
        (eyes, helm) = (new Lookout(simulator, arm, env), new Helm(map, arm));
    }

    public ExpertStage Stage { get; private set; }

    /// <summary>Why the expert gave up or planned anew, for people.</summary>
    public string Problem { get; private set; } = "";

    private int Episode => simulator.State.EpisodeIndex.Span[env];

    private bool Places => task.Kind == ExpertGoalKind.Place;

    private bool Drives => task.Kind is ExpertGoalKind.DriveToTarget or ExpertGoalKind.DriveToGoal;

    private int Held => simulator.State.HeldObject.Span[env];

    /// <summary>Starts an episode.</summary>
    public void Begin()
    {
        waiting.Clear();
        waiting.AddRange(simulator.Set.Episodes[Episode].Targets.Take(Places ? int.MaxValue : 1));
        Problem = "";
        TakeNext();
    }

    /// <summary>Decides one step.</summary>
    /// <param name="planner">Scratch memory of the worker.</param>
    /// <param name="action">One value per channel, all 0; grasp is 1 to close or keep closed, 0 to open.</param>
    public void Act(PickPlacePlanner planner, Span<float> action)
    {
        bool holding = Held == current.Spawn;
        if (holding && Stage == ExpertStage.Fetching)
        {
            up = simulator.State.GripperPose(env).Inverse.Rotate(Vector3.UnitY);
            Take(carry);
            Stage = Places ? ExpertStage.Carrying : ExpertStage.Ending;
        }
        else if (!holding && Stage == ExpertStage.Carrying)
        {
            TakeNext();
        }

        action[map.GraspChannel] = holding ? 1 : 0;
        if (Stage == ExpertStage.Ending)
        {
            action[map.EndChannel] = 1;
        }
        else if (Stage != ExpertStage.GaveUp)
        {
            Follow(planner, action);
        }
    }

    /// <summary>Turns to the next target that is not at its goal yet.</summary>
    private void TakeNext()
    {
        (plans, carry) = (0, null);
        Take(null);
        waiting.RemoveAll(t => Places && Held != t.Spawn && Vector3.Distance(
            simulator.State.ObjectPose(env, t.Spawn).Position, t.WorldFromMesh.Position) < task.Distance);
        Stage = waiting.Count == 0 ? ExpertStage.Ending : Drives ? ExpertStage.Driving : ExpertStage.Fetching;
        if (waiting.Count > 0)
        {
            // What was put down in the wrong place comes last again.
            current = waiting[0];
            waiting.RemoveAt(0);
            waiting.Add(current);
        }
    }

    private void Follow(PickPlacePlanner planner, Span<float> action)
    {
        RobotPose here = eyes.Here();
        CheckCourse(here);
        if (route is null && !TryPlan(planner, here))
        {
            return;
        }

        if (next < route!.Count)
        {
            helm.Steer(here, route[next++], action);
        }

        if (next >= route.Count && Stage == ExpertStage.Driving)
        {
            Stage = ExpertStage.Ending;
        }
        else if (next >= route.Count)
        {
            // The hand closes when it arrives, and opens a step later, when the place is certain.
            bool arrived = Helm.IsNear(here, route.Count > 0 ? route[^1] : origin);
            action[map.GraspChannel] = Stage == ExpertStage.Fetching || !arrived ? 1 : 0;
        }
    }

    /// <summary>Repeats a step that was not carried out, and gives a route up that cannot be followed.</summary>
    private void CheckCourse(RobotPose here)
    {
        if (route is null || next == 0)
        {
            return;
        }

        if (!Helm.IsNear(here, route[next - 1]))
        {
            bool waits = Helm.IsNear(here, next > 1 ? route[next - 2] : origin) && retries++ < MostRetries;
            (route, next) = (waits ? route : null, next - 1);
            Problem = waits ? Problem : "something was in the way";
        }
        else if (next >= route.Count && Stage == ExpertStage.Fetching)
        {
            (route, Problem) = (null, "the hand closed on nothing");
        }
    }

    private bool TryPlan(PickPlacePlanner planner, RobotPose here)
    {
        if (plans++ >= MostPlans)
        {
            Stage = ExpertStage.GaveUp;
            return false;
        }

        Situation situation = eyes.Look(here, current, Places ? current.WorldFromMesh : null, task.Distance * AimShare, plans);
        string problem;
        if (Stage == ExpertStage.Driving)
        {
            Pose place = task.Kind == ExpertGoalKind.DriveToGoal
                ? current.WorldFromMesh
                : situation.Objects[situation.Target].Pose;
            Take(planner.TryApproach(situation, place.Position, out problem));
        }
        else if (Stage == ExpertStage.Fetching)
        {
            PickPlacePlan? plan = planner.TryPlan(situation, out problem);
            Take(plan?.ToTarget);
            carry = plan?.ToGoal;
        }
        else
        {
            Pose gripper = simulator.State.GripperPose(env);
            (MovableObject thing, Pose pose) = situation.Objects[situation.Target];
            Take(planner.TryCarry(situation, new HeldShape(thing, gripper.Inverse * pose), up, here, out problem));
        }

        if (route is null)
        {
            (Problem, Stage) = (problem, ExpertStage.GaveUp);
        }

        return route is not null;
    }

    private void Take(IReadOnlyList<RobotPose>? way) => (route, next, retries, origin) = (way, 0, 0, eyes.Here());
}
