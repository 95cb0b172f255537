using Galactic.Compute;

namespace Galactic.Homes.Plans;

/// <summary>
/// What a home consists of. Drawn once per home: redrawing it after a failed plan would favour what is easy to plan.
/// </summary>
internal sealed record Programme(
    HomeFamily Family, int Bedrooms, int Baths, bool Study, bool Niche, int Variant, bool LargeKitchen)
{
    private const int LargeKitchenPercent = 10;
    private const int SquareAspect = 112;

    public static Programme Draw(HomeOptions options, HomeSplit split, RandomKey key)
    {
        Draws draws = new(key);
        BedroomWeights w = options.Bedrooms;
        bool heldOut = split == HomeSplit.TestLayout;
        if (heldOut)
        {
            // The families held out have no studios.
            w = w with { Studio = 0, One = w.One + w.Two + w.Three > 0 ? w.One : 1 };
        }

        int pick = draws.Index(w.Studio + w.One + w.Two + w.Three);
        int bedrooms = pick < w.Studio ? 0
            : pick < w.Studio + w.One ? 1
            : pick < w.Studio + w.One + w.Two ? 2 : 3;
        bool study = draws.Chance(15) && bedrooms > 0;
        bool niche = draws.Chance(50);
        HomeFamily family = DrawFamily(bedrooms, draws.Index(100), heldOut);
        // Half of all large homes: those whose bands are short enough for two small rooms.
        bool secondBath = bedrooms == 3 && (family is HomeFamily.Hub or HomeFamily.LShape);
        int variant = draws.Index(8);
        // Elsewhere the kitchen is a strip along the living room, where no island fits.
        bool largeKitchen = draws.Chance(LargeKitchenPercent) && family is HomeFamily.Spine or HomeFamily.Core;
        return new Programme(family, bedrooms, secondBath ? 2 : 1, study, niche, variant, largeKitchen);
    }

    /// <summary>Share of plans with a storage room behind the first bathroom: deep bands need one.</summary>
    private int StoragePercent => (Family, Bedrooms) switch
    {
        (HomeFamily.Spine or HomeFamily.Core, 3) => 85,
        (HomeFamily.Hub, 2) => 65,
        (HomeFamily.Core, _) => 55,
        (HomeFamily.Spine, 1) => 65,
        (HomeFamily.Spine or HomeFamily.Hub, _) => 45,
        _ => 0,
    };

    /// <summary>
    /// Room wishes of one attempt, living rooms first. Areas are drawn; all are scaled by a percentage and surrounded by
    /// walls.
    /// </summary>
    public RoomWish[] Wishes(Draws draws, int percent, int wall)
    {
        List<RoomWish> wishes = [];
        void Add(RoomKind kind, int number, int low, int high) =>
            wishes.Add(RoomWish.Of(kind, number, draws.Range(low, high), percent, wall));
        if (Bedrooms == 0)
        {
            Add(RoomKind.Studio, 0, Niche ? 2020 : 2200, Niche ? 2500 : 2900);
            Add(RoomKind.Bath, 0, 410, 520);
            Add(Niche ? RoomKind.Kitchen : RoomKind.Hall, 0, Niche ? 540 : 280, Niche ? 680 : 420);
            return [.. wishes];
        }

        wishes.Add(RoomWish.Of(
            RoomKind.Living, 0, draws.Range(1500, 2000) + Bedrooms * draws.Range(80, 280), percent, wall));
        if (LargeKitchen && percent == 100)
        {
            // Nearly square and as large as kitchens may be: an island has an aisle on all sides there. Where other
            // rooms do not fit around it, later attempts do without.
            wishes.Add(RoomWish.Of(RoomKind.Kitchen, 0, draws.Range(1230, 1290), 100, wall) with { MostAspect = SquareAspect });
        }
        else
        {
            Add(RoomKind.Kitchen, 0, 750, 1120);
        }

        for (int i = 0; i < Bedrooms; i++)
        {
            Add(RoomKind.Bedroom, i, i == 0 ? 1100 : 880, i == 0 ? 1450 : 1230);
        }

        for (int i = 0; i < Baths; i++)
        {
            Add(RoomKind.Bath, i, i == 0 ? 440 : 450, i == 0 ? 620 : 560);
        }

        int baths = wishes.FindIndex(w => w.Kind == RoomKind.Bath);
        if (draws.Chance(StoragePercent))
        {
            wishes[baths] = wishes[baths].With(draws.Range(230, 300));
        }

        if (Study)
        {
            Add(RoomKind.Study, 0, 600, 900);
        }

        return [.. wishes];
    }

    private static HomeFamily DrawFamily(int bedrooms, int percent, bool heldOut) => (bedrooms, percent) switch
    {
        (0, _) => HomeFamily.Studio,
        _ when heldOut => percent < 50 ? HomeFamily.Wing : HomeFamily.Enfilade,
        (_, < 28) => HomeFamily.Spine,
        (_, < 28 + 33) => HomeFamily.Hub,
        (_, < 28 + 33 + 22) => HomeFamily.Core,
        _ => HomeFamily.LShape,
    };
}
