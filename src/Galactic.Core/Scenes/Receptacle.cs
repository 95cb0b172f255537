using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>A level rectangle that objects may stand on.</summary>
/// <param name="Name">Piece and surface, for example "coffee_table.top".</param>
/// <param name="WorldFromSurface">Centre of the surface, y at its height; rotation about +y only.</param>
/// <param name="HalfX">Half extent along the surface's own x, metres.</param>
/// <param name="HalfZ">Half extent along the surface's own z, metres.</param>
/// <param name="Clearance">Free height above the surface, metres; a large number when open.</param>
/// <param name="Weight">Relative share of objects that belong here before the area factor.</param>
public sealed record Receptacle(
    string Name, Pose WorldFromSurface, float HalfX, float HalfZ, float Clearance, float Weight)
{
    /// <summary>Height of the surface, metres.</summary>
    public float Height => WorldFromSurface.Position.Y;

    /// <summary>Kind of the piece of furniture as far as the name tells it, for example "coffee_table".</summary>
    public string Piece => PieceNames.Of(Name);
}
