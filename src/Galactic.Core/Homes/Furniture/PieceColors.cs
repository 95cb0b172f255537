using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>The colours of one piece: its home's palette, made a little lighter or darker by its style.</summary>
internal readonly record struct PieceColors(
    uint Wood, uint DarkWood, uint Front, uint Textile, uint SecondTextile, uint Accent, uint Metal, uint White,
    uint Dark)
{
    public static PieceColors Of(Palette palette, uint style)
    {
        int tone = 96 + (int)(style >> 8 & 7);
        uint wood = Palette.Scale(palette.AgainstFloor(palette.Wood), tone);
        bool swap = (style >> 11 & 3) == 0;
        uint textile = swap ? palette.Accent : palette.Textile;
        uint front = (style >> 13 & 1) == 0 ? wood : palette.AgainstFloor(Color.Hex(0xF2F0EC));
        return new PieceColors(
            wood, Palette.Scale(wood, 80), Palette.Scale(front, 97), Palette.Scale(palette.AgainstFloor(textile), tone),
            Palette.Scale(palette.SecondTextile, tone), Palette.Scale(palette.Accent, tone), Color.Hex(0x8E9296),
            Color.Hex(0xF1F1EF), Color.Hex(0x2B2D30));
    }
}
