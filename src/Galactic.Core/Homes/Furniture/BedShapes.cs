using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Beds with their bedding.</summary>
internal static class BedShapes
{
    private const BoxFaces NoBack = BoxFaces.All & ~BoxFaces.NegativeZ;
    private const BoxFaces Cushion = BoxFaces.NoBottom & ~BoxFaces.NegativeZ;

    /// <summary>Height of a bed's headboard.</summary>
    private static int Headboard(PieceSize s) => Math.Min(1150, s.Height + 520);

    public static void Bed(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        int top = s.Height;
        m.Solid(c.Wood, -half, half, 0, Headboard(s), 0, 60);
        m.Collide(-half, half, 0, top, 60, s.Depth);
        m.Box(c.Wood, -half, half, 120, top - 220, 60, s.Depth, NoBack);
        m.Show(HomeDetail.Standard);
        m.Legs(c.DarkWood, -half, half, 120, 60, s.Depth, 20, 60, solid: false);
        HeadboardPanels(m, s, c);
        m.Show(HomeDetail.Lean);
        m.Edges(PiecePart.Soft);
        m.Box(c.White with { Pattern = PatternKind.FabricPlain }, -half + 20, half - 20, top - 220, top - 40, 70,
            s.Depth - 20, Cushion);
        m.Box(c.Textile, -half + 8, half - 8, top - 150, top, 720, s.Depth - 8);
        m.Detail(DetailFeature.Cushions);
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(c.SecondTextile, -half + 90, half - 90, top - 40, top + 80, 100, 480);
        m.Show(HomeDetail.Standard);
        int pillows = s.Width > 1100 ? 2 : 1;
        for (int i = 0; i < pillows; i++)
        {
            int x0 = -half + 60 + (s.Width - 120) * i / pillows;
            int x1 = -half + 60 + (s.Width - 120) * (i + 1) / pillows;
            m.Box(c.SecondTextile, x0 + 30, x1 - 30, top - 40, top + 80, 100, 480);
        }

        m.Box(c.SecondTextile, -half + 4, half - 4, top - 140, top + 6, s.Depth - 560, s.Depth - 4);
        m.Show(HomeDetail.Rich);
        m.Box(c.SecondTextile, -half + 2, half - 2, top - 146, top + 12, 700, 860);
        for (int i = 0; i < pillows; i++)
        {
            // A second, smaller pillow leans on the first.
            int x = pillows == 1 ? 0 : (i * 2 - 1) * s.Width / 4;
            m.Box(c.Textile.Scale(110), x - 200, x + 200, top + 4, top + 250, 300, 420);
        }

        m.Box(c.Accent with { Pattern = c.Textile.Pattern }, -170, 170, top - 20, top + 180, 490, 590);
        Seams(m, c, half, top, s.Depth);
        m.Detail(DetailFeature.Body);
        m.Show(HomeDetail.Lean);
        m.Surface("bed.top", -half + 250, half - 250, 900, s.Depth - 250, top + 6, 10);
    }

    /// <summary>Upright boards on the headboard above the pillows.</summary>
    private static void HeadboardPanels(PieceModel m, PieceSize s, PieceColors c)
    {
        m.Detail(DetailFeature.Handles);
        m.Show(HomeDetail.Rich);
        int count = s.Width / 180;
        for (int i = 0; i < count; i++)
        {
            int x0 = -s.Width / 2 + s.Width * i / count;
            int x1 = -s.Width / 2 + s.Width * (i + 1) / count;
            m.Box(c.Wood.Scale(i % 2 == 0 ? 100 : 97), x0 + 8, x1 - 8, s.Height + 40, Headboard(s) - 40, 60, 64, NoBack);
        }

        m.Detail(DetailFeature.Body);
    }

    /// <summary>Quilting of the duvet.</summary>
    private static void Seams(PieceModel m, PieceColors c, int half, int top, int depth)
    {
        for (int z = 980; z < depth - 620; z += 160)
        {
            m.Box(c.Textile.Scale(93), -half + 60, half - 60, top - 2, top + 3, z, z + 8, BoxFaces.PositiveY);
        }
    }
}
