using Galactic.Compute;
using Galactic.Homes.Furniture;
using Galactic.Homes.Plans;

namespace Galactic.Homes;

/// <summary>Makes furnished homes as a pure function of options, seed, split and index.</summary>
public static class HomeGenerator
{
    /// <summary>Part of every key and saved file: raised when the same arguments come to mean other homes.</summary>
    public const int Version = 6;

    private const int MostAttempts = 1000;
    private const int LeastReceptacles = 4;
    private const int ProgrammeStream = 1;
    private const int PlanStream = 2;
    private const int MaterialStream = 5;
    private const int LightStream = 7;

    /// <summary>Generates one home.</summary>
    /// <param name="options">Knobs.</param>
    /// <param name="seed">Seed of the whole set.</param>
    /// <param name="split">Set; the sets share no home.</param>
    /// <param name="index">Number within the set, from 0.</param>
    /// <exception cref="ArgumentException">An option or the index is out of range.</exception>
    /// <exception cref="InvalidOperationException">No plan was found; the message names the arguments.</exception>
    public static Home Generate(HomeOptions options, ulong seed, HomeSplit split, int index)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        if (!Enum.IsDefined(split))
        {
            throw new ArgumentOutOfRangeException(nameof(split), split, "Use one of the named splits.");
        }

        options.Validate();
        RandomKey key = RandomKey.FromSeed(seed).For(Version).For((int)split).For(index);
        Programme programme = Programme.Draw(options, split, key.For(ProgrammeStream));
        string name = new HomeId(split, seed, index).ToString();
        Draws materials = new(key.For(MaterialStream));
        int held = Palette.All.Count - Palette.TrainingCount;
        int palette = split == HomeSplit.TestStyle
            ? Palette.TrainingCount + materials.Index(held) : materials.Index(options.PaletteCount);
        int height = materials.Range(options.MinWallHeight, options.MaxWallHeight, 50);
        HomeColors colors = new(Palette.All[palette], materials.Index(1 << 12), new Draws(key.For(LightStream)));
        for (int attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (HomePlanner.Try(programme, options, key.For(PlanStream), attempt) is HomePlan plan
                && HomeFurnisher.Furnish(plan, options, key, attempt, height) is FurnishedPlan furnished)
            {
                Home home = new(name, furnished, colors, height, options);
                HomeStatistics figures = home.Statistics;
                if (figures.ReachableSurfaces >= LeastReceptacles
                    && figures.NavigableShare * 100 >= options.LeastNavigablePercent)
                {
                    return home;
                }
            }
        }

        throw new InvalidOperationException(
            $"No home found for seed {seed}, split {split}, index {index} in {MostAttempts} attempts; "
            + "ask for smaller rooms, fewer bedrooms or narrower doors.");
    }
}
