namespace Galactic.Homes;

/// <summary>How large patterns are.</summary>
internal static class PatternKinds
{
    /// <summary>Metres that one image covers; 0 where it is stretched over the face.</summary>
    public static float MetresPerTile(this PatternKind kind) => kind switch
    {
        PatternKind.Planks => 1.2f,
        PatternKind.FurnitureWood or PatternKind.Parquet => 0.8f,
        PatternKind.TileSquare or PatternKind.TileSubway => 0.6f,
        PatternKind.TileHexagon or PatternKind.WallpaperStripe or PatternKind.WallpaperDots => 0.4f,
        PatternKind.Concrete => 2.0f,
        PatternKind.Plaster => 1.5f,
        PatternKind.FabricPlain or PatternKind.FabricTwill or PatternKind.FabricHerringbone => 0.15f,
        PatternKind.Carpet or PatternKind.BrushedMetal => 0.5f,
        PatternKind.PaperSpines => 0.4f,
        _ when kind.FitsFace() => 0,
        _ => 1.0f,
    };

    /// <summary>True for rugs, whose image is laid once over the whole face.</summary>
    public static bool FitsFace(this PatternKind kind) =>
        kind is PatternKind.RugBorder or PatternKind.RugKilim or PatternKind.RugRings;
}
