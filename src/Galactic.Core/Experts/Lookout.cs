using System.Numerics;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Scenes.Reaching;
using Galactic.Simulation;

namespace Galactic.Experts;

/// <summary>What the expert sees of one env: everything as it truly is.</summary>
internal sealed class Lookout(BatchSimulator simulator, ArmModel arm, int env)
{
    private int Episode => simulator.State.EpisodeIndex.Span[env];

    /// <summary>Where the robot is.</summary>
    public RobotPose Here()
    {
        SimulationState state = simulator.State;
        return new RobotPose(
            new Vector2(state.BaseX.Span[env], state.BaseZ.Span[env]),
            state.Yaw.Span[env],
            [.. arm.JointIndices.Select(j => state.Joints.Span[j * state.Stride + env])]);
    }

    /// <summary>The robot with something to move.</summary>
    /// <param name="here">Where the robot is.</param>
    /// <param name="target">What to move.</param>
    /// <param name="goal">Where it should go; null if it is only to be picked up.</param>
    /// <param name="tolerance">Largest distance from the goal, metres.</param>
    /// <param name="attempt">Plans made before; decides the planners' random numbers.</param>
    public Situation Look(RobotPose here, ObjectGoal target, Pose? goal, float tolerance, int attempt)
    {
        Episode episode = simulator.Set.Episodes[Episode];
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
            Target = target.Spawn,
            Goal = goal,
            Tolerance = tolerance,
            Position = here.Position,
            Yaw = here.Yaw,
            Joints = here.Joints,
            Key = simulator.Set.KeyOf(Episode).For(attempt),
        };
    }
}
