using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>An object that found its place.</summary>
/// <param name="ObjectIndex">Its number in the set.</param>
/// <param name="Shape">How it rests.</param>
/// <param name="Surface">The surface that carries it.</param>
/// <param name="Box">Its level box.</param>
/// <param name="Pose">World from mesh frame.</param>
/// <param name="Stand">For targets and goals, the nearest cell from where it is in sight and in reach; else -1.</param>
internal readonly record struct PlacedObject(
    int ObjectIndex, RestShape Shape, int Surface, LevelBox Box, Pose Pose, int Stand);
