namespace Galactic.Scenes;

/// <summary>
/// Where a round base may stand on the floor of a home: the largest connected set of cells whose distance to
/// everything solid exceeds the base radius.
/// </summary>
public sealed partial class NavigationMap
{
    /// <summary>Builds the map from blocked cells.</summary>
    /// <param name="minX">West edge, metres.</param>
    /// <param name="minZ">North edge, metres.</param>
    /// <param name="cellSize">Edge of a cell, metres.</param>
    /// <param name="width">Cells along x.</param>
    /// <param name="depth">Cells along z.</param>
    /// <param name="blocked">[z, x] true where something solid or no floor is.</param>
    /// <param name="radius">Base radius, metres.</param>
    public NavigationMap(
        float minX, float minZ, float cellSize, int width, int depth, ReadOnlySpan<bool> blocked, float radius)
    {
        (MinX, MinZ, CellSize, Width, Depth, Radius) = (minX, minZ, cellSize, width, depth, radius);
        Build(blocked);
    }

    /// <summary>West edge, metres.</summary>
    public float MinX { get; }

    /// <summary>North edge, metres.</summary>
    public float MinZ { get; }

    /// <summary>Edge of a cell, metres.</summary>
    public float CellSize { get; }

    /// <summary>Cells along x.</summary>
    public int Width { get; }

    /// <summary>Cells along z.</summary>
    public int Depth { get; }

    /// <summary>Base radius the map was built for, metres.</summary>
    public float Radius { get; }

    /// <summary>[z, x] true where the base fits, whether or not it can get there.</summary>
    public bool[] Open { get; private set; } = [];

    /// <summary>[z, x] true where the base centre may stand (largest 4-connected part only).</summary>
    public bool[] Navigable { get; private set; } = [];

    /// <summary>[z, x] squared distance in cells to the nearest navigable cell: 0 inside.</summary>
    public int[] SquaredCellsToNavigable { get; private set; } = [];
}
