namespace Galactic.Rendering;

/// <summary>What the rasterizer writes; a type, so that each mode is compiled on its own.</summary>
internal interface IDrawMode
{
    /// <summary>Colour is kept beside depth.</summary>
    static abstract bool HasColor { get; }
}

/// <summary>Depth only.</summary>
internal readonly struct DepthMode : IDrawMode
{
    public static bool HasColor => false;
}

/// <summary>Depth and colour.</summary>
internal readonly struct ColorMode : IDrawMode
{
    public static bool HasColor => true;
}
