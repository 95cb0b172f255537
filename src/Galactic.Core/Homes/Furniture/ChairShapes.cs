using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Chairs, stools and benches.</summary>
internal static class ChairShapes
{
    private const BoxFaces Upright = BoxFaces.NoBottom & ~BoxFaces.PositiveY;

    public static void Chair(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        Paint seat = (style >> 4 & 1) == 0 ? c.Wood : c.Textile;
        m.Legs(c.DarkWood, -half, half, 430, 0, s.Depth, 10, 36);
        m.Collide(-half, half, 430, 470, 0, s.Depth);
        m.Collide(-half, half, 560, s.Height, 0, 40);
        m.Show(HomeDetail.Standard);
        m.Edges(PiecePart.Round);
        m.Box(seat, -half, half, 430, 470, 0, s.Depth, BoxFaces.All);
        m.Edges(PiecePart.Sharp);
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(seat, -half, half, 430, 470, 0, s.Depth);
        m.Box(seat, -half, half, 470, s.Height, 0, 40);
        m.Show(HomeDetail.Standard, HomeDetail.Standard);
        m.Box(seat, -half, half, 470, s.Height, 0, 40);
        m.Show(HomeDetail.Rich);
        m.Box(c.DarkWood, -half, -half + 36, 470, s.Height, 2, 38);
        m.Box(c.DarkWood, half - 36, half, 470, s.Height, 2, 38);
        m.Box(seat, -half + 36, half - 36, s.Height - 90, s.Height - 10, 8, 32, BoxFaces.All);
        m.Box(seat, -half + 36, half - 36, 560, s.Height - 130, 8, 32, BoxFaces.All);

        // Bars between the legs: along the sides, and lower across.
        foreach (int x in (ReadOnlySpan<int>)[-half + 20, half - 36])
        {
            m.Box(c.DarkWood, x, x + 16, 210, 232, 40, s.Depth - 40, BoxFaces.All);
        }

        m.Box(c.DarkWood, -half + 40, half - 40, 160, 180, 18, 34, BoxFaces.All);
        m.Box(c.DarkWood, -half + 40, half - 40, 160, 180, s.Depth - 34, s.Depth - 18, BoxFaces.All);
    }

    public static void Stool(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Legs(c.DarkWood, -half, half, s.Height - 40, 0, s.Depth, 15, 32);
        m.Solid(c.Wood, -half, half, s.Height - 40, s.Height, 0, s.Depth, BoxFaces.All);
        m.Show(HomeDetail.Rich);
        m.Box(c.DarkWood, -half + 47, half - 47, 180, 205, 20, 40, BoxFaces.All);
        m.Box(c.DarkWood, -half + 47, half - 47, 180, 205, s.Depth - 40, s.Depth - 20, BoxFaces.All);
    }

    public static void OfficeChair(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        int z = s.Depth / 2;
        m.Box(c.Dark, -half, half, 40, 80, z - 30, z + 30);
        m.Box(c.Dark, -30, 30, 41, 79, 20, s.Depth - 20);
        m.Show(HomeDetail.Lean, HomeDetail.Standard);
        m.Box(c.Metal, -25, 25, 80, 420, z - 25, z + 25, Upright);
        m.Show(HomeDetail.Rich);
        m.Prism(c.Metal, -25, 25, 80, 420, z - 25, z + 25, 12);
        foreach ((int x, int w) in (ReadOnlySpan<(int, int)>)
            [(-half + 25, z), (half - 25, z), (0, 45), (0, s.Depth - 45)])
        {
            m.Prism(c.Dark, x - 24, x + 24, 0, 40, w - 24, w + 24, 8);
        }

        m.Show(HomeDetail.Lean);
        m.Edges(PiecePart.Soft);
        m.Box(c.Textile, -half + 40, half - 40, 420, 490, 60, s.Depth, BoxFaces.All);
        m.Box(c.Textile, -half + 60, half - 60, 580, s.Height, 20, 80, BoxFaces.All);
        m.Show(HomeDetail.Standard);
        m.Edges(PiecePart.Sharp);
        m.Box(c.Dark, -30, 30, 440, 590, 22, 58, BoxFaces.All);
        m.Box(c.Dark, -half + 10, -half + 50, 620, 650, 120, s.Depth - 120, BoxFaces.All);
        m.Box(c.Dark, half - 50, half - 10, 620, 650, 120, s.Depth - 120, BoxFaces.All);
        m.Show(HomeDetail.Rich);
        m.Box(c.Dark, -half + 15, -half + 45, 455, 620, 190, 230, Upright);
        m.Box(c.Dark, half - 45, half - 15, 455, 620, 190, 230, Upright);
        m.Collide(-half, half, 0, 80, 0, s.Depth);
        m.Collide(-40, 40, 80, 420, z - 40, z + 40);
        m.Collide(-half, half, 420, 650, 20, s.Depth);
        m.Collide(-half + 60, half - 60, 650, s.Height, 20, 80);
    }

    public static void Bench(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Legs(c.DarkWood, -half, half, s.Height - 80, 0, s.Depth, 30, 45);
        m.Edges(PiecePart.Soft / 2);
        m.Solid(c.Textile, -half, half, s.Height - 80, s.Height, 0, s.Depth, BoxFaces.All);
        m.Surface("bench.top", -half + 40, half - 40, 40, s.Depth - 40, s.Height, 60);
    }
}
