using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Homes;

/// <summary>A solid upright box of a home, integer millimetres.</summary>
/// <param name="Piece">Index of the piece it belongs to, or -1 for the building.</param>
public readonly record struct PlanBox(int Piece, PlanRect Rect, int MinY, int MaxY)
{
    /// <summary>The box in metres.</summary>
    public OrientedBox ToOrientedBox()
    {
        Vector3 low = new Vector3(Rect.MinX, MinY, Rect.MinZ) * 1e-3f;
        Vector3 high = new Vector3(Rect.MaxX, MaxY, Rect.MaxZ) * 1e-3f;
        return new OrientedBox(new Pose((low + high) * 0.5f, Quaternion.Identity), (high - low) * 0.5f);
    }
}
