namespace Galactic.Scenes;

/// <summary>
/// How finely movable objects are drawn. Boxes, collision spheres and the ways to rest are the same in all.
/// </summary>
public enum ObjectDetail
{
    /// <summary>Outline and main colours, about 30 triangles each.</summary>
    Lean = 0,

    /// <summary>Labels, rims and lids, about 45 triangles each.</summary>
    Standard = 1,

    /// <summary>Round outlines and edges, about 120 triangles each, for pictures.</summary>
    Rich = 2,
}
