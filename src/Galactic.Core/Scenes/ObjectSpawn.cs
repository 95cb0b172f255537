using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>One object at the start of an episode: its class by index and the pose of its mesh origin.</summary>
public readonly record struct ObjectSpawn(int ObjectIndex, Pose WorldFromMesh);
