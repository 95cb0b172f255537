using System.Numerics;

namespace Galactic.Datasets.Formats;

/// <summary>An object class in an episode set file.</summary>
/// <param name="Asset">Index into the render assets, whose name is the class's.</param>
/// <param name="StartRotations">Rotations a generator may choose from, unit quaternions.</param>
public sealed record FreeObjectRecord(int Asset, IReadOnlyList<Quaternion> StartRotations);
