using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Tables: a solid slab on solid legs, so that an arm may reach under them.</summary>
internal static class TableShapes
{
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
        (int low, int high) = (s.Height - 110, s.Height - 40);
        m.Box(c.DarkWood, -half + 110, half - 110, low, high, 60, 80, BoxFaces.All);
        m.Box(c.DarkWood, -half + 110, half - 110, low, high, s.Depth - 80, s.Depth - 60, BoxFaces.All);
        m.Surface("table.top", -half + 50, half - 50, 50, s.Depth - 50, s.Height, 220);
    }

    public static void Side(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Prism(c.Wood, -half, half, s.Height - 30, s.Height, 0, s.Depth, 12);
        m.Box(c.Metal, -25, 25, 20, s.Height - 30, s.Depth / 2 - 25, s.Depth / 2 + 25);
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
        uint glass = Palette.Scale(c.Accent, 55);
        m.Box(glass, x - 220, x + 220, s.Height + 110, s.Height + 380, 119, 122, BoxFaces.PositiveZ);
        m.Solid(c.Dark, x - 90, x + 90, s.Height, s.Height + 12, 60, 200);
        m.Box(c.Dark, x - 20, x + 20, s.Height + 12, s.Height + 100, 90, 110);
        m.Surface("desk.top", -half + 30, half - 30, 240, s.Depth - 30, s.Height, 180);
    }

    public static void Console(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        Slab(m, s, c.Wood, c.DarkWood, 30, 40);
        m.Box(c.Wood, -half + 50, half - 50, s.Height - 150, s.Height - 30, 20, s.Depth - 20, BoxFaces.All);
        m.Surface("console.top", -half + 30, half - 30, 30, s.Depth - 30, s.Height, 80);
    }

    private static void Slab(PieceModel m, PieceSize s, uint top, uint legs, int thick, int leg)
    {
        int half = s.Width / 2;
        m.Solid(top, -half, half, s.Height - thick, s.Height, 0, s.Depth, BoxFaces.All);
        m.Legs(legs, -half, half, s.Height - thick, 0, s.Depth, 20, leg);
    }
}
