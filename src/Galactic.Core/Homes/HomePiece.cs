using System.Numerics;
using System.Text.Json.Serialization;

namespace Galactic.Homes;

/// <summary>A piece of furniture or decoration as the layout knows it; shape and boxes follow from it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Room">Index of its room.</param>
/// <param name="Size">Its extents.</param>
/// <param name="Frame">Where it stands.</param>
/// <param name="Style">Random bits that choose between variants of the kind.</param>
/// <param name="Elevation">Height of its underside, millimetres.</param>
/// <param name="Turn">Further turn about +y round its middle, in 1/1024 of a whole turn.</param>
public sealed record HomePiece(
    PieceKind Kind, int Room, PieceSize Size, PlanFrame Frame, uint Style, int Elevation = 0, int Turn = 0)
{
    /// <summary>Floor rectangle before the further turn, millimetres.</summary>
    [JsonIgnore]
    public PlanRect Square => Frame.Rect(new PlanRect(-Size.Width / 2, 0, Size.Width - Size.Width / 2, Size.Depth));

    /// <summary>The smallest upright rectangle that contains it on the floor, millimetres.</summary>
    public PlanRect Footprint => Outline.Bounds;

    /// <summary>True if it stands on the floor and blocks it.</summary>
    public bool IsSolid => !Kind.IsDecoration();

    /// <summary>True if it stands on the floor and is neither a door leaf nor a radiator.</summary>
    public bool IsFurniture => IsSolid && Kind is not (PieceKind.DoorLeaf or PieceKind.Radiator);

    /// <summary>Floor rectangle as it stands.</summary>
    internal TurnedRect Outline => new(Square, Turn);

    /// <summary>A point of the piece's frame, millimetres, in the home, metres.</summary>
    internal Vector3 At(float x, float y, float z)
    {
        (int ox, int oz) = Frame.Point(0, 0);
        (int xx, int xz) = Frame.Point(1, 0);
        (int zx, int zz) = Frame.Point(0, 1);
        float px = ox + x * (xx - ox) + z * (zx - ox);
        float pz = oz + x * (xz - oz) + z * (zz - oz);
        if (Turn != 0)
        {
            PlanRect r = Square;
            (float cx, float cz) = ((r.MinX + r.MaxX) * 0.5f, (r.MinZ + r.MaxZ) * 0.5f);
            (int cosine, int sine) = PlanTurn.Of(Turn);
            (float c, float s) = (cosine / (float)PlanTurn.Scale, sine / (float)PlanTurn.Scale);
            (float dx, float dz) = (px - cx, pz - cz);
            (px, pz) = (cx + dx * c + dz * s, cz + dz * c - dx * s);
        }

        return new Vector3(px * 1e-3f, (Elevation + y) * 1e-3f, pz * 1e-3f);
    }

    /// <summary>A point of the piece's frame, millimetres, in the home, metres.</summary>
    internal Vector3 At(Vector3 p) => At(p.X, p.Y, p.Z);

    /// <summary>A solid box of its frame in the home.</summary>
    internal PlanBox Solid(int index, int minX, int minY, int minZ, int maxX, int maxY, int maxZ)
    {
        PlanRect rect = Frame.Rect(new PlanRect(minX, minZ, maxX, maxZ));
        PlanRect own = Square;
        // Both differences are of doubled middles, so that no half millimetre is lost before the turn.
        (int dx, int dz) = (rect.MinX + rect.MaxX - own.MinX - own.MaxX, rect.MinZ + rect.MaxZ - own.MinZ - own.MaxZ);
        (int tx, int tz) = PlanTurn.Apply(Turn, dx, dz);
        return new PlanBox(
            index, rect.Shift((tx - dx) / 2, (tz - dz) / 2), Elevation + minY, Elevation + maxY, Turn);
    }
}
