using Galactic.Compute;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Tasks;

/// <summary>
/// One env with Gymnasium's reset and step: a batch of one, with the same bits as env
/// <see cref="VectorEnvSettings.FirstEnv"/> of a large batch. Its episodes always have their whole length:
/// <see cref="VectorEnvSettings.Stagger"/> is for batches.
/// </summary>
/// <example>
/// <code>
/// using Env env = new(set, Fetch.Create(), new VectorEnvSettings { Task = new Place() }, device);
/// Observation seen = env.Reset(seed: 1);
/// while (true)
/// {
///     (seen, float reward, bool terminated, bool truncated, _) = env.Step(Choose(seen));
///     if (terminated || truncated) { seen = env.Reset(); }
/// }
/// </code>
/// </example>
public sealed class Env : IDisposable
{
    private readonly float[] action;
    private readonly int episodes;
    private bool isReset;

    /// <summary>Allocates the env; <see cref="Reset"/> starts it.</summary>
    /// <param name="set">Scenes, objects and episodes.</param>
    /// <param name="robot">The robot.</param>
    /// <param name="settings">Task, motion and schedule.</param>
    /// <param name="device">Workers; belongs to the caller.</param>
    /// <param name="renderer">Draws <see cref="RenderAssetsFactory.Create"/> of the same set and robot; disposed with
    /// the env. Null for no camera.</param>
    /// <exception cref="ArgumentException">A setting makes no sense; the message names it.</exception>
    public Env(
        EpisodeSet set, RobotModel robot, VectorEnvSettings settings, CpuDevice device, IBatchRenderer? renderer = null)
    {
        Batch = new VectorEnv(
            set, robot, settings with { Stagger = EpisodeStagger.None }, 1, device, renderer);
        episodes = set.Episodes.Count;
        action = new float[Batch.Actions.Size];
    }

    /// <summary>The batch of one, for everything else: reward terms, simulator, colour images.</summary>
    public VectorEnv Batch { get; }

    /// <summary>Shapes of what it shows.</summary>
    public ObservationSpace Observations => Batch.Observations;

    /// <summary>Channels of an action.</summary>
    public ActionSpace Actions => Batch.Actions;

    /// <summary>Starts an episode.</summary>
    /// <param name="seed">Starts over with this seed; left out, the env goes on to its next episode.</param>
    /// <param name="episode">Index of the episode to play, which does not change what follows it; that of the schedule
    /// when left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such episode.</exception>
    /// <exception cref="InvalidOperationException">Every episode was played once and there is no next one.</exception>
    public Observation Reset(ulong? seed = null, int? episode = null)
    {
        if (episode is { } wanted && (wanted < 0 || wanted >= episodes))
        {
            throw new ArgumentOutOfRangeException(
                nameof(episode), wanted, $"There are episodes 0 to {episodes - 1}, not {wanted}.");
        }

        if (seed is not null || !isReset)
        {
            Batch.Reset(seed ?? 0, episode is { } chosen ? [chosen] : []);
        }
        else if (episode is { } other)
        {
            Batch.Restart([other]);
        }
        else if (Batch.Terminated[0] || Batch.Truncated[0])
        {
            Array.Clear(action);
            Batch.Step(action);
        }
        else
        {
            Batch.Restart([]);
        }

        isReset = true;
        return Batch.EpisodeIndex[0] >= 0
            ? Observe()
            : throw new InvalidOperationException("Every episode was played. Reset with a seed to start over.");
    }

    /// <summary>Takes a step.</summary>
    /// <param name="values">[channel] in [-1, 1], clipped; an action that is not finite breaks the episode off.</param>
    /// <exception cref="ArgumentException">The action has another length; the message names both.</exception>
    /// <exception cref="InvalidOperationException">No episode is running: call <see cref="Reset"/>.</exception>
    public EnvStep Step(params ReadOnlySpan<float> values)
    {
        if (!isReset || Batch.EpisodeIndex[0] < 0 || Batch.Terminated[0] || Batch.Truncated[0])
        {
            throw new InvalidOperationException("No episode is running. Call Reset to start one.");
        }

        Batch.Step(values);
        return new EnvStep(Observe(), Batch.Reward[0], Batch.Terminated[0], Batch.Truncated[0], Batch.Outcome[0])
        {
            Faulted = Batch.Faulted[0],
        };
    }

    /// <summary>Everything that decides what comes next.</summary>
    public VectorEnvSnapshot Save() => Batch.Save();

    /// <summary>Goes back to a saved state, of this or another env with the same set, robot and settings.</summary>
    /// <returns>What the env shows there.</returns>
    /// <exception cref="ArgumentException">The state does not fit; the message says why.</exception>
    public Observation Restore(VectorEnvSnapshot snapshot)
    {
        Batch.Restore(snapshot);
        isReset = true;
        return Observe();
    }

    /// <inheritdoc/>
    public void Dispose() => Batch.Dispose();

    private Observation Observe() => new(
        Batch.Observations,
        Batch.State.ToArray(),
        Batch.Privileged.ToArray(),
        Batch.Observations.HasImage ? Batch.RenderDepth().ToArray() : null);
}
