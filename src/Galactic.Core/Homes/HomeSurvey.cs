namespace Galactic.Homes;

/// <summary>
/// The statistics generated homes are designed to show, measured over many homes of the default options.
/// </summary>
/// <remarks>
/// Targets come from three real flats, published minimum flats and design guides; tolerances are meant for a
/// thousand homes. Rows about surfaces use the heights the options allow.
/// </remarks>
public sealed class HomeSurvey
{
    private const int MostRich = 200;
    private readonly IReadOnlyList<Home> homes;
    private readonly List<SurveyRow> rows = [];

    private HomeSurvey(IReadOnlyList<Home> homes) => this.homes = homes;

    /// <summary>Measures homes.</summary>
    /// <param name="homes">At least one; of <see cref="HomeSplit.Train"/> with <see cref="HomeOptions.Default"/>.</param>
    /// <exception cref="ArgumentException">There are none.</exception>
    public static IReadOnlyList<SurveyRow> Of(IReadOnlyList<Home> homes)
    {
        if (homes.Count == 0)
        {
            throw new ArgumentException("A survey needs at least one home.", nameof(homes));
        }

        HomeSurvey survey = new(homes);
        survey.Programmes();
        survey.Areas();
        survey.Shapes();
        survey.Furnishing();
        survey.Surfaces();
        survey.Triangles();
        return survey.rows;
    }

    private void Programmes()
    {
        int[] wish = [15, 30, 35, 20];
        for (int b = 0; b < wish.Length; b++)
        {
            Add($"share with {b} bedrooms, %", Percent(h => h.Bedrooms == b), wish[b], wish[b] - 4, wish[b] + 4);
        }

        (HomeFamily Family, int Share)[] shares =
        [
            (HomeFamily.Studio, 15), (HomeFamily.Spine, 24), (HomeFamily.Hub, 28), (HomeFamily.Core, 19),
            (HomeFamily.LShape, 14),
        ];
        foreach ((HomeFamily family, int share) in shares)
        {
            Add($"share of {family}, %", Percent(h => h.Family == family), share, share - 6, Math.Min(35, share + 6));
        }

        Add("attempts per home", Mean(h => h.Statistics.Attempts), 4.4, 1, 6);
        Add("homes on the fallback plan, %", Percent(h => h.Statistics.IsFallback), 0, 0, 0.1);
    }

    private void Areas()
    {
        double[] wish = [34, 50, 66, 84];
        for (int b = 0; b < wish.Length; b++)
        {
            Near($"floor with {b} bedrooms, m2", Mean(With(b), h => h.Statistics.FloorArea), wish[b], 10);
        }

        Near("first bedroom, m2", Rooms(RoomKind.Bedroom).Where(r => r.Room.Number == 0).Average(Area), 12.5, 8);
        Near("other bedrooms, m2", Rooms(RoomKind.Bedroom).Where(r => r.Room.Number > 0).Average(Area), 10.3, 8);
        Range("bedroom, m2", RoomKind.Bedroom, 8, 16);
        (RoomKind Kind, double Mean, double Low, double High)[] kinds =
            [(RoomKind.Living, 20, 15, 34), (RoomKind.Kitchen, 9, 5.2, 13), (RoomKind.Bath, 5.2, 4, 8)];
        foreach ((RoomKind kind, double mean, double low, double high) in kinds)
        {
            Near($"{kind}, m2", Rooms(kind).Average(Area), mean, 10);
            Range($"{kind}, m2", kind, low, high);
        }
    }

    private void Shapes()
    {
        double[] halls =
        [
            .. homes.Where(h => h.Rooms.Any(r => r.Kind == RoomKind.Hall)).Select(h =>
                h.Rooms.Where(r => r.Kind == RoomKind.Hall).Sum(r => (double)r.Area) / h.Statistics.FloorArea).Order(),
        ];
        Add("hall share of floor, mean", halls.Average(), 0.11, 0.05, 0.18);
        Add("hall share of floor, largest", halls[^1], 0.18, 0.05, 0.18);
        double[] aspects =
        [
            .. homes.SelectMany(h => h.Rooms).Where(r => r.Kind is not (RoomKind.Hall or RoomKind.Alcove or RoomKind.Storage))
                .Select(r => (double)r.Clear.LongSide / r.Clear.ShortSide).Order(),
        ];
        Add("room aspect, median", aspects[aspects.Length / 2], 1.4, 1.32, 1.48);
        Add("room aspect, 95 % quantile", aspects[aspects.Length * 95 / 100], 2, 1, 2);
        Add(
            "homes with an open plan, %", Percent(h => h.Openings.Any(o => o.Kind == OpeningKind.OpenPlan)), 55, 45,
            65);
        double[] doors =
        [
            .. homes.SelectMany(h => h.Openings).Where(o => o.Kind == OpeningKind.Door).Select(o => o.Width * 1e-3),
        ];
        Add("door, least clear width, m", doors.Min(), 0.92, 0.90, 0.95);
        Add("door, largest clear width, m", doors.Max(), 0.92, 0.90, 0.95);
        double[] corridors =
        [
            .. homes.Where(h => h.Family != HomeFamily.Studio).SelectMany(h => h.Rooms)
                .Where(r => r.Kind == RoomKind.Hall).Select(r => r.Clear.ShortSide * 1e-3),
        ];
        Add("corridor, least clear width, m", corridors.Min(), 1.05, 1.05, 1.40);
        Add("corridor, largest clear width, m", corridors.Max(), 1.40, 1.05, 1.40);
        Add("window area / floor area", Windows(), 0.15, 0.10, 0.20);
    }

