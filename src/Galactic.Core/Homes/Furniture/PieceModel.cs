using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>What a piece looks like, what of it is solid and where things can be put.</summary>
/// <remarks>Parts belong to levels of detail; solid boxes and surfaces to all of them.</remarks>
internal sealed class PieceModel
{
    /// <summary>Free height above surfaces with nothing over them, millimetres.</summary>
    public const int Open = 10_000;

    private const BoxFaces Sides = BoxFaces.NoBottom & ~BoxFaces.PositiveY;
    private HomeDetail least = HomeDetail.Lean;
    private HomeDetail most = HomeDetail.Rich;
    private int bevel = PiecePart.Sharp;
    private DetailFeature feature = DetailFeature.Body;

    public List<PiecePart> Parts { get; } = [];

    public List<LocalBox> Colliders { get; } = [];

    public List<LocalSurface> Surfaces { get; } = [];

    /// <summary>The following parts are shown from one level of detail to another.</summary>
    public void Show(HomeDetail from, HomeDetail to = HomeDetail.Rich) => (least, most) = (from, to);

    /// <summary>The following parts have edges of this bevel.</summary>
    public void Edges(int width) => bevel = width;

    /// <summary>The following parts are details of this kind.</summary>
    public void Detail(DetailFeature kind) => feature = kind;

    public void Box(Paint paint, int x0, int x1, int y0, int y1, int z0, int z1, BoxFaces faces = BoxFaces.NoBottom) =>
        Parts.Add(new PiecePart(
            new LocalBox(x0, y0, z0, x1, y1, z1), paint, faces, Least: least, Most: most, Bevel: bevel,
            Feature: feature));

    public void Prism(
        Paint paint, int x0, int x1, int y0, int y1, int z0, int z1, int sides, int topPercent = 100,
        BoxFaces faces = BoxFaces.NoBottom) =>
        Parts.Add(new PiecePart(
            new LocalBox(x0, y0, z0, x1, y1, z1), paint, faces, PartShape.Upright, sides, topPercent, least, most,
            Feature: feature));

    /// <summary>A disc or drum whose flat face looks to the front.</summary>
    public void Disc(Paint paint, int x, int y, int radius, int z0, int z1, int sides, int topPercent = 100) =>
        Parts.Add(new PiecePart(
            new LocalBox(x - radius, y - radius, z0, x + radius, y + radius, z1), paint, BoxFaces.NoBottom,
            PartShape.Forward, sides, topPercent, least, most, Feature: feature));

    public void Collide(int x0, int x1, int y0, int y1, int z0, int z1) =>
        Colliders.Add(new LocalBox(x0, y0, z0, x1, y1, z1));

    /// <summary>A box that is both drawn and solid.</summary>
    public void Solid(Paint paint, int x0, int x1, int y0, int y1, int z0, int z1, BoxFaces faces = BoxFaces.NoBottom)
    {
        Box(paint, x0, x1, y0, y1, z0, z1, faces);
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

    /// <summary>Four legs inset from the edges of a rectangle: three-sided, square or, drawn richly, round; solid or not.</summary>
    public void Legs(Paint paint, int x0, int x1, int y1, int z0, int z1, int inset, int thick, bool solid = true)
    {
        (HomeDetail from, HomeDetail to, DetailFeature kind) = (least, most, feature);
        Detail(DetailFeature.Legs);
        if (from == HomeDetail.Lean)
        {
            (int x, int z) = ((x0 + x1) / 2, (z0 + z1) / 2);
            Show(DetailPlan.BelowLean, DetailPlan.BelowLean);
            Box(paint, x - thick, x + thick, 0, y1, z - thick, z + thick, Sides);
        }

        foreach ((int x, int z) in (ReadOnlySpan<(int, int)>)
            [(x0 + inset, z0 + inset), (x1 - inset - thick, z0 + inset),
             (x0 + inset, z1 - inset - thick), (x1 - inset - thick, z1 - inset - thick)])
        {
            if (from == HomeDetail.Lean)
            {
                Show(HomeDetail.Lean, HomeDetail.Lean);
                Prism(paint, x, x + thick, 0, y1, z, z + thick, 3, faces: Sides);
            }

            Show(HomeDetail.Standard, HomeDetail.Standard);
            Box(paint, x, x + thick, 0, y1, z, z + thick, Sides);
            if (to == HomeDetail.Rich)
            {
                // Tapered: the wide end is at the top, so the frustum's ratio is above one.
                Show(HomeDetail.Rich);
                int thin = thick / 6;
                Prism(paint, x + thin, x + thick - thin, 0, y1, z + thin, z + thick - thin, 8, 140, Sides);
            }

            if (solid)
            {
                Collide(x, x + thick, 0, y1, z, z + thick);
            }
        }

        Show(from, to);
        Detail(kind);
    }

    /// <summary>A handle in front of a face at depth z: a bar on two feet, or a knob if it is as wide as high.</summary>
    public void Handle(Paint paint, int x0, int x1, int y0, int y1, int z)
    {
        (HomeDetail from, HomeDetail to, DetailFeature kind) = (least, most, feature);
        Detail(DetailFeature.Handles);
        Show(HomeDetail.Rich);
        (int wide, int high) = (x1 - x0, y1 - y0);
        if (wide == high)
        {
            Disc(paint, (x0 + x1) / 2, (y0 + y1) / 2, wide / 2, z, z + 4, 8, 80);
        }
        else
        {
            Box(paint, x0, x1, y0, y1, z + 2, z + 4, BoxFaces.All & ~BoxFaces.NegativeZ);
            bool level = wide > high;
            int foot = Math.Min(wide, high);
            Box(paint, x0, x0 + foot, y0, y0 + foot, z, z + 2, Foot);
            Box(paint, level ? x1 - foot : x0, x1, level ? y0 : y1 - foot, y1, z, z + 2, Foot);
        }

        Show(from, to);
        Detail(kind);
    }

    private const BoxFaces Foot =
        BoxFaces.PositiveX | BoxFaces.NegativeX | BoxFaces.PositiveY | BoxFaces.NegativeY;
}
