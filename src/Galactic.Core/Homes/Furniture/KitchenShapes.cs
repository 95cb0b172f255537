using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Counters and the refrigerator.</summary>
internal static class KitchenShapes
{
    private const int Top = 40;

    /// <summary>Modules under a worktop; unless plain, with sink, hob and wall cabinets.</summary>
    public static void Counter(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        bool plain = (style & KitchenGroup.Plain) != 0;
        uint worktop = (style >> 5 & 1) == 0 ? Palette.Scale(c.Dark, 200) : c.Wood;
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
        m.Box(c.Dark, -half, half, 0, 100, 0, s.Depth - 60, BoxFaces.NoBottom & ~BoxFaces.PositiveY);
        m.Box(Palette.Scale(c.Front, 92), -half, half, 100, s.Height - Top, 0, s.Depth - 40, BoxFaces.All);
        m.Box(worktop, -half, half, s.Height - Top, s.Height, 0, s.Depth, BoxFaces.All);
        int modules = Math.Max(1, s.Width / 600);
        for (int i = 0; i < modules; i++)
        {
            int x0 = -half + s.Width * i / modules;
            int x1 = -half + s.Width * (i + 1) / modules;
            Module(m, s, c, x0, x1, style >> (3 * i + 6), plain);
        }

        int edge = s.Depth - 30;
        if (plain || modules < 2)
        {
            m.Surface("counter.top", -half + 30, half - 30, 30, edge, s.Height, 80);
            return;
        }

        bool flip = (style >> 1 & 1) == 0;
        int sink = flip ? 0 : modules - 1;
        int hob = flip ? modules - 1 : 0;
        Sink(m, s, c, -half + sink * 600 + 300);
        int x = -half + hob * 600 + 300;
        m.Solid(c.Dark, x - 270, x + 270, s.Height, s.Height + 6, 60, 560);
        int low = -half + 600;
        m.Surface("counter.top", low + 30, half - 630, 30, edge, s.Height, 70);
        if ((style >> 2 & 3) != 0)
        {
            WallCabinets(m, s, c, modules);
        }
    }

    public static void Fridge(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        uint color = (style & 1) == 0 ? c.White : Color.Hex(0xB9BDC0);
        m.Solid(Palette.Scale(color, 95), -half, half, 0, s.Height, 0, s.Depth - 40);
        m.Colliders[^1] = new LocalBox(-half, 0, 0, half, s.Height, s.Depth);
        int split = s.Height * 2 / 5;
        BoxFaces faces = BoxFaces.All & ~BoxFaces.NegativeZ;
        m.Box(color, -half + 4, half - 4, 40, split - 6, s.Depth - 40, s.Depth - 8, faces);
        m.Box(color, -half + 4, half - 4, split + 6, s.Height - 6, s.Depth - 40, s.Depth - 8, faces);
        m.Box(c.Metal, half - 60, half - 40, split + 60, split + 460, s.Depth - 8, s.Depth, faces);
        m.Box(c.Metal, half - 60, half - 40, split - 360, split - 60, s.Depth - 8, s.Depth, faces);
    }

    private static void Module(PieceModel m, PieceSize s, PieceColors c, int x0, int x1, uint style, bool plain)
    {
        BoxFaces faces = BoxFaces.All & ~BoxFaces.NegativeZ;
        int back = s.Depth - 40;
        int front = s.Depth - 22;
        (int low, int high) = (106, s.Height - Top - 8);
        if (!plain && (style & 7) == 0)
        {
            m.Box(c.Dark, x0 + 6, x1 - 6, low, high, back, front, faces);
            m.Box(c.Metal, x0 + 60, x1 - 60, high - 110, high - 90, front, front + 12, faces);
            return;
        }

        int split = (style & 3) == 1 ? high - 180 : high;
        m.Box(c.Front, x0 + 6, x1 - 6, low, split - 4, back, front, faces);
        if (split < high)
        {
            m.Box(c.Front, x0 + 6, x1 - 6, split + 4, high, back, front, faces);
        }
    }

    private static void Sink(PieceModel m, PieceSize s, PieceColors c, int x)
    {
        m.Solid(c.Metal, x - 240, x + 240, s.Height, s.Height + 5, 110, 510);
        m.Box(Palette.Scale(c.Metal, 70), x - 200, x + 200, s.Height + 5, s.Height + 8, 170, 480, BoxFaces.PositiveY);
        m.Solid(c.Metal, x - 15, x + 15, s.Height + 5, s.Height + 260, 125, 155);
        m.Box(c.Metal, x - 12, x + 12, s.Height + 235, s.Height + 259, 155, 300, BoxFaces.All);
    }

    private static void WallCabinets(PieceModel m, PieceSize s, PieceColors c, int modules)
    {
        int half = s.Width / 2;
        m.Solid(Palette.Scale(c.Front, 94), -half, half, 1450, 2150, 0, 330, BoxFaces.All);
        m.Colliders[^1] = new LocalBox(-half, 1450, 0, half, 2150, 350);
        for (int i = 0; i < modules; i++)
        {
            int x0 = -half + s.Width * i / modules;
            int x1 = -half + s.Width * (i + 1) / modules;
            m.Box(c.Front, x0 + 5, x1 - 5, 1455, 2145, 330, 348, BoxFaces.All & ~BoxFaces.NegativeZ);
        }
    }
}
