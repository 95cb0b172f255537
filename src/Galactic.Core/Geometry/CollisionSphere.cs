using System.Numerics;

namespace Galactic.Geometry;

/// <summary>
/// A collision sphere: centre in its owner's frame, metres, and a radius of <see cref="SphereRadii"/>.
/// </summary>
public readonly record struct CollisionSphere(Vector3 Center, float Radius);
