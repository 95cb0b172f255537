using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Counters and the refrigerator.</summary>
internal static class KitchenShapes
{
    private const int Top = 40;
    private const int CabinetBottom = 1450;
    private const int CabinetTop = 2150;
    private const int SplashToCabinets = 1440;
    private const int SplashBelowWindow = 1030;
    private const BoxFaces NoBack = BoxFaces.All & ~BoxFaces.NegativeZ;
    private const BoxFaces Upright = BoxFaces.NoBottom & ~BoxFaces.PositiveY;

    /// <summary>Modules under a worktop; unless plain, with sink, hob and wall cabinets.</summary>
    public static void Counter(PieceModel m, PieceSize s, PieceColors c, uint style, bool island = false)
    {
        int half = s.Width / 2;
        bool plain = island || (style & KitchenGroup.Plain) != 0;
        Paint worktop = (style >> 5 & 1) == 0 ? c.Dark.Scale(200) with { Pattern = PatternKind.Marble } : c.Wood;
        Paint body = c.Front.Scale(92);
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(body, -half, half, 0, s.Height - Top, 0, s.Depth - 40, Upright);
        m.Show(HomeDetail.Standard);
        m.Box(c.Dark, -half, half, 0, 100, island ? 60 : 0, s.Depth - 60, Upright);
        m.Box(body, -half, half, 100, s.Height - Top, 0, s.Depth - 40, island ? BoxFaces.All : NoBack);
        m.Show(HomeDetail.Lean);
        m.Box(worktop, -half, half, s.Height - Top, s.Height, 0, s.Depth, BoxFaces.All);
        int modules = Math.Max(1, s.Width / 600);
        for (int i = 0; i < modules; i++)
        {
            int x0 = -half + s.Width * i / modules;
            int x1 = -half + s.Width * (i + 1) / modules;
            Module(m, s, c, x0, x1, style >> (3 * i + 6), plain);
        }

        int edge = s.Depth - 30;
        if (island)
        {
            IslandBack(m, s, c, modules);
        }

        if (plain || modules < 2)
        {
            m.Surface(island ? "island.top" : "counter.top", -half + 30, half - 30, 30, edge, s.Height, 80);
            return;
        }

        KitchenRun run = KitchenRun.Of(s.Width, style);
        SinkAndHob(m, s, c, run);
        int number = 0;
        foreach ((int low, int high) in run.Surfaces)
        {
            m.Surface($"counter.top{++number}", low - half + 30, high - half - 30, 30, edge, s.Height, 70);
        }

        Backsplash(m, s, c, style, HasCabinets(style) ? SplashToCabinets : SplashBelowWindow);
        if (HasCabinets(style))
        {
            WallCabinets(m, s, c, modules);
        }
    }

    /// <summary>Panels on the back and the ends of an island, which stands free.</summary>
    private static void IslandBack(PieceModel m, PieceSize s, PieceColors c, int modules)
    {
        int half = s.Width / 2;
        (int low, int high) = (130, s.Height - Top - 30);
        m.Show(HomeDetail.Rich);
        for (int i = 0; i < modules; i++)
        {
            int x0 = -half + s.Width * i / modules + 30;
            int x1 = -half + s.Width * (i + 1) / modules - 30;
            m.Box(c.Front, x0, x1, low, high, -4, 0, BoxFaces.All & ~BoxFaces.PositiveZ);
        }

        m.Box(c.Front, -half - 4, -half, low, high, 40, s.Depth - 80, BoxFaces.All & ~BoxFaces.PositiveX);
        m.Box(c.Front, half, half + 4, low, high, 40, s.Depth - 80, BoxFaces.All & ~BoxFaces.NegativeX);
        m.Show(HomeDetail.Lean);
    }

    /// <summary>True if the style of a counter hangs cabinets above it.</summary>
    public static bool HasCabinets(uint style) =>
        (style & KitchenGroup.Plain) == 0 && (style & KitchenGroup.CabinetBits) != 0;

