namespace Galactic.Rendering;

/// <summary>Corners of the faces of a block; a type, so that each kind is compiled on its own.</summary>
internal interface IFaceKind
{
    /// <summary>Four corners and edges, not three.</summary>
    static abstract bool IsQuad { get; }
}

/// <summary>Three corners.</summary>
internal readonly struct TriangleFace : IFaceKind
{
    public static bool IsQuad => false;
}

/// <summary>Four corners in one plane, or three and the first again.</summary>
internal readonly struct QuadFace : IFaceKind
{
    public static bool IsQuad => true;
}
