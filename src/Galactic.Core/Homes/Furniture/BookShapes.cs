using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Books on a shelf: blocks of a few colours, or richly drawn one by one.</summary>
internal static class BookShapes
{
    private const int Blocks = 4;

    public static void Row(PieceModel m, PieceColors c, int x0, int x1, int y, int height, int depth, uint style)
    {
        uint[] tones = [c.Textile, c.Accent, c.SecondTextile, c.Dark];
        const BoxFaces faces = BoxFaces.NoBottom & ~BoxFaces.NegativeZ;
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(tones[style & 3], x0 + 4, x1 - 4, y, y + height * 9 / 10, 16, depth - 40, faces);
        m.Show(HomeDetail.Standard, HomeDetail.Standard);
        for (int i = 0; i < Blocks; i++)
        {
            int from = x0 + (x1 - x0) * i / Blocks;
            int to = x0 + (x1 - x0) * (i + 1) / Blocks;
            int tall = height * (70 + (int)(style >> (2 * i) & 3) * 10) / 100;
            m.Box(tones[style + (uint)i & 3], from + 4, to - 4, y, y + tall, 16, depth - 40, faces);
        }

        m.Show(HomeDetail.Rich);
        uint turn = style | 1;
        for (int x = x0 + 6; x + 50 < x1;)
        {
            // Multiplicative steps: neighbours differ, the same style always gives the same books.
            turn = turn * 1_664_525 + 1_013_904_223;
            int wide = 18 + (int)(turn >> 24 & 31);
            int tall = height * (70 + (int)(turn >> 20 & 7) * 4) / 100;
            uint tone = Palette.Scale(tones[turn >> 13 & 3], 82 + (int)(turn >> 16 & 7) * 4);
            m.Box(tone, x, x + wide, y, y + tall, 16, depth - 46 + (int)(turn >> 10 & 7) - 4, faces);
            x += wide + 2 + ((turn >> 5 & 15) == 0 ? 60 : 0);
        }

        m.Show(HomeDetail.Lean);
    }
}
