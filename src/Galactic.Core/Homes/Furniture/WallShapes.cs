using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>What hangs on walls: pictures, mirrors, coats and curtains.</summary>
internal static class WallShapes
{
    private const BoxFaces NoBack = BoxFaces.All & ~BoxFaces.NegativeZ;
    private const BoxFaces Upright = BoxFaces.NoBottom & ~BoxFaces.PositiveY;

    public static void Picture(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        m.Box(c.Dark, -half, half, 0, s.Height, 0, s.Depth - 8, NoBack);
        m.Box(c.White, -half + 20, half - 20, 20, s.Height - 20, s.Depth - 8, s.Depth - 4, BoxFaces.PositiveZ);
        m.Show(HomeDetail.Standard);
        uint tone = ((style & 1) == 0 ? c.Accent : c.Textile).Color;
        int split = s.Height * (40 + (int)(style >> 3 & 3) * 8) / 100;
        BoxFaces front = BoxFaces.PositiveZ;
        m.Box(tone, -half + 70, half - 70, split, s.Height - 70, s.Depth - 4, s.Depth, front);
        m.Box(Palette.Mix(tone, c.Wood.Color, 60), -half + 70, half - 70, 70, split, s.Depth - 4, s.Depth, front);
        m.Show(HomeDetail.Rich);
        int x = -half + 70 + (s.Width - 240) * (int)(style >> 5 & 7) / 8;
        m.Box(c.SecondTextile, x, x + 90, split - 30, split + 90, s.Depth, s.Depth + 6, front);
        m.Disc(c.SecondTextile.Color, half - 110 - (int)(style >> 8 & 3) * 30, s.Height - 120, 34, s.Depth, s.Depth + 2, 20);
        for (int i = 0; i < 5; i++)
        {
            // A row of roofs or hills along the horizon.
            int wide = (s.Width - 160) / 5;
            int left = -half + 80 + i * wide;
            int tall = 20 + (int)(style >> (10 + i) & 7) * 8;
            uint shade = Palette.Mix(c.Dark.Color, tone, 45 + 10 * (i % 3));
            m.Box(shade, left, left + wide - 8, split - 24, split - 24 + tall, s.Depth, s.Depth + 4, front);
        }

        Frame(m, c.Dark, s, 20, s.Depth + 8);
    }

    /// <summary>Bars round a picture or mirror.</summary>
    private static void Frame(PieceModel m, Paint paint, PieceSize s, int bar, int front)
    {
        int half = s.Width / 2;
        foreach ((int x0, int x1, int y0, int y1) in (ReadOnlySpan<(int, int, int, int)>)
            [(-half, half, s.Height - bar, s.Height), (-half, half, 0, bar), (-half, -half + bar, bar, s.Height - bar),
             (half - bar, half, bar, s.Height - bar)])
        {
            m.Box(paint, x0, x1, y0, y1, s.Depth - 8, front, NoBack);
        }
    }

    public static void Mirror(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Box(c.Wood, -half, half, 0, s.Height, 0, s.Depth - 4, NoBack);
        m.Box(Color.Hex(0xC3D2DA), -half + 25, half - 25, 25, s.Height - 25, s.Depth - 4, s.Depth, BoxFaces.PositiveZ);
        m.Show(HomeDetail.Rich);
        Frame(m, c.Wood, s, 25, s.Depth + 8);
    }

    public static void CoatRack(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        m.Box(c.Wood, -half, half, s.Height - 120, s.Height - 20, 0, 25, NoBack);
        m.Show(HomeDetail.Standard);
        for (int x = -half + 80; x < half - 40; x += 160)
        {
            m.Box(c.Metal, x, x + 20, s.Height - 90, s.Height - 60, 25, s.Depth, NoBack);
        }

        m.Edges(PiecePart.Soft);
        bool left = (style >> 2 & 1) == 0;
        int at = left ? -half + 40 : half - 240;
        m.Box((style & 1) == 0 ? c.Textile : c.Accent, at, at + 200, s.Height - 800, s.Height - 95, 26, s.Depth - 5);
    }

    /// <summary>Cloth at both sides of a window under a rail.</summary>
    public static void Curtain(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        const int cloth = 190;
        m.Show(HomeDetail.Standard);
        m.Box(c.Metal, -half, half, s.Height - 25, s.Height, 30, 50, NoBack);
        m.Show(HomeDetail.Lean, HomeDetail.Standard);
        m.Box(c.SecondTextile, -half, -half + cloth, 0, s.Height - 25, 15, s.Depth - 5, NoBack);
        m.Box(c.SecondTextile, half - cloth, half, 0, s.Height - 25, 15, s.Depth - 5, NoBack);
        m.Show(HomeDetail.Rich);
        const int folds = 13;
        for (int side = 0; side < 2; side++)
        {
            int start = side == 0 ? -half : half - cloth;
            for (int i = 0; i < folds; i++)
            {
                int x = start + cloth * i / folds;
                int z = i % 2 == 0 ? s.Depth - 5 : s.Depth - 25;
                m.Box(
                    c.SecondTextile.Scale(i % 2 == 0 ? 100 : 93), x, x + cloth / folds, 0, s.Height - 25, 15, z,
                    Upright & ~BoxFaces.NegativeZ);
            }
        }
    }
}
