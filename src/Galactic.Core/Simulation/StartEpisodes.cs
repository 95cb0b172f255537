using System.Numerics;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Simulation;

/// <summary>Stage 1: puts envs at the start of the episodes they were told to play.</summary>
internal static unsafe class StartEpisodes
{
    public static void Run(SimulationWorld world, SimulationState state, int env, Workspace work)
    {
        for (uint lanes = LaneMath.Bits(work.Starting); lanes != 0; lanes &= lanes - 1)
        {
            int e = env + BitOperations.TrailingZeroCount(lanes);
            Start(world, state, e, world.Commands[e]);
        }
    }

    /// <summary>Writes everything but the gripper, which the kinematics follow up with.</summary>
    public static void Start(SimulationWorld world, SimulationState state, int env, int index)
    {
        Episode episode = world.Set.Episodes[index];
        state.EpisodeIndex.Pointer[env] = index;
        state.SceneIndex.Pointer[env] = episode.SceneIndex;

        // Adding +0 turns -0 into 0, so that a zero action leaves every bit alone.
        state.BaseX.Pointer[env] = episode.StartPosition.X + 0f;
        state.BaseZ.Pointer[env] = episode.StartPosition.Y + 0f;
        state.Yaw.Pointer[env] = episode.StartYaw + 0f;
        Span<float> joints = stackalloc float[world.Joints.Length];
        world.Robot.StartJoints(episode.StartJoints, joints);
        for (int joint = 0; joint < joints.Length; joint++)
        {
            state.Joints.Pointer[joint * state.Stride + env] = joints[joint] + 0f;
        }

        state.EpisodeStep.Pointer[env] = 0;
        state.HeldObject.Pointer[env] = -1;
        state.ObjectsMoved.Pointer[env] = true;
        state.ObjectCount.Pointer[env] = episode.Spawns.Count;
        for (int slot = 0; slot < episode.Spawns.Count; slot++)
        {
            ObjectSpawn spawn = episode.Spawns[slot];
            state.ObjectClass.Pointer[env * state.MaxObjects + slot] = spawn.ObjectIndex;
            state.ObjectPoses.Pointer[env * state.MaxObjects + slot] = spawn.WorldFromMesh;
        }

        if (episode.StartHolding)
        {
            Hold(world, state, env, episode, joints);
        }

        world.IndexObjects(state, env);
    }

    /// <summary>Puts the target into the hand; a later stage moves it there.</summary>
    private static void Hold(
        SimulationWorld world, SimulationState state, int env, Episode episode, ReadOnlySpan<float> joints)
    {
        ObjectSpawn spawn = episode.Spawns[episode.TargetIndex];
        (_, Pose gripperFromMesh) = HandHold.Find(world.Robot, joints, world.Set.Objects[spawn.ObjectIndex]);
        state.HeldObject.Pointer[env] = episode.TargetIndex;
        state.GripperFromHeld.Pointer[env] = gripperFromMesh;
        state.GraspedFrom.Pointer[env] = spawn.WorldFromMesh;
    }
}
