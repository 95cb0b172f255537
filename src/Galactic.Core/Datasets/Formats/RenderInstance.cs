using System.Numerics;

namespace Galactic.Datasets.Formats;

/// <summary>One drawn mesh of a static scene.</summary>
/// <param name="Asset">Index into the render assets of the file.</param>
/// <param name="Origin">Where the mesh origin is, metres.</param>
/// <param name="Rotation">Rotation of the mesh, a unit quaternion.</param>
/// <param name="Scale">Factors along the mesh's axes.</param>
public readonly record struct RenderInstance(int Asset, Vector3 Origin, Quaternion Rotation, Vector3 Scale);
