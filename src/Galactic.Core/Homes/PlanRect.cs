namespace Galactic.Homes;

/// <summary>An axis-aligned rectangle of a plan, integer millimetres, x to the right and z down the plan.</summary>
public readonly record struct PlanRect(int MinX, int MinZ, int MaxX, int MaxZ)
{
    /// <summary>Extent along x.</summary>
    public int Width => MaxX - MinX;

    /// <summary>Extent along z.</summary>
    public int Depth => MaxZ - MinZ;

    /// <summary>Area, square millimetres.</summary>
    public long Area => (long)Width * Depth;

    /// <summary>The longer side.</summary>
    public int LongSide => Math.Max(Width, Depth);

    /// <summary>The shorter side.</summary>
    public int ShortSide => Math.Min(Width, Depth);

    /// <summary>The rectangle moved outwards by a margin on all sides; inwards if negative.</summary>
    public PlanRect Grow(int margin) => new(MinX - margin, MinZ - margin, MaxX + margin, MaxZ + margin);

    /// <summary>The rectangle moved.</summary>
    public PlanRect Shift(int x, int z) => new(MinX + x, MinZ + z, MaxX + x, MaxZ + z);

    /// <summary>True if the interiors share area.</summary>
    public bool Overlaps(PlanRect other) =>
        MinX < other.MaxX && other.MinX < MaxX && MinZ < other.MaxZ && other.MinZ < MaxZ;

    /// <summary>True if the other rectangle lies inside or on the edge.</summary>
    public bool Contains(PlanRect other) =>
        MinX <= other.MinX && MinZ <= other.MinZ && MaxX >= other.MaxX && MaxZ >= other.MaxZ;

    /// <summary>True if the point lies inside or on the edge.</summary>
    public bool Contains(int x, int z) => x >= MinX && x <= MaxX && z >= MinZ && z <= MaxZ;
}
