using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>
/// What one piece is made of: its home's palette, a little lighter or darker and its hue a little turned by its
/// style, standing out from the floor under it.
/// </summary>
internal readonly record struct PieceColors(
    Paint Wood, Paint DarkWood, Paint Front, Paint Textile, Paint SecondTextile, Paint Accent, Paint Metal, Paint White,
    Paint Dark)
{
    private static readonly uint WhiteFront = Color.Hex(0xF2F0EC);

    /// <summary>Paints of a piece with a style on a floor.</summary>
    public static PieceColors Of(Palette palette, uint style, uint floor)
    {
        // Value +-4 %, hue +-2 degrees.
        int tone = 96 + (int)(style >> 8 & 15) * 8 / 15;
        int hue = (int)(style >> 24 & 31) * 4 / 31 - 2;
        uint Vary(uint color) => ColorMath.TurnHue(Palette.Scale(color, tone), hue);
        uint wood = Contrast.AgainstFloor(Vary(palette.Wood), floor);
        bool swap = (style >> 11 & 3) == 0;
        uint textile = Contrast.AgainstFloor(Vary(swap ? palette.Accent : palette.Textile), floor);
        bool isWooden = (style >> 13 & 1) == 0;
        uint front = isWooden ? wood : Contrast.AgainstFloor(WhiteFront, floor);
        PatternKind weave = (style >> 15 & 3) switch
        {
            0 => PatternKind.FabricTwill,
            1 => PatternKind.FabricHerringbone,
            _ => PatternKind.FabricPlain,
        };
        return new PieceColors(
            new Paint(wood, PatternKind.FurnitureWood),
            new Paint(Palette.Scale(wood, 80), PatternKind.FurnitureWood),
            new Paint(Palette.Scale(front, 97), isWooden ? PatternKind.FurnitureWood : PatternKind.None),
            new Paint(textile, weave),
            new Paint(Vary(palette.SecondTextile), PatternKind.FabricPlain),
            Vary(palette.Accent),
            new Paint(Color.Hex(0x8E9296), PatternKind.BrushedMetal),
            Color.Hex(0xF1F1EF),
            Color.Hex(0x2B2D30));
    }
}
