using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Bathroom pieces.</summary>
internal static class BathShapes
{
    private const BoxFaces NoBack = BoxFaces.All & ~BoxFaces.NegativeZ;

    public static void Washer(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        int front = s.Depth - 20;
        m.Box(c.White, -half, half, 0, s.Height, 0, front);
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
        m.Show(HomeDetail.Standard);
        m.Disc(c.White.Scale(90), 0, 400, 210, front, front + 10, 8, 92);
        m.Disc(c.Dark, 0, 400, 155, front + 10, front + 16, 8, 85);
        m.Box(c.Metal.Scale(120), -half + 30, half - 30, s.Height - 130, s.Height - 30, front, front + 8, NoBack);
        m.Show(HomeDetail.Rich);
        m.Box(c.Dark, 40, 160, s.Height - 110, s.Height - 60, front + 8, front + 11, BoxFaces.PositiveZ);
        m.Disc(c.Metal, -half + 105, s.Height - 80, 26, front + 8, front + 18, 18, 85);
        m.Box(c.White.Scale(88), -half + 40, half - 40, 20, 110, front, front + 4, NoBack);
        m.Surface("washer.top", -half + 30, half - 30, 30, s.Depth - 50, s.Height, 40);
    }

    public static void Vanity(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
        m.Box(c.Front, -half, half, 100, s.Height - 40, 0, s.Depth - 20, NoBack);
        m.Edges(PiecePart.Round - 4);
        m.Box(c.White, -half, half, s.Height - 40, s.Height, 0, s.Depth, NoBack);
        m.Edges(PiecePart.Sharp);
        m.Prism(c.White, -210, 210, s.Height, s.Height + 110, 80, s.Depth - 40, 8, 115);
        m.Collide(-240, 240, s.Height, s.Height + 110, 55, s.Depth - 15);
        m.Collide(-14, 14, s.Height, s.Height + 250, 20, 48);
        uint mirror = Color.Hex(0xB9C9D2);
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(mirror, -half + 40, half - 40, 1250, 1900, 0, 25, BoxFaces.PositiveZ);
        m.Show(HomeDetail.Standard, HomeDetail.Standard);
        m.Box(new Paint(mirror, PatternKind.Glass), -half + 40, half - 40, 1250, 1900, 0, 25, NoBack);
        m.Show(HomeDetail.Rich);
        m.Box(c.Metal, -half + 34, half - 34, 1244, 1906, 0, 20, NoBack);
        m.Box(new Paint(mirror, PatternKind.Glass), -half + 40, half - 40, 1250, 1900, 20, 25, NoBack);
        m.Show(HomeDetail.Standard);
        m.Box(c.Dark, -half + 20, half - 20, 0, 100, 0, s.Depth - 60, BoxFaces.PositiveX | BoxFaces.NegativeX
            | BoxFaces.PositiveZ);
        Paint front = c.Front.Scale(94);
        m.Box(front, -half + 8, -4, 110, s.Height - 50, s.Depth - 20, s.Depth - 6, NoBack);
        m.Handle(c.Metal, -60, -40, s.Height - 260, s.Height - 100, s.Depth - 6);
        m.Box(front, 4, half - 8, 110, s.Height - 50, s.Depth - 20, s.Depth - 6, NoBack);
        m.Handle(c.Metal, 40, 60, s.Height - 260, s.Height - 100, s.Depth - 6);
        m.Box(c.Metal, -14, 14, s.Height, s.Height + 250, 20, 48);
        m.Box(c.Metal, -12, 12, s.Height + 226, s.Height + 247, 48, 170, NoBack);
        int z = (40 + s.Depth) / 2;
        m.Prism(c.White.Scale(84), -190, 190, s.Height + 110, s.Height + 113, z - 175, z + 175, 8);
        m.Surface("vanity.left", -half + 10, -250, 30, s.Depth - 30, s.Height, 50);
        m.Surface("vanity.right", 250, half - 10, 30, s.Depth - 30, s.Height, 50);
    }

