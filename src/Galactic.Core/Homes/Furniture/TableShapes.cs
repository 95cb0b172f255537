using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Tables: a solid slab on solid legs, so that an arm may reach under them.</summary>
internal static class TableShapes
{
    private const BoxFaces Upright = BoxFaces.NoBottom & ~BoxFaces.PositiveY;

    public static void Coffee(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        Paint top = (style & 1) == 0 ? c.Wood : c.White;
        if (s.Width == s.Depth)
        {
            RoundCoffee(m, s, c, top);
            return;
        }

        Slab(m, s, top, c.DarkWood, 40, 50);
        if ((style >> 1 & 7) < 3)
        {
            m.Solid(c.DarkWood, -half + 40, half - 40, 130, 155, 40, s.Depth - 40, BoxFaces.All);
            Magazines(m, c, -half + 120, s.Depth / 2, 155);
        }

        m.Show(HomeDetail.Rich);
        Rails(m, s, c, s.Height - 75, s.Height - 40, 26);
        m.Surface("coffee_table.top", -half + 40, half - 40, 40, s.Depth - 40, s.Height, 350);
    }

    /// <summary>A round top on four legs that stand well inside.</summary>
    private static void RoundCoffee(PieceModel m, PieceSize s, PieceColors c, Paint top)
    {
        int half = s.Width / 2;
        int inner = half * 7 / 10;
        m.Show(HomeDetail.Lean, HomeDetail.Standard);
        m.Prism(top, -half, half, s.Height - 35, s.Height, 0, s.Depth, 12, faces: BoxFaces.All);
        m.Show(HomeDetail.Rich);
        m.Prism(top, -half + 14, half - 14, s.Height - 35, s.Height - 20, 14, s.Depth - 14, 32, 101, BoxFaces.All);
        m.Prism(top, -half, half, s.Height - 20, s.Height, 0, s.Depth, 32, 99, BoxFaces.All);
        m.Show(HomeDetail.Lean);
        m.Legs(c.DarkWood, -inner, inner, s.Height - 35, half - inner, half + inner, 10, 45);
        m.Collide(-half, half, s.Height - 35, s.Height, 0, s.Depth);
        m.Surface("coffee_table.top", -inner, inner, half - inner, half + inner, s.Height, 350);
    }

    public static void Dining(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        Slab(m, s, (style & 3) == 0 ? c.White : c.Wood, c.DarkWood, 40, 60);
        m.Show(HomeDetail.Standard);
        Rails(m, s, c, s.Height - 110, s.Height - 40, 30);
        m.Surface("table.top", -half + 50, half - 50, 50, s.Depth - 50, s.Height, 220);
    }

    /// <summary>A round top on a column; what stands on it stays within the largest square.</summary>
    public static void Round(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        int z = s.Depth / 2;
        Paint top = (style & 3) == 0 ? c.White : c.Wood;
        m.Show(HomeDetail.Lean, HomeDetail.Standard);
        m.Prism(top, -half, half, s.Height - 35, s.Height, 0, s.Depth, 14, faces: BoxFaces.All);
        m.Box(c.DarkWood, -50, 50, 30, s.Height - 35, z - 50, z + 50, Upright);
        m.Show(HomeDetail.Rich);
        m.Prism(top, -half + 14, half - 14, s.Height - 35, s.Height - 20, 14, s.Depth - 14, 32, 101, BoxFaces.All);
        m.Prism(top, -half, half, s.Height - 20, s.Height, 0, s.Depth, 32, 99, BoxFaces.All);
        m.Prism(c.DarkWood, -60, 60, 30, s.Height / 2, z - 60, z + 60, 16, 65);
        m.Prism(c.DarkWood, -39, 39, s.Height / 2, s.Height - 35, z - 39, z + 39, 16, 150);
        m.Show(HomeDetail.Lean);
        m.Prism(c.DarkWood, -250, 250, 0, 30, z - 250, z + 250, 10, 92);
        m.Collide(-half, half, s.Height - 35, s.Height, 0, s.Depth);
        m.Collide(-60, 60, 30, s.Height - 35, z - 60, z + 60);
        m.Collide(-250, 250, 0, 30, z - 250, z + 250);
        int inner = half * 7 / 10;
        m.Surface("round_table.top", -inner, inner, z - inner, z + inner, s.Height, 220);
    }

