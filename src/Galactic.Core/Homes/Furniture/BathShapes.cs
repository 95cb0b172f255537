using Galactic.Assets;

namespace Galactic.Homes.Furniture;

/// <summary>Bathroom pieces.</summary>
internal static class BathShapes
{
    public static void Washer(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Solid(c.White, -half, half, 0, s.Height, 0, s.Depth - 20);
        m.Colliders[^1] = new LocalBox(-half, 0, 0, half, s.Height, s.Depth);
        BoxFaces faces = BoxFaces.All & ~BoxFaces.NegativeZ;
        m.Box(c.Dark, -170, 170, 230, 570, s.Depth - 20, s.Depth - 4, faces);
        uint panel = Palette.Scale(c.Metal, 120);
        m.Box(panel, -half + 30, half - 30, s.Height - 130, s.Height - 30, s.Depth - 20, s.Depth - 12, faces);
        m.Surface("washer.top", -half + 30, half - 30, 30, s.Depth - 50, s.Height, 40);
    }

    public static void Vanity(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Collide(-half, half, 0, s.Height, 0, s.Depth);
        m.Box(c.Dark, -half + 20, half - 20, 0, 100, 0, s.Depth - 60);
        m.Box(c.Front, -half, half, 100, s.Height - 40, 0, s.Depth - 20, BoxFaces.All);
        BoxFaces faces = BoxFaces.All & ~BoxFaces.NegativeZ;
        m.Box(Palette.Scale(c.Front, 94), -half + 8, -4, 110, s.Height - 50, s.Depth - 20, s.Depth - 6, faces);
        m.Box(Palette.Scale(c.Front, 94), 4, half - 8, 110, s.Height - 50, s.Depth - 20, s.Depth - 6, faces);
        m.Box(c.White, -half, half, s.Height - 40, s.Height, 0, s.Depth, BoxFaces.All);
        m.Prism(c.White, -210, 210, s.Height, s.Height + 110, 80, s.Depth - 40, 10, 115);
        m.Collide(-240, 240, s.Height, s.Height + 110, 55, s.Depth - 15);
        m.Solid(c.Metal, -14, 14, s.Height, s.Height + 250, 20, 48);
        m.Box(c.Metal, -12, 12, s.Height + 226, s.Height + 248, 48, 170, BoxFaces.All);
        m.Box(Color.Hex(0xB9C9D2), -half + 40, half - 40, 1250, 1900, 0, 25, BoxFaces.All);
        m.Surface("vanity.left", -half + 10, -250, 30, s.Depth - 30, s.Height, 50);
        m.Surface("vanity.right", 250, half - 10, 30, s.Depth - 30, s.Height, 50);
    }

    public static void Toilet(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Solid(c.White, -half, half, 380, s.Height, 0, 180, BoxFaces.All);
        m.Prism(c.White, -half + 60, half - 60, 0, 390, 110, s.Depth - 70, 8, 130);
        m.Prism(Palette.Scale(c.White, 96), -half + 5, half - 5, 390, 430, 185, s.Depth, 12);
        m.Collide(-half, half, 0, 430, 0, s.Depth);
    }

    public static void Bathtub(PieceModel m, PieceSize s, PieceColors c)
    {
        const int rim = 70;
        int half = s.Width / 2;
        m.Solid(c.White, -half, half, 0, s.Height, 0, rim);
        m.Solid(c.White, -half, half, 0, s.Height, s.Depth - rim, s.Depth);
        m.Solid(c.White, -half, -half + rim, 0, s.Height, rim, s.Depth - rim);
        m.Solid(c.White, half - rim, half, 0, s.Height, rim, s.Depth - rim);
        m.Solid(Palette.Scale(c.White, 94), -half + rim, half - rim, 0, 150, rim, s.Depth - rim);
        m.Solid(c.Metal, -half + 20, -half + 45, s.Height, s.Height + 140, s.Depth / 2 - 15, s.Depth / 2 + 15);
    }

    public static void Shower(PieceModel m, PieceSize s, PieceColors c)
    {
        int half = s.Width / 2;
        m.Solid(c.White, -half, half, 0, 60, 0, s.Depth);
        m.Solid(Color.Hex(0xC8DDE2), -half, half, 60, s.Height, s.Depth - 12, s.Depth, BoxFaces.All);
        m.Solid(Color.Hex(0xC8DDE2), half - 12, half, 60, s.Height, 0, s.Depth - 12, BoxFaces.All);
        m.Box(c.Metal, -half + 60, -half + 85, 1000, 2050, 0, 25, BoxFaces.All);
        m.Box(c.Metal, -half + 20, -half + 125, 2030, 2050, 25, 260, BoxFaces.All);
    }
}
