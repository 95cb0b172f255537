using Galactic.Compute;
using Galactic.Robots;
using Galactic.Scenes.Reaching;
using Galactic.Simulation;

namespace Galactic.Experts;

/// <summary>
/// Plays pick and rearrangement from the true state: searches for collision-free stances and arm motions, drives
/// along the navigation map, grasps, and puts the target at its goal. Shows that a task can be solved, and is the
/// baseline that knows everything.
/// </summary>
/// <remarks>Its actions are those any policy has; the same episode gets the same actions in any batch.</remarks>
public sealed class ScriptedExpert
{
    private readonly BatchSimulator simulator;
    private readonly CpuDevice device;
    private readonly PickPlacePlanner[] planners;
    private readonly Pilot[] pilots;

    /// <summary>Prepares one expert per env.</summary>
    /// <param name="simulator">The batch it plays in.</param>
    /// <param name="goal">What to achieve; <see cref="ExpertGoal.Of"/> a task.</param>
    /// <param name="device">Workers; belongs to the caller.</param>
    /// <exception cref="ArgumentException">The robot's arm is not supported.</exception>
    public ScriptedExpert(BatchSimulator simulator, ExpertGoal goal, CpuDevice device)
    {
        (this.simulator, this.device) = (simulator, device);
        ArmModel arm = new(simulator.Robot);
        ReachLibrary library = new(arm, device);
        ArmFolder folder = new(arm);
        planners =
            [.. Enumerable.Range(0, device.Threads).Select(_ => new PickPlacePlanner(arm, library, folder))];
        pilots = [.. Enumerable.Range(0, simulator.EnvCount).Select(i => new Pilot(simulator, arm, i, goal))];
    }

    /// <summary>The batch it plays in.</summary>
    public BatchSimulator Simulator => simulator;

    /// <summary>What the expert does in an env.</summary>
    public ExpertStage Stage(int env) => pilots[env].Stage;

    /// <summary>The last thing that did not go as planned in an env, for people; empty if all went well.</summary>
    public string Problem(int env) => pilots[env].Problem;

    /// <summary>Decides for every env.</summary>
    /// <param name="actions">[env, channel]; the grasp channel is 1 to close or keep closed and 0 to open.</param>
    /// <exception cref="ArgumentException">The span has another length.</exception>
    public void Act(Span<float> actions)
    {
        int size = simulator.Robot.Actions.Size;
        if (actions.Length != pilots.Length * size)
        {
            throw new ArgumentException(
                $"Expected {pilots.Length} x {size} action values, got {actions.Length}.", nameof(actions));
        }

        unsafe
        {
            fixed (float* to = actions)
            {
                device.Run("scripted expert", pilots.Length, 1, new PilotKernel(this, to, size));
            }
        }
    }

    private readonly unsafe struct PilotKernel(ScriptedExpert owner, float* actions, int size) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            SimulationState state = owner.simulator.State;
            for (int env = begin; env < end; env++)
            {
                Span<float> action = new(actions + env * size, size);
                action.Clear();
                if (state.EpisodeIndex.Span[env] < 0)
                {
                    continue;
                }

                if (state.EpisodeStep.Span[env] == 0)
                {
                    owner.pilots[env].Begin();
                }

                owner.pilots[env].Act(owner.planners[worker], action);
            }
        }
    }
}
