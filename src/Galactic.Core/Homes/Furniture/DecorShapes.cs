using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Lamps, plants, bins, rugs and pictures.</summary>
internal static class DecorShapes
{
    public static void FloorLamp(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        int z = s.Depth / 2;
        m.Prism(c.Dark, -half + 30, half - 30, 0, 25, 30, s.Depth - 30, 10);
        m.Box(c.Metal, -13, 13, 25, s.Height - 300, z - 13, z + 13);
        m.Prism(Color.Hex(0xF4E8C8), -half, half, s.Height - 300, s.Height, 0, s.Depth, 10, 70);
        m.Collide(-half + 30, half - 30, 0, 25, 30, s.Depth - 30);
        m.Collide(-20, 20, 25, s.Height - 300, z - 20, z + 20);
        m.Collide(-half, half, s.Height - 300, s.Height, 0, s.Depth);
    }

    public static void Plant(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        int z = s.Depth / 2;
        int pot = Math.Min(400, s.Height * 2 / 5);
        uint leaf = Color.Hex(0x4F7A45);
        m.Prism(c.Accent, -half * 3 / 5, half * 3 / 5, 0, pot, z - half * 3 / 5, z + half * 3 / 5, 8, 125);
        int low = half * 4 / 5;
        m.Prism(Palette.Scale(leaf, 85), -low, low, pot, s.Height * 3 / 4, z - low, z + low, 6, 120);
        m.Prism(leaf, -half, half, s.Height * 7 / 12, s.Height, 0, s.Depth, 7, 30);
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
    }

    public static void Bin(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Prism(c.Metal, -half * 4 / 5, half * 4 / 5, 0, s.Height, s.Depth / 10, s.Depth * 9 / 10, 10, 118);
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
    }

    public static void Rug(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Box(c.SecondTextile, -half, half, 0, 5, 0, s.Depth, BoxFaces.PositiveY);
        m.Box(c.Textile, -half + 90, half - 90, 0, 8, 90, s.Depth - 90, BoxFaces.PositiveY);
    }

    public static void Window(PieceModel m, PieceSize s)
    {
        int half = s.Width / 2;
        int panes = s.Width > 800 ? 2 : 1;
        m.Box(Color.Hex(0xF6F6F4), -half, half, 0, s.Height, 0, s.Depth - 3, BoxFaces.All & ~BoxFaces.NegativeZ);
        for (int i = 0; i < panes; i++)
        {
            int x0 = -half + s.Width * i / panes + 45;
            int x1 = -half + s.Width * (i + 1) / panes - 45;
            m.Box(Color.Hex(0xCFE6F5), x0, x1, s.Height / 2, s.Height - 55, s.Depth - 3, s.Depth, BoxFaces.PositiveZ);
            m.Box(Color.Hex(0xBFD8E6), x0, x1, 55, s.Height / 2, s.Depth - 3, s.Depth, BoxFaces.PositiveZ);
        }
    }

    public static void Picture(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        m.Box(c.Dark, -half, half, 0, s.Height, 0, s.Depth - 5, BoxFaces.All & ~BoxFaces.NegativeZ);
        m.Box(c.White, -half + 20, half - 20, 20, s.Height - 20, s.Depth - 5, s.Depth - 3, BoxFaces.PositiveZ);
        uint tone = (style & 1) == 0 ? c.Accent : c.Textile;
        m.Box(tone, -half + 70, half - 70, 70, s.Height - 70, s.Depth - 3, s.Depth, BoxFaces.PositiveZ);
    }
}
