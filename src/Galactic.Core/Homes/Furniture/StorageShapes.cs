using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Cabinets, wardrobes and the television on its bench.</summary>
internal static class StorageShapes
{
    private const int FrontThick = 16;
    private const int Frame = 45;
    private const BoxFaces NoBack = BoxFaces.All & ~BoxFaces.NegativeZ;

    /// <summary>A body on a plinth with columns and rows of fronts; its top takes objects.</summary>
    public static void Cabinet(
        PieceModel m, PieceSize s, PieceColors c, string name, int columns, int rows, int weight, uint style)
    {
        int half = s.Width / 2;
        int plinth = s.Height > 600 ? 80 : 40;
        Body(m, s, c, plinth);
        columns += columns > 1 && (style & 1) == 0 ? 1 : 0;
        Fronts(m, c, (-half, half, plinth, s.Height - 25), s.Depth, columns, rows, isDoor: false);
        bool lamp = (style >> 17 & 15) < (name == "nightstand" ? 10 : 4) && s.Width >= 400;
        int right = lamp ? half - 190 : half - 30;
        if (lamp)
        {
            Lamp(m, c, half - 100, s.Height, 110);
        }

        m.Surface(name + ".top", -half + 30, right, 30, s.Depth - 40, s.Height, weight);
    }

    public static void Wardrobe(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Box(c.Wood, -half, half, 0, s.Height, 0, s.Depth - FrontThick - 4);
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
        Fronts(m, c, (-half, half, 60, s.Height - 20), s.Depth, Math.Max(2, s.Width / 480), 1, isDoor: true);
        m.Show(HomeDetail.Rich);
        m.Box(c.DarkWood, -half + 10, half - 10, 0, 56, s.Depth - 20, s.Depth - 14, NoBack);
        m.Box(c.Wood, -half, half, s.Height - 16, s.Height + 8, s.Depth - 30, s.Depth, BoxFaces.All);
        m.Show(HomeDetail.Lean);
    }

    public static void Television(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        Body(m, s, c, 60);
        Fronts(m, c, (-half, half, 60, s.Height - 20), s.Depth, 3, 1, isDoor: false);
        int screen = Screen(s) / 2;
        int tall = screen * 9 / 8;
        m.Show(HomeDetail.Lean);
        m.Solid(c.Dark, -screen, screen, s.Height + 60, s.Height + 60 + tall, 90, 130, BoxFaces.All);
        m.Collide(-140, 140, s.Height, s.Height + 60, 60, 200);
        m.Show(HomeDetail.Standard);
        m.Box(c.Dark, -140, 140, s.Height, s.Height + 60, 60, 200);
        uint glass = Color.Hex(0x10141A);
        m.Box(glass, 14 - screen, screen - 14, s.Height + 74, s.Height + 46 + tall, 129, 134, BoxFaces.PositiveZ);
        m.Surface("tv_bench.left", -half + 20, -Math.Max(screen, 160), 20, s.Depth - 40, s.Height, 200);
        m.Surface("tv_bench.right", Math.Max(screen, 160), half - 20, 20, s.Depth - 40, s.Height, 200);
    }

    /// <summary>Width of the screen on a bench; room for things stays at both sides.</summary>
    public static int Screen(PieceSize s) => Math.Min(s.Width - 640, 1100);

    /// <summary>A lamp that stands on a piece and stays there.</summary>
    public static void Lamp(PieceModel m, PieceColors c, int x, int y, int z)
    {
        Paint shade = Color.Hex(0xF7EBCB);
        m.Show(HomeDetail.Standard);
        m.Prism(c.Metal, x - 55, x + 55, y, y + 20, z - 55, z + 55, 6);
        m.Box(c.Metal, x - 10, x + 10, y + 20, y + 200, z - 10, z + 10, BoxFaces.NoBottom & ~BoxFaces.PositiveY);
        m.Prism(shade, x - 80, x + 80, y + 180, y + 330, z - 80, z + 80, 6, 70, BoxFaces.All);
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(shade, x - 60, x + 60, y, y + 330, z - 60, z + 60);
        m.Show(HomeDetail.Lean);
        m.Collide(x - 80, x + 80, y, y + 330, z - 80, z + 80);
    }

    private static void Body(PieceModel m, PieceSize s, PieceColors c, int plinth)
    {
        int half = s.Width / 2;
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
        m.Show(HomeDetail.Standard);
        m.Box(
            c.DarkWood.Scale(80), -half + 20, half - 20, 0, plinth, 10, s.Depth - 50,
            BoxFaces.PositiveX | BoxFaces.NegativeX | BoxFaces.PositiveZ);
        m.Show(HomeDetail.Standard, HomeDetail.Standard);
        m.Box(c.Wood, -half, half, plinth, s.Height, 0, s.Depth - FrontThick - 4, NoBack);
        m.Show(HomeDetail.Rich);
        m.Box(c.Wood, -half + 4, half - 4, plinth, s.Height - 22, 0, s.Depth - FrontThick - 4,
            NoBack & ~BoxFaces.PositiveY);
        m.Edges(10);
        m.Box(c.Wood, -half, half, s.Height - 22, s.Height, 0, s.Depth, NoBack);
        m.Edges(PiecePart.Sharp);
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(c.Wood, -half, half, 0, s.Height, 0, s.Depth - FrontThick - 4);
        m.Show(HomeDetail.Lean);
    }

    /// <summary>Doors or drawers: one quad, separate boards, or boards with raised panels.</summary>
    private static void Fronts(
        PieceModel m, PieceColors c, (int X0, int X1, int Y0, int Y1) area, int depth, int columns, int rows, bool isDoor)
    {
        (int x0, int x1, int y0, int y1) = area;
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(c.Front, x0 + 6, x1 - 6, y0 + 6, y1 - 6, depth - FrontThick - 4, depth - 4, BoxFaces.PositiveZ);
        for (int i = 0; i < columns; i++)
        {
            for (int k = 0; k < rows; k++)
            {
                int left = x0 + (x1 - x0) * i / columns + 6;
                int right = x0 + (x1 - x0) * (i + 1) / columns - 6;
                int low = y0 + (y1 - y0) * k / rows + 6;
                int high = y0 + (y1 - y0) * (k + 1) / rows - 6;
                m.Show(HomeDetail.Standard);
                m.Box(c.Front, left, right, low, high, depth - FrontThick - 4, depth - 4, NoBack);
                Panel(m, c, (left, right, low, high), depth - 4);
                (int x, int y) = (i % 2 == 0 ? right - 36 : left + 16, (low + high) / 2);
                (int wide, int tall) = isDoor ? (20, 240) : (20, 20);
                m.Handle(c.Metal, x, x + wide, y - tall / 2, y + tall / 2, depth - 4);
            }
        }

        m.Show(HomeDetail.Lean);
    }

    /// <summary>A raised panel in the middle of a front, drawn richly only.</summary>
    private static void Panel(PieceModel m, PieceColors c, (int X0, int X1, int Y0, int Y1) front, int z)
    {
        if (front.X1 - front.X0 < 4 * Frame || front.Y1 - front.Y0 < 3 * Frame)
        {
            return;
        }

        m.Detail(DetailFeature.Handles);
        m.Show(HomeDetail.Rich);
        m.Box(
            c.Front.Scale(103), front.X0 + Frame, front.X1 - Frame, front.Y0 + Frame, front.Y1 - Frame, z, z + 3, NoBack);
        m.Detail(DetailFeature.Body);
    }
}
