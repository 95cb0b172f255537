using System.Numerics;

namespace Galactic.Homes;

/// <summary>Texture coordinates as two of a point's coordinates, scaled and moved.</summary>
internal readonly record struct TextureAxes(int U, int V, Vector2 Scale, Vector2 Offset)
{
    /// <summary>Coordinates of a point.</summary>
    public Vector2 Of(Vector3 p) => new Vector2(p[U], p[V]) * Scale + Offset;
}
