namespace Galactic.Scenes;

/// <summary>Cell offsets around a cell, near to far; equal distances in row order.</summary>
internal sealed class NearbyCells
{
    /// <summary>Offsets reach this far, metres.</summary>
    public const float Range = 4;

    public NearbyCells(float cellSize)
    {
        CellSize = cellSize;
        int reach = (int)(Range / cellSize);
        List<(int X, int Z)> offsets = [];
        for (int z = -reach; z <= reach; z++)
        {
            for (int x = -reach; x <= reach; x++)
            {
                if (x * x + z * z <= reach * reach)
                {
                    offsets.Add((x, z));
                }
            }
        }

        // OrderBy is stable, which settles ties.
        Offsets = [.. offsets.OrderBy(o => o.X * o.X + o.Z * o.Z)];
    }

    public float CellSize { get; }

    public (int X, int Z)[] Offsets { get; }

    /// <summary>The first offset whose length may reach a distance, metres.</summary>
    public int FirstFrom(float distance)
    {
        // Centres of cells, and the points in them, differ by up to a diagonal.
        float cells = MathF.Max(distance / CellSize - 1.5f, 0);
        (int low, int high) = (0, Offsets.Length);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (int x, int z) = Offsets[middle];
            (low, high) = x * x + z * z < cells * cells ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
