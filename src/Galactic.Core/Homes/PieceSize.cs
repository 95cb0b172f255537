namespace Galactic.Homes;

/// <summary>Width along the wall, depth away from it and height of a piece, millimetres.</summary>
public readonly record struct PieceSize(int Width, int Depth, int Height);
