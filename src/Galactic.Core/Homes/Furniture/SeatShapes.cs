using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Upholstered seats: arms and back on a base, cushions, feet.</summary>
internal static class SeatShapes
{
    private const int SeatHeight = 430;
    private const int ArmHeight = 620;
    private const int Foot = 90;
    private const BoxFaces Cushion = BoxFaces.NoBottom & ~BoxFaces.NegativeZ;
    private const BoxFaces NoBack = BoxFaces.All & ~BoxFaces.NegativeZ;

    public static void Sofa(PieceModel m, PieceSize s, PieceColors c)
    {
        (int half, int arm, int back) = (s.Width / 2, 150, 220);
        Upholstery(m, s, c, arm, back);
        int seats = s.Width < 1900 ? 2 : 3;
        Cushions(m, s, c, -half + arm, half - arm, seats, back);
        Pillow(m, c, -half + arm + 30, -half + arm + 380, back);
        Throw(m, c, half - arm / 2, s.Depth);
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
        m.Solid(c.Textile, -half + arm, right, Foot, SeatHeight - 30, main, s.Depth, NoBack);
        m.Colliders[^1] = new LocalBox(-half, 0, back, right, SeatHeight, s.Depth);
        m.Box(c.Textile, -half, -half + arm, Foot, SeatHeight + 60, main, s.Depth, NoBack);
        m.Collide(-half, -half + arm, SeatHeight, SeatHeight + 60, main, s.Depth);
        m.Detail(DetailFeature.Cushions);
        m.Show(HomeDetail.Standard);
        m.Box(c.Textile.Scale(104), -half + arm + 10, right - 10, SeatHeight - 29, SeatHeight, main + 10, s.Depth - 10);
        m.Detail(DetailFeature.Body);
        Cushions(m, s with { Depth = main }, c, -half + arm, half - arm, 3, back);
        Pillow(m, c, half - arm - 390, half - arm - 40, back);
        Throw(m, c, half - arm / 2, main);
        m.Surface("sofa.seat", right, half - arm - 80, back + 230, main - 40, SeatHeight, 80);
        m.Surface("sofa.chaise", -half + arm + 60, right - 60, back + 300, s.Depth - 80, SeatHeight, 60);
    }

    public static void Armchair(PieceModel m, PieceSize s, PieceColors c)
    {
        (int half, int arm, int back) = (s.Width / 2, 120, 200);
        Upholstery(m, s, c, arm, back);
        m.Detail(DetailFeature.Cushions);
        m.Show(HomeDetail.Standard);
        m.Edges(PiecePart.Soft);
        Paint cushion = c.Textile.Scale(106);
        m.Box(cushion, -half + arm + 10, half - arm - 10, SeatHeight - 110, SeatHeight, back, s.Depth - 5, Cushion);
        m.Box(
            c.SecondTextile, -half + arm + 30, half - arm - 30, SeatHeight + 4, SeatHeight + 260, back, back + 110,
            Cushion);
        m.Detail(DetailFeature.Body);
    }

    private static void Cushions(PieceModel m, PieceSize s, PieceColors c, int left, int right, int seats, int back)
    {
        m.Detail(DetailFeature.Cushions);
        m.Show(HomeDetail.Standard);
        m.Edges(PiecePart.Soft);
        for (int i = 0; i < seats; i++)
        {
            int x0 = left + (right - left) * i / seats;
            int x1 = left + (right - left) * (i + 1) / seats;
            Paint tone = c.Textile.Scale(i % 2 == 0 ? 106 : 103);
            m.Box(tone, x0 + 10, x1 - 10, SeatHeight - 110, SeatHeight, back, s.Depth - 5, Cushion);
            m.Box(tone, x0 + 10, x1 - 10, SeatHeight, s.Height - 60, back - 10, back + 110, Cushion);
        }

        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(c.Textile.Scale(105), left, right, SeatHeight - 110, SeatHeight, back, s.Depth - 10, Cushion);
        m.Detail(DetailFeature.Body);
    }

    /// <summary>A cushion in another colour that leans at the back.</summary>
    private static void Pillow(PieceModel m, PieceColors c, int x0, int x1, int back)
    {
        m.Detail(DetailFeature.Cushions);
        m.Show(HomeDetail.Standard);
        Paint paint = c.Accent with { Pattern = c.Textile.Pattern };
        m.Box(paint, x0, x1, SeatHeight + 4, SeatHeight + 330, back + 110, back + 210);
        m.Detail(DetailFeature.Body);
    }

    /// <summary>A blanket over an arm, drawn richly only.</summary>
    private static void Throw(PieceModel m, PieceColors c, int x, int depth)
    {
        m.Detail(DetailFeature.Cushions);
        m.Show(HomeDetail.Rich);
        (int z0, int z1) = (depth - 420, depth - 140);
        m.Box(c.SecondTextile, x - 79, x + 79, 330, ArmHeight + 8, z0, z1);
        for (int z = z0 + 12; z + 12 <= z1; z += 44)
        {
            m.Box(c.SecondTextile.Scale(92), x + 79, x + 81, 290, 330, z, z + 12, BoxFaces.PositiveX);
        }

        m.Detail(DetailFeature.Body);
        m.Show(HomeDetail.Lean);
    }

    private static void Upholstery(PieceModel m, PieceSize s, PieceColors c, int arm, int back)
    {
        int half = s.Width / 2;
        m.Show(HomeDetail.Standard);
        m.Legs(c.DarkWood, -half, half, Foot, 0, s.Depth, 40, 50, solid: false);
        m.Show(HomeDetail.Lean);
        m.Edges(PiecePart.Soft);
        BoxFaces inner = BoxFaces.PositiveY | BoxFaces.PositiveZ | BoxFaces.NegativeY;
        m.Box(c.Textile.Scale(92), -half + arm, half - arm, Foot, SeatHeight - 110, back, s.Depth - 10, inner);
        m.Solid(c.Textile, -half, half, Foot, s.Height, 0, back, BoxFaces.All);
        m.Solid(c.Textile, -half, -half + arm, Foot, ArmHeight, back, s.Depth, NoBack);
        m.Solid(c.Textile, half - arm, half, Foot, ArmHeight, back, s.Depth, NoBack);
        m.Collide(-half + arm, half - arm, 0, SeatHeight, back, s.Depth);
        m.Collide(-half, half, 0, Foot, 0, s.Depth);
    }
}
