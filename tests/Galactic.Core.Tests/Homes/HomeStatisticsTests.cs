using Galactic.Homes;

namespace Galactic.Tests.Homes;

[Collection(nameof(SampleHomes))]
public class HomeStatisticsTests(SampleHomes sample, ITestOutputHelper output)
{
    [Fact]
    public void A_thousand_homes_show_the_statistics_they_are_designed_for()
    {
        Home[] homes = new Home[1000];
        Parallel.For(0, homes.Length, i => homes[i] = HomeGenerator.Generate(
            HomeOptions.Default, 7, HomeSplit.Train, i));
        IReadOnlyList<SurveyRow> rows = HomeSurvey.Of(homes);
        foreach (SurveyRow row in rows)
        {
            output.WriteLine(row.ToString());
        }

        Assert.Empty(rows.Where(r => !r.IsGood).Select(r => r.Name));
        HashSet<PieceKind> kinds = [.. homes.SelectMany(h => h.Pieces).Select(p => p.Kind)];
        Assert.Empty(Enum.GetValues<PieceKind>().Except(kinds));
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
}
