using Galactic.Compute;
using Galactic.Simulation;

namespace Galactic.Tasks;

public sealed unsafe partial class VectorEnv
{
    /// <summary>Records how an env stands after its simulator step.</summary>
    private void Review(int env, int order)
    {
        SimulationState state = Simulator.State;
        int before = records.EpisodeIndex.Pointer[env];
        records.EpisodeIndex.Pointer[env] = state.EpisodeIndex.Pointer[env];
        records.EpisodeStep.Pointer[env] = state.EpisodeStep.Pointer[env];
        bool faulted = (state.Events.Pointer[env] & StepEvents.Faulted) != 0;
        if (order == EnvCommand.Continue && !faulted && state.EpisodeIndex.Pointer[env] >= 0)
        {
            if ((state.Events.Pointer[env] & StepEvents.ActionInvalid) != 0)
            {
                batch.Actions.Latest(env).Clear();
                records.Break(env);
                return;
            }

            EpisodeOutcome outcome = batch.Judge(env, records.TermsOf(env), out float reward);
            if (float.IsFinite(reward))
            {
                records.Add(env, outcome, reward, task.IsTerminal(outcome));
            }
            else
            {
                records.Break(env);
            }

            return;
        }

        records.Clear(env);

        // An episode that starts inside an obstacle cannot be played either: the next step starts another one.
        bool stuck = (state.Events.Pointer[env] & StepEvents.StartedInCollision) != 0;
        records.Faulted.Pointer[env] = stuck || faulted;
        records.Lost.Pointer[env] = stuck || (faulted && (IsPlayedOnce || state.EpisodeIndex.Pointer[env] < 0));
        if (records.Lost.Pointer[env])
        {
            // Only an env without any further episode shows -1.
            records.EpisodeIndex.Pointer[env] = order >= 0 ? order : before;
        }

        if (state.EpisodeIndex.Pointer[env] >= 0)
        {
            batch.Begin(env, queue.Limit(env));
        }
    }

    /// <summary>Asks for what an env is judged by and for the place of its observations.</summary>
    private void Prefetch(int env)
    {
        if (env < EnvCount)
        {
            batch.Prefetch(env);
            records.Prefetch(env);
        }
    }

    private void Observe(int first, int worker)
    {
        EnvGroup group = batch.Group(first);
        float* memory = scratch[worker].Pointer;
        (int size, int privileged) = (records.StateSize, batch.Privileged.Size);
        float* rows = records.State.Pointer + (long)first * size;
        batch.States.Write(group, memory, history is null ? rows : history.Present(first));
        if (privileged > 0)
        {
            batch.Privileged.Write(group, memory, records.Privileged.Pointer + (long)first * privileged);
        }

        for (int env = first; env < Math.Min(first + Lanes, EnvCount); env++)
        {
            history?.Show(env, records.EpisodeStep.Pointer[env], rows + (long)(env - first) * size);
            if (Simulator.State.EpisodeIndex.Pointer[env] < 0)
            {
                new Span<float>(records.State.Pointer + (long)env * size, size).Clear();
                new Span<float>(records.Privileged.Pointer + (long)env * privileged, privileged).Clear();
            }
        }
    }

    /// <summary>Tells the simulator what each env does next.</summary>
    private readonly struct OrderKernel(VectorEnv owner, float* actions) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int first = begin * Lanes; first < Math.Min(end * Lanes, owner.EnvCount); first += Lanes)
            {
                owner.batch.Actions.Translate(first, actions, owner.commands.Pointer);
                for (int env = first; owner.batch.Commands && env < Math.Min(first + Lanes, owner.EnvCount); env++)
                {
                    if (owner.queue.OrderOf(env) == EnvCommand.Continue)
                    {
                        owner.batch.Command(env, owner.commands.Pointer + env * owner.Actions.Size);
                    }
                }
            }
        }
    }

    /// <summary>Judges and observes envs after the simulator moved them.</summary>
    private readonly struct ReviewKernel(VectorEnv owner) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int first = begin * Lanes; first < Math.Min(end * Lanes, owner.EnvCount); first += Lanes)
            {
                owner.batch.Look(first);
                for (int env = first; env < Math.Min(first + Lanes, owner.EnvCount); env++)
                {
                    // A few lines at a time: a core waits while more than a dozen are on their way.
                    owner.Prefetch(env + Lanes);
                    owner.Review(env, owner.queue.OrderOf(env));
                }

                owner.Observe(first, worker);
            }
        }
    }

    /// <summary>Judges and observes envs before the simulator moves them.</summary>
    private readonly struct DelayedKernel(VectorEnv owner, float* actions) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            int size = owner.Actions.Size;
            for (int first = begin * Lanes; first < Math.Min(end * Lanes, owner.EnvCount); first += Lanes)
            {
                owner.batch.Look(first);
                owner.batch.Actions.Translate(first, actions, owner.commands.Pointer);
                for (int env = first; env < Math.Min(first + Lanes, owner.EnvCount); env++)
                {
                    int order = owner.queue.OrderOf(env);
                    float* command = owner.commands.Pointer + env * size;
                    if (owner.batch.Commands && order == EnvCommand.Continue)
                    {
                        owner.batch.Command(env, command);
                    }

                    owner.Review(env, order);
                    if (owner.records.EpisodeStep.Pointer[env] == 0)
                    {
                        new Span<float>(command, size).Clear();
                    }
                }

                owner.Observe(first, worker);
            }
        }
    }
}
