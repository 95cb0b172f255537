namespace Galactic.Scenes;

/// <summary>
/// Free-space columns of one sphere radius: for every cell of a level grid, the height intervals in which a
/// sphere's centre is free. Outside the grid, below the lowest and above the highest interval counts as hit.
/// </summary>
/// <remarks>
/// Geometry is dilated by the radius when the grid is built, so a query is a look-up. Heights are stored in
/// tenths of a millimetre above <see cref="MinY"/>, rounded so that the free interval never grows.
/// Cell (ix, iz) is number <c>iz * Width + ix</c> and stands for the square
/// [MinX + ix * CellSize, MinX + (ix + 1) * CellSize) x the same in z, sampled at its centre.
/// </remarks>
public sealed partial class ColumnGrid
{
    /// <summary>Metres per stored height unit.</summary>
    public const float HeightUnit = 1e-4f;

    /// <summary>
    /// Bits of a cell word that hold the number of intervals; the rest is the index of the first one.
    /// </summary>
    public const int CountBits = 5;

    /// <summary>Wraps built data.</summary>
    /// <param name="cells">Per cell: first interval index shifted left by <see cref="CountBits"/>, or'ed with the
    /// count.</param>
    /// <param name="intervals">Bottom to top per cell: low 16 bits lowest free centre height, high 16 bits highest, in
    /// <see cref="HeightUnit"/> above <paramref name="minY"/>.</param>
    public ColumnGrid(
        float minX, float minZ, float minY, float cellSize, float radius, int width, int depth, uint[] cells,
        uint[] intervals)
    {
        (MinX, MinZ, MinY, CellSize, Radius, Width, Depth) = (minX, minZ, minY, cellSize, radius, width, depth);
        (Cells, Intervals) = (cells, intervals);
        if (cells.Length != width * depth)
        {
            throw new ArgumentException($"Expected {width} x {depth} cells, got {cells.Length}.", nameof(cells));
        }
    }

    /// <summary>West edge, metres.</summary>
    public float MinX { get; }

    /// <summary>North edge, metres.</summary>
    public float MinZ { get; }

    /// <summary>Height of stored value 0, metres.</summary>
    public float MinY { get; }

    /// <summary>Edge of a cell, metres.</summary>
    public float CellSize { get; }

    /// <summary>Sphere radius, metres.</summary>
    public float Radius { get; }

    /// <summary>Cells along x.</summary>
    public int Width { get; }

    /// <summary>Cells along z.</summary>
    public int Depth { get; }

    /// <summary>Cell words, see the constructor.</summary>
    public uint[] Cells { get; }

    /// <summary>Interval words, see the constructor.</summary>
    public uint[] Intervals { get; }
}
