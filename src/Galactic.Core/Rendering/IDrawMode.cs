namespace Galactic.Rendering;

/// <summary>What the rasterizer writes; a type, so that each mode is compiled on its own.</summary>
internal interface IDrawMode
{
    /// <summary>The number of the nearest triangle is kept beside depth.</summary>
    static abstract bool HasSurface { get; }

    /// <summary>Pixels where the triangle's texture has a hole are left as they are, see <see cref="AlphaTest{T}"/>.</summary>
    static abstract bool IsMasked { get; }
}

/// <summary>Depth only.</summary>
internal readonly struct DepthMode : IDrawMode
{
    public static bool HasSurface => false;

    public static bool IsMasked => false;
}

/// <summary>Depth and what is seen.</summary>
internal readonly struct SurfaceMode : IDrawMode
{
    public static bool HasSurface => true;

    public static bool IsMasked => false;
}

/// <summary>Depth and what is seen of triangles with holes; also where depth alone is wanted.</summary>
internal readonly struct MaskedMode : IDrawMode
{
    public static bool HasSurface => true;

    public static bool IsMasked => true;
}
