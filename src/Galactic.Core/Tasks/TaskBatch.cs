using System.Reflection;
using Galactic.Compute;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;

namespace Galactic.Tasks;

/// <summary>
/// A task in a batch of envs: what it remembers of every env, and its rules applied to groups of 16.
/// </summary>
internal sealed unsafe class TaskBatch : IDisposable
{
    private readonly EmbodiedTask task;
    private readonly EnvRows rows;
    private readonly NativeArray<float> memory;
    private readonly Action<int, int, int, string> report;
    private readonly float[] scales;
    private readonly bool commands;
    private readonly bool focuses;

    /// <summary>Allocates the memory of a batch.</summary>
    /// <param name="task">The rules.</param>
    /// <param name="set">The episodes.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="state">What the simulator writes.</param>
    /// <param name="report">Receives rewards that are not finite: env, episode, step and what is wrong.</param>
    public TaskBatch(
        EmbodiedTask task, EpisodeSet set, RobotModel robot, SimulationState state, Action<int, int, int, string> report)
    {
        task.Validate();
        this.report = report;
        (this.task, Set, Robot, State, EnvCount) = (task, set, robot, state, state.EnvCount);
        States = new ObservationLayout(robot, task, task.Observations.Terms);
        Privileged = new ObservationLayout(robot, task, task.Observations.Privileged);
        scales = [.. task.RewardTerms.Select(t => t.Scale)];
        commands = Overrides(nameof(EmbodiedTask.Command));
        focuses = Overrides(nameof(EmbodiedTask.Focus));
        Advises = Overrides(nameof(EmbodiedTask.Advise));
        Shared = task.Share(set);
        rows = new EnvRows(set, state, task.RemembersReleases);
        memory = new NativeArray<float>((long)state.Stride * task.MemorySize);
        Actions = new ActionMemory(robot.Actions, task.UsesEndAction, EnvCount, state.Stride);
    }

    public EpisodeSet Set { get; }

    public RobotModel Robot { get; }

    public SimulationState State { get; }

    public int EnvCount { get; }

    public object? Shared { get; }

    public ObservationLayout States { get; }

    public ObservationLayout Privileged { get; }

    /// <summary>Number of reward terms.</summary>
    public int TermCount => scales.Length;

    /// <summary>True if the task looks at actions before they are carried out.</summary>
    public bool Commands => commands;

    /// <summary>True if the task gives advice.</summary>
    public bool Advises { get; }

    /// <summary>All that changes from step to step, for snapshots.</summary>
    public IEnumerable<INativeMemory> Fields => [.. Actions.Fields, rows.Memory, memory];

    /// <summary>What the envs were last told to do.</summary>
    public ActionMemory Actions { get; }

    public Span<float> Memory(int env) => new(memory.Pointer + (long)env * task.MemorySize, task.MemorySize);

    public EnvView View(int env) => new(this, env, rows.Of(env));

    public EnvGroup Group(int env) => new(this, env, rows.Of(env - env % SimulationState.Lanes));

    /// <summary>
    /// Lets the task see and change the command of an env that goes on. One that is not finite is left to the simulator,
    /// which carries nothing of it out and reports it.
    /// </summary>
    /// <exception cref="TaskException">The task threw.</exception>
    public void Command(int env, float* command)
    {
        Span<float> channels = new(command, Robot.Actions.Size);
        foreach (float channel in channels)
        {
            if (!float.IsFinite(channel))
            {
                return;
            }
        }

        try
        {
            task.Command(View(env), channels);
        }
        catch (Exception error)
        {
            throw Wrap(error, env);
        }
    }

    /// <summary>Lets the task say what an env should do, after <see cref="Look"/>.</summary>
    /// <exception cref="TaskException">The task threw.</exception>
    public void Advise(int env, Span<float> advice)
    {
        try
        {
            task.Advise(View(env), advice);
        }
        catch (Exception error)
        {
            throw Wrap(error, env);
        }
    }

