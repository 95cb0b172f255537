namespace Galactic.Kernel.Plotting;

/// <summary>
/// Colours that people with any colour vision tell apart (M. Okabe and K. Ito), without the yellow and black that
/// vanish on light or dark pages. After six, lines are dashed.
/// </summary>
internal static class Palette
{
    private static readonly string[] Colors = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"];
    private static readonly string[] Dashes = ["", "7 4", "2 3", "9 3 2 3"];

    /// <summary>Colour of a series.</summary>
    public static string Color(int series) => Colors[series % Colors.Length];

    /// <summary>Dash pattern of a series; empty for a solid line.</summary>
    public static string Dash(int series) => Dashes[series / Colors.Length % Dashes.Length];

    /// <summary>The text colour that reads on a series' colour.</summary>
    public static string TextOn(int series) => series % Colors.Length is 0 or 1 or 2 ? "#fff" : "#000";
}
