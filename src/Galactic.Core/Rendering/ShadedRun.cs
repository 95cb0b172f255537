using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Sixteen pixels between finding where they look in their textures and blending what is there.</summary>
internal unsafe struct ShadedRun
{
    /// <summary>Upper left texels in <see cref="Frame.Texels"/>.</summary>
    public fixed int Places[Frame.Tile];

    /// <summary>Shares of the right texels, of <see cref="TexelBlend.RightShares"/>.</summary>
    public fixed int Right[Frame.Tile];

    /// <summary>Shares of the lower texels, of <see cref="TexelBlend.LowerShares"/>.</summary>
    public fixed int Below[Frame.Tile];

    /// <summary>Colour and light of a run of one surface.</summary>
    public TexelScale Scale;

    /// <summary>[2, 8] those of a run of several, low and high ones of <see cref="TexelBlend"/>.</summary>
    public fixed ulong Factors[Frame.Tile];

    /// <summary>See <see cref="Factors"/>.</summary>
    public fixed ulong Offsets[Frame.Tile];

    /// <summary>All ones where there is a texture.</summary>
    public fixed int IsTextured[Frame.Tile];

    /// <summary>Colours of the others, 0 where nothing was hit.</summary>
    public fixed uint Plain[Frame.Tile];
}
