using System.Numerics;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Homes;

/// <summary>A level surface for objects, integer millimetres.</summary>
/// <param name="Name">Piece and surface, numbered where a home has several.</param>
/// <param name="Piece">Index of its piece.</param>
/// <param name="Whole">The surface.</param>
/// <param name="Usable">The part of it within reach; empty if the surface is rejected.</param>
/// <param name="Height">Height of the surface.</param>
/// <param name="Clearance">Free height above it.</param>
/// <param name="WeightPercent">Relative share of objects that belong here, in hundredths.</param>
/// <param name="Stand">Where a base may stand and look at it; null if it is out of reach.</param>
public sealed record HomeReceptacle(
    string Name, int Piece, PlanRect Whole, PlanRect Usable, int Height, int Clearance, int WeightPercent,
    HomeStand? Stand = null)
{
    /// <summary>True if enough of it is within reach of a place where the base may stand.</summary>
    public bool IsReachable => Usable.Area > 0;

    /// <summary>The usable part in metres.</summary>
    public Receptacle ToReceptacle()
    {
        Vector3 center = new Vector3(
            (Usable.MinX + Usable.MaxX) * 0.5f, Height, (Usable.MinZ + Usable.MaxZ) * 0.5f) * 1e-3f;
        return new Receptacle(
            Name, new Pose(center, Quaternion.Identity), Usable.Width * 0.5e-3f, Usable.Depth * 0.5e-3f,
            Clearance * 1e-3f, WeightPercent * 0.01f);
    }
}
