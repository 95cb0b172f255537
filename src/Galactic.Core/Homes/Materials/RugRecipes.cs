namespace Galactic.Homes;

/// <summary>Rugs, one image for the whole.</summary>
internal static class RugRecipes
{
    private const float Dark = 0.55f;

    /// <summary>Reflectance of a point of the unit square.</summary>
    public static float At(PatternKind kind, float u, float v)
    {
        float pile = 0.94f + 0.12f * PatternNoise.Octaves(u, v, 48, 48, 2, 33);
        float rim = MathF.Min(MathF.Min(u, 1 - u), MathF.Min(v, 1 - v));
        float tone = kind switch
        {
            PatternKind.RugKilim => Kilim(u, v, rim),
            PatternKind.RugRings => Rings(u, v),
            _ => rim < 0.05f ? Dark : rim < 0.09f ? 1.05f : rim < 0.11f ? Dark : 0.9f + 0.08f * Lozenge(u, v),
        };
        return tone * pile;
    }

    private static float Kilim(float u, float v, float rim)
    {
        float row = v * 9;
        float zigzag = MathF.Abs(u * 10 - MathF.Floor(u * 10) - 0.5f) * 1.2f;
        int band = (int)MathF.Floor(row + zigzag);
        return rim < 0.03f ? Dark : (band % 3) switch { 0 => 1.05f, 1 => 0.72f, _ => 0.9f };
    }

    private static float Rings(float u, float v)
    {
        float r = MathF.Sqrt((u - 0.5f) * (u - 0.5f) + (v - 0.5f) * (v - 0.5f));
        return (int)(r * 14) % 3 == 0 ? 0.68f : 1;
    }

    private static float Lozenge(float u, float v)
    {
        float x = MathF.Abs(u * 6 - MathF.Floor(u * 6) - 0.5f);
        float y = MathF.Abs(v * 4 - MathF.Floor(v * 4) - 0.5f);
        return x + y < 0.32f ? -1 : 1;
    }
}