    private double Windows() => homes.Average(h =>
        h.Windows.Sum(w => (double)w.Width * w.Height) * 1e-6 / h.Statistics.FloorArea);

    private void Furnishing()
    {
        Add("footprint share, mean", Mean(h => h.Statistics.FootprintShare), 0.30, 0.24, 0.42);
        (RoomKind Kind, double Mean)[] kinds =
        [
            (RoomKind.Bedroom, 0.42), (RoomKind.Living, 0.30), (RoomKind.Kitchen, 0.38), (RoomKind.Bath, 0.34),
            (RoomKind.Hall, 0.04),
        ];
        foreach ((RoomKind kind, double mean) in kinds)
        {
            double share = Rooms(kind).Average(r => r.Home.Pieces
                .Where(p => p.Room == r.Index && p.IsFurniture).Sum(p => p.Footprint.Area * 1e-6) / r.Room.Area);
            Add($"footprint share of {kind}", share, mean, Math.Max(0.01, mean - 0.08), mean + 0.08);
        }

        Add("navigable share, mean", Mean(h => h.Statistics.NavigableShare), 0.33, 0.28, 0.40);
        Add("navigable share, least", homes.Min(h => h.Statistics.NavigableShare), 0.22, 0.22, 0.40);
        double[] wish = [16, 23, 28, 36];
        for (int b = 0; b < wish.Length; b++)
        {
            Near($"pieces with {b} bedrooms", Mean(With(b), h => h.Statistics.SolidPieces), wish[b], 15);
        }
    }

    private void Surfaces()
    {
        Add("surfaces, mean", Mean(h => h.Statistics.Surfaces), 13, 7, 24);
        Add("surfaces, fewest", homes.Min(h => h.Statistics.ReachableSurfaces), 7, 4, 24);
        double reachable = homes.Sum(h => h.Statistics.ReachableSurfaces)
            / (double)homes.Sum(h => h.Statistics.Surfaces);
        Add("share of surfaces within reach", reachable, 0.97, 0.95, 1);
        (Home Home, HomeStand Stand)[] stands =
        [
            .. homes.SelectMany(h => h.Receptacles.Where(r => r.Stand is not null).Select(r => (h, r.Stand!.Value))),
        ];
        double faced = stands.AsParallel().Count(s => StartBox.FitsNear(s.Home, s.Stand)) / (double)stands.Length;
        Add("surfaces with room for the whole robot near", faced, 0.95, 0.90, 1);
    }

    private void Triangles()
    {
        Triangles(HomeDetail.Lean, 1_900, (1_200, 2_500), (1_200, 2_500), homes.Count);
        Triangles(HomeDetail.Standard, 4_000, (3_500, 5_000), (1_500, 6_000), homes.Count);
        Triangles(HomeDetail.Rich, 20_000, (17_000, 24_000), (5_000, 30_000), MostRich);
    }

    private void Triangles(
        HomeDetail detail, int target, (int Low, int High) middle, (int Low, int High) all, int most)
    {
        int objects = DetailPlan.Objects(detail);
        int[] triangles =
        [
            .. homes.Take(most).AsParallel().Select(h => h.Describe(detail).Mesh.TriangleCount + objects).Order(),
        ];
        string name = $"triangles with {DetailPlan.UsualObjects} objects, {detail},";
        Add($"{name} median", triangles[triangles.Length / 2], target, middle.Low, middle.High);
        Add($"{name} fewest", triangles[0], all.Low, all.Low, all.High);
        Add($"{name} most", triangles[^1], all.High, all.Low, all.High);
    }

    private static double Area((Home Home, HomeRoom Room, int Index) r) => r.Room.Area;

    private void Range(string name, RoomKind kind, double low, double high)
    {
        Add($"{name}, least", Rooms(kind).Min(Area), low, low - 0.0001, high);
        Add($"{name}, largest", Rooms(kind).Max(Area), high, low, high + 0.0001);
    }

    private void Near(string name, double value, double target, double percent) =>
        Add(name, value, target, target * (1 - percent / 100), target * (1 + percent / 100));

    private void Add(string name, double value, double target, double low, double high) =>
        rows.Add(new SurveyRow(name, value, target, low, high));

    private double Mean(Func<Home, double> value) => homes.Average(value);

    private static double Mean(IEnumerable<Home> some, Func<Home, double> value) =>
        some.Select(value).DefaultIfEmpty(double.NaN).Average();

    private double Percent(Func<Home, bool> test) => 100.0 * homes.Count(test) / homes.Count;

    private IEnumerable<Home> With(int bedrooms) => homes.Where(h => h.Bedrooms == bedrooms);

    private IEnumerable<(Home Home, HomeRoom Room, int Index)> Rooms(RoomKind kind) =>
        homes.SelectMany(h => h.Rooms.Select((r, i) => (h, r, i))).Where(x => x.r.Kind == kind);
}
