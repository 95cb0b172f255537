using Galactic.Assets;
using Galactic.Homes.Furniture;
using Galactic.Homes.Plans;

namespace Galactic.Homes;

/// <summary>The palette of a home, how its walls use it, and its light.</summary>
/// <param name="Palette">Colours.</param>
/// <param name="Style">Random number that decides what is painted how.</param>
/// <param name="Light">Decides the light.</param>
internal sealed record HomeColors(Palette Palette, int Style, Draws Light)
{
    private const int TowardsWall = 60;

    /// <summary>Wall tiles of the bathrooms.</summary>
    public Paint Tiles => new(TileColor, (Style >> 7 & 1) == 0 ? PatternKind.TileSquare : PatternKind.TileSubway);

    private uint TileColor => (Style >> 8 & 3) switch
    {
        0 => Palette.Mix(Palette.AccentWall, Color.Hex(0xFFFFFF), 70),
        1 => Color.Hex(0xD5DEDF),
        2 => Color.Hex(0xE8E6E0),
        _ => Color.Hex(0xDDE3DC),
    };

    /// <summary>Floor tiles of the bathrooms.</summary>
    public uint WetFloor => (Style >> 10 & 1) == 0 ? Color.Hex(0xA9B0B2) : Color.Hex(0xC2BBAF);

    /// <summary>
    /// Paint of a wall: in most homes one light colour, in the others one accent wall in some rooms or a second
    /// colour in the bedrooms; every room a little lighter or darker.
    /// </summary>
    public Paint Wall(PlannedRoom room, int index, int facing)
    {
        int tint = 98 + index % 3 + ((facing & 1) == 0 ? -1 : 1);
        bool quiet = room.Kind is RoomKind.Bedroom or RoomKind.Study;
        bool accented = room.Kind is RoomKind.Living or RoomKind.Studio || quiet && room.Number == 0;
        uint color = (Style % 100) switch
        {
            < 70 => Palette.Wall,
            < 85 => accented && facing == (index + Style & 3) ? Palette.AccentWall : Palette.Wall,
            _ => quiet ? Palette.Mix(Palette.AccentWall, Palette.Wall, TowardsWall) : Palette.Wall,
        };
        PatternKind pattern = color == Palette.Wall || (Style >> 5 & 3) < 2 ? PatternKind.Plaster
            : (Style >> 6 & 1) == 0 ? PatternKind.WallpaperStripe : PatternKind.WallpaperDots;
        return new Paint(Palette.Scale(color, tint), pattern);
    }

    /// <summary>The materials of building and furniture; single pieces differ by 2 degrees of hue and 4 % of value.</summary>
    public HomeMaterial[] Materials(IReadOnlyList<PlannedRoom> rooms)
    {
        PieceColors c = PieceColors.Of(Palette, 0, Palette.Floor);
        List<HomeMaterial> list =
        [
            HomeMaterial.Of("wood", c.Wood), HomeMaterial.Of("dark wood", c.DarkWood),
            HomeMaterial.Of("textile", c.Textile), HomeMaterial.Of("second textile", c.SecondTextile),
            HomeMaterial.Of("accent", c.Accent), HomeMaterial.Of("metal", c.Metal),
            HomeMaterial.Of("wall tiles", Tiles),
        ];
        for (int i = 0; i < rooms.Count; i++)
        {
            PlanRect clear = rooms[i].Clear;
            string name = $"{rooms[i].Kind} {rooms[i].Number}";
            list.Add(HomeMaterial.Of($"floor of {name}", Floor(rooms[i].Kind), clear.Width >= clear.Depth ? 0 : 1));
            list.Add(HomeMaterial.Of($"walls of {name}", Wall(rooms[i], i, 0)));
        }

        return [.. list];
    }

    /// <summary>Floor of a room.</summary>
    public Paint Floor(RoomKind kind)
    {
        bool isTiled = kind is RoomKind.Bath or RoomKind.Storage || kind == RoomKind.Kitchen && (Style >> 11 & 1) == 0;
        return new Paint(FloorColor(kind), isTiled ? WetPattern : DryPattern);
    }

    private PatternKind WetPattern => (Style >> 3 & 3) switch
    {
        0 => PatternKind.TileHexagon,
        1 => PatternKind.Terrazzo,
        _ => PatternKind.TileSquare,
    };

    private PatternKind DryPattern => Palette.Name switch
    {
        "clay" => PatternKind.TileSquare,
        "loft" => PatternKind.Concrete,
        _ => (Style >> 1 & 3) == 0 ? PatternKind.Parquet : PatternKind.Planks,
    };

    private uint FloorColor(RoomKind kind) => kind switch
    {
        RoomKind.Bath or RoomKind.Storage => WetFloor,
        RoomKind.Kitchen when (Style >> 11 & 1) == 0 => Palette.Mix(WetFloor, Palette.Floor, 50),
        RoomKind.Kitchen => Palette.Scale(Palette.Floor, 94),
        RoomKind.Bedroom => Palette.Scale(Palette.Floor, 102),
        _ => Palette.Floor,
    };
}
