namespace Galactic.Homes.Furniture;

/// <summary>Builds the model of a piece from its kind, size, style and the floor under it. One function per kind.</summary>
internal static class PieceShapes
{
    public static PieceModel Build(HomePiece piece, Palette palette, uint floor)
    {
        PieceModel model = new();
        PieceSize size = piece.Size;
        uint style = piece.Style;
        PieceColors colors = PieceColors.Of(palette, style, floor);
        switch (piece.Kind)
        {
            case PieceKind.Sofa: SeatShapes.Sofa(model, size, colors); break;
            case PieceKind.Armchair: SeatShapes.Armchair(model, size, colors); break;
            case PieceKind.Chair: ChairShapes.Chair(model, size, colors, style); break;
            case PieceKind.Bench: ChairShapes.Bench(model, size, colors); break;
            case PieceKind.Bed: BedShapes.Bed(model, size, colors); break;
            case PieceKind.CoffeeTable: TableShapes.Coffee(model, size, colors, style); break;
            case PieceKind.Table: TableShapes.Dining(model, size, colors, style); break;
            case PieceKind.SideTable: TableShapes.Side(model, size, colors); break;
            case PieceKind.Desk: TableShapes.Desk(model, size, colors, style); break;
            case PieceKind.Console: TableShapes.Console(model, size, colors); break;
            case PieceKind.TvBench: StorageShapes.Television(model, size, colors); break;
            case PieceKind.Sideboard: StorageShapes.Cabinet(model, size, colors, "sideboard", 3, 1, 100, style); break;
            case PieceKind.Dresser: StorageShapes.Cabinet(model, size, colors, "dresser", 2, 3, 100, style); break;
            case PieceKind.ShoeCabinet: StorageShapes.Cabinet(model, size, colors, "shoe_cabinet", 1, 2, 150, style); break;
            case PieceKind.Nightstand: StorageShapes.Cabinet(model, size, colors, "nightstand", 1, 2, 120, style); break;
            case PieceKind.Wardrobe: StorageShapes.Wardrobe(model, size, colors); break;
            case PieceKind.Bookcase: ShelfShapes.Bookcase(model, size, colors, "bookcase", 6, style); break;
            case PieceKind.LowBookcase: ShelfShapes.Bookcase(model, size, colors, "low_bookcase", 3, style); break;
            case PieceKind.ShelfRack: ShelfShapes.Rack(model, size, colors, style); break;
            case PieceKind.Counter: KitchenShapes.Counter(model, size, colors, style); break;
            case PieceKind.Fridge: KitchenShapes.Fridge(model, size, colors, style); break;
            case PieceKind.Island: KitchenShapes.Counter(model, size, colors, style, island: true); break;
            case PieceKind.CornerSofa: SeatShapes.CornerSofa(model, size, colors); break;
            case PieceKind.Stool: ChairShapes.Stool(model, size, colors); break;
            case PieceKind.OfficeChair: ChairShapes.OfficeChair(model, size, colors); break;
            case PieceKind.RoundTable: TableShapes.Round(model, size, colors, style); break;
            case PieceKind.Bar: TableShapes.Bar(model, size, colors); break;
            case PieceKind.DoorLeaf: DecorShapes.DoorLeaf(model, size, colors); break;
            case PieceKind.Radiator: DecorShapes.Radiator(model, size, colors); break;
            case PieceKind.UmbrellaStand: DecorShapes.UmbrellaStand(model, size, colors); break;
            case PieceKind.Curtain: WallShapes.Curtain(model, size, colors); break;
            case PieceKind.Pendant: DecorShapes.Pendant(model, size, colors, style); break;
            case PieceKind.Mirror: WallShapes.Mirror(model, size, colors); break;
            case PieceKind.CoatRack: WallShapes.CoatRack(model, size, colors, style); break;
            case PieceKind.Washer: BathShapes.Washer(model, size, colors); break;
            case PieceKind.Vanity: BathShapes.Vanity(model, size, colors); break;
            case PieceKind.Toilet: BathShapes.Toilet(model, size, colors); break;
            case PieceKind.Bathtub: BathShapes.Bathtub(model, size, colors); break;
            case PieceKind.Shower: BathShapes.Shower(model, size, colors); break;
            case PieceKind.FloorLamp: DecorShapes.FloorLamp(model, size, colors); break;
            case PieceKind.Plant: DecorShapes.Plant(model, size, colors, style); break;
            case PieceKind.Bin: DecorShapes.Bin(model, size, colors, woven: false); break;
            case PieceKind.Basket: DecorShapes.Bin(model, size, colors, woven: true); break;
            case PieceKind.Rug: DecorShapes.Rug(model, size, colors, style); break;
            case PieceKind.Picture: WallShapes.Picture(model, size, colors, style); break;
            default:
                throw new ArgumentOutOfRangeException(
                nameof(piece), piece.Kind, "This kind of piece has no shape.");
        }

        return model;
    }
}
