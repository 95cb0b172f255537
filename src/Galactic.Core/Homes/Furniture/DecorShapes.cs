using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Lamps, plants, bins, rugs and what hangs on walls.</summary>
internal static class DecorShapes
{
    private const BoxFaces NoBack = BoxFaces.All & ~BoxFaces.NegativeZ;
    private const BoxFaces Upright = BoxFaces.NoBottom & ~BoxFaces.PositiveY;
    private const int Leaves = 56;
    private const int FringeStep = 20;
    private static readonly Paint Shade = Color.Hex(0xF7EBCB);

    public static void FloorLamp(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        int z = s.Depth / 2;
        m.Prism(c.Dark, -half + 30, half - 30, 0, 25, 30, s.Depth - 30, 8);
        m.Box(c.Metal, -13, 13, 25, s.Height - 290, z - 13, z + 13, Upright);
        m.Prism(Shade, -half, half, s.Height - 300, s.Height, 0, s.Depth, 8, 70, BoxFaces.All);
        m.Collide(-half + 30, half - 30, 0, 25, 30, s.Depth - 30);
        m.Collide(-20, 20, 25, s.Height - 300, z - 20, z + 20);
        m.Collide(-half, half, s.Height - 300, s.Height, 0, s.Depth);
    }

    public static void Plant(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        int z = s.Depth / 2;
        int pot = Math.Min(400, s.Height * 2 / 5);
        Paint leaf = (style >> 3 & 3) switch
        {
            0 => (Paint)Color.Hex(0x4F7A45),
            1 => Color.Hex(0x5E8A4A),
            2 => Color.Hex(0x3F6B4F),
            _ => Color.Hex(0x6F8F55),
        };
        leaf = leaf with { Pattern = PatternKind.Leaf };
        m.Prism(
            (style & 1) == 0 ? c.Accent : c.White, -half * 3 / 5, half * 3 / 5, 0, pot, z - half * 3 / 5,
            z + half * 3 / 5, 8, 120);
        int low = half * 4 / 5;
        m.Detail(DetailFeature.Leaves);
        m.Show(HomeDetail.Lean, HomeDetail.Standard);
        m.Prism(leaf.Scale(85), -low, low, pot - 20, s.Height * 3 / 4, z - low, z + low, 6, 120);
        m.Prism(leaf, -half, half, s.Height * 7 / 12, s.Height, 0, s.Depth, 7, 30);
        m.Show(HomeDetail.Rich);
        m.Box(Color.Hex(0x6B5138), -12, 12, pot - 20, s.Height * 2 / 3, z - 12, z + 12, Upright);
        for (int i = 0; i < Leaves; i++)
        {
            // Leaves on a spiral: a golden-angle walk over the table of a circle in 16 steps.
            (int dx, int dz) = Circle(i * 6 + (int)(style >> 8 & 15));
            int reach = half * (50 + i * 5 % 45) / 100;
            int size = half * (18 + i * 7 % 16) / 100;
            int y = pot + (s.Height - pot) * (i + 2) / (Leaves + 3);
            int x = Math.Clamp(dx * reach / 1000, size - half, half - size);
            int w = Math.Clamp(z + dz * reach / 1000, size, s.Depth - size);
            m.Prism(
                leaf.Scale(82 + i * 11 % 28), x - size, x + size, y - size / 2,
                Math.Min(s.Height, y + size), w - size, w + size, 6, 25, BoxFaces.All);
        }

        m.Detail(DetailFeature.Body);
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
    }

    public static void Bin(PieceModel m, PieceSize s, PieceColors c, bool woven)
    {
        int half = s.Width / 2;
        Paint color = woven ? new Paint(Color.Hex(0xC9A877), PatternKind.FabricHerringbone) : c.Metal;
        m.Prism(color, -half * 4 / 5, half * 4 / 5, 0, s.Height, s.Depth / 10, s.Depth * 9 / 10, 10, 118);
        m.Show(HomeDetail.Standard);
        m.Prism(
            color.Scale(70), -half * 4 / 5, half * 4 / 5, s.Height, s.Height + 4, s.Depth / 10,
            s.Depth * 9 / 10, 10);
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
    }

    public static void UmbrellaStand(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Prism(c.Dark, -half, half, 0, 450, 0, s.Depth, 8);
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
        m.Show(HomeDetail.Standard);
        m.Box(c.Accent, -40, -10, 450, s.Height, s.Depth / 2 - 15, s.Depth / 2 + 15);
        m.Box(c.Textile, 30, 60, 450, s.Height - 40, s.Depth / 2 - 40, s.Depth / 2 - 10);
    }

