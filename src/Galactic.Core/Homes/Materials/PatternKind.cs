namespace Galactic.Homes;

/// <summary>What a surface is made of: the texture that is multiplied by its colour. Numbers are stable.</summary>
public enum PatternKind
{
    /// <summary>Flat colour.</summary>
    None = 0,

    /// <summary>Floor boards.</summary>
    Planks = 1,

    /// <summary>Wood of furniture, without joints.</summary>
    FurnitureWood = 2,

    /// <summary>Parquet in a herringbone.</summary>
    Parquet = 3,

    /// <summary>Square tiles.</summary>
    TileSquare = 4,

    /// <summary>Tiles twice as wide as high, each row shifted by half.</summary>
    TileSubway = 5,

    /// <summary>Hexagonal tiles.</summary>
    TileHexagon = 6,

    /// <summary>Chips of stone in a ground.</summary>
    Terrazzo = 7,

    /// <summary>Cloudy concrete.</summary>
    Concrete = 8,

    /// <summary>Painted plaster.</summary>
    Plaster = 9,

    /// <summary>Wallpaper with stripes.</summary>
    WallpaperStripe = 10,

    /// <summary>Wallpaper with dots.</summary>
    WallpaperDots = 11,

    /// <summary>Plain weave.</summary>
    FabricPlain = 12,

    /// <summary>Diagonal weave.</summary>
    FabricTwill = 13,

    /// <summary>Weave whose diagonals change direction.</summary>
    FabricHerringbone = 14,

    /// <summary>Pile carpet.</summary>
    Carpet = 15,

    /// <summary>Rug with a border.</summary>
    RugBorder = 16,

    /// <summary>Rug with rows of zigzags.</summary>
    RugKilim = 17,

    /// <summary>Rug with concentric rings.</summary>
    RugRings = 18,

    /// <summary>Veined stone.</summary>
    Marble = 19,

    /// <summary>Metal brushed in one direction.</summary>
    BrushedMetal = 20,

    /// <summary>Glass, nearly flat.</summary>
    Glass = 21,

    /// <summary>A leaf with its veins.</summary>
    Leaf = 22,

    /// <summary>Backs of books.</summary>
    PaperSpines = 23,
}