    public static void Fridge(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        Paint color = (style & 1) == 0 ? c.White : c.Metal with { Color = Color.Hex(0xB9BDC0) };
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(color, -half, half, 0, s.Height, 0, s.Depth - 8);
        m.Show(HomeDetail.Standard);
        m.Box(color.Scale(95), -half, half, 0, s.Height, 0, s.Depth - 40);
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
        int split = s.Height * 2 / 5;
        m.Edges(PiecePart.Round);
        m.Box(color, -half + 4, half - 4, 40, split - 6, s.Depth - 40, s.Depth - 8, NoBack);
        m.Box(color, -half + 4, half - 4, split + 6, s.Height - 6, s.Depth - 40, s.Depth - 8, NoBack);
        m.Edges(PiecePart.Sharp);
        m.Box(c.Metal, half - 60, half - 40, split + 60, split + 460, s.Depth - 8, s.Depth, NoBack);
        m.Box(c.Metal, half - 60, half - 40, split - 360, split - 60, s.Depth - 8, s.Depth, NoBack);
        m.Show(HomeDetail.Rich);
        m.Box(c.Dark, -half + 20, half - 20, 8, 36, s.Depth - 40, s.Depth - 30, NoBack);
        m.Box(c.Dark, -half + 80, -half + 240, s.Height - 150, s.Height - 90, s.Depth - 8, s.Depth - 5, NoBack);
    }

    private static void Module(PieceModel m, PieceSize s, PieceColors c, int x0, int x1, uint style, bool plain)
    {
        int back = s.Depth - 40;
        int front = s.Depth - 22;
        (int low, int high) = (106, s.Height - Top - 8);
        m.Show(HomeDetail.Standard);
        if (!plain && (style & 7) == 0)
        {
            m.Box(c.Dark, x0 + 6, x1 - 6, low, high, back, front, NoBack);
            m.Box(c.Metal, x0 + 60, x1 - 60, high - 110, high - 90, front, front + 12, NoBack);
            m.Show(HomeDetail.Rich);
            m.Box(Color.Hex(0x3C4146), x0 + 90, x1 - 90, low + 120, high - 160, front, front + 3, BoxFaces.PositiveZ);
            m.Box(c.Metal, x0 + 30, x1 - 30, high - 60, high - 12, front, front + 3, BoxFaces.PositiveZ);
            for (int knob = 0; knob < 4; knob++)
            {
                m.Disc(c.Dark, x0 + 90 + knob * 50, high - 36, 15, front + 3, front + 15, 8, 85);
            }
            m.Show(HomeDetail.Lean);
            return;
        }

        int split = (style & 3) == 1 ? high - 180 : high;
        m.Box(c.Front, x0 + 6, x1 - 6, low, split - 4, back, front, NoBack);
        Panel(m, c, (x0 + 6, x1 - 6, low, split - 4), front);
        m.Handle(c.Metal, x0 + 200, x1 - 200, split - 60, split - 44, front);
        if (split < high)
        {
            m.Box(c.Front, x0 + 6, x1 - 6, split + 4, high, back, front, NoBack);
            m.Handle(c.Metal, x0 + 200, x1 - 200, high - 60, high - 44, front);
        }

        m.Show(HomeDetail.Lean);
    }

    /// <summary>Ribs beside the basin, on which dishes dry.</summary>
    private static void Drainer(PieceModel m, PieceColors c, int x0, int x1, int y)
    {
        for (int x = x0 + 60; x + 10 < x1 - 50; x += 80)
        {
            m.Box(c.Metal.Scale(108), x, x + 10, y + 9, y + 14, 185, 290);
        }
    }

