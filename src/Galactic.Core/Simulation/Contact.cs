using System.Numerics;

namespace Galactic.Simulation;

/// <summary>The first thing a wanted pose touches.</summary>
/// <param name="At">(x, z) of the sphere that touches it, metres.</param>
/// <param name="Kind">Who touches what: one of the four hit events.</param>
/// <param name="Object">Slot of the touched movable object, -1 for static geometry.</param>
internal readonly record struct Contact(Vector2 At, StepEvents Kind, int Object);
