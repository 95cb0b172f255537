using System.Numerics;

namespace Galactic.Scenes;

public sealed partial class ColumnGrid
{
    /// <summary>What <see cref="CastDown"/> answers outside the volume.</summary>
    public const float Outside = -float.MaxValue;

    /// <summary>True if a sphere of the grid's radius centred here touches nothing solid.</summary>
    public bool IsFree(float x, float y, float z)
    {
        int cell = CellAt(x, z);
        return cell >= 0 && IsFreeAt(cell, y);
    }

    /// <summary>
    /// How far the sphere may sink until it rests on something: at least 0 when free; negative inside something
    /// solid, then how far up the next free height is; <see cref="Outside"/> beyond the grid's edges, below the
    /// lowest and above the highest free height.
    /// </summary>
    public float CastDown(Vector3 center)
    {
        int cell = CellAt(center.X, center.Z);
        if (cell < 0)
        {
            return Outside;
        }

        bool above = false;
        foreach (uint interval in IntervalsOf(cell))
        {
            float low = LowOf(interval);
            if (center.Y < low)
            {
                return above ? center.Y - low : Outside;
            }

            if (center.Y <= HighOf(interval))
            {
                return center.Y - low;
            }

            above = true;
        }

        return Outside;
    }

    /// <summary>The cell number of a point, or -1 outside the grid.</summary>
    public int CellAt(float x, float z)
    {
        int ix = (int)MathF.Floor((x - MinX) / CellSize);
        int iz = (int)MathF.Floor((z - MinZ) / CellSize);
        return (uint)ix < (uint)Width && (uint)iz < (uint)Depth ? iz * Width + ix : -1;
    }

    /// <summary>
    /// The free intervals of a cell, bottom to top; decode with <see cref="LowOf"/> and <see cref="HighOf"/>.
    /// </summary>
    public ReadOnlySpan<uint> IntervalsOf(int cell)
    {
        uint word = Cells[cell];
        return Intervals.AsSpan((int)(word >> CountBits), (int)(word & ((1u << CountBits) - 1)));
    }

    /// <summary>True if a sphere of the grid's radius touches nothing solid at a height in a cell.</summary>
    /// <param name="cell">Number of the cell.</param>
    /// <param name="y">Height of the centre, metres.</param>
    /// <param name="slack">How far the height must be from the ends of its free interval, metres.</param>
    internal bool IsFreeAt(int cell, float y, float slack = 0)
    {
        foreach (uint interval in IntervalsOf(cell))
        {
            if (y - slack >= LowOf(interval) && y + slack <= HighOf(interval))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Lowest free centre height of an interval, metres.</summary>
    public float LowOf(uint interval) => MinY + (interval & 0xFFFF) * HeightUnit;

    /// <summary>Highest free centre height of an interval, metres.</summary>
    public float HighOf(uint interval) => MinY + (interval >> 16) * HeightUnit;
}
