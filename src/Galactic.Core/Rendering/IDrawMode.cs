namespace Galactic.Rendering;

/// <summary>What the rasterizer writes; a type, so that each mode is compiled on its own.</summary>
internal interface IDrawMode
{
    /// <summary>The number of the nearest triangle is kept beside depth.</summary>
    static abstract bool HasSurface { get; }
}

/// <summary>Depth only.</summary>
internal readonly struct DepthMode : IDrawMode
{
    public static bool HasSurface => false;
}

/// <summary>Depth and what is seen.</summary>
internal readonly struct SurfaceMode : IDrawMode
{
    public static bool HasSurface => true;
}
