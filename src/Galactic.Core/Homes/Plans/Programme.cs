using Galactic.Compute;

namespace Galactic.Homes.Plans;

/// <summary>
/// What a home consists of. Drawn once per home: redrawing it after a failed plan would favour what is easy to plan.
/// </summary>
internal sealed record Programme(HomeFamily Family, int Bedrooms, int Baths, bool Study, bool Niche, int Variant)
{
    public static Programme Draw(HomeOptions options, RandomKey key)
    {
        Draws draws = new(key);
        BedroomWeights w = options.Bedrooms;
        int pick = draws.Index(w.Studio + w.One + w.Two + w.Three);
        int bedrooms = pick < w.Studio ? 0
            : pick < w.Studio + w.One ? 1
            : pick < w.Studio + w.One + w.Two ? 2 : 3;
        bool secondBath = draws.Chance(50) && bedrooms == 3;
        bool study = draws.Chance(15) && bedrooms > 0;
        bool niche = draws.Chance(50);
        int family = draws.Index(100);
        return new Programme(
            DrawFamily(bedrooms, family), bedrooms, secondBath ? 2 : 1, study, niche, draws.Index(8));
    }

    /// <summary>
    /// Room wishes of one attempt, living rooms first. Areas are drawn; all are scaled by a percentage.
    /// </summary>
    public RoomWish[] Wishes(Draws draws, int percent)
    {
        List<RoomWish> wishes = [];
        void Add(RoomKind kind, int number, int low, int high) =>
            wishes.Add(RoomWish.Of(kind, number, draws.Range(low, high), percent));
        if (Bedrooms == 0)
        {
            Add(RoomKind.Studio, 0, Niche ? 2020 : 2200, Niche ? 2500 : 2900);
            Add(RoomKind.Bath, 0, 410, 520);
            Add(Niche ? RoomKind.Kitchen : RoomKind.Hall, 0, Niche ? 540 : 280, Niche ? 680 : 420);
            return [.. wishes];
        }

        wishes.Add(RoomWish.Of(
            RoomKind.Living, 0, draws.Range(1500, 2000) + Bedrooms * draws.Range(100, 320), percent));
        Add(RoomKind.Kitchen, 0, 750, 1100);
        for (int i = 0; i < Bedrooms; i++)
        {
            Add(RoomKind.Bedroom, i, i == 0 ? 1100 : 880, i == 0 ? 1450 : 1230);
        }

        for (int i = 0; i < Baths; i++)
        {
            Add(RoomKind.Bath, i, i == 0 ? 440 : 400, i == 0 ? 650 : 550);
        }

        if (Study)
        {
            Add(RoomKind.Study, 0, 600, 900);
        }

        return [.. wishes];
    }

    private static HomeFamily DrawFamily(int bedrooms, int percent)
    {
        (int spine, int hub) = bedrooms switch { 1 => (36, 30), 2 => (36, 32), _ => (25, 55) };
        return bedrooms == 0 ? HomeFamily.Studio
            : percent < spine ? HomeFamily.Spine
            : percent < spine + hub ? HomeFamily.Hub : HomeFamily.Core;
    }
}
