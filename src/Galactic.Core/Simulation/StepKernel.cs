using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Ints = System.Runtime.Intrinsics.Vector512<int>;

namespace Galactic.Simulation;

/// <summary>One step of a range of groups of 16 envs.</summary>
internal readonly unsafe struct StepKernel(
    SimulationWorld world, SimulationState state, Workspace[] workspaces) : IKernel
{
    /// <inheritdoc/>
    public void Execute(int begin, int end, int worker)
    {
        Workspace work = workspaces[worker];
        for (int group = begin; group < end; group++)
        {
            int env = group * SimulationState.Lanes;
            Prefetch(env);
            BeginStep(env);
            if (Select(env, work))
            {
                Step(env, work);
            }
        }
    }

    /// <summary>One application of this step's actions.</summary>
    public static void Move(SimulationWorld world, SimulationState state, int env, Workspace work)
    {
        ApplyActions.Run(world, state, env, work);
        ForwardKinematics.Run(world, work);
        BroadPhase.Run(world, state, env, work);
        CollideSpheres.Run(world, state, env, work);
        CommitMotion.Run(world, state, env, work);
        GraspObjects.Run(world, state, env, work);
    }

    private void Step(int env, Workspace work)
    {
        StartEpisodes.Run(world, state, env, work);
        Ints broken = ContainFaults.Broken(world, state, env);
        (Ints starting, Ints stepping) = (work.Starting, work.Stepping);
        work.Stepping &= ~broken;
        ContainFaults.Prefetch(state, env);
        ReadActions.Run(world, state, env, work);
        for (int substep = 0; substep < world.Settings.Substeps; substep++)
        {
            Move(world, state, env, work);
            work.Starting = Ints.Zero;
        }

        ContainFaults.Run(world, state, env, work, starting | stepping, starting, broken);
        work.Tally.Add(state.Events.Pointer + env, starting, stepping);
    }

    /// <summary>
    /// Asks for what the next group reads first. The rows of the state lie so far apart that the processor does not
    /// guess this by itself.
    /// </summary>
    private void Prefetch(int env)
    {
        int next = env + SimulationState.Lanes;
        if (next >= state.Stride)
        {
            return;
        }

        world.Frames.Prefetch(next);
        CacheLine.Prefetch(world.Commands + next);
        CacheLine.Prefetch(
            world.ActionsOf(next), SimulationState.Lanes * world.Robot.Actions.Size * sizeof(float));
        state.Prefetch(next);
    }

    private void BeginStep(int env)
    {
        new Span<StepEvents>(state.Events.Pointer + env, SimulationState.Lanes).Clear();
        new Span<float>(state.DropHeight.Pointer + env, SimulationState.Lanes).Clear();
        Vector512.Create(-1).Store(state.HitObject.Pointer + env);
    }

    /// <summary>Fills the masks from the commands and counts steps; false if the whole group is idle.</summary>
    private bool Select(int env, Workspace work)
    {
        Ints command = Vector512.Load(world.Commands + env);
        Ints running = Vector512.GreaterThanOrEqual(Vector512.Load(state.EpisodeIndex.Pointer + env), Ints.Zero);
        work.Starting = Vector512.GreaterThanOrEqual(command, Ints.Zero);
        work.Stepping = Vector512.Equals(command, Vector512.Create(EnvCommand.Continue)) & running;
        Ints park = Vector512.Equals(command, Vector512.Create(EnvCommand.Idle));
        for (uint lanes = LaneMath.Bits(park); lanes != 0; lanes &= lanes - 1)
        {
            int idle = env + BitOperations.TrailingZeroCount(lanes);
            (state.EpisodeIndex.Pointer[idle], state.SceneIndex.Pointer[idle]) = (-1, -1);
        }

        // A step counts even if it is blocked.
        int* steps = state.EpisodeStep.Pointer + env;
        (Vector512.Load(steps) - work.Stepping).Store(steps);
        return LaneMath.Any(work.Starting | work.Stepping);
    }
}
