using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Tables: a solid slab on solid legs, so that an arm may reach under them.</summary>
internal static class TableShapes
{
    private const BoxFaces Upright = BoxFaces.NoBottom & ~BoxFaces.PositiveY;

    public static void Coffee(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        Slab(m, s, (style & 1) == 0 ? c.Wood : c.White, c.DarkWood, 40, 50);
        if ((style >> 1 & 3) == 0)
        {
            m.Solid(c.DarkWood, -half + 40, half - 40, 130, 155, 40, s.Depth - 40, BoxFaces.All);
        }

        m.Surface("coffee_table.top", -half + 40, half - 40, 40, s.Depth - 40, s.Height, 350);
    }

    public static void Dining(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        Slab(m, s, (style & 3) == 0 ? c.White : c.Wood, c.DarkWood, 40, 60);
        m.Show(HomeDetail.Standard);
        (int low, int high) = (s.Height - 110, s.Height - 40);
        m.Box(c.DarkWood, -half + 80, half - 80, low, high, 30, 50, Upright | BoxFaces.NegativeY);
        m.Box(c.DarkWood, -half + 80, half - 80, low, high, s.Depth - 50, s.Depth - 30, Upright | BoxFaces.NegativeY);
        m.Surface("table.top", -half + 50, half - 50, 50, s.Depth - 50, s.Height, 220);
    }

    /// <summary>A round top on a column; what stands on it stays within the largest square.</summary>
    public static void Round(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        int z = s.Depth / 2;
        m.Prism((style & 3) == 0 ? c.White : c.Wood, -half, half, s.Height - 35, s.Height, 0, s.Depth, 16,
            faces: BoxFaces.All);
        m.Box(c.DarkWood, -50, 50, 30, s.Height - 35, z - 50, z + 50, Upright);
        m.Prism(c.DarkWood, -250, 250, 0, 30, z - 250, z + 250, 12);
        m.Collide(-half, half, s.Height - 35, s.Height, 0, s.Depth);
        m.Collide(-60, 60, 30, s.Height - 35, z - 60, z + 60);
        m.Collide(-250, 250, 0, 30, z - 250, z + 250);
        int inner = half * 7 / 10;
        m.Surface("round_table.top", -inner, inner, z - inner, z + inner, s.Height, 220);
    }

    public static void Bar(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Solid(c.Wood, -half, half, s.Height - 45, s.Height, 0, s.Depth, BoxFaces.All);
        m.Solid(c.DarkWood, -half, -half + 40, 0, s.Height - 45, 30, s.Depth - 30);
        m.Solid(c.DarkWood, half - 40, half, 0, s.Height - 45, 30, s.Depth - 30);
        m.Show(HomeDetail.Standard);
        m.Box(c.DarkWood, -half + 40, half - 40, 500, s.Height - 45, 4, 24, BoxFaces.PositiveZ | BoxFaces.NegativeY);
        m.Surface("bar.top", -half + 40, half - 40, 40, s.Depth - 40, s.Height, 160);
    }

    public static void Side(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Prism(c.Wood, -half, half, s.Height - 30, s.Height, 0, s.Depth, 12, faces: BoxFaces.All);
        m.Box(c.Metal, -25, 25, 20, s.Height - 30, s.Depth / 2 - 25, s.Depth / 2 + 25, Upright);
        m.Prism(c.Metal, -half + 90, half - 90, 0, 22, 90, s.Depth - 90, 10);
        m.Collide(-half, half, s.Height - 30, s.Height, 0, s.Depth);
        m.Collide(-half + 90, half - 90, 0, 22, 90, s.Depth - 90);
        m.Collide(-25, 25, 22, s.Height - 30, s.Depth / 2 - 25, s.Depth / 2 + 25);
        int inset = s.Width / 6;
        m.Surface("side_table.top", -half + inset, half - inset, inset, s.Depth - inset, s.Height, 120);
    }

    public static void Desk(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        m.Solid(c.Wood, -half, half, s.Height - 35, s.Height, 0, s.Depth, BoxFaces.All);
        m.Solid(c.DarkWood, -half, -half + 30, 0, s.Height - 35, 20, s.Depth - 20);
        m.Solid(c.DarkWood, half - 30, half, 0, s.Height - 35, 20, s.Depth - 20);
        bool right = (style & 1) == 0;
        int x = right ? half / 2 : -half / 2;
        m.Solid(c.Dark, x - 230, x + 230, s.Height + 100, s.Height + 390, 90, 120, BoxFaces.All);
        m.Solid(c.Dark, x - 90, x + 90, s.Height, s.Height + 12, 60, 200);
        m.Box(c.Dark, x - 20, x + 20, s.Height + 12, s.Height + 100, 90, 110, Upright);
        m.Show(HomeDetail.Standard);
        uint glass = Palette.Scale(c.Accent, 55);
        m.Box(glass, x - 218, x + 218, s.Height + 112, s.Height + 378, 119, 124, BoxFaces.PositiveZ);
        m.Box(c.DarkWood, -half + 30, half - 30, s.Height - 330, s.Height - 35, 26, 40,
            BoxFaces.PositiveZ | BoxFaces.NegativeZ | BoxFaces.NegativeY);
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

    private static void Slab(PieceModel m, PieceSize s, uint top, uint legs, int thick, int leg)
    {
        int half = s.Width / 2;
        m.Solid(top, -half, half, s.Height - thick, s.Height, 0, s.Depth, BoxFaces.All);
        m.Legs(legs, -half, half, s.Height - thick, 0, s.Depth, 20, leg);
    }
}