    public static void Bar(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Edges(PiecePart.Round);
        m.Solid(c.Wood, -half, half, s.Height - 45, s.Height, 0, s.Depth, BoxFaces.All);
        m.Edges(PiecePart.Sharp);
        m.Solid(c.DarkWood, -half, -half + 40, 0, s.Height - 45, 30, s.Depth - 30);
        m.Solid(c.DarkWood, half - 40, half, 0, s.Height - 45, 30, s.Depth - 30);
        m.Show(HomeDetail.Standard);
        m.Box(c.DarkWood, -half + 40, half - 40, 500, s.Height - 45, 4, 24, BoxFaces.PositiveZ | BoxFaces.NegativeY);
        m.Show(HomeDetail.Rich);
        m.Box(c.Metal, -half + 40, half - 40, 210, 235, s.Depth - 90, s.Depth - 65, BoxFaces.All);
        m.Surface("bar.top", -half + 40, half - 40, 40, s.Depth - 40, s.Height, 160);
    }

    public static void Side(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Prism(c.Wood, -half, half, s.Height - 30, s.Height, 0, s.Depth, 10, faces: BoxFaces.All);
        m.Show(HomeDetail.Lean, HomeDetail.Standard);
        m.Box(c.Metal, -25, 25, 20, s.Height - 30, s.Depth / 2 - 25, s.Depth / 2 + 25, Upright);
        m.Show(HomeDetail.Rich);
        m.Prism(c.Metal, -25, 25, 20, s.Height - 30, s.Depth / 2 - 25, s.Depth / 2 + 25, 12);
        m.Show(HomeDetail.Lean);
        m.Prism(c.Metal, -half + 90, half - 90, 0, 22, 90, s.Depth - 90, 8);
        m.Collide(-half, half, s.Height - 30, s.Height, 0, s.Depth);
        m.Collide(-half + 90, half - 90, 0, 22, 90, s.Depth - 90);
        m.Collide(-25, 25, 22, s.Height - 30, s.Depth / 2 - 25, s.Depth / 2 + 25);
        int inset = s.Width / 6;
        m.Surface("side_table.top", -half + inset, half - inset, inset, s.Depth - inset, s.Height, 100);
    }

    public static void Desk(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        m.Edges(PiecePart.Round);
        m.Solid(c.Wood, -half, half, s.Height - 35, s.Height, 0, s.Depth, BoxFaces.All);
        m.Edges(PiecePart.Sharp);
        m.Solid(c.DarkWood, -half, -half + 30, 0, s.Height - 35, 20, s.Depth - 20, Upright);
        m.Solid(c.DarkWood, half - 30, half, 0, s.Height - 35, 20, s.Depth - 20, Upright);
        bool right = (style & 1) == 0;
        int x = right ? half / 2 : -half / 2;
        Monitor(m, c, x, s.Height);
        m.Show(HomeDetail.Standard);
        m.Box(c.DarkWood, -half + 30, half - 30, s.Height - 330, s.Height - 35, 26, 40,
            BoxFaces.PositiveZ | BoxFaces.NegativeZ | BoxFaces.NegativeY);
        // Drawers on the side away from the screen, above the knees of nobody.
        (int d0, int d1) = right ? (-half + 30, -half + 330) : (half - 330, half - 30);
        m.Show(HomeDetail.Rich);
        m.Box(c.Wood, d0, d1, s.Height - 155, s.Height - 35, 42, s.Depth - 60, Upright | BoxFaces.NegativeY);
        m.Box(c.Front, d0 + 6, d1 - 6, s.Height - 149, s.Height - 41, s.Depth - 60, s.Depth - 44,
            BoxFaces.All & ~BoxFaces.NegativeZ);
        m.Handle(c.Metal, (d0 + d1) / 2 - 50, (d0 + d1) / 2 + 50, s.Height - 100, s.Height - 88, s.Depth - 44);
        m.Surface("desk.top", -half + 30, half - 30, 240, s.Depth - 30, s.Height, 180);
    }

