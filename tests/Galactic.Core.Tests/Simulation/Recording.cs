using Galactic.Compute;
using Galactic.Simulation;
using Xunit.Sdk;

namespace Galactic.Tests.Simulation;

/// <summary>All cases of <see cref="PropertyWorlds"/> played once, for properties to be read off.</summary>
internal sealed class Recording
{
    public const int Steps = 30;

    private static readonly Lazy<Recording> LazySliding = new(() => new(new SimulationSettings { Seed = 11 }));
    private static readonly Lazy<Recording> LazyStraight =
        new(() => new(new SimulationSettings { Seed = 12, Sliding = false }));

    private static readonly Lazy<Recording[]> LazySeveral = new(() =>
    [
        Sliding,
        .. Enumerable.Range(1, 2).Select(i => new Recording(new SimulationSettings { Seed = 11 }, i * PropertyWorlds.Cases)),
    ]);

    private readonly int firstActions;

    private Recording(SimulationSettings settings, int firstActions = 0)
    {
        this.firstActions = firstActions;
        using CpuDevice device = new(2);
        using BatchSimulator simulator = new(
            PropertyWorlds.Set, PropertyWorlds.Robot, settings, PropertyWorlds.Cases, device);
        simulator.Reset([.. Enumerable.Range(0, PropertyWorlds.Cases)]);
        Moments.Add(new Moment(simulator.State));
        for (int step = 0; step < Steps; step++)
        {
            simulator.Step(PropertyWorlds.Actions(firstActions, PropertyWorlds.Cases, step));
            Moments.Add(new Moment(simulator.State));
        }
    }

    /// <summary>With sliding.</summary>
    public static Recording Sliding => LazySliding.Value;

    /// <summary>Without sliding.</summary>
    public static Recording Straight => LazyStraight.Value;

    /// <summary>With sliding, and then with other actions from the same starts: for what happens seldom.</summary>
    public static IReadOnlyList<Recording> Several => LazySeveral.Value;

    /// <summary>The start and the state after each step.</summary>
    public List<Moment> Moments { get; } = [];

    /// <summary>Looks at every step of every case; the least number of looks that must have found something.</summary>
    /// <param name="least">Steps that the property must have had something to say about.</param>
    /// <param name="look">Checks case, state before and after, and action; true if it had something to say.</param>
    public void ForAll(int least, Func<int, Moment, Moment, float[], bool> look) => Require(least, Count(look));

    /// <summary>The same in every recording.</summary>
    public static void ForAll(
        IEnumerable<Recording> recordings, int least, Func<int, Moment, Moment, float[], bool> look) =>
        Require(least, recordings.Sum(r => r.Count(look)));

    private static void Require(int least, int found)
    {
        if (found < least)
        {
            throw new XunitException($"Only {found} steps had anything to do with the property, expected {least}.");
        }
    }

    private int Count(Func<int, Moment, Moment, float[], bool> look)
    {
        int found = 0;
        Property.ForAll(PropertyWorlds.Cases, number =>
        {
            float[] action = new float[PropertyWorlds.Robot.Actions.Size];
            for (int step = 0; step < Steps; step++)
            {
                PropertyWorlds.Action(firstActions + number, step, action);
                bool counts = look(number, Moments[step], Moments[step + 1], action);
                Interlocked.Add(ref found, counts ? 1 : 0);
            }
        });
        return found;
    }
}
