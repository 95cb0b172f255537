namespace Galactic.Homes;

/// <summary>All knobs of the home generator. Lengths are integer millimetres.</summary>
public sealed record HomeOptions
{
    private const int WallStep = 10;

    /// <summary>Small, open homes with wide doors.</summary>
    public static HomeOptions Easy { get; } = new()
    {
        Bedrooms = new BedroomWeights(60, 40, 0, 0),
        DoorWidth = 1100,
        CorridorMin = 1300,
        CorridorMax = 1400,
        Radius = 330,
        OptionalPercent = 60,
        ReceptacleMin = 650,
        ReceptacleMax = 950,
        PaletteCount = 1,
    };

    /// <summary>The usual mixture of homes.</summary>
    public static HomeOptions Default { get; } = new();

    /// <summary>Large, full homes.</summary>
    public static HomeOptions Dense { get; } = new()
    {
        Bedrooms = new BedroomWeights(0, 20, 40, 40),
        Radius = 280,
        ExtraPercent = 25,
        Passes = 2,
        LeastNavigablePercent = 18,
        ChairZone = 350,
        ReceptacleMin = 300,
        ReceptacleMax = 1250,
    };

    /// <summary>Full homes with narrow doors and corridors.</summary>
    public static HomeOptions Tight { get; } = Dense with { DoorWidth = 850, CorridorMin = 950, CorridorMax = 1100 };

    /// <summary>Relative shares of 0, 1, 2 and 3 bedrooms.</summary>
    public BedroomWeights Bedrooms { get; init; } = new(15, 30, 35, 20);

    /// <summary>Clear width of doorways.</summary>
    public int DoorWidth { get; init; } = 920;

    /// <summary>Least clear width of corridors.</summary>
    public int CorridorMin { get; init; } = 1050;

    /// <summary>Largest clear width of corridors.</summary>
    public int CorridorMax { get; init; } = 1400;

    /// <summary>Thickness of the walls between rooms.</summary>
    public int WallThickness { get; init; } = 120;

    /// <summary>Thickness of the outside walls: what they are thicker lies outside, rooms stay as they are.</summary>
    public int OuterWallThickness { get; init; } = 200;

    /// <summary>Radius of the round base that must reach every room.</summary>
    public int Radius { get; init; } = 300;

    /// <summary>Factor on the probability of optional furniture, percent.</summary>
    public int OptionalPercent { get; init; } = 100;

    /// <summary>Added to the probability of optional furniture after the factor, percentage points.</summary>
    public int ExtraPercent { get; init; }

    /// <summary>How often optional furniture is tried.</summary>
    public int Passes { get; init; } = 1;

    /// <summary>Lowest surface offered for objects.</summary>
    public int ReceptacleMin { get; init; } = 350;

    /// <summary>Highest surface offered for objects.</summary>
    public int ReceptacleMax { get; init; } = 1150;

    /// <summary>How many of the training palettes are in use, from 1; style tests use the others.</summary>
    public int PaletteCount { get; init; } = Palette.TrainingCount;

    /// <summary>Least height of the rooms.</summary>
    public int MinWallHeight { get; init; } = 2400;

    /// <summary>Largest height of the rooms.</summary>
    public int MaxWallHeight { get; init; } = 2800;

    /// <summary>
    /// Least share of the floor on which the base centre can stand, percent: fuller homes are drawn again.
    /// </summary>
    public int LeastNavigablePercent { get; init; } = 22;

    /// <summary>Free floor behind the chairs on one side of a table.</summary>
    public int ChairZone { get; init; } = 550;

    /// <summary>Share of inner doors with an open leaf, percent.</summary>
    public int LeafPercent { get; init; } = 50;

    /// <summary>How finely homes are drawn.</summary>
    public HomeDetail Detail { get; init; } = HomeDetail.Standard;

