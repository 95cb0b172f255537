using Galactic.Homes;

namespace Galactic.Tests.Homes;

[Collection(nameof(SampleHomes))]
public class HomeStatisticsTests(SampleHomes sample, ITestOutputHelper output)
{
    /// <summary>
    /// Targets as designed; tolerances are those of 150 homes, so wider than for a thousand where shares are counted.
    /// </summary>
    [Fact]
    public void Homes_show_the_statistics_they_are_designed_for()
    {
        List<string> failures = [];
        void Row(string name, double value, double target, double low, double high)
        {
            bool good = value >= low && value <= high;
            string verdict = good ? "" : "  OUT";
            output.WriteLine($"{name,-34} {value,7:F3}  target {target,6:F2}  allowed {low:F2} to {high:F2}{verdict}");
            if (!good)
            {
                failures.Add(name);
            }
        }

        Shares(Row);
        Areas(Row);
        Furnishing(Row);
        Assert.Empty(failures);
    }

    [Fact]
    public void No_two_homes_have_the_same_rooms()
    {
        int plans = sample.Homes
            .Select(h => string.Join(" ", h.Rooms.Select(r => $"{r.Kind}{(int)(r.Area / 0.8f)}").Order())
                + string.Join(" ", h.Openings.Select(o => $"{h.Rooms[o.RoomA].Kind}-{h.Rooms[o.RoomB].Kind}").Order()))
            .Distinct().Count();
        Assert.True(plans >= SampleHomes.Count * 95 / 100, $"{plans} different of {SampleHomes.Count}");
    }

    private void Shares(Action<string, double, double, double, double> row)
    {
        int[] wish = [15, 30, 35, 20];
        for (int b = 0; b < 4; b++)
        {
            row($"share with {b} bedrooms, %", Percent(h => h.Bedrooms == b), wish[b], wish[b] - 9, wish[b] + 9);
        }

        foreach (HomeFamily family in Enum.GetValues<HomeFamily>())
        {
            row($"share of {family}, %", Percent(h => h.Family == family), 25, 8, 42);
        }

        row("share with open plan, %", Percent(h => h.Openings.Any(o => o.Kind == OpeningKind.OpenPlan)), 55, 42, 68);
    }

    private void Areas(Action<string, double, double, double, double> row)
    {
        double[] wish = [34, 50, 66, 84];
        for (int b = 0; b < 4; b++)
        {
            double area = With(b).Average(h => h.Statistics.FloorArea);
            row($"floor with {b} bedrooms, m2", area, wish[b], wish[b] * 0.9, wish[b] * 1.1);
        }

        (RoomKind Kind, double Mean)[] rooms =
            [(RoomKind.Living, 20), (RoomKind.Kitchen, 9), (RoomKind.Bath, 5.2), (RoomKind.Bedroom, 11.2)];
        foreach ((RoomKind kind, double mean) in rooms)
        {
            row($"{kind}, m2", Rooms(kind).Average(r => r.Room.Area), mean, mean * 0.9, mean * 1.1);
        }

        row("hall share of floor", sample.Homes.Where(h => h.Rooms.Any(r => r.Kind == RoomKind.Hall))
            .Average(h => h.Rooms.Where(r => r.Kind == RoomKind.Hall).Sum(r => r.Area) / h.Statistics.FloorArea),
            0.11, 0.07, 0.15);
        double[] aspects = [.. sample.Homes.SelectMany(h => h.Rooms).Where(r => r.Kind != RoomKind.Hall)
            .Select(r => (double)r.Clear.LongSide / r.Clear.ShortSide).Order()];
        row("median aspect", aspects[aspects.Length / 2], 1.4, 1.28, 1.52);
        row("95 % aspect", aspects[aspects.Length * 95 / 100], 2.0, 1.5, 2.1);
    }

    private void Furnishing(Action<string, double, double, double, double> row)
    {
        row("footprint share", Mean(s => s.FootprintShare), 0.30, 0.24, 0.42);
        (RoomKind Kind, double Mean)[] rooms =
        [
            (RoomKind.Bedroom, 0.42), (RoomKind.Living, 0.30), (RoomKind.Kitchen, 0.38), (RoomKind.Bath, 0.34),
            (RoomKind.Hall, 0.04),
        ];
        foreach ((RoomKind kind, double mean) in rooms)
        {
            double share = Rooms(kind).Average(r => r.Home.Pieces
                .Where(p => p.Room == r.Index && p.IsSolid).Sum(p => p.Footprint.Area * 1e-6) / r.Room.Area);
            row($"footprint share of {kind}", share, mean, mean - 0.11, mean + 0.08);
        }

        row("navigable share, mean", Mean(s => s.NavigableShare), 0.33, 0.28, 0.40);
        row("navigable share, least", sample.Homes.Min(h => h.Statistics.NavigableShare), 0.22, 0.17, 0.40);
        double[] wish = [16, 23, 28, 36];
        for (int b = 0; b < 4; b++)
        {
            double pieces = With(b).Average(h => h.Statistics.SolidPieces);
            row($"pieces with {b} bedrooms", pieces, wish[b], wish[b] * 0.85, wish[b] * 1.16);
        }

        row("surfaces", Mean(s => s.Surfaces), 13, 7, 24);
        row("share of surfaces within reach", sample.Homes.Sum(h => h.Statistics.ReachableSurfaces)
            / (double)sample.Homes.Sum(h => h.Statistics.Surfaces), 0.97, 0.88, 1);
    }

    private double Mean(Func<HomeStatistics, double> value) => sample.Homes.Average(h => value(h.Statistics));

    private double Percent(Func<Home, bool> test) => 100.0 * sample.Homes.Count(test) / sample.Homes.Count;

    private IEnumerable<Home> With(int bedrooms) => sample.Homes.Where(h => h.Bedrooms == bedrooms);

    private IEnumerable<(Home Home, HomeRoom Room, int Index)> Rooms(RoomKind kind) => sample.Homes
        .SelectMany(h => h.Rooms.Select((r, i) => (h, r, i))).Where(x => x.r.Kind == kind);
}