    /// <summary>Asks for an env's share of what <see cref="Look"/> at its group reads.</summary>
    public void Prefetch(int env) => rows.Prefetch(env);

    /// <summary>Reads the simulator's state of 16 envs; what was read before becomes the previous state.</summary>
    public void Look(int env) => rows.Look(env);

    /// <summary>Starts an env's episode, after <see cref="Look"/>.</summary>
    /// <param name="env">The env.</param>
    /// <param name="limit">Steps after which the episode is cut off.</param>
    /// <exception cref="TaskException">The task threw.</exception>
    public void Begin(int env, int limit)
    {
        Actions.Latest(env).Clear();
        Actions.Earlier(env).Clear();
        Memory(env).Clear();
        rows.Begin(env, limit);
        EnvView view = View(env);
        try
        {
            task.Begin(view);
            if (focuses && task.Focus(view) is int focus && focus != 0)
            {
                rows.SetFocus(env, focus);
            }
        }
        catch (Exception error)
        {
            throw Wrap(error, env);
        }

        rows.Settle(env);
    }

    /// <summary>Judges the last step of an env, after <see cref="Look"/>.</summary>
    /// <param name="env">The env.</param>
    /// <param name="sums">Sum of every reward term over the episode, scaled; receives this step's, unless one of them
    /// is not finite.</param>
    /// <param name="reward">Sum over the terms; not finite if one of them is not.</param>
    /// <exception cref="TaskException">The task threw.</exception>
    public EpisodeOutcome Judge(int env, Span<float> sums, out float reward)
    {
        EnvView view = View(env);
        Span<float> terms = stackalloc float[scales.Length];
        terms.Clear();
        EpisodeOutcome outcome;
        int focus = 0;
        try
        {
            outcome = task.Judge(view, terms);
            focus = focuses ? task.Focus(view) : 0;
        }
        catch (Exception error)
        {
            throw Wrap(error, env);
        }

        reward = 0;
        for (int i = 0; i < scales.Length; i++)
        {
            terms[i] *= scales[i];
            reward += terms[i];
        }

        if (!float.IsFinite(reward))
        {
            ReportReward(env, terms);
            return EpisodeOutcome.Failure;
        }

        for (int i = 0; i < scales.Length; i++)
        {
            sums[i] += terms[i];
        }

        if (focuses && focus != view.Focus)
        {
            rows.SetFocus(env, focus);
        }

        return outcome;
    }

    /// <summary>False for a state that no env can be in: nothing may look its target up.</summary>
    public bool MakesSense(int env)
    {
        int episode = State.EpisodeIndex.Pointer[env];
        if (episode < 0)
        {
            return true;
        }

        EnvView view = View(env);
        return view.Target >= 0 && view.Target < view.ObjectCount
            && view.Focus >= 0 && view.Focus < Set.Episodes[episode].Targets.Count();
    }

    public void Dispose()
    {
        rows.Dispose();
        memory.Dispose();
        Actions.Dispose();
    }

    private bool Overrides(string method) =>
        task.GetType().GetMethod(method, BindingFlags.Public | BindingFlags.Instance)!.DeclaringType
        != typeof(EmbodiedTask);

    private TaskException Wrap(Exception error, int env) => new(
        task.GetType().Name, env, State.EpisodeIndex.Pointer[env], State.EpisodeStep.Pointer[env], error);

    /// <summary>Names the term, or the sum if no term alone is to blame.</summary>
    private void ReportReward(int env, ReadOnlySpan<float> terms)
    {
        int term = 0;
        while (term < terms.Length && float.IsFinite(terms[term]))
        {
            term++;
        }

        string what = term < terms.Length
            ? $"reward term '{task.RewardTerms[term].Name}' is {terms[term]}"
            : "the sum of the reward terms is not finite";
        report(env, State.EpisodeIndex.Pointer[env], State.EpisodeStep.Pointer[env], what);
    }
}
