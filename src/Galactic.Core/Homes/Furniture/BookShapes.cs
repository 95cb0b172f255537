using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Books on a shelf: blocks of a few colours, or richly drawn one by one.</summary>
internal static class BookShapes
{
    private const int Blocks = 4;
    private const BoxFaces Seen = BoxFaces.NoBottom & ~BoxFaces.NegativeZ;

    public static void Row(PieceModel m, PieceColors c, int x0, int x1, int y, int height, int depth, uint style)
    {
        Paint[] tones = [c.Textile.Color, c.Accent.Color, c.SecondTextile.Color, c.Dark.Color];
        m.Detail(DetailFeature.Books);
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(Spines(tones[style & 3]), x0 + 4, x1 - 4, y, y + height * 9 / 10, 16, depth - 40, Seen);
        m.Show(HomeDetail.Standard, HomeDetail.Standard);
        for (int i = 0; i < Blocks; i++)
        {
            int from = x0 + (x1 - x0) * i / Blocks;
            int to = x0 + (x1 - x0) * (i + 1) / Blocks;
            int tall = height * (70 + (int)(style >> (2 * i) & 3) * 10) / 100;
            m.Box(Spines(tones[style + (uint)i & 3]), from + 4, to - 4, y, y + tall, 16, depth - 40, Seen);
        }

        m.Show(HomeDetail.Rich);
        uint turn = style | 1;
        for (int x = x0 + 6; x + 50 < x1;)
        {
            // Multiplicative steps: neighbours differ, the same style always gives the same books.
            turn = turn * 1_664_525 + 1_013_904_223;
            int wide = 16 + (int)(turn >> 24 & 22);
            int tall = height * (70 + (int)(turn >> 20 & 7) * 4) / 100;
            int front = depth - 46 + (int)(turn >> 10 & 7) - 4;
            Paint tone = tones[turn >> 13 & 3].Scale(82 + (int)(turn >> 16 & 7) * 4);
            m.Box(tone, x, x + wide, y, y + tall, 16, front, Seen);
            if ((turn >> 8 & 3) == 0)
            {
                // A label across the back.
                Paint label = tone.Scale(140);
                m.Box(label, x + 2, x + wide - 2, y + tall - 60, y + tall - 40, front, front + 3, BoxFaces.PositiveZ);
            }

            x += wide + 1 + ((turn >> 5 & 15) == 0 ? 60 : 0);
        }

        m.Detail(DetailFeature.Body);
        m.Show(HomeDetail.Lean);
    }

    private static Paint Spines(Paint tone) => tone with { Pattern = PatternKind.PaperSpines };
}
