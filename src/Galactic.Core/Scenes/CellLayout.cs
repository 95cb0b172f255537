using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>
/// Where the square cells of a level grid lie; columns, ground plan and navigation of a scene share one.
/// </summary>
internal readonly record struct CellLayout(float MinX, float MinZ, float CellSize, int Width, int Depth)
{
    private const int MaxCells = 1 << 24;

    public int Count => Width * Depth;

    /// <summary>The smallest grid around the extent whose lines are whole multiples of the cell size.</summary>
    /// <exception cref="ArgumentException">The extent is empty, not finite or too large for the cell size.</exception>
    public static CellLayout Around(Bounds extent, float cellSize)
    {
        if (!(cellSize >= 0.005f && cellSize <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(cellSize), cellSize, "Cells must be 0.005 to 1 m wide.");
        }

        if (!(extent.Size.X > 0 && extent.Size.Z > 0 && float.IsFinite(extent.Size.X + extent.Size.Y + extent.Size.Z)))
        {
            throw new ArgumentException(
                $"The extent {extent.Min} to {extent.Max} is empty or not finite.", nameof(extent));
        }

        // A line within a hundredth of a cell counts as on it, so that rounding adds no empty row.
        double firstX = Math.Floor(extent.Min.X / (double)cellSize + 0.01);
        double firstZ = Math.Floor(extent.Min.Z / (double)cellSize + 0.01);
        double width = Math.Ceiling(extent.Max.X / (double)cellSize - 0.01) - firstX;
        double depth = Math.Ceiling(extent.Max.Z / (double)cellSize - 0.01) - firstZ;
        if (width * depth > MaxCells)
        {
            throw new ArgumentException(
                $"The extent {extent.Min} to {extent.Max} needs {width} x {depth} cells of {cellSize} m, more than {MaxCells}. "
                + "Use larger cells, or leave distant surroundings out of the collision geometry.", nameof(extent));
        }

        return new CellLayout(
            (float)(firstX * cellSize), (float)(firstZ * cellSize), cellSize,
            Math.Max((int)width, 1), Math.Max((int)depth, 1));
    }

    public double CenterX(int ix) => MinX + (ix + 0.5) * CellSize;

    public double CenterZ(int iz) => MinZ + (iz + 0.5) * CellSize;

    /// <summary>First and last column whose centre lies in [low, high]; first above last if there is none.</summary>
    public (int First, int Last) ColumnsWithin(double low, double high) => Within(low - MinX, high - MinX, Width);

    /// <summary>First and last row whose centre lies in [low, high]; first above last if there is none.</summary>
    public (int First, int Last) RowsWithin(double low, double high) => Within(low - MinZ, high - MinZ, Depth);

    private (int First, int Last) Within(double low, double high, int count)
    {
        double first = Math.Clamp(Math.Ceiling(low / CellSize - 0.5), 0, count);
        double last = Math.Clamp(Math.Floor(high / CellSize - 0.5), -1, count - 1);
        return ((int)first, (int)last);
    }
}
