using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Sixteen pixels between finding where they look in their textures and blending what is there.</summary>
internal unsafe struct ShadedRun
{
    /// <summary>Upper left texels in <see cref="Frame.Texels"/>.</summary>
    public fixed int Upper[Frame.Tile];

    /// <summary>Lower left texels.</summary>
    public fixed int Lower[Frame.Tile];

    /// <summary>Shares of the right texels.</summary>
    public fixed int Right[Frame.Tile];

    /// <summary>Shares of the lower texels.</summary>
    public fixed int Below[Frame.Tile];

    /// <summary>[4, 16] colour and light, see <see cref="TexelScale"/>.</summary>
    public fixed float Scale[4 * Frame.Tile];

    /// <summary>All ones where there is a texture.</summary>
    public fixed int IsTextured[Frame.Tile];

    /// <summary>Colours of the others, 0 where nothing was hit.</summary>
    public fixed uint Plain[Frame.Tile];

    /// <summary>The upper two texels side by side.</summary>
    public fixed ulong UpperTexels[Frame.Tile];

    /// <summary>The lower two.</summary>
    public fixed ulong LowerTexels[Frame.Tile];
}
