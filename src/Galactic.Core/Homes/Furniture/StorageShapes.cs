using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Cabinets and shelves.</summary>
internal static class StorageShapes
{
    private const int FrontThick = 16;
    private const int LowestShelf = 330;
    private const int HighestShelf = 1250;
    private const BoxFaces NoBack = BoxFaces.All & ~BoxFaces.NegativeZ;

    /// <summary>A body on a plinth with columns and rows of fronts; its top takes objects.</summary>
    public static void Cabinet(
        PieceModel m, PieceSize s, PieceColors c, string name, int columns, int rows, int weight, uint style)
    {
        int half = s.Width / 2;
        int plinth = s.Height > 600 ? 80 : 40;
        Body(m, s, c, plinth);
        columns += columns > 1 && (style & 1) == 0 ? 1 : 0;
        Fronts(m, c, -half, half, plinth, s.Height - 25, s.Depth, columns, rows, isDoor: false);
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
        Fronts(m, c, -half, half, 60, s.Height - 20, s.Depth, Math.Max(2, s.Width / 480), 1, isDoor: true);
    }

    public static void Television(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        Body(m, s, c, 60);
        Fronts(m, c, -half, half, 60, s.Height - 20, s.Depth, 3, 1, isDoor: false);
        int screen = Screen(s) / 2;
        int tall = screen * 9 / 8;
        m.Show(HomeDetail.Lean);
        m.Solid(c.Dark, -screen, screen, s.Height + 60, s.Height + 60 + tall, 90, 130, BoxFaces.All);
        m.Solid(c.Dark, -140, 140, s.Height, s.Height + 60, 60, 200);
        m.Show(HomeDetail.Standard);
        uint glass = Color.Hex(0x10141A);
        m.Box(glass, 14 - screen, screen - 14, s.Height + 74, s.Height + 46 + tall, 129, 134, BoxFaces.PositiveZ);
        m.Surface("tv_bench.left", -half + 20, -Math.Max(screen, 160), 20, s.Depth - 40, s.Height, 200);
        m.Surface("tv_bench.right", Math.Max(screen, 160), half - 20, 20, s.Depth - 40, s.Height, 200);
    }

    /// <summary>Width of the screen on a bench; room for things stays at both sides.</summary>
    public static int Screen(PieceSize s) => Math.Min(s.Width - 640, 1100);

    /// <summary>Sides, back and boards; some boards carry books, the others are free for objects.</summary>
    public static void Shelves(
        PieceModel m, PieceSize s, PieceColors c, string name, int boards, uint style, bool books)
    {
        const int board = 25;
        int half = s.Width / 2;
        m.Solid(c.Wood, -half, -half + board, 0, s.Height, 0, s.Depth);
        m.Solid(c.Wood, half - board, half, 0, s.Height, 0, s.Depth);
        m.Solid(Palette.Scale(c.DarkWood, 92), -half + board, half - board, 0, s.Height, 0, 12);
        int pitch = (s.Height - 60 - board) / (boards - 1);
        for (int i = 0; i < boards; i++)
        {
            int y = 60 + i * pitch;
            bool top = i == boards - 1;
            bool reachable = y + board is >= LowestShelf and <= HighestShelf;
            bool full = books && !top && (!reachable || (style >> (16 + i) & 1) == 0);
            m.Solid(
                c.Wood, -half + board, half - board, y, y + board, 12, s.Depth,
                BoxFaces.PositiveY | BoxFaces.PositiveZ | BoxFaces.NegativeY);
            int clearance = top ? PieceModel.Open : pitch - board;
            if (full)
            {
                int height = Math.Min(240, clearance - 30);
                m.Collide(-half + board, half - board, y + board, y + board + height, 12, s.Depth - 40);
                BookShapes.Row(m, c, -half + board, half - board, y + board, height, s.Depth, style >> i);
            }
            else if (reachable && clearance >= 250)
            {
                m.Surface(
                    top ? name + ".top" : name + ".shelf" + i, -half + board + 30, half - board - 30,
                    top ? 40 : Math.Min(60, s.Depth / 3), s.Depth - 20, y + board, top ? 100 : 80, clearance);
            }
        }
    }

    /// <summary>A lamp that stands on a piece and stays there.</summary>
    public static void Lamp(PieceModel m, PieceColors c, int x, int y, int z)
    {
        m.Show(HomeDetail.Standard);
        m.Prism(c.Metal, x - 55, x + 55, y, y + 20, z - 55, z + 55, 8);
        m.Box(c.Metal, x - 10, x + 10, y + 20, y + 200, z - 10, z + 10, BoxFaces.NoBottom & ~BoxFaces.PositiveY);
        m.Prism(Color.Hex(0xF7EBCB), x - 80, x + 80, y + 180, y + 330, z - 80, z + 80, 8, 70, BoxFaces.All);
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(Color.Hex(0xF7EBCB), x - 60, x + 60, y, y + 330, z - 60, z + 60);
        m.Collide(x - 80, x + 80, y, y + 330, z - 80, z + 80);
    }

    private static void Body(PieceModel m, PieceSize s, PieceColors c, int plinth)
    {
        int half = s.Width / 2;
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
        m.Show(HomeDetail.Standard);
        m.Box(
            Palette.Scale(c.DarkWood, 80), -half + 20, half - 20, 0, plinth, 10, s.Depth - 50,
            BoxFaces.PositiveX | BoxFaces.NegativeX | BoxFaces.PositiveZ);
        m.Box(
            c.Wood, -half, half, plinth, s.Height, 0, s.Depth - FrontThick - 4, BoxFaces.All & ~BoxFaces.NegativeZ);
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(c.Wood, -half, half, 0, s.Height, 0, s.Depth - FrontThick - 4);
        m.Show(HomeDetail.Lean);
    }

    private static void Fronts(
        PieceModel m, PieceColors c, int x0, int x1, int y0, int y1, int depth, int columns, int rows, bool isDoor)
    {
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(c.Front, x0 + 6, x1 - 6, y0 + 6, y1 - 6, depth - FrontThick - 4, depth - 4, BoxFaces.PositiveZ);
        m.Show(HomeDetail.Standard);
        for (int i = 0; i < columns; i++)
        {
            for (int k = 0; k < rows; k++)
            {
                int left = x0 + (x1 - x0) * i / columns + 6;
                int right = x0 + (x1 - x0) * (i + 1) / columns - 6;
                int low = y0 + (y1 - y0) * k / rows + 6;
                int high = y0 + (y1 - y0) * (k + 1) / rows - 6;
                m.Box(c.Front, left, right, low, high, depth - FrontThick - 4, depth - 4, NoBack);
                (int x, int y) = (i % 2 == 0 ? right - 50 : left + 30, (low + high) / 2);
                (int wide, int tall) = isDoor ? (20, 240) : (20, 20);
                m.Handle(c.Metal, x, x + wide, y - tall / 2, y + tall / 2, depth - 4);
            }
        }

        m.Show(HomeDetail.Lean);
    }
}
