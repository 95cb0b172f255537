namespace Galactic.Rendering;

/// <summary>Offsets of the numbers of a set-up triangle in <see cref="Frame.Setup"/>; lane i is i further.</summary>
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

    /// <summary>Column of the top corner.</summary>
    public const int TopX = 176;

    /// <summary>Row of the top corner.</summary>
    public const int TopY = 192;

    /// <summary>Column of the middle corner.</summary>
    public const int MiddleX = 208;

    /// <summary>Row of the middle corner.</summary>
    public const int MiddleY = 224;

    /// <summary>Columns per row of the edge from top to middle.</summary>
    public const int TopToMiddle = 240;

    /// <summary>Columns per row of the edge from top to bottom.</summary>
    public const int TopToBottom = 256;

    /// <summary>Columns per row of the edge from middle to bottom.</summary>
    public const int MiddleToBottom = 272;
}