    public static void Console(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        Slab(m, s, c.Wood, c.DarkWood, 30, 40);
        m.Show(HomeDetail.Standard);
        int top = s.Height - 30;
        m.Box(c.Wood, -half + 62, half - 62, top - 110, top, 4, s.Depth - 22, Upright | BoxFaces.NegativeY);
        m.Handle(c.Metal, -40, 40, top - 62, top - 50, s.Depth - 22);
        m.Surface("console.top", -half + 30, half - 30, 30, s.Depth - 30, s.Height, 80);
    }

    private static void Monitor(PieceModel m, PieceColors c, int x, int y)
    {
        m.Solid(c.Dark, x - 230, x + 230, y + 100, y + 390, 90, 120, BoxFaces.All);
        m.Collide(x - 90, x + 90, y, y + 12, 60, 200);
        m.Show(HomeDetail.Standard);
        m.Box(c.Dark, x - 90, x + 90, y, y + 12, 60, 200);
        m.Box(c.Dark, x - 20, x + 20, y + 12, y + 100, 90, 110, Upright);
        m.Box(c.Accent.Scale(55), x - 218, x + 218, y + 112, y + 378, 119, 124, BoxFaces.PositiveZ);
        m.Show(HomeDetail.Rich);
        m.Box(c.Accent.Scale(75), x - 200, x + 90, y + 250, y + 360, 124, 127, BoxFaces.PositiveZ);
        m.Show(HomeDetail.Lean);
    }

    /// <summary>Boards under the slab between the legs.</summary>
    private static void Rails(PieceModel m, PieceSize s, PieceColors c, int low, int high, int inset)
    {
        int half = s.Width / 2;
        const BoxFaces faces = Upright | BoxFaces.NegativeY;
        m.Box(c.DarkWood, -half + 80, half - 80, low, high, inset, inset + 20, faces);
        m.Box(c.DarkWood, -half + 80, half - 80, low, high, s.Depth - inset - 20, s.Depth - inset, faces);
        m.Show(HomeDetail.Rich);
        m.Box(c.DarkWood, -half + inset, -half + inset + 20, low, high, 80, s.Depth - 80, faces);
        m.Box(c.DarkWood, half - inset - 20, half - inset, low, high, 80, s.Depth - 80, faces);
        m.Show(HomeDetail.Lean);
    }

    private static void Magazines(PieceModel m, PieceColors c, int x, int z, int y)
    {
        m.Detail(DetailFeature.Books);
        m.Show(HomeDetail.Rich);
        Paint[] tones = [c.Accent, c.Textile, c.SecondTextile];
        for (int i = 0; i < 3; i++)
        {
            Paint cover = tones[i] with { Pattern = PatternKind.None };
            m.Box(cover, x - 100 + i * 8, x + 100 - i * 5, y + i * 9, y + i * 9 + 9, z - 90 - i * 6, z + 90 - i * 4);
        }

        m.Detail(DetailFeature.Body);
        m.Show(HomeDetail.Lean);
    }

    private static void Slab(PieceModel m, PieceSize s, Paint top, Paint legs, int thick, int leg)
    {
        int half = s.Width / 2;
        m.Edges(PiecePart.Round);
        m.Solid(top, -half, half, s.Height - thick, s.Height, 0, s.Depth, BoxFaces.All);
        m.Edges(PiecePart.Sharp);
        m.Legs(legs, -half, half, s.Height - thick, 0, s.Depth, 20, leg);
    }
}
