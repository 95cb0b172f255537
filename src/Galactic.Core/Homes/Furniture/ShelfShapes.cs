using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Open shelves.</summary>
internal static class ShelfShapes
{
    private const int LowestShelf = 330;
    private const int HighestShelf = 1250;
    private const int EyeHeight = 1380;
    private const int Board = 25;

    private const int Lowest = 60;
    private const int LeastClear = 320;
    private const int RackHeight = 1400;

    // Of 100. The catalogue has no weight for racks: half a bookcase's, as they hold bathroom things more than what is
    // carried about.
    private const int BookcaseWeight = 80;
    private const int RackWeight = 40;

    /// <summary>Boards at equal distances, as many as leave room for books to stand between them.</summary>
    /// <param name="m">Receives the parts.</param>
    /// <param name="s">Its size.</param>
    /// <param name="c">Its colours.</param>
    /// <param name="name">Name of its surfaces.</param>
    /// <param name="most">Most boards, with the lowest and the top.</param>
    /// <param name="style">Which boards carry books.</param>
    public static void Bookcase(PieceModel m, PieceSize s, PieceColors c, string name, int most, uint style)
    {
        int boards = most;
        while (boards > 2 && (s.Height - Lowest - Board) / (boards - 1) - Board < LeastClear)
        {
            boards--;
        }

        int pitch = (s.Height - Lowest - Board) / (boards - 1);
        Shelves(m, s, c, name, [.. Enumerable.Range(0, boards).Select(i => Lowest + i * pitch)], style, books: true);
    }

    /// <summary>
    /// Boards at 0.45, 0.80 and 1.10 m in the lowest rack, as in bathrooms, up to 0.50, 0.85 and 1.15 m in the highest.
    /// </summary>
    public static void Rack(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int raise = (s.Height - RackHeight) / 2;
        int[] boards = [Lowest, 450 - Board + raise, 800 - Board + raise, 1100 - Board + raise, s.Height - Board];
        Shelves(m, s, c, "shelf_rack", boards, style, books: false);
    }

    /// <summary>Sides, back and boards; some boards carry books, the others are free for objects.</summary>
    private static void Shelves(
        PieceModel m, PieceSize s, PieceColors c, string name, int[] boards, uint style, bool books)
    {
        int half = s.Width / 2;
        const BoxFaces sides = BoxFaces.NoBottom & ~BoxFaces.NegativeZ;
        m.Solid(c.Wood, -half, -half + Board, 0, s.Height, 0, s.Depth, sides);
        m.Solid(c.Wood, half - Board, half, 0, s.Height, 0, s.Depth, sides);
        m.Solid(
            c.DarkWood.Scale(92), -half + Board, half - Board, 0, s.Height, 0, 12,
            BoxFaces.PositiveZ | BoxFaces.PositiveY);
        for (int i = 0; i < boards.Length; i++)
        {
            int y = boards[i];
            bool top = i == boards.Length - 1;
            bool reachable = y + Board is >= LowestShelf and <= HighestShelf;
            bool full = books && !top && (!reachable || (style >> (16 + i) & 1) == 0);
            AddBoard(m, s, c, y);
            int clearance = top ? PieceModel.Open : boards[i + 1] - y - Board;
            if (full)
            {
                int height = Math.Min(240, clearance - 30);
                m.Collide(-half + Board, half - Board, y + Board, y + Board + height, 12, s.Depth - 40);
                BookShapes.Row(m, c, -half + Board, half - Board, y + Board, height, s.Depth, style >> i);
            }
            else if (reachable)
            {
                m.Surface(
                    top ? name + ".top" : name + ".shelf" + i, -half + Board + 30, half - Board - 30,
                    top ? 40 : Math.Min(60, s.Depth / 3), s.Depth - 20, y + Board, top ? 100 : books ? BookcaseWeight : RackWeight, clearance);
            }
        }
    }

    private static void AddBoard(PieceModel m, PieceSize s, PieceColors c, int y)
    {
        (int x0, int x1) = (-s.Width / 2 + Board, s.Width / 2 - Board);
        BoxFaces seen = y < EyeHeight ? BoxFaces.PositiveY : BoxFaces.NegativeY;
        m.Collide(x0, x1, y, y + Board, 12, s.Depth);
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(c.Wood, x0, x1, y, y + Board, 12, s.Depth, BoxFaces.PositiveZ | seen);
        m.Show(HomeDetail.Standard);
        m.Box(c.Wood, x0, x1, y, y + Board, 12, s.Depth, BoxFaces.PositiveY | BoxFaces.PositiveZ | BoxFaces.NegativeY);
        m.Show(HomeDetail.Lean);
    }
}