    /// <summary>
    /// Knobs between two records, for curricula: whole numbers are interpolated, everything that is not a number is
    /// the nearer record's.
    /// </summary>
    /// <param name="easy">The options at level 0.</param>
    /// <param name="hard">The options at level 1.</param>
    /// <param name="level">0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not within 0 to 1.</exception>
    public static HomeOptions Between(HomeOptions easy, HomeOptions hard, float level)
    {
        if (!(level is >= 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(level), level, "A level lies within 0 to 1.");
        }

        int Mix(int low, int high) => low + (int)MathF.Round((high - low) * level);
        (BedroomWeights a, BedroomWeights b) = (easy.Bedrooms, hard.Bedrooms);
        return new HomeOptions
        {
            Bedrooms = new BedroomWeights(
                Mix(a.Studio, b.Studio), Mix(a.One, b.One), Mix(a.Two, b.Two), Mix(a.Three, b.Three)),
            DoorWidth = Mix(easy.DoorWidth, hard.DoorWidth),
            CorridorMin = Mix(easy.CorridorMin, hard.CorridorMin),
            CorridorMax = Mix(easy.CorridorMax, hard.CorridorMax),
            WallThickness = Mix(easy.WallThickness / WallStep, hard.WallThickness / WallStep) * WallStep,
            OuterWallThickness = Mix(easy.OuterWallThickness / WallStep, hard.OuterWallThickness / WallStep) * WallStep,
            Radius = Mix(easy.Radius, hard.Radius),
            OptionalPercent = Mix(easy.OptionalPercent, hard.OptionalPercent),
            ExtraPercent = Mix(easy.ExtraPercent, hard.ExtraPercent),
            Passes = Mix(easy.Passes, hard.Passes),
            ReceptacleMin = Mix(easy.ReceptacleMin, hard.ReceptacleMin),
            ReceptacleMax = Mix(easy.ReceptacleMax, hard.ReceptacleMax),
            PaletteCount = Mix(easy.PaletteCount, hard.PaletteCount),
            MinWallHeight = Mix(easy.MinWallHeight, hard.MinWallHeight),
            MaxWallHeight = Mix(easy.MaxWallHeight, hard.MaxWallHeight),
            LeastNavigablePercent = Mix(easy.LeastNavigablePercent, hard.LeastNavigablePercent),
            ChairZone = Mix(easy.ChairZone, hard.ChairZone),
            LeafPercent = Mix(easy.LeafPercent, hard.LeafPercent),
            Detail = level < 0.5f ? easy.Detail : hard.Detail,
        };
    }

    /// <summary>Checks that the values make sense together.</summary>
    /// <exception cref="ArgumentException">Names the knob, its value and the allowed range.</exception>
    public void Validate()
    {
        BedroomWeights b = Bedrooms;
        Check(b.Studio >= 0 && b.One >= 0 && b.Two >= 0 && b.Three >= 0, nameof(Bedrooms), b, "no negative weight");
        long sum = (long)b.Studio + b.One + b.Two + b.Three;
        Check(sum is > 0 and <= 1_000_000, nameof(Bedrooms), b, "a sum of 1 to 1,000,000");
        Check(Radius is >= 200 and <= 360, nameof(Radius), Radius, "200 to 360 mm");
        int doors = 2 * Radius + 150;
        Check(
            DoorWidth >= doors
                && DoorWidth <= 1200, nameof(DoorWidth), DoorWidth, $"{doors} (2 Radius + 150) to 1200 mm");
        bool corridor = CorridorMin >= 900 && CorridorMin <= CorridorMax - 50;
        Check(corridor, nameof(CorridorMin), CorridorMin, "900 mm to CorridorMax - 50");
        Check(CorridorMax <= 1800, nameof(CorridorMax), CorridorMax, "at most 1800 mm");
        (int wall, int outer) = (WallThickness, OuterWallThickness);
        Check(wall is >= 100 and <= 150 && wall % WallStep == 0, nameof(WallThickness), wall, "100, 110 .. 150 mm");
        bool skin = outer >= wall && outer <= 400 && outer % WallStep == 0;
        Check(skin, nameof(OuterWallThickness), outer, "WallThickness to 400 mm in steps of 10");
        Check(OptionalPercent is >= 0 and <= 1000, nameof(OptionalPercent), OptionalPercent, "0 to 1000");
        Check(ExtraPercent is >= 0 and <= 100, nameof(ExtraPercent), ExtraPercent, "0 to 100");
        bool height = MinWallHeight >= 2300 && MaxWallHeight <= 3500 && MinWallHeight <= MaxWallHeight;
        Check(height, nameof(MinWallHeight), MinWallHeight, "2300 mm to MaxWallHeight, at most 3500");
        int least = LeastNavigablePercent;
        Check(least is >= 0 and <= 40, nameof(LeastNavigablePercent), least, "0 to 40");
        Check(ChairZone is >= 0 and <= 1000, nameof(ChairZone), ChairZone, "0 to 1000 mm");
        Check(LeafPercent is >= 0 and <= 100, nameof(LeafPercent), LeafPercent, "0 to 100");
        Check(Enum.IsDefined(Detail), nameof(Detail), Detail, "Lean, Standard or Rich");
        Check(Passes is >= 1 and <= 4, nameof(Passes), Passes, "1 to 4");
        bool surfaces = ReceptacleMin >= 0 && ReceptacleMin < ReceptacleMax;
        Check(surfaces, nameof(ReceptacleMin), ReceptacleMin, "0 to ReceptacleMax");
        Check(ReceptacleMax <= 1500, nameof(ReceptacleMax), ReceptacleMax, "at most 1500 mm");
        const int most = Palette.TrainingCount;
        Check(PaletteCount >= 1 && PaletteCount <= most, nameof(PaletteCount), PaletteCount, $"1 to {most}");
    }

    private static void Check(bool good, string knob, object value, string allowed)
    {
        if (!good)
        {
            throw new ArgumentException($"{nameof(HomeOptions)}.{knob} is {value}; allowed: {allowed}.", knob);
        }
    }
}