    public static void Toilet(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        Paint seat = c.White.Scale(96);
        m.Edges(PiecePart.Round);
        m.Solid(c.White, -half, half, 380, s.Height, 0, 180, NoBack);
        m.Edges(PiecePart.Sharp);
        m.Show(HomeDetail.Lean, HomeDetail.Standard);
        m.Prism(c.White, -half + 60, half - 60, 0, 390, 110, s.Depth - 70, 8, 130);
        m.Show(HomeDetail.Standard, HomeDetail.Standard);
        m.Prism(seat, -half + 5, half - 5, 390, 430, 185, s.Depth, 12);
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(seat, -half + 5, half - 5, 390, 430, 185, s.Depth);
        m.Show(HomeDetail.Rich);
        m.Prism(c.White, -half + 90, half - 90, 0, 230, 150, s.Depth - 150, 18, 90);
        m.Prism(c.White, -half + 99, half - 99, 230, 390, 165, s.Depth - 120, 18, 170, BoxFaces.All);
        m.Prism(seat, -half + 5, half - 5, 390, 412, 185, s.Depth, 18, 98, BoxFaces.All);
        m.Prism(seat.Scale(102), -half + 5, half - 5, 414, 430, 185, s.Depth, 18, 94, BoxFaces.All);
        m.Prism(c.Metal, -30, 30, s.Height, s.Height + 6, 60, 120, 12);
        m.Show(HomeDetail.Lean);
        m.Collide(-half, half, 0, 430, 0, s.Depth);
    }

    public static void Bathtub(PieceModel m, PieceSize s, PieceColors c)
    {
        const int rim = 70;
        int half = s.Width / 2;
        int z = s.Depth / 2;
        const BoxFaces ends = BoxFaces.PositiveX | BoxFaces.NegativeX | BoxFaces.PositiveY;
        m.Edges(12);
        m.Solid(c.White, -half, half, 0, s.Height, 0, rim, BoxFaces.NoBottom);
        m.Solid(c.White, -half, half, 0, s.Height, s.Depth - rim, s.Depth, BoxFaces.NoBottom);
        m.Solid(c.White, -half, -half + rim, 0, s.Height, rim, s.Depth - rim, ends);
        m.Solid(c.White, half - rim, half, 0, s.Height, rim, s.Depth - rim, ends);
        m.Edges(PiecePart.Sharp);
        m.Solid(c.White.Scale(94), -half + rim, half - rim, 0, 150, rim, s.Depth - rim, BoxFaces.PositiveY);
        m.Collide(-half + 20, -half + 45, s.Height, s.Height + 140, z - 15, z + 15);
        m.Show(HomeDetail.Standard);
        m.Box(c.Metal, -half + 20, -half + 45, s.Height, s.Height + 140, z - 15, z + 15);
        m.Show(HomeDetail.Rich);
        m.Box(c.Metal, -half + 45, -half + 140, s.Height + 110, s.Height + 135, z - 12, z + 12, BoxFaces.All);
        m.Prism(c.Metal.Scale(80), -half + 200, -half + 250, 150, 153, z - 25, z + 25, 16);
        m.Box(c.White.Scale(97), -half + 30, half - 30, 60, s.Height - 60, s.Depth, s.Depth + 4, NoBack);
        m.Box(c.SecondTextile, half - 520, half - 220, s.Height - 260, s.Height + 6, s.Depth - rim - 6, s.Depth + 8);
    }

    public static void Shower(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        Paint glass = new(Color.Hex(0xC8DDE2), PatternKind.Glass);
        m.Solid(c.White, -half, half, 0, 60, 0, s.Depth);
        m.Solid(glass, -half, half, 60, s.Height, s.Depth - 12, s.Depth);
        m.Solid(glass, half - 12, half, 60, s.Height, 0, s.Depth - 12);
        m.Show(HomeDetail.Standard);
        m.Box(c.Metal, -half + 60, -half + 85, 1000, 2050, 4, 25);
        m.Box(c.Metal, -half + 20, -half + 125, 2030, 2048, 25, 260, BoxFaces.All);
        m.Show(HomeDetail.Rich);
        m.Prism(c.Metal.Scale(80), -60, 60, 60, 63, s.Depth / 2 - 60, s.Depth / 2 + 60, 16);
        m.Box(c.Metal, half - 14, half + 2, 60, s.Height + 2, s.Depth - 14, s.Depth + 2);
        m.Box(c.Metal, half - 14, half + 2, 60, s.Height + 2, -2, 14);
        m.Box(c.Metal, -half - 2, -half + 14, 60, s.Height + 2, s.Depth - 14, s.Depth + 2);
        m.Box(c.Metal, half - 300, half - 280, 1000, 1200, s.Depth, s.Depth + 6, NoBack);
        m.Disc(c.Metal, -half + 72, 1150, 40, 25, 45, 16, 80);
    }
}
