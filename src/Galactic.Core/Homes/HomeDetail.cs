namespace Galactic.Homes;

/// <summary>How finely a home is drawn. Solid boxes, surfaces and episodes are the same in all.</summary>
public enum HomeDetail
{
    /// <summary>Bodies of furniture and plain walls: 1,200 to 2,500 triangles, for the fastest depth images.</summary>
    Lean = 0,

    /// <summary>Fronts, legs, cushions, skirting boards, window frames: 1,500 to 6,000 triangles.</summary>
    Standard = 1,

    /// <summary>
    /// Bevelled edges, floor boards, single books, handles and soft shading: about 20,000 triangles, for pictures.
    /// </summary>
    Rich = 2,
}
