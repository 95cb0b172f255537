using System.Numerics;

namespace Galactic.Rendering;

/// <summary>One texture as the shader reads it; see <see cref="PreparedTexture"/>.</summary>
/// <remarks>
/// Every level has a border of one texel, which repeats what lies beyond the edges: the four texels around any point
/// are there without asking how the texture wraps. A texel is stored together with the one below it, byte by byte: red,
/// red below, green, green below, and so on.
/// </remarks>
internal unsafe struct TextureData
{
    /// <summary>Most levels: an edge of 2^15 texels and its halves.</summary>
    public const int MaxLevels = 16;

    /// <summary>Texels across the largest level, without border.</summary>
    public float Width;

    /// <summary>Texels down the largest level, without border.</summary>
    public float Height;

    /// <summary>1 if the texture repeats to the sides, 0 if it ends.</summary>
    public float RepeatX;

    /// <summary>1 if the texture repeats up and down, 0 if it ends.</summary>
    public float RepeatY;

    /// <summary>Texture coordinates of the mesh are multiplied by this: a mirrored texture is stored twice.</summary>
    public float ScaleX;

    /// <summary>See <see cref="ScaleX"/>.</summary>
    public float ScaleY;

    /// <summary>The smallest level.</summary>
    public int LastLevel;

    /// <summary>The last texel that has another to its right and two below.</summary>
    public int LastPlace;

    /// <summary>[level] texels across, in <see cref="TexelBlend.RightShares"/>.</summary>
    public fixed float Widths[MaxLevels];

    /// <summary>[level] texels down, in <see cref="TexelBlend.LowerParts"/>.</summary>
    public fixed float Heights[MaxLevels];

    /// <summary>[level] texels from a row to the next.</summary>
    public fixed int Strides[MaxLevels];

    /// <summary>
    /// [level] place of the first texel, border included, among those of all textures: rows from the top, sRGB bytes.
    /// </summary>
    public fixed int Firsts[MaxLevels];
}

/// <summary>One material as the shader reads it.</summary>
internal unsafe struct MaterialData
{
    /// <summary>Texture, or null.</summary>
    public TextureData* Texture;

    /// <summary>Linear base colour.</summary>
    public float Red;

    /// <summary>Linear base colour.</summary>
    public float Green;

    /// <summary>Linear base colour.</summary>
    public float Blue;

    /// <summary>Base colour as textures are multiplied by it, see <see cref="TexelScale"/>.</summary>
    public Vector3 Roots;

    /// <summary>sRGB bytes that are added whatever the light; 0 for most materials.</summary>
    public uint Emission;

    /// <summary>The texture has holes where its alpha is below this, of <see cref="TexelBlend.FullAlpha"/>; 0 for none.</summary>
    public float AlphaCutoff;
}
