using Galactic.Assets;

namespace Galactic.Homes;

/// <summary>Colours that go together, sRGB as packed by <see cref="Color"/>.</summary>
/// <param name="Name">Short name.</param>
/// <param name="Wall">Most walls; light.</param>
/// <param name="AccentWall">Second wall colour.</param>
/// <param name="Floor">Floor.</param>
/// <param name="Wood">Furniture wood.</param>
/// <param name="Textile">Main textile.</param>
/// <param name="SecondTextile">Second textile.</param>
/// <param name="Accent">One saturated colour.</param>
public sealed record Palette(
    string Name, uint Wall, uint AccentWall, uint Floor, uint Wood, uint Textile, uint SecondTextile, uint Accent)
{
    /// <summary>How many of the first palettes are trained on; the others are for <see cref="HomeSplit.TestStyle"/>.</summary>
    public const int TrainingCount = 10;

    /// <summary>The palettes in stable order.</summary>
    public static IReadOnlyList<Palette> All { get; } =
    [
        Of("north", 0xF2F0EA, 0xC1DBEA, 0xD9C3A0, 0xD8BE96, 0x8A9AA8, 0xE9E4DA, 0xE0A64B),
        Of("warm", 0xF4ECDD, 0xE9D5C9, 0xC49A6C, 0xB98A5A, 0xB0623F, 0xEFE3D0, 0x7C8C5A),
        Of("slate", 0xEDEEEE, 0x87857E, 0xA79C8D, 0x8C7B68, 0x5A7490, 0xC9CBCC, 0xD07A3F),
        Of("sage", 0xF1F2EE, 0xB0B9A6, 0xCBA77A, 0xC79B6B, 0x71847D, 0xF0EADC, 0xC39C83),
        Of("clay", 0xF3E7DC, 0xC39C83, 0xB4714F, 0x7A5238, 0xA8715A, 0xE8DCCB, 0x547174),
        Of("ink", 0xF5F4F1, 0x344D58, 0x7B5A41, 0x6B4A33, 0x344D58, 0xD6CABA, 0xDDB582),
        Of("mint", 0xF6F7F3, 0xBCDBDB, 0xDDBF93, 0xE0C79F, 0x8CC3C3, 0xF5EBDD, 0xE58F74),
        Of("sand", 0xFBF3E4, 0xD9CFC0, 0xD8B984, 0xCFA970, 0xC3AC98, 0xFFFFFF, 0x5F7D8E),
        Of("sky", 0xF4F7FA, 0xB4CCCB, 0xE1CCA6, 0xE6D2AE, 0x6C93B8, 0xF2EDE2, 0xF0B84A),
        Of("grey", 0xF0F0EE, 0xCBCECD, 0xB9AFA2, 0x9C8468, 0x7A7C80, 0xDAD6CF, 0x8FB04B),
        Of("plum", 0xF3EEF0, 0x604046, 0x6E4F3A, 0x5E4230, 0x8B5E6B, 0xE4D9D2, 0xC9A24B),
        Of("loft", 0xE7E5E1, 0xA8715A, 0xB5B2AC, 0x8A6A4C, 0x4D4F52, 0xB9A58E, 0xC9512F),
    ];

    /// <summary>A colour made lighter or darker by a percentage.</summary>
    public static uint Scale(uint color, int percent) => Color.Rgb(
        (int)(color & 255) * percent / 100,
        (int)(color >> 8 & 255) * percent / 100,
        (int)(color >> 16 & 255) * percent / 100);

    /// <summary>A mixture of two colours; so many percent of the second.</summary>
    public static uint Mix(uint first, uint second, int percent)
    {
        int Channel(int shift) =>
            ((int)(first >> shift & 255) * (100 - percent) + (int)(second >> shift & 255) * percent) / 100;
        return Color.Rgb(Channel(0), Channel(8), Channel(16));
    }

    private static Palette Of(
        string name, int wall, int accentWall, int floor, int wood, int first, int second, int accent) =>
        new(name, Color.Hex(wall), Color.Hex(accentWall), Color.Hex(floor), Color.Hex(wood), Color.Hex(first),
            Color.Hex(second), Color.Hex(accent));
}
