using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Open shelves.</summary>
internal static class ShelfShapes
{
    private const int LowestShelf = 330;
    private const int HighestShelf = 1250;
    private const int EyeHeight = 1380;
    private const int Board = 25;

    private const int LeastClear = 320;

    /// <summary>Sides, back and boards; some boards carry books, the others are free for objects.</summary>
    public static void Shelves(
        PieceModel m, PieceSize s, PieceColors c, string name, int boards, uint style, bool books)
    {
        int half = s.Width / 2;
        const BoxFaces sides = BoxFaces.NoBottom & ~BoxFaces.NegativeZ;
        m.Solid(c.Wood, -half, -half + Board, 0, s.Height, 0, s.Depth, sides);
        m.Solid(c.Wood, half - Board, half, 0, s.Height, 0, s.Depth, sides);
        m.Solid(
            c.DarkWood.Scale(92), -half + Board, half - Board, 0, s.Height, 0, 12,
            BoxFaces.PositiveZ | BoxFaces.PositiveY);
        while (boards > 2 && (s.Height - 60 - Board) / (boards - 1) - Board < LeastClear)
        {
            boards--;
        }

        int pitch = (s.Height - 60 - Board) / (boards - 1);
        for (int i = 0; i < boards; i++)
        {
            int y = 60 + i * pitch;
            bool top = i == boards - 1;
            bool reachable = y + Board is >= LowestShelf and <= HighestShelf;
            bool full = books && !top && (!reachable || (style >> (16 + i) & 1) == 0);
            AddBoard(m, s, c, y);
            int clearance = top ? PieceModel.Open : pitch - Board;
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
                    top ? 40 : Math.Min(60, s.Depth / 3), s.Depth - 20, y + Board, top ? 100 : 80, clearance);
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
