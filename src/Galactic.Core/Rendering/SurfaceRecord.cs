using System.Runtime.InteropServices;

namespace Galactic.Rendering;

/// <summary>How the colour of a triangle in view is found.</summary>
internal enum SurfaceKind
{
    /// <summary>One colour.</summary>
    Flat,

    /// <summary>A texture.</summary>
    Textured,

    /// <summary>Corner colours or emission, perhaps with a texture.</summary>
    Tinted,
}

/// <summary>
/// A triangle of one frame as the shader reads it. A value of a point is that of the first corner plus
/// (x * X + y * Y + C) * w, with the pixel (x, y) measured from the optical axis.
/// </summary>
[StructLayout(LayoutKind.Sequential, Size = 192)]
internal unsafe struct SurfaceRecord
{
    public MaterialData* Material;
    public SurfaceKind Kind;

    /// <summary>Lit colour of a flat surface.</summary>
    public uint Color;

    /// <summary>Light on a tinted surface, 256 for a colour as it is.</summary>
    public int Light;

    /// <summary>Colour of and light on a textured surface.</summary>
    public TexelScale Scale;

    /// <summary>Identity.</summary>
    public int Id;

    /// <summary>sRGB bytes that a tinted surface adds to its lit colour.</summary>
    public uint Emission;

    /// <summary>Change of 1 / w per pixel.</summary>
    public float DepthX, DepthY;

    /// <summary>Texture coordinates.</summary>
    public float U0, V0;

    public Plane U, V;

    /// <summary>Linear colour of the first corner, base colour included.</summary>
    public float Red0, Green0, Blue0;

    public Plane Red, Green, Blue;
}

/// <summary>Coefficients of a value over the image.</summary>
internal struct Plane
{
    public float X, Y, C;
}
