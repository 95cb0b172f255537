using System.Numerics;
using Galactic.Compute;
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
    // Farther off its route the robot plans anew: metres, and radians of any joint.
    private const float OffCourse = 2e-3f;
    private readonly BatchSimulator simulator;
    private readonly ArmModel arm;
    private readonly bool places;
    private readonly int env;
    private readonly ActionMap map;
    private IReadOnlyList<RobotPose>? route;
    private IReadOnlyList<RobotPose>? carry;
    private Vector3? up;
    private int next;
    private int plans;

    public Pilot(BatchSimulator simulator, ArmModel arm, int env, bool places)
    {
        (this.simulator, this.arm, this.env, this.places) = (simulator, arm, env, places);
        map = simulator.Robot.Actions;
    }

    public ExpertStage Stage { get; private set; }

    /// <summary>Why the expert gave up or planned anew, for people.</summary>
    public string Problem { get; private set; } = "";

    private Episode Episode => simulator.Set.Episodes[simulator.State.EpisodeIndex.Span[env]];

    private int Held => simulator.State.HeldObject.Span[env];

    /// <summary>Forgets the episode before.</summary>
    public void Begin() => (Stage, Problem, route, carry, up, plans) = (ExpertStage.Fetching, "", null, null, null, 0);

    /// <summary>Decides one step.</summary>
    /// <param name="planner">Scratch memory of the worker.</param>
    /// <param name="action">One value per channel, all 0; grasp is 1 to close or keep closed, 0 to open.</param>
    public void Act(PickPlacePlanner planner, Span<float> action)
    {
        bool holding = Held == Episode.TargetIndex;
        if (holding && Stage == ExpertStage.Fetching)
        {
            up ??= simulator.State.GripperPose(env).Inverse.Rotate(Vector3.UnitY);
            (Stage, route, next) = (places ? ExpertStage.Carrying : ExpertStage.Ending, carry, 0);
        }
        else if (!holding && Stage == ExpertStage.Carrying)
        {
            Stage = ExpertStage.Ending;
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

    private void Follow(PickPlacePlanner planner, Span<float> action)
    {
        RobotPose here = Here();
        if (route is not null && next > 0 && !IsNear(here, route[next - 1]))
        {
            (Problem, route) = ("something was in the way", null);
        }
        else if (route is not null && next >= route.Count && Stage == ExpertStage.Fetching && next > 0)
        {
            (Problem, route) = ("the hand closed on nothing", null);
        }

        if (route is null && !TryPlan(planner, here))
        {
            return;
        }

        if (next < route!.Count)
        {
            Steer(here, route[next++], action);
        }

        if (next >= route.Count)
        {
            action[map.GraspChannel] = Stage == ExpertStage.Fetching ? 1 : IsAtEnd(here) ? 0 : 1;
        }
    }

    /// <summary>The hand opens a step after it has arrived, when the place is certain.</summary>
    private bool IsAtEnd(RobotPose here) => route!.Count == 0 || IsNear(here, route[^1]);

    private bool TryPlan(PickPlacePlanner planner, RobotPose here)
    {
        if (plans++ >= MostPlans)
        {
            Stage = ExpertStage.GaveUp;
            return false;
        }

        Situation situation = Look(here);
        string problem;
        if (Stage == ExpertStage.Fetching)
        {
            PickPlacePlan? plan = planner.TryPlan(situation, out problem);
            (route, carry) = (plan?.ToTarget, plan?.ToGoal);
        }
        else
        {
            Pose gripper = simulator.State.GripperPose(env);
            (MovableObject thing, Pose pose) = situation.Objects[situation.Target];
            route = planner.TryCarry(
                situation, new HeldShape(thing, gripper.Inverse * pose), up!.Value, here, out problem);
        }

        next = 0;
        if (route is null)
        {
            (Problem, Stage) = (problem, ExpertStage.GaveUp);
        }

        return route is not null;
    }

    private void Steer(RobotPose here, RobotPose to, Span<float> action)
    {
        (float sine, float cosine) = MathF.SinCos(to.Yaw);
        Vector2 way = to.Position - here.Position;
        action[map.TurnChannel] = Clip((to.Yaw - here.Yaw) / map.TurnStep);
        action[map.DriveChannel] = Clip((way.X * cosine - way.Y * sine) / map.DriveStep);
        foreach (JointAction channel in map.Joints)
        {
            for (int j = 0; j < arm.JointCount; j++)
            {
                if (arm.JointIndices[j] == channel.Joint)
                {
                    action[channel.Channel] = Clip((to.Joints[j] - here.Joints[j]) / channel.Step);
                }
            }
        }
    }

    private static float Clip(float value) => Math.Clamp(value, -1, 1);

    private static bool IsNear(RobotPose a, RobotPose b)
    {
        bool near = Vector2.Distance(a.Position, b.Position) < OffCourse && MathF.Abs(a.Yaw - b.Yaw) < OffCourse;
        for (int j = 0; j < a.Joints.Length; j++)
        {
            near &= MathF.Abs(a.Joints[j] - b.Joints[j]) < OffCourse;
        }

        return near;
    }

    private RobotPose Here()
    {
        SimulationState state = simulator.State;
        return new RobotPose(
            new Vector2(state.BaseX.Span[env], state.BaseZ.Span[env]),
            state.Yaw.Span[env],
            [.. arm.JointIndices.Select(j => state.Joints.Span[j * state.Stride + env])]);
    }

    private Situation Look(RobotPose here)
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
            Scene = simulator.Set.Scenes[episode.SceneIndex],
            Objects = objects,
            Target = episode.TargetIndex,
            Goal = places ? episode.Goal : null,
            Position = here.Position,
            Yaw = here.Yaw,
            Joints = here.Joints,
            Key = EpisodeKey.Of(episode).For(plans),
        };
    }
}