    public static void Rug(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        m.Box(c.SecondTextile, -half, half, 0, 5, 0, s.Depth, BoxFaces.PositiveY);
        m.Show(HomeDetail.Standard);
        PatternKind pattern = (style >> 6 & 3) switch
        {
            0 => PatternKind.RugKilim,
            1 => PatternKind.RugRings,
            2 => PatternKind.Carpet,
            _ => PatternKind.RugBorder,
        };
        Paint inner = new(((style >> 4 & 3) == 0 ? c.Accent : c.Textile).Color, pattern);
        m.Box(inner, -half + 40, half - 40, 0, 8, 40, s.Depth - 40, BoxFaces.PositiveY);
        m.Show(HomeDetail.Rich);
        Fringes(m, s, c.SecondTextile.Scale(92));
    }

    /// <summary>Threads at the two ends of a rug.</summary>
    private static void Fringes(PieceModel m, PieceSize s, Paint paint)
    {
        bool alongX = s.Width >= s.Depth;
        (int start, int end) = alongX ? (0, s.Depth) : (-s.Width / 2, s.Width / 2);
        int half = s.Width / 2;
        for (int at = start + 8; at + 12 < end; at += FringeStep)
        {
            foreach (bool far in (ReadOnlySpan<bool>)[false, true])
            {
                (int x0, int x1, int z0, int z1) = alongX
                    ? (far ? half - 1 : -half - 50, far ? half + 50 : -half + 1, at, at + 12)
                    : (at, at + 12, far ? s.Depth - 1 : -50, far ? s.Depth + 50 : 1);
                m.Box(paint, x0, x1, 0, 3, z0, z1, BoxFaces.PositiveY);
            }
        }
    }

    /// <summary>A shade under the ceiling, its cord up to it.</summary>
    public static void Pendant(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        int z = s.Depth / 2;
        int shade = (style & 1) == 0 ? 220 : 160;
        m.Prism(
            (style >> 1 & 1) == 0 ? Shade : c.Accent, -half, half, 0, shade, 0, s.Depth, 8,
            (style & 1) == 0 ? 55 : 80, BoxFaces.All);
        m.Show(HomeDetail.Standard);
        m.Box(c.Dark, -6, 6, shade - 5, s.Height, z - 6, z + 6, Upright);
    }

    public static void Radiator(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Solid(c.White, -half, half, 120, s.Height, 25, s.Depth - 15, BoxFaces.All);
        m.Collide(-half, half, 120, s.Height, 0, s.Depth);
        m.Show(HomeDetail.Rich);
        for (int x = -half + 30; x + 40 < half; x += 60)
        {
            m.Box(c.White.Scale(97), x, x + 40, 150, s.Height - 30, s.Depth - 15, s.Depth - 3, NoBack);
        }
    }

    public static void DoorLeaf(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        uint color = Color.Hex(0xEFECE5);
        m.Solid(color, -half, half, 0, s.Height, 0, s.Depth);
        m.Show(HomeDetail.Standard);
        m.Box(c.Metal, half - 110, half - 50, 1010, 1030, s.Depth, s.Depth + 10, NoBack);
        m.Show(HomeDetail.Rich);
        uint panel = Palette.Scale(color, 95);
        foreach ((int low, int high) in (ReadOnlySpan<(int, int)>)[(150, 900), (1060, s.Height - 150)])
        {
            m.Box(panel, -half + 120, half - 160, low, high, s.Depth, s.Depth + 4, NoBack);
            m.Box(color, -half + 160, half - 200, low + 40, high - 40, s.Depth + 4, s.Depth + 8, NoBack);
        }

        m.Disc(c.Metal, half - 60, 1020, 24, s.Depth, s.Depth + 4, 16);
        m.Disc(c.Metal, half - 60, 930, 20, s.Depth, s.Depth + 4, 16);
        m.Disc(c.Dark, half - 60, 930, 7, s.Depth + 4, s.Depth + 6, 8);
        foreach (int y in (ReadOnlySpan<int>)[220, 1000, s.Height - 260])
        {
            m.Box(c.Metal, -half - 4, -half + 6, y, y + 90, s.Depth - 6, s.Depth + 4, BoxFaces.All);
        }
    }

    private static (int X, int Z) Circle(int step) => (step & 15) switch
    {
        0 => (1000, 0),
        1 => (924, 383),
        2 => (707, 707),
        3 => (383, 924),
        4 => (0, 1000),
        5 => (-383, 924),
        6 => (-707, 707),
        7 => (-924, 383),
        8 => (-1000, 0),
        9 => (-924, -383),
        10 => (-707, -707),
        11 => (-383, -924),
        12 => (0, -1000),
        13 => (383, -924),
        14 => (707, -707),
        _ => (924, -383),
    };
}
