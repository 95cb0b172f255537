namespace Galactic.Homes.Plans;

/// <summary>A straight piece of the outer wall face: the way it looks, its line, and its extent along it.</summary>
internal readonly record struct OutlineEdge(int Facing, int Line, int Low, int High);
