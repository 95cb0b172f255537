using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Homes;

/// <summary>A solid level box of a home, integer millimetres.</summary>
/// <param name="Piece">Index of the piece it belongs to, or -1 for the building.</param>
/// <param name="Rect">Its rectangle before it is turned.</param>
/// <param name="MinY">Underside.</param>
/// <param name="MaxY">Top.</param>
/// <param name="Turn">Turn about +y round the rectangle's middle, in 1/1024 of a whole turn.</param>
public readonly record struct PlanBox(int Piece, PlanRect Rect, int MinY, int MaxY, int Turn = 0)
{
    /// <summary>The smallest upright rectangle that contains the box in plan.</summary>
    public PlanRect Bounds => new TurnedRect(Rect, Turn).Bounds;

    /// <summary>True if the interiors share volume.</summary>
    public bool Overlaps(PlanBox other) => MinY < other.MaxY && other.MinY < MaxY
        && new TurnedRect(Rect, Turn).Overlaps(new TurnedRect(other.Rect, other.Turn));

    /// <summary>The box in metres.</summary>
    public OrientedBox ToOrientedBox()
    {
        Vector3 low = new Vector3(Rect.MinX, MinY, Rect.MinZ) * 1e-3f;
        Vector3 high = new Vector3(Rect.MaxX, MaxY, Rect.MaxZ) * 1e-3f;
        Quaternion turn = Turn == 0
            ? Quaternion.Identity : Quaternion.CreateFromAxisAngle(Vector3.UnitY, PlanTurn.Radians(Turn));
        return new OrientedBox(new Pose((low + high) * 0.5f, turn), (high - low) * 0.5f);
    }
}
