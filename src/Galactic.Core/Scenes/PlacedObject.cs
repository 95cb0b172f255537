using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>An object that found its place: class, surface, box and pose of the mesh origin.</summary>
internal readonly record struct PlacedObject(int ObjectIndex, int Surface, LevelBox Box, Pose Pose);
