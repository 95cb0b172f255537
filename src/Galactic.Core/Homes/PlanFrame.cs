namespace Galactic.Homes;

/// <summary>
/// Where a piece stands: the middle of its back edge and the way its front looks
/// (0: +x, 1: +z, 2: -x, 3: -z). In its own frame x runs along the back edge and z to the front. Millimetres.
/// </summary>
public readonly record struct PlanFrame(int X, int Z, int Facing)
{
    /// <summary>Maps a point of the frame to the plan.</summary>
    public (int X, int Z) Point(int x, int z) => Facing switch
    {
        0 => (X + z, Z - x),
        1 => (X + x, Z + z),
        2 => (X - z, Z + x),
        _ => (X - x, Z - z),
    };

    /// <summary>Maps a rectangle of the frame to the plan.</summary>
    public PlanRect Rect(PlanRect local)
    {
        (int ax, int az) = Point(local.MinX, local.MinZ);
        (int bx, int bz) = Point(local.MaxX, local.MaxZ);
        return new PlanRect(Math.Min(ax, bx), Math.Min(az, bz), Math.Max(ax, bx), Math.Max(az, bz));
    }

    /// <summary>A frame given within this one: moved, then turned by quarter turns.</summary>
    public PlanFrame Then(int x, int z, int turns)
    {
        (int px, int pz) = Point(x, z);
        return new PlanFrame(px, pz, Facing + turns & 3);
    }
}
