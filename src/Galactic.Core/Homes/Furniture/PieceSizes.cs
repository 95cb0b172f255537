namespace Galactic.Homes.Furniture;

/// <summary>Size ranges of the catalogue, millimetres.</summary>
internal static class PieceSizes
{
    /// <summary>Draws a size: from the full range (shrink 0), its lower third (1) or the minimum (2).</summary>
    public static PieceSize Draw(PieceKind kind, Draws draws, int shrink = 0)
    {
        (int w0, int w1, int d0, int d1, int h0, int h1) = Range(kind);
        return new PieceSize(Pick(w0, w1, draws, shrink), Pick(d0, d1, draws, shrink), Pick(h0, h1, draws, shrink));
    }

    /// <summary>The smallest, middle or largest size (step 0 to 2); the usual one of kinds that groups size.</summary>
    public static PieceSize Of(PieceKind kind, int step)
    {
        if (Typical(kind) is PieceSize typical)
        {
            return typical;
        }

        (int w0, int w1, int d0, int d1, int h0, int h1) = Range(kind);
        return new PieceSize(w0 + (w1 - w0) * step / 2, d0 + (d1 - d0) * step / 2, h0 + (h1 - h0) * step / 2);
    }

    private static PieceSize? Typical(PieceKind kind) => kind switch
    {
        PieceKind.Rug => new PieceSize(1800, 1400, 8),
        PieceKind.Picture => new PieceSize(700, 25, 500),
        PieceKind.Mirror => new PieceSize(500, 25, 1200),
        PieceKind.Curtain => new PieceSize(1620, 80, 2200),
        PieceKind.Pendant => new PieceSize(400, 400, 600),
        PieceKind.CoatRack => new PieceSize(700, 110, 900),
        PieceKind.Radiator => new PieceSize(1200, 100, 650),
        PieceKind.DoorLeaf => new PieceSize(920, 40, 2030),
        _ => null,
    };

    private static int Pick(int low, int high, Draws draws, int shrink)
    {
        int top = shrink switch { 0 => high, 1 => low + (high - low) / 3, _ => low };
        return draws.Range(low, top, 20);
    }

    private static (int, int, int, int, int, int) Range(PieceKind kind) => kind switch
    {
        PieceKind.Sofa => (1600, 2300, 820, 980, 760, 840),
        PieceKind.CoffeeTable => (800, 1300, 440, 700, 380, 460),
        PieceKind.TvBench => (1200, 1800, 380, 460, 460, 600),
        PieceKind.Table => (800, 1800, 740, 940, 720, 760),
        PieceKind.Chair => (400, 460, 400, 460, 820, 920),
        PieceKind.Armchair => (720, 900, 740, 900, 760, 840),
        PieceKind.Sideboard => (1100, 1700, 400, 480, 740, 880),
        PieceKind.Bookcase => (700, 1200, 280, 360, 1700, 2100),
        PieceKind.SideTable => (400, 500, 400, 500, 500, 600),
        PieceKind.FloorLamp => (320, 400, 320, 400, 1500, 1600),
        PieceKind.Plant => (300, 500, 300, 500, 700, 1500),
        PieceKind.Counter => (1200, 3600, 600, 620, 880, 920),
        PieceKind.Fridge => (600, 740, 620, 700, 1740, 1960),
        PieceKind.Island => (1200, 2000, 700, 900, 920, 920),
        PieceKind.Bin => (280, 320, 280, 320, 560, 640),
        PieceKind.ShelfRack => (600, 800, 300, 340, 1400, 1500),
        PieceKind.Bed => (900, 1800, 1960, 2100, 480, 600),
        PieceKind.Nightstand => (400, 480, 380, 440, 480, 580),
        PieceKind.Wardrobe => (900, 2000, 560, 620, 1960, 2240),
        PieceKind.Dresser => (800, 1300, 420, 500, 760, 940),
        PieceKind.Desk => (1000, 1500, 560, 700, 720, 760),
        PieceKind.LowBookcase => (600, 1000, 280, 340, 860, 1200),
        PieceKind.Bench => (900, 1300, 360, 420, 440, 460),
        PieceKind.Vanity => (600, 1200, 460, 540, 820, 880),
        PieceKind.Toilet => (380, 420, 660, 740, 780, 780),
        PieceKind.Bathtub => (1500, 1700, 700, 740, 560, 560),
        PieceKind.Shower => (800, 1000, 800, 1000, 2000, 2000),
        PieceKind.Washer => (600, 600, 600, 640, 840, 860),
        PieceKind.Console => (700, 1200, 260, 340, 760, 860),
        PieceKind.ShoeCabinet => (600, 900, 200, 320, 460, 940),
        PieceKind.CornerSofa => (2200, 2600, 1500, 1700, 760, 840),
        PieceKind.Stool => (340, 380, 340, 380, 620, 660),
        PieceKind.Bar => (1200, 1600, 500, 600, 920, 920),
        PieceKind.RoundTable => (900, 1200, 900, 1200, 720, 760),
        PieceKind.OfficeChair => (540, 600, 540, 600, 940, 1040),
        PieceKind.UmbrellaStand => (220, 260, 220, 260, 700, 800),
        PieceKind.Basket => (360, 440, 300, 360, 500, 600),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No size range: groups size this kind."),
    };
}
