namespace Galactic.Rendering;

/// <summary>Offsets of the numbers of a set-up face in <see cref="Frame.Setup"/>; lane i is i further.</summary>
internal static class SetupField
{
    /// <summary>First column, integer.</summary>
    public const int Left = 0;

    /// <summary>One past the last column, integer.</summary>
    public const int Right = 16;

    /// <summary>First row, integer.</summary>
    public const int Top = 32;

    /// <summary>One past the last row, integer.</summary>
    public const int Bottom = 48;

    /// <summary>Change of 1 / w per column.</summary>
    public const int SlopeX = 64;

    /// <summary>Change of 1 / w per row.</summary>
    public const int SlopeY = 80;

    /// <summary>Column of the farthest corner.</summary>
    public const int X0 = 96;

    /// <summary>Row of the farthest corner.</summary>
    public const int Y0 = 112;

    /// <summary>1 / w of the farthest corner.</summary>
    public const int Depth0 = 128;

    /// <summary>Least 1 / w of the corners.</summary>
    public const int DepthMin = 144;

    /// <summary>Largest 1 / w of the corners.</summary>
    public const int DepthMax = 160;

    /// <summary>First of four edges.</summary>
    public const int Edges = 176;

    /// <summary>From edge to edge.</summary>
    public const int EdgeFloats = 80;

    /// <summary>Floats of everything.</summary>
    public const int Floats = Edges + 4 * EdgeFloats;

    /// <summary>In an edge: column of the upper end.</summary>
    public const int EdgeX = 0;

    /// <summary>In an edge: row of the upper end.</summary>
    public const int EdgeY = 16;

    /// <summary>In an edge: columns per row.</summary>
    public const int EdgeSlope = 32;

    /// <summary>In an edge: first row of pixels, integer.</summary>
    public const int EdgeFirst = 48;

    /// <summary>In an edge: rows of pixels, integer.</summary>
    public const int EdgeRows = 64;
}
