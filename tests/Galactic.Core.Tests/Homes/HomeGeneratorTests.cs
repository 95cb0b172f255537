using System.Numerics;
using System.Security.Cryptography;
using System.Xml.Linq;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Scenes;

namespace Galactic.Tests.Homes;

public class HomeGeneratorTests
{
    [Fact]
    public void Homes_are_the_same_for_any_number_of_threads_and_any_order()
    {
        string[] forward = [.. Enumerable.Range(0, 24).Select(i => Hash(Make(5, HomeSplit.Train, i)))];
        string[] backward = new string[24];
        Parallel.For(0, 24, new ParallelOptions { MaxDegreeOfParallelism = 2 },
            i => backward[23 - i] = Hash(Make(5, HomeSplit.Train, 23 - i)));
        Assert.Equal(forward, backward);
    }

    [Fact]
    public void Other_indices_seeds_and_splits_give_other_homes()
    {
        List<string> hashes = [];
        foreach (HomeSplit split in Enum.GetValues<HomeSplit>())
        {
            for (ulong seed = 0; seed < 2; seed++)
            {
                hashes.AddRange(Enumerable.Range(0, 8).Select(i => Hash(Make(seed, split, i))));
            }
        }

        Assert.Equal(hashes.Count, hashes.Distinct().Count());
    }

    public static TheoryData<string> Presets => ["Easy", "Dense", "Tight"];

    [Theory]
    [MemberData(nameof(Presets))]
    public void Every_preset_gives_homes_whose_doors_and_surfaces_keep_its_limits(string preset)
    {
        HomeOptions options = preset switch
        {
            "Easy" => HomeOptions.Easy,
            "Dense" => HomeOptions.Dense,
            _ => HomeOptions.Tight,
        };
        for (int i = 0; i < 20; i++)
        {
            Home home = HomeGenerator.Generate(options, 11, HomeSplit.Validation, i);
            Assert.All(home.Openings, o => Assert.True(o.Width >= options.DoorWidth));
            Assert.All(home.Receptacles, r => Assert.InRange(r.Height, options.ReceptacleMin, options.ReceptacleMax));
            Assert.InRange(home.Statistics.NavigableShare, 0.12f, 0.6f);
            Assert.True(home.Statistics.ReachableSurfaces >= 4);
        }
    }

    [Fact]
    public void Dense_homes_hold_more_and_easy_homes_less()
    {
        float Share(HomeOptions options) => Enumerable.Range(0, 30)
            .Average(i => HomeGenerator.Generate(
                options with { Bedrooms = new BedroomWeights(0, 1, 0, 0) }, 2, HomeSplit.Train,
                i).Statistics.FootprintShare);
        float easy = Share(HomeOptions.Easy);
        float usual = Share(HomeOptions.Default);
        float dense = Share(HomeOptions.Dense);
        Assert.True(easy < usual && usual < dense, $"{easy} {usual} {dense}");
    }

    [Theory]
    [InlineData("Radius")]
    [InlineData("DoorWidth")]
    [InlineData("CorridorMin")]
    [InlineData("Bedrooms")]
    [InlineData("PaletteCount")]
    [InlineData("Passes")]
    [InlineData("WallThickness")]
    [InlineData("OuterWallThickness")]
    public void Impossible_options_are_refused_by_name(string knob)
    {
        HomeOptions good = HomeOptions.Default;
        HomeOptions options = knob switch
        {
            "Radius" => good with { Radius = 500 },
            "DoorWidth" => good with { DoorWidth = 600 },
            "CorridorMin" => good with { CorridorMin = 500 },
            "Bedrooms" => good with { Bedrooms = default },
            "WallThickness" => good with { WallThickness = 125 },
            "OuterWallThickness" => good with { OuterWallThickness = 110 },
            "PaletteCount" => good with { PaletteCount = 0 },
            _ => good with { Passes = 0 },
        };
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => HomeGenerator.Generate(options, 1, HomeSplit.Train, 0));
        Assert.Contains($"HomeOptions.{knob}", error.Message);
    }

    [Fact]
    public void Negative_indices_and_unknown_splits_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(1, HomeSplit.Train, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Make(1, (HomeSplit)9, 0));
    }

    [Fact]
    public void A_plan_drawing_is_well_formed_and_shows_every_room()
    {
        Home[] homes = [.. Enumerable.Range(0, 3).Select(i => Make(1, HomeSplit.Test, i))];
        XElement svg = XDocument.Parse(HomePlanSvg.Sheet(homes, 2)).Root!;
        Assert.Equal(
            homes.Sum(h => h.Reservations.Count(r => r.Area > 0)),
            svg.Descendants().Count(e => (string?)e.Attribute("fill") == "url(#reserved)"));
        Assert.Equal(3, svg.Elements().Count(e => e.Name.LocalName == "g"));
        foreach (HomeRoom room in homes.SelectMany(h => h.Rooms))
        {
            Assert.Contains(svg.Descendants(), e => e.Value.StartsWith(room.Kind.ToString(), StringComparison.Ordinal));
        }
    }

    private static Home Make(ulong seed, HomeSplit split, int index) =>
        HomeGenerator.Generate(HomeOptions.Default, seed, split, index);

    private static string Hash(Home home)
    {
        SceneDescription scene = home.Describe();
        using MemoryStream stream = new();
        using BinaryWriter writer = new(stream);
        foreach (Vector3 p in scene.Mesh.Positions)
        {
            (float x, float y, float z) = (p.X, p.Y, p.Z);
            writer.Write(x);
            writer.Write(y);
            writer.Write(z);
        }

        foreach (uint color in scene.Mesh.Colors)
        {
            writer.Write(color);
        }

        foreach (OrientedBox box in scene.Collision.Boxes)
        {
            writer.Write(box.ToString());
        }

        foreach (Receptacle receptacle in scene.Receptacles)
        {
            writer.Write(receptacle.ToString());
        }

        return Convert.ToHexString(SHA256.HashData(stream.ToArray()));
    }
}
