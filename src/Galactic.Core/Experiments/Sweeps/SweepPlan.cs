using Galactic.Compute;

namespace Galactic.Experiments.Sweeps;

/// <summary>Which runs a sweep consists of: every point of a grid, or random ones, each with the same seeds.</summary>
public sealed class SweepPlan
{
    private const int MostRuns = 10_000;
    private const int DrawsPerPoint = 100;

    /// <summary>Plans the runs.</summary>
    /// <param name="settings">What is varied; its seed is the first.</param>
    /// <param name="axes">Settings to vary; none to repeat the same run with several seeds.</param>
    /// <param name="seeds">Runs of every point, with the seed of the settings and those after it.</param>
    /// <param name="random">Number of different random points; null for the whole grid.</param>
    /// <exception cref="ArgumentException">A setting is unknown (the message gives the nearest name) or named twice, a value
    /// does not fit, a range is given for a grid, there are fewer different points than asked for, or the runs are too
    /// many.</exception>
    public SweepPlan(ExperimentSettings settings, IReadOnlyList<SweepAxis> axes, int seeds = 1, int? random = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(seeds, 1);
        (Axes, Seeds) = (axes, seeds);
        Check(settings, axes, random);
        IReadOnlyList<IReadOnlyList<string>> points = random is { } count
            ? Draw(RandomKey.FromSeed(settings.Training.Seed), axes, count)
            : Grid(axes);
        Runs = [.. points.Index().SelectMany(p => Enumerable.Range(0, seeds).Select(i => Plan(settings, p.Index, p.Item, i)))];
    }

    /// <summary>The settings that are varied.</summary>
    public IReadOnlyList<SweepAxis> Axes { get; }

    /// <summary>Runs of every point.</summary>
    public int Seeds { get; }

    /// <summary>All runs, those of one point after each other.</summary>
    public IReadOnlyList<SweepRun> Runs { get; }

    private static void Check(ExperimentSettings settings, IReadOnlyList<SweepAxis> axes, int? random)
    {
        foreach (SweepAxis axis in axes)
        {
            SettingsOverrides.Apply(settings, [$"{axis.Name}={axis.Example}"]);
            if (axis.Name.Equals("training.seed", StringComparison.OrdinalIgnoreCase))
            {
                throw new ArgumentException("training.seed is not varied as a setting: use --seeds.");
            }

            if (random is null && axis.IsRange)
            {
                throw new ArgumentException($"{axis.Name}: a range has no end of values. List them, or draw points with --random.");
            }
        }

        if (axes.CountBy(a => a.Name, StringComparer.OrdinalIgnoreCase).FirstOrDefault(a => a.Value > 1).Key is string twice)
        {
            throw new ArgumentException($"{twice} is named twice.");
        }

        if (random is < 1 || (random is not null && axes.Count == 0))
        {
            throw new ArgumentException("Random points need at least one setting to vary and a positive number of points.");
        }

        if ((random ?? axes.Aggregate(1.0, (n, a) => n * a.Values.Count)) > MostRuns)
        {
            throw new ArgumentException($"The sweep has more than {MostRuns} points. Draw some of them with --random.");
        }
    }

    private static IReadOnlyList<IReadOnlyList<string>> Grid(IReadOnlyList<SweepAxis> axes)
    {
        IEnumerable<IReadOnlyList<string>> points = [[]];
        foreach (SweepAxis axis in axes)
        {
            points = points.SelectMany(p => axis.Values.Select(v => (IReadOnlyList<string>)[.. p, v]));
        }

        return [.. points];
    }

    /// <summary>Draws until there are enough different points.</summary>
    private static List<IReadOnlyList<string>> Draw(RandomKey key, IReadOnlyList<SweepAxis> axes, int count)
    {
        List<IReadOnlyList<string>> points = [];
        HashSet<string> known = [];
        for (int draw = 0; points.Count < count; draw++)
        {
            if (draw == DrawsPerPoint * count)
            {
                throw new ArgumentException(
                    $"Of the {count} points asked for only {points.Count} different ones were found: list more values.");
            }

            string[] point = [.. axes.Select((axis, i) => axis.Draw(key.For(draw).For(i)))];
            if (known.Add(string.Join('\n', point)))
            {
                points.Add(point);
            }
        }

        return points;
    }

    private SweepRun Plan(ExperimentSettings settings, int point, IReadOnlyList<string> values, int index)
    {
        ulong seed = settings.Training.Seed + (ulong)index;
        ExperimentSettings changed = SettingsOverrides.Apply(settings, Axes.Zip(values, (a, v) => $"{a.Name}={v}"));
        changed = changed with { Training = changed.Training with { Seed = seed } };
        changed.Validate();
        string folder = string.Join(' ', Axes.Zip(values, (a, v) => $"{a.Name}={v}"));
        return new SweepRun(point, values, seed, changed, Path.Combine(Safe(folder), $"seed-{seed}"));
    }

    private static string Safe(string name) => string.Concat(
        name.Select(c => c is '/' or '\\' or ':' or '"' or '<' or '>' or '|' or '?' or '*' or '\0' ? '_' : c));
}
