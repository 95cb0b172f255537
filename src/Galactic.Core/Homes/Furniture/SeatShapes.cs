using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Seats and beds.</summary>
internal static class SeatShapes
{
    private const int SeatHeight = 430;
    private const int ArmHeight = 620;
    private const int Foot = 90;
    private const BoxFaces Cushion = BoxFaces.NoBottom & ~BoxFaces.NegativeZ;

    public static void Sofa(PieceModel m, PieceSize s, PieceColors c)
    {
        (int half, int arm, int back) = (s.Width / 2, 150, 220);
        Upholstery(m, s, c, arm, back);
        int seats = s.Width < 1900 ? 2 : 3;
        Cushions(m, s, c, -half + arm, half - arm, seats, back);
        m.Show(HomeDetail.Standard);
        m.Box(c.Accent, -half + arm + 30, -half + arm + 380, SeatHeight + 4, SeatHeight + 330, back + 110, back + 210);
        m.Surface("sofa.seat", -half + arm + 80, half - arm - 80, back + 230, s.Depth - 40, SeatHeight, 80);
    }

    /// <summary>A sofa whose left end is a long seat; a quarter of the rectangle stays free.</summary>
    public static void CornerSofa(PieceModel m, PieceSize s, PieceColors c)
    {
        (int half, int arm, int back) = (s.Width / 2, 150, 220);
        const int main = 920;
        const int chaise = 900;
        Upholstery(m, s with { Depth = main }, c, arm, back);
        int right = -half + chaise;
        m.Edges(PiecePart.Soft);
        const BoxFaces noBack = BoxFaces.All & ~BoxFaces.NegativeZ;
        m.Solid(c.Textile, -half + arm, right, Foot, SeatHeight - 30, main, s.Depth, noBack);
        m.Colliders[^1] = new LocalBox(-half, 0, back, right, SeatHeight, s.Depth);
        m.Box(c.Textile, -half, -half + arm, Foot, SeatHeight + 60, main, s.Depth, noBack);
        m.Collide(-half, -half + arm, SeatHeight, SeatHeight + 60, main, s.Depth);
        m.Show(HomeDetail.Standard);
        m.Box(Palette.Scale(c.Textile, 104), -half + arm + 10, right - 10, SeatHeight - 29, SeatHeight, main + 10,
            s.Depth - 10);
        Cushions(m, s with { Depth = main }, c, -half + arm, half - arm, 3, back);
        m.Show(HomeDetail.Standard);
        m.Box(c.Accent, half - arm - 390, half - arm - 40, SeatHeight + 4, SeatHeight + 330, back + 110, back + 210);
        m.Surface("sofa.seat", right, half - arm - 80, back + 230, main - 40, SeatHeight, 80);
        m.Surface("sofa.chaise", -half + arm + 60, right - 60, back + 300, s.Depth - 80, SeatHeight, 60);
    }

    public static void Armchair(PieceModel m, PieceSize s, PieceColors c)
    {
        (int half, int arm, int back) = (s.Width / 2, 120, 200);
        Upholstery(m, s, c, arm, back);
        m.Show(HomeDetail.Standard);
        m.Edges(PiecePart.Soft);
        uint cushion = Palette.Scale(c.Textile, 106);
        m.Box(cushion, -half + arm + 10, half - arm - 10, SeatHeight - 110, SeatHeight, back, s.Depth - 5, Cushion);
        m.Box(
            c.SecondTextile, -half + arm + 30, half - arm - 30, SeatHeight + 4, SeatHeight + 260, back, back + 110,
            Cushion);
    }

