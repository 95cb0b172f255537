using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>A collision sphere of the robot.</summary>
/// <param name="Link">Index of the link it is fixed to.</param>
/// <param name="Sphere">Centre in the link frame and radius, metres.</param>
public readonly record struct RobotSphere(int Link, CollisionSphere Sphere);
