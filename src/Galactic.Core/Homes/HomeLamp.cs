using System.Numerics;

namespace Galactic.Homes;

/// <summary>A ceiling lamp.</summary>
/// <param name="Position">Where it hangs, metres.</param>
/// <param name="Color">sRGB.</param>
public readonly record struct HomeLamp(Vector3 Position, uint Color);
