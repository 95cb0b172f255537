using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>An upright box in a piece's frame, millimetres.</summary>
internal readonly record struct LocalBox(int MinX, int MinY, int MinZ, int MaxX, int MaxY, int MaxZ);

/// <summary>A coloured box or, with sides, an upright frustum in it; top radius in percent of the bottom's.</summary>
internal readonly record struct PiecePart(
    LocalBox Box, uint Color, BoxFaces Faces, int Sides = 0, int TopPercent = 100);

/// <summary>A level rectangle of a piece that objects may stand on, millimetres.</summary>
internal readonly record struct LocalSurface(
    string Name, int MinX, int MinZ, int MaxX, int MaxZ, int Height, int Clearance, int WeightPercent);

/// <summary>What a piece looks like, what of it is solid and where things can be put.</summary>
internal sealed class PieceModel
{
    /// <summary>Free height above surfaces with nothing over them, millimetres.</summary>
    public const int Open = 10_000;

    public List<PiecePart> Parts { get; } = [];

    public List<LocalBox> Colliders { get; } = [];

    public List<LocalSurface> Surfaces { get; } = [];

    public void Box(uint color, int x0, int x1, int y0, int y1, int z0, int z1, BoxFaces faces = BoxFaces.NoBottom) =>
        Parts.Add(new PiecePart(new LocalBox(x0, y0, z0, x1, y1, z1), color, faces));

    public void Prism(uint color, int x0, int x1, int y0, int y1, int z0, int z1, int sides, int topPercent = 100) =>
        Parts.Add(new PiecePart(new LocalBox(x0, y0, z0, x1, y1, z1), color, BoxFaces.NoBottom, sides, topPercent));

    public void Collide(int x0, int x1, int y0, int y1, int z0, int z1) =>
        Colliders.Add(new LocalBox(x0, y0, z0, x1, y1, z1));

    /// <summary>A box that is both drawn and solid.</summary>
    public void Solid(uint color, int x0, int x1, int y0, int y1, int z0, int z1, BoxFaces faces = BoxFaces.NoBottom)
    {
        Box(color, x0, x1, y0, y1, z0, z1, faces);
        Collide(x0, x1, y0, y1, z0, z1);
    }

    public void Surface(
        string name, int x0, int x1, int z0, int z1, int height, int weightPercent, int clearance = Open)
    {
        if (x1 - x0 >= 120 && z1 - z0 >= 120)
        {
            Surfaces.Add(new LocalSurface(name, x0, z0, x1, z1, height, clearance, weightPercent));
        }
    }

    /// <summary>Four square legs inset from the edges of a rectangle.</summary>
    public void Legs(uint color, int x0, int x1, int y1, int z0, int z1, int inset, int thick)
    {
        foreach ((int x, int z) in (ReadOnlySpan<(int, int)>)
            [(x0 + inset, z0 + inset), (x1 - inset - thick, z0 + inset),
             (x0 + inset, z1 - inset - thick), (x1 - inset - thick, z1 - inset - thick)])
        {
            Solid(color, x, x + thick, 0, y1, z, z + thick, BoxFaces.NoBottom & ~BoxFaces.PositiveY);
        }
    }
}