    private static void SinkAndHob(PieceModel m, PieceSize s, PieceColors c, KitchenRun run)
    {
        int half = s.Width / 2;
        int y = s.Height;
        (int x0, int x1) = (run.SinkLow - half, run.SinkHigh - half);
        int x = (x0 + x1) / 2;
        m.Solid(c.Metal, x0, x1, y, y + 5, 110, 510);
        m.Collide(x - 15, x + 15, y + 5, y + 260, 125, 155);
        m.Show(HomeDetail.Standard);
        m.Box(c.Metal.Scale(70), x0 + 40, x1 - 40, y + 5, y + 9, 170, 480, BoxFaces.PositiveY);
        m.Show(HomeDetail.Standard, HomeDetail.Standard);
        m.Box(c.Metal, x - 15, x + 15, y + 5, y + 260, 125, 155);
        m.Box(c.Metal, x - 12, x + 12, y + 235, y + 257, 155, 300, NoBack);
        m.Show(HomeDetail.Rich);
        m.Prism(c.Metal, x - 24, x + 24, y + 5, y + 13, 116, 164, 10);
        m.Prism(c.Metal, x - 14, x + 14, y + 13, y + 260, 126, 154, 8);
        m.Box(c.Metal, x - 11, x + 11, y + 235, y + 257, 150, 300, BoxFaces.All);
        m.Prism(c.Metal, x - 9, x + 9, y + 215, y + 236, 280, 298, 8, faces: BoxFaces.All);
        m.Prism(c.Dark, x - 20, x + 20, y + 9, y + 12, 305, 345, 10);
        if (x1 - x0 > 400)
        {
            Drainer(m, c, x0, x1, y);
        }

        m.Show(HomeDetail.Lean);
        (int h0, int h1) = (run.HobLow - half, run.HobHigh - half);
        m.Solid(c.Dark, h0, h1, y, y + 6, 60, 560);
        m.Show(HomeDetail.Rich);
        int h = (h0 + h1) / 2;
        int aside = h1 - h0 > 400 ? 130 : 0;
        foreach ((int dx, int dz, int r) in (ReadOnlySpan<(int, int, int)>)
            [(-aside, 190, 80), (aside, 190, 65), (-aside, 430, 65), (aside, 430, 80)])
        {
            // A narrow hob has one plate behind the other.
            if (aside > 0 || r == 80)
            {
                m.Prism(Color.Hex(0x55595E), h + dx - r, h + dx + r, y + 6, y + 9, dz - r, dz + r, 16);
                int inner = r * 6 / 10;
                m.Prism(Color.Hex(0x3A3D42), h + dx - inner, h + dx + inner, y + 9, y + 12, dz - inner, dz + inner, 10);
            }
        }

        m.Show(HomeDetail.Lean);
    }

    /// <summary>Tiles on the wall above the worktop, up to the cabinets or to where a window may begin.</summary>
    private static void Backsplash(PieceModel m, PieceSize s, PieceColors c, uint style, int top)
    {
        int half = s.Width / 2;
        uint plain = (style >> 20 & 1) == 0 ? Palette.Mix(c.Accent.Color, c.White.Color, 70) : Color.Hex(0xE3E5E1);
        Paint color = new(plain, (style >> 21 & 1) == 0 ? PatternKind.TileSubway : PatternKind.TileSquare);
        m.Show(HomeDetail.Standard);
        m.Box(color, -half, half, s.Height, top, 0, 6, NoBack & ~BoxFaces.NegativeY);
        m.Show(HomeDetail.Lean);
    }

    private static void WallCabinets(PieceModel m, PieceSize s, PieceColors c, int modules)
    {
        int half = s.Width / 2;
        m.Box(c.Front.Scale(94), -half, half, CabinetBottom, CabinetTop, 0, 330, NoBack);
        m.Collide(-half, half, CabinetBottom, CabinetTop, 0, 350);
        m.Show(HomeDetail.Standard);
        for (int i = 0; i < modules; i++)
        {
            int x0 = -half + s.Width * i / modules;
            int x1 = -half + s.Width * (i + 1) / modules;
            m.Box(c.Front, x0 + 5, x1 - 5, CabinetBottom + 5, CabinetTop - 5, 330, 346, NoBack);
            Panel(m, c, (x0 + 5, x1 - 5, CabinetBottom + 5, CabinetTop - 5), 346);
            int x = i % 2 == 0 ? x1 - 45 : x0 + 30;
            m.Handle(c.Metal, x, x + 15, CabinetBottom + 40, CabinetBottom + 200, 346);
        }

        m.Show(HomeDetail.Lean);
    }

    /// <summary>A raised panel in the middle of a front, drawn richly only.</summary>
    private static void Panel(PieceModel m, PieceColors c, (int X0, int X1, int Y0, int Y1) front, int z)
    {
        const int frame = 50;
        m.Detail(DetailFeature.Handles);
        (int y0, int y1) = (front.Y0 + frame, front.Y1 - 2 * frame);
        if (y1 - y0 > frame)
        {
            m.Show(HomeDetail.Rich);
            m.Box(c.Front.Scale(103), front.X0 + frame, front.X1 - frame, y0, y1, z, z + 3, NoBack);
            m.Show(HomeDetail.Standard);
        }

        m.Detail(DetailFeature.Body);
    }
}
