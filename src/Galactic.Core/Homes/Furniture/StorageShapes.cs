using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Cabinets and shelves.</summary>
internal static class StorageShapes
{
    private const int FrontThick = 16;

    /// <summary>A body on a plinth with columns and rows of fronts; its top takes objects.</summary>
    public static void Cabinet(
        PieceModel m, PieceSize s, PieceColors c, string name, int columns, int rows, int weight, uint style)
    {
        int half = s.Width / 2;
        int plinth = s.Height > 600 ? 80 : 40;
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
        m.Box(Palette.Scale(c.DarkWood, 80), -half + 20, half - 20, 0, plinth, 10, s.Depth - 50);
        m.Box(c.Wood, -half, half, plinth, s.Height, 0, s.Depth - FrontThick - 4, BoxFaces.All);
        if (columns > 1 && (style & 1) == 0)
        {
            columns++;
        }

        Fronts(m, c, -half, half, plinth, s.Height - 25, s.Depth, columns, rows);
        m.Surface(name + ".top", -half + 30, half - 30, 30, s.Depth - 40, s.Height, weight);
    }

    public static void Wardrobe(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Solid(c.Wood, -half, half, 0, s.Height, 0, s.Depth - FrontThick - 4);
        m.Colliders[^1] = new LocalBox(-half, 0, 0, half, s.Height, s.Depth);
        Fronts(m, c, -half, half, 60, s.Height - 20, s.Depth, Math.Max(2, s.Width / 480), 1);
    }

    public static void Television(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
        m.Box(c.Wood, -half, half, 60, s.Height, 0, s.Depth - FrontThick - 4, BoxFaces.All);
        m.Box(Palette.Scale(c.DarkWood, 80), -half + 30, half - 30, 0, 60, 20, s.Depth - 60);
        Fronts(m, c, -half, half, 60, s.Height - 20, s.Depth, 3, 1);
        int screen = Math.Min(s.Width - 640, 1100) / 2;
        int tall = screen * 9 / 8;
        m.Solid(c.Dark, -screen, screen, s.Height + 60, s.Height + 60 + tall, 90, 130, BoxFaces.All);
        uint glass = Color.Hex(0x10141A);
        m.Box(glass, 12 - screen, screen - 12, s.Height + 72, s.Height + 48 + tall, 129, 132, BoxFaces.PositiveZ);
        m.Solid(c.Dark, -140, 140, s.Height, s.Height + 60, 60, 200);
        m.Surface("tv_bench.left", -half + 20, -Math.Max(screen, 160), 20, s.Depth - 40, s.Height, 200);
        m.Surface("tv_bench.right", Math.Max(screen, 160), half - 20, 20, s.Depth - 40, s.Height, 200);
    }

    /// <summary>Sides, back and boards; some boards carry books, the others are free for objects.</summary>
    public static void Shelves(
        PieceModel m, PieceSize s, PieceColors c, string name, int boards, uint style, bool books)
    {
        const int board = 25;
        int half = s.Width / 2;
        BoxFaces all = BoxFaces.All;
        m.Solid(c.Wood, -half, -half + board, 0, s.Height, 0, s.Depth, all);
        m.Solid(c.Wood, half - board, half, 0, s.Height, 0, s.Depth, all);
        m.Solid(Palette.Scale(c.DarkWood, 92), -half + board, half - board, 0, s.Height, 0, 12, all);
        int pitch = (s.Height - 60 - board) / (boards - 1);
        for (int i = 0; i < boards; i++)
        {
            int y = 60 + i * pitch;
            bool top = i == boards - 1;
            bool reachable = y + board is >= 330 and <= 1250;
            bool full = books && !top && (!reachable || (style >> (16 + i) & 1) == 0);
            m.Solid(c.Wood, -half + board, half - board, y, y + board, 12, s.Depth, all);
            int clearance = top ? PieceModel.Open : pitch - board;
            if (full)
            {
                int height = Math.Min(240, clearance - 30);
                m.Collide(-half + board, half - board, y + board, y + board + height, 12, s.Depth - 40);
                Books(m, c, -half + board, half - board, y + board, height, s.Depth, style >> i);
            }
            else if (reachable && clearance >= 250)
            {
                m.Surface(
                    top ? name + ".top" : name + ".shelf" + i, -half + board + 30, half - board - 30,
                    top ? 40 : Math.Min(60, s.Depth / 3), s.Depth - 20, y + board, top ? 100 : 80, clearance);
            }
        }
    }

    private static void Books(PieceModel m, PieceColors c, int x0, int x1, int y, int height, int depth, uint style)
    {
        uint[] tones = [c.Textile, c.Accent, c.SecondTextile, c.Dark];
        const int rows = 4;
        for (int i = 0; i < rows; i++)
        {
            int from = x0 + (x1 - x0) * i / rows;
            int to = x0 + (x1 - x0) * (i + 1) / rows;
            int tall = height * (70 + (int)(style >> (2 * i) & 3) * 10) / 100;
            m.Box(tones[style + (uint)i & 3], from + 4, to - 4, y, y + tall, 16, depth - 40);
        }
    }

    private static void Fronts(
        PieceModel m, PieceColors c, int x0, int x1, int y0, int y1, int depth, int columns, int rows)
    {
        BoxFaces faces = BoxFaces.All & ~BoxFaces.NegativeZ;
        for (int i = 0; i < columns; i++)
        {
            for (int k = 0; k < rows; k++)
            {
                int left = x0 + (x1 - x0) * i / columns + 6;
                int right = x0 + (x1 - x0) * (i + 1) / columns - 6;
                int low = y0 + (y1 - y0) * k / rows + 6;
                int high = y0 + (y1 - y0) * (k + 1) / rows - 6;
                m.Box(c.Front, left, right, low, high, depth - FrontThick - 4, depth - 4, faces);
            }
        }
    }
}
