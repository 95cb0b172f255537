using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Bathroom pieces.</summary>
internal static class BathShapes
{
    private const BoxFaces NoBack = BoxFaces.All & ~BoxFaces.NegativeZ;

    public static void Washer(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Box(c.White, -half, half, 0, s.Height, 0, s.Depth - 20);
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
        m.Show(HomeDetail.Standard);
        m.Box(Palette.Scale(c.White, 92), -210, 210, 190, 610, s.Depth - 20, s.Depth - 10, NoBack);
        m.Box(c.Dark, -160, 160, 240, 560, s.Depth - 10, s.Depth - 4, NoBack);
        uint panel = Palette.Scale(c.Metal, 120);
        m.Box(panel, -half + 30, half - 30, s.Height - 130, s.Height - 30, s.Depth - 20, s.Depth - 12, NoBack);
        m.Show(HomeDetail.Rich);
        m.Box(c.Dark, 40, 160, s.Height - 110, s.Height - 60, s.Depth - 12, s.Depth - 9, BoxFaces.PositiveZ);
        m.Box(c.Metal, -half + 80, -half + 130, s.Height - 105, s.Height - 55, s.Depth - 12, s.Depth - 2, NoBack);
        m.Surface("washer.top", -half + 30, half - 30, 30, s.Depth - 50, s.Height, 40);
    }

    public static void Vanity(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
        m.Box(c.Front, -half, half, 100, s.Height - 40, 0, s.Depth - 20, BoxFaces.All);
        m.Box(c.White, -half, half, s.Height - 40, s.Height, 0, s.Depth, BoxFaces.All);
        m.Prism(c.White, -210, 210, s.Height, s.Height + 110, 80, s.Depth - 40, 10, 115);
        m.Collide(-240, 240, s.Height, s.Height + 110, 55, s.Depth - 15);
        m.Collide(-14, 14, s.Height, s.Height + 250, 20, 48);
        m.Box(Color.Hex(0xB9C9D2), -half + 40, half - 40, 1250, 1900, 0, 25, NoBack);
        m.Show(HomeDetail.Standard);
        m.Box(c.Dark, -half + 20, half - 20, 0, 100, 0, s.Depth - 60, BoxFaces.PositiveX | BoxFaces.NegativeX
            | BoxFaces.PositiveZ);
        uint front = Palette.Scale(c.Front, 94);
        m.Box(front, -half + 8, -4, 110, s.Height - 50, s.Depth - 20, s.Depth - 6, NoBack);
        m.Handle(c.Metal, -60, -40, s.Height - 260, s.Height - 100, s.Depth - 6);
        m.Box(front, 4, half - 8, 110, s.Height - 50, s.Depth - 20, s.Depth - 6, NoBack);
        m.Handle(c.Metal, 40, 60, s.Height - 260, s.Height - 100, s.Depth - 6);
        m.Box(c.Metal, -14, 14, s.Height, s.Height + 250, 20, 48);
        m.Box(c.Metal, -12, 12, s.Height + 226, s.Height + 247, 48, 170, NoBack);
        int z = (40 + s.Depth) / 2;
        m.Prism(Palette.Scale(c.White, 84), -190, 190, s.Height + 110, s.Height + 113, z - 175, z + 175, 10);
        m.Surface("vanity.left", -half + 10, -250, 30, s.Depth - 30, s.Height, 50);
        m.Surface("vanity.right", 250, half - 10, 30, s.Depth - 30, s.Height, 50);
    }

    public static void Toilet(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Edges(20);
        m.Solid(c.White, -half, half, 380, s.Height, 0, 180, BoxFaces.All);
        m.Prism(c.White, -half + 60, half - 60, 0, 390, 110, s.Depth - 70, 8, 130);
        m.Show(HomeDetail.Standard);
        m.Prism(Palette.Scale(c.White, 96), -half + 5, half - 5, 390, 430, 185, s.Depth, 12);
        m.Show(HomeDetail.Lean, HomeDetail.Lean);
        m.Box(Palette.Scale(c.White, 96), -half + 5, half - 5, 390, 430, 185, s.Depth);
        m.Show(HomeDetail.Rich);
        m.Box(c.Metal, -30, 30, s.Height, s.Height + 6, 70, 110);
        m.Collide(-half, half, 0, 430, 0, s.Depth);
    }

    public static void Bathtub(PieceModel m, PieceSize s, PieceColors c)
    {
        const int rim = 70;
        int half = s.Width / 2;
        m.Edges(16);
        m.Solid(c.White, -half, half, 0, s.Height, 0, rim);
        m.Solid(c.White, -half, half, 0, s.Height, s.Depth - rim, s.Depth);
        m.Solid(c.White, -half, -half + rim, 0, s.Height, rim, s.Depth - rim);
        m.Solid(c.White, half - rim, half, 0, s.Height, rim, s.Depth - rim);
        m.Solid(Palette.Scale(c.White, 94), -half + rim, half - rim, 0, 150, rim, s.Depth - rim, BoxFaces.PositiveY);
        m.Collide(-half + 20, -half + 45, s.Height, s.Height + 140, s.Depth / 2 - 15, s.Depth / 2 + 15);
        m.Show(HomeDetail.Standard);
        int z = s.Depth / 2;
        m.Box(c.Metal, -half + 20, -half + 45, s.Height, s.Height + 140, z - 15, z + 15);
        m.Show(HomeDetail.Rich);
        m.Box(c.Metal, -half + 45, -half + 140, s.Height + 110, s.Height + 135, z - 12, z + 12);
    }

    public static void Shower(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        uint glass = Color.Hex(0xC8DDE2);
        m.Solid(c.White, -half, half, 0, 60, 0, s.Depth);
        m.Solid(glass, -half, half, 60, s.Height, s.Depth - 12, s.Depth);
        m.Solid(glass, half - 12, half, 60, s.Height, 0, s.Depth - 12);
        m.Show(HomeDetail.Standard);
        m.Box(c.Metal, -half + 60, -half + 85, 1000, 2050, 4, 25);
        m.Box(c.Metal, -half + 20, -half + 125, 2030, 2048, 25, 260, BoxFaces.All);
        m.Show(HomeDetail.Rich);
        m.Prism(Palette.Scale(c.Metal, 80), -60, 60, 60, 63, s.Depth / 2 - 60, s.Depth / 2 + 60, 16);
        m.Box(c.Metal, half - 14, half + 2, 60, s.Height + 2, s.Depth - 14, s.Depth + 2);
    }
}
