using System.Runtime.Intrinsics;
using Galactic.Compute;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>One step of a range of groups of 16 envs.</summary>
internal readonly unsafe struct StepKernel(SimulationWorld world, SimulationState state, Workspace[] workspaces) : IKernel
{
    /// <inheritdoc/>
    public void Execute(int begin, int end, int worker)
    {
        Workspace work = workspaces[worker];
        for (int group = begin; group < end; group++)
        {
            int env = group * SimulationState.Lanes;
            if (!Select(env, work))
            {
                continue;
            }

            StartEpisodes.Run(world, state, env, work);
            ApplyActions.Run(world, state, env, work);
            ForwardKinematics.Run(world, work);
            CollideSpheres.Run(world, state, env, work);
            CommitMotion.Run(world, state, env, work);
            GraspObjects.Run(world, state, env, work);
        }
    }

    /// <summary>Fills the masks from the commands; false if the whole group is idle.</summary>
    private bool Select(int env, Workspace work)
    {
        Ints command = Vector512.Load(world.Commands + env);
        Ints running = Vector512.GreaterThanOrEqual(Vector512.Load(state.EpisodeIndex.Pointer + env), Ints.Zero);
        work.Starting = Vector512.GreaterThanOrEqual(command, Ints.Zero);
        work.Stepping = Vector512.Equals(command, Vector512.Create(EnvCommand.Continue)) & running;
        Ints park = Vector512.Equals(command, Vector512.Create(EnvCommand.Idle));
        for (uint lanes = LaneMath.Bits(park); lanes != 0; lanes &= lanes - 1)
        {
            int idle = env + System.Numerics.BitOperations.TrailingZeroCount(lanes);
            (state.EpisodeIndex.Pointer[idle], state.SceneIndex.Pointer[idle]) = (-1, -1);
            state.Events.Pointer[idle] = StepEvents.None;
        }

        return LaneMath.Any(work.Starting | work.Stepping);
    }
}
