using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Seats and beds.</summary>
internal static class SeatShapes
{
    private const int SeatHeight = 430;

    public static void Sofa(PieceModel m, PieceSize s, PieceColors c)
    {
        (int half, int arm, int back) = (s.Width / 2, 150, 220);
        Upholstery(m, s, c, arm, back);
        int seats = s.Width < 1900 ? 2 : 3;
        int span = s.Width - 2 * arm;
        for (int i = 0; i < seats; i++)
        {
            int x0 = -half + arm + span * i / seats;
            int x1 = -half + arm + span * (i + 1) / seats;
            uint tone = Palette.Scale(c.Textile, i % 2 == 0 ? 106 : 103);
            m.Box(tone, x0 + 10, x1 - 10, SeatHeight - 110, SeatHeight, back, s.Depth - 5);
            m.Box(tone, x0 + 10, x1 - 10, SeatHeight, s.Height - 60, back - 10, back + 110);
        }

        m.Box(c.Accent, -half + arm + 30, -half + arm + 380, SeatHeight + 4, SeatHeight + 330, back + 110, back + 210);
        m.Surface("sofa.seat", -half + arm + 80, half - arm - 80, back + 230, s.Depth - 40, SeatHeight, 80);
    }

    public static void Armchair(PieceModel m, PieceSize s, PieceColors c)
    {
        (int half, int arm, int back) = (s.Width / 2, 120, 200);
        Upholstery(m, s, c, arm, back);
        uint cushion = Palette.Scale(c.Textile, 106);
        m.Box(cushion, -half + arm + 10, half - arm - 10, SeatHeight - 110, SeatHeight, back, s.Depth - 5);
        m.Box(c.SecondTextile, -half + arm + 30, half - arm - 30, SeatHeight + 4, SeatHeight + 260, back, back + 110);
    }

    public static void Chair(PieceModel m, PieceSize s, PieceColors c, uint style)
    {
        int half = s.Width / 2;
        uint seat = (style >> 4 & 1) == 0 ? c.Wood : c.Textile;
        m.Legs(c.DarkWood, -half, half, 430, 0, s.Depth, 10, 36);
        m.Solid(seat, -half, half, 430, 470, 0, s.Depth, BoxFaces.All);
        m.Solid(seat, -half, half, 560, s.Height, 0, 40, BoxFaces.All);
        m.Box(c.DarkWood, -half + 12, -half + 44, 470, 560, 4, 36);
        m.Box(c.DarkWood, half - 44, half - 12, 470, 560, 4, 36);
    }

    public static void Bench(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Legs(c.DarkWood, -half, half, s.Height - 80, 0, s.Depth, 30, 45);
        m.Solid(c.Textile, -half, half, s.Height - 80, s.Height, 0, s.Depth, BoxFaces.All);
        m.Surface("bench.top", -half + 40, half - 40, 40, s.Depth - 40, s.Height, 60);
    }

    public static void Bed(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        int top = s.Height;
        m.Solid(c.Wood, -half, half, 0, Math.Min(1150, top + 520), 0, 60);
        m.Collide(-half, half, 0, top, 60, s.Depth);
        m.Legs(c.DarkWood, -half, half, 120, 60, s.Depth, 20, 60);
        m.Colliders.RemoveRange(m.Colliders.Count - 4, 4);
        m.Box(c.Wood, -half, half, 120, top - 220, 60, s.Depth, BoxFaces.All);
        m.Box(c.White, -half + 20, half - 20, top - 220, top - 40, 70, s.Depth - 20);
        m.Box(c.Textile, -half + 8, half - 8, top - 150, top, 720, s.Depth - 8);
        m.Box(c.SecondTextile, -half + 4, half - 4, top - 140, top + 6, s.Depth - 560, s.Depth - 4);
        int pillows = s.Width > 1100 ? 2 : 1;
        for (int i = 0; i < pillows; i++)
        {
            int x0 = -half + 60 + (s.Width - 120) * i / pillows;
            int x1 = -half + 60 + (s.Width - 120) * (i + 1) / pillows;
            m.Box(c.SecondTextile, x0 + 30, x1 - 30, top - 40, top + 80, 100, 480);
        }

        m.Surface("bed.top", -half + 250, half - 250, 900, s.Depth - 250, top + 6, 10);
    }

    private static void Upholstery(PieceModel m, PieceSize s, PieceColors c, int arm, int back)
    {
        int half = s.Width / 2;
        uint dark = Palette.Scale(c.Textile, 92);
        m.Legs(c.DarkWood, -half, half, 90, 0, s.Depth, 40, 50);
        m.Colliders.Clear();
        m.Box(dark, -half + arm, half - arm, 90, SeatHeight - 110, back - 20, s.Depth - 10, BoxFaces.All);
        m.Solid(c.Textile, -half, half, 90, s.Height, 0, back, BoxFaces.All);
        m.Solid(c.Textile, -half, -half + arm, 90, 620, back, s.Depth, BoxFaces.All);
        m.Solid(c.Textile, half - arm, half, 90, 620, back, s.Depth, BoxFaces.All);
        m.Collide(-half + arm, half - arm, 0, SeatHeight, back, s.Depth);
        m.Collide(-half, half, 0, 90, 0, s.Depth);
    }
}
