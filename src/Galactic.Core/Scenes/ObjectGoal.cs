using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>An object of an episode and where it should go.</summary>
/// <param name="Spawn">Index into <see cref="Episode.Spawns"/>.</param>
/// <param name="WorldFromMesh">Where its mesh origin should go.</param>
public readonly record struct ObjectGoal(int Spawn, Pose WorldFromMesh);
