using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>An upright box in a piece's frame, millimetres.</summary>
internal readonly record struct LocalBox(int MinX, int MinY, int MinZ, int MaxX, int MaxY, int MaxZ);

/// <summary>A coloured box or, with sides, an upright frustum in it; top radius in percent of the bottom's.</summary>
/// <param name="Box">Extent.</param>
/// <param name="Color">Colour.</param>
/// <param name="Faces">Faces of the box; of a frustum only the bottom can be left out.</param>
/// <param name="Sides">Sides of a frustum; 0 for a box.</param>
/// <param name="TopPercent">Top radius of a frustum.</param>
/// <param name="Least">Coarsest level of detail that shows it.</param>
/// <param name="Most">Finest level of detail that shows it.</param>
/// <param name="Bevel">Width of its bevelled upper edges when drawn richly, millimetres.</param>
internal readonly record struct PiecePart(
    LocalBox Box, uint Color, BoxFaces Faces, int Sides = 0, int TopPercent = 100,
    HomeDetail Least = HomeDetail.Lean, HomeDetail Most = HomeDetail.Rich, int Bevel = PiecePart.Sharp)
{
    /// <summary>Bevel of wood and metal.</summary>
    public const int Sharp = 6;

    /// <summary>Bevel of cushions and mattresses.</summary>
    public const int Soft = 40;
}

/// <summary>A level rectangle of a piece that objects may stand on, millimetres.</summary>
internal readonly record struct LocalSurface(
    string Name, int MinX, int MinZ, int MaxX, int MaxZ, int Height, int Clearance, int WeightPercent);

/// <summary>What a piece looks like, what of it is solid and where things can be put.</summary>
/// <remarks>Parts belong to levels of detail; solid boxes and surfaces to all of them.</remarks>
internal sealed class PieceModel
{
    /// <summary>Free height above surfaces with nothing over them, millimetres.</summary>
    public const int Open = 10_000;

    private HomeDetail least = HomeDetail.Lean;
    private HomeDetail most = HomeDetail.Rich;
    private int bevel = PiecePart.Sharp;

    public List<PiecePart> Parts { get; } = [];

    public List<LocalBox> Colliders { get; } = [];

    public List<LocalSurface> Surfaces { get; } = [];

    /// <summary>The following parts are shown from one level of detail to another.</summary>
    public void Show(HomeDetail from, HomeDetail to = HomeDetail.Rich) => (least, most) = (from, to);

    /// <summary>The following parts have edges of this bevel.</summary>
    public void Edges(int width) => bevel = width;

    public void Box(uint color, int x0, int x1, int y0, int y1, int z0, int z1, BoxFaces faces = BoxFaces.NoBottom) =>
        Parts.Add(new PiecePart(
            new LocalBox(x0, y0, z0, x1, y1, z1), color, faces, Least: least, Most: most, Bevel: bevel));

    public void Prism(
        uint color, int x0, int x1, int y0, int y1, int z0, int z1, int sides, int topPercent = 100,
        BoxFaces faces = BoxFaces.NoBottom) =>
        Parts.Add(new PiecePart(
            new LocalBox(x0, y0, z0, x1, y1, z1), color, faces, sides, topPercent, least, most));

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

    /// <summary>Four square legs inset from the edges of a rectangle, drawn only or solid too.</summary>
    public void Legs(uint color, int x0, int x1, int y1, int z0, int z1, int inset, int thick, bool solid = true)
    {
        foreach ((int x, int z) in (ReadOnlySpan<(int, int)>)
            [(x0 + inset, z0 + inset), (x1 - inset - thick, z0 + inset),
             (x0 + inset, z1 - inset - thick), (x1 - inset - thick, z1 - inset - thick)])
        {
            Box(color, x, x + thick, 0, y1, z, z + thick, BoxFaces.NoBottom & ~BoxFaces.PositiveY);
            if (solid)
            {
                Collide(x, x + thick, 0, y1, z, z + thick);
            }
        }
    }

    /// <summary>A knob or bar handle in front of a face at depth z, drawn richly only.</summary>
    public void Handle(uint color, int x0, int x1, int y0, int y1, int z)
    {
        (HomeDetail from, HomeDetail to) = (least, most);
        Show(HomeDetail.Rich);
        Box(color, x0, x1, y0, y1, z, z + 4, BoxFaces.All & ~BoxFaces.NegativeZ);
        Show(from, to);
    }
}
