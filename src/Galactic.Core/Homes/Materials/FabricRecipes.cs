namespace Galactic.Homes;

/// <summary>Weaves of threads and pile.</summary>
internal static class FabricRecipes
{
    private const int Threads = 48;

    /// <summary>Reflectance of a point of the unit square.</summary>
    public static float At(PatternKind kind, float u, float v)
    {
        (int x, int y) = ((int)(u * Threads), (int)(v * Threads));
        bool over = kind switch
        {
            PatternKind.FabricTwill => (x + y) % 4 < 2,
            PatternKind.FabricHerringbone => (x / 8 % 2 == 0 ? x + y : Threads + y - x) % 4 < 2,
            _ => (x + y) % 2 == 0,
        };
        float noise = PatternNoise.Hash(x, y, 23);
        return kind == PatternKind.Carpet
            ? 0.84f + 0.16f * PatternNoise.Octaves(u, v, 32, 32, 2, 29) + 0.16f * PatternNoise.Hash((int)(u * 128), (int)(v * 128), 27)
            : (over ? 1.03f : 0.93f) + 0.12f * (noise - 0.5f);
    }
}
