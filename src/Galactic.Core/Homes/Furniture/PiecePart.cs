using System.Numerics;
using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>An upright box in a piece's frame, millimetres.</summary>
internal readonly record struct LocalBox(int MinX, int MinY, int MinZ, int MaxX, int MaxY, int MaxZ);

/// <summary>How a part fills its box.</summary>
internal enum PartShape
{
    /// <summary>The box itself.</summary>
    Box,

    /// <summary>A frustum on an elliptic base, axis upright.</summary>
    Upright,

    /// <summary>A frustum whose axis points to the front.</summary>
    Forward,
}

/// <summary>A coloured box or, with sides, a frustum in it; top radius in percent of the bottom's.</summary>
/// <param name="Box">Extent.</param>
/// <param name="Paint">Colour and pattern.</param>
/// <param name="Faces">Faces of the box; of a frustum only the bottom can be left out.</param>
/// <param name="Shape">Box or frustum.</param>
/// <param name="Sides">Sides of a frustum.</param>
/// <param name="TopPercent">Top radius of a frustum.</param>
/// <param name="Least">Coarsest level of detail that shows it.</param>
/// <param name="Most">Finest level of detail that shows it.</param>
/// <param name="Bevel">Width of its bevelled upper edges when drawn richly, millimetres.</param>
/// <param name="Feature">What kind of detail it is.</param>
internal readonly record struct PiecePart(
    LocalBox Box, Paint Paint, BoxFaces Faces, PartShape Shape = PartShape.Box, int Sides = 0, int TopPercent = 100,
    HomeDetail Least = HomeDetail.Lean, HomeDetail Most = HomeDetail.Rich, int Bevel = PiecePart.Sharp,
    DetailFeature Feature = DetailFeature.Body)
{
    /// <summary>
    /// How its texture lies: the grain along its longest side, the phase by its colour and place in the piece.
    /// </summary>
    public TextureMap Map()
    {
        LocalBox b = Box;
        Vector3 size = new(b.MaxX - b.MinX, b.MaxY - b.MinY, b.MaxZ - b.MinZ);
        int grain = size.X >= size.Y && size.X >= size.Z ? 0 : size.Y >= size.Z ? 1 : 2;
        int place = b.MinX * 31 + b.MinY * 17 + b.MinZ;
        Vector2 offset = new(
            PatternNoise.Hash((int)Paint.Color, place, 101), PatternNoise.Hash((int)Paint.Color, place, 102));
        return new TextureMap(grain, offset, new Vector3(b.MinX, b.MinY, b.MinZ), size, 1e-3f);
    }

    /// <summary>Bevel of wood and metal.</summary>
    public const int Sharp = 6;

    /// <summary>Bevel of table tops and white goods; from here on upright edges are rounded too.</summary>
    public const int Round = 16;

    /// <summary>Bevel of cushions and mattresses.</summary>
    public const int Soft = 40;
}

/// <summary>A level rectangle of a piece that objects may stand on, millimetres.</summary>
internal readonly record struct LocalSurface(
    string Name, int MinX, int MinZ, int MaxX, int MaxZ, int Height, int Clearance, int WeightPercent);