    public static void Chair(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        uint seat = (style >> 4 & 1) == 0 ? c.Wood : c.Textile;
        m.Legs(c.DarkWood, -half, half, 430, 0, s.Depth, 10, 36);
        m.Solid(seat, -half, half, 430, 470, 0, s.Depth, BoxFaces.All);
        m.Solid(seat, -half, half, 560, s.Height, 0, 40, BoxFaces.All);
        m.Show(HomeDetail.Standard);
        m.Box(c.DarkWood, -half + 12, -half + 44, 470, 560, 4, 36, Upright);
        m.Box(c.DarkWood, half - 44, half - 12, 470, 560, 4, 36, Upright);
        m.Show(HomeDetail.Rich);
        m.Box(c.DarkWood, -half + 46, half - 46, 200, 225, 16, 40, BoxFaces.All);
        m.Box(c.DarkWood, -half + 46, half - 46, 200, 225, s.Depth - 40, s.Depth - 16, BoxFaces.All);
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
        m.Box(c.Metal, -25, 25, 80, 420, z - 25, z + 25, Upright);
        m.Edges(PiecePart.Soft);
        m.Box(c.Textile, -half + 40, half - 40, 420, 490, 60, s.Depth, BoxFaces.All);
        m.Box(c.Textile, -half + 60, half - 60, 580, s.Height, 20, 80, BoxFaces.All);
        m.Show(HomeDetail.Standard);
        m.Box(c.Dark, -30, 30, 440, 590, 22, 58, BoxFaces.All);
        m.Box(c.Dark, -half + 10, -half + 50, 620, 650, 120, s.Depth - 120, BoxFaces.All);
        m.Box(c.Dark, half - 50, half - 10, 620, 650, 120, s.Depth - 120, BoxFaces.All);
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

    public static void Bed(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        int top = s.Height;
        m.Solid(c.Wood, -half, half, 0, Headboard(s), 0, 60);
        m.Collide(-half, half, 0, top, 60, s.Depth);
        m.Box(c.Wood, -half, half, 120, top - 220, 60, s.Depth, BoxFaces.All & ~BoxFaces.NegativeZ);
        m.Edges(PiecePart.Soft);
        m.Box(c.White, -half + 20, half - 20, top - 220, top - 40, 70, s.Depth - 20, Cushion);
        m.Box(c.Textile, -half + 8, half - 8, top - 150, top, 720, s.Depth - 8);
        int pillows = s.Width > 1100 ? 2 : 1;
        for (int i = 0; i < pillows; i++)
        {
            int x0 = -half + 60 + (s.Width - 120) * i / pillows;
            int x1 = -half + 60 + (s.Width - 120) * (i + 1) / pillows;
            m.Box(c.SecondTextile, x0 + 30, x1 - 30, top - 40, top + 80, 100, 480);
        }

        m.Show(HomeDetail.Standard);
        m.Legs(c.DarkWood, -half, half, 120, 60, s.Depth, 20, 60, solid: false);
        m.Box(c.SecondTextile, -half + 4, half - 4, top - 140, top + 6, s.Depth - 560, s.Depth - 4);
        m.Show(HomeDetail.Rich);
        m.Box(c.SecondTextile, -half + 2, half - 2, top - 146, top + 12, 700, 860);
        m.Box(c.Accent, -170, 170, top - 20, top + 180, 490, 590);
        m.Surface("bed.top", -half + 250, half - 250, 900, s.Depth - 250, top + 6, 10);
    }

    /// <summary>Height of a bed's headboard.</summary>
    public static int Headboard(PieceSize s) => Math.Min(1150, s.Height + 520);

    private const BoxFaces Upright = BoxFaces.NoBottom & ~BoxFaces.PositiveY;

    private static void Cushions(PieceModel m, PieceSize s, PieceColors c, int left, int right, int seats, int back)
    {
        m.Show(HomeDetail.Standard);
        m.Edges(PiecePart.Soft);
        for (int i = 0; i < seats; i++)
        {
            int x0 = left + (right - left) * i / seats;
            int x1 = left + (right - left) * (i + 1) / seats;
            uint tone = Palette.Scale(c.Textile, i % 2 == 0 ? 106 : 103);
            m.Box(tone, x0 + 10, x1 - 10, SeatHeight - 110, SeatHeight, back, s.Depth - 5, Cushion);
            m.Box(tone, x0 + 10, x1 - 10, SeatHeight, s.Height - 60, back - 10, back + 110, Cushion);
        }

        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(Palette.Scale(c.Textile, 105), left, right, SeatHeight - 110, SeatHeight, back, s.Depth - 10, Cushion);
    }

    private static void Upholstery(PieceModel m, PieceSize s, PieceColors c, int arm, int back)
    {
        int half = s.Width / 2;
        uint dark = Palette.Scale(c.Textile, 92);
        m.Show(HomeDetail.Standard);
        m.Legs(c.DarkWood, -half, half, Foot, 0, s.Depth, 40, 50, solid: false);
        m.Show(HomeDetail.Lean);
        m.Edges(PiecePart.Soft);
        BoxFaces inner = BoxFaces.PositiveY | BoxFaces.PositiveZ | BoxFaces.NegativeY;
        m.Box(dark, -half + arm, half - arm, Foot, SeatHeight - 110, back, s.Depth - 10, inner);
        m.Solid(c.Textile, -half, half, Foot, s.Height, 0, back, BoxFaces.All);
        m.Solid(c.Textile, -half, -half + arm, Foot, ArmHeight, back, s.Depth, BoxFaces.All & ~BoxFaces.NegativeZ);
        m.Solid(c.Textile, half - arm, half, Foot, ArmHeight, back, s.Depth, BoxFaces.All & ~BoxFaces.NegativeZ);
        m.Collide(-half + arm, half - arm, 0, SeatHeight, back, s.Depth);
        m.Collide(-half, half, 0, Foot, 0, s.Depth);
    }
}
