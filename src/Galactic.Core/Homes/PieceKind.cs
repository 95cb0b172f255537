namespace Galactic.Homes;

/// <summary>Kinds of furniture and decoration. Numbers are stable; new kinds are appended.</summary>
public enum PieceKind
{
    /// <summary>Sofa with two or three seats.</summary>
    Sofa = 0,

    /// <summary>Low table before the sofa.</summary>
    CoffeeTable = 1,

    /// <summary>Low bench with a television on it.</summary>
    TvBench = 2,

    /// <summary>Dining or kitchen table.</summary>
    Table = 3,

    /// <summary>Dining chair.</summary>
    Chair = 4,

    /// <summary>Armchair.</summary>
    Armchair = 5,

    /// <summary>Sideboard.</summary>
    Sideboard = 6,

    /// <summary>Tall bookcase, some shelves empty.</summary>
    Bookcase = 7,

    /// <summary>Small table.</summary>
    SideTable = 8,

    /// <summary>Standing lamp.</summary>
    FloorLamp = 9,

    /// <summary>Potted plant.</summary>
    Plant = 10,

    /// <summary>Kitchen counter run, with or without sink, hob and wall cabinets.</summary>
    Counter = 11,

    /// <summary>Refrigerator.</summary>
    Fridge = 12,

    /// <summary>Kitchen island.</summary>
    Island = 13,

    /// <summary>Waste bin.</summary>
    Bin = 14,

    /// <summary>Open shelf rack.</summary>
    ShelfRack = 15,

    /// <summary>Bed.</summary>
    Bed = 16,

    /// <summary>Nightstand.</summary>
    Nightstand = 17,

    /// <summary>Wardrobe.</summary>
    Wardrobe = 18,

    /// <summary>Chest of drawers.</summary>
    Dresser = 19,

    /// <summary>Desk.</summary>
    Desk = 20,

    /// <summary>Low bookcase.</summary>
    LowBookcase = 21,

    /// <summary>Bench.</summary>
    Bench = 22,

    /// <summary>Washbasin on a cabinet.</summary>
    Vanity = 23,

    /// <summary>Toilet.</summary>
    Toilet = 24,

    /// <summary>Bathtub.</summary>
    Bathtub = 25,

    /// <summary>Shower tray with panes.</summary>
    Shower = 26,

    /// <summary>Washing machine.</summary>
    Washer = 27,

    /// <summary>Narrow console table.</summary>
    Console = 28,

    /// <summary>Shoe cabinet.</summary>
    ShoeCabinet = 29,

    /// <summary>Laundry basket.</summary>
    Basket = 30,

    /// <summary>Rug; not solid.</summary>
    Rug = 31,

    /// <summary>Picture on a wall; not solid.</summary>
    Picture = 32,

    /// <summary>Open leaf of an inner door.</summary>
    DoorLeaf = 33,

    /// <summary>Sofa with a second wing.</summary>
    CornerSofa = 34,

    /// <summary>Stool.</summary>
    Stool = 35,

    /// <summary>Narrow high table against a wall.</summary>
    Bar = 36,

    /// <summary>Desk chair on a star base.</summary>
    OfficeChair = 37,

    /// <summary>Radiator under a window.</summary>
    Radiator = 38,

    /// <summary>Umbrella stand.</summary>
    UmbrellaStand = 39,

    /// <summary>Round dining table.</summary>
    RoundTable = 40,

    /// <summary>Curtains beside a window; not solid.</summary>
    Curtain = 41,

    /// <summary>Lamp hanging from the ceiling; not solid.</summary>
    Pendant = 42,

    /// <summary>Mirror on a wall; not solid.</summary>
    Mirror = 43,

    /// <summary>Rail with hooks and coats on a wall; not solid.</summary>
    CoatRack = 44,
}
