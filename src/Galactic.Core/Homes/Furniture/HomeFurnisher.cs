using Galactic.Compute;
using Galactic.Homes.Plans;

namespace Galactic.Homes.Furniture;

/// <summary>Furnishes all rooms of a plan and verifies the whole.</summary>
internal static class HomeFurnisher
{
    private const int RoomStream = 16;
    private const int LeafStream = 15;
    private const int RadiatorStream = 1003;
    private const int MostPruned = 8;

    /// <summary>Pieces of all rooms; null if a needed piece has no place or a room stays cut off.</summary>
    public static FurnishedPlan? Furnish(HomePlan plan, HomeOptions options, RandomKey key, int attempt, int wallHeight)
    {
        List<HomePiece> pieces = [];
        List<PlanRect> reservations = [];
        bool table = false;
        bool kitchen = plan.Rooms.Any(r => r.Kind == RoomKind.Kitchen);
        // Kitchens first: whether one holds a table decides if the living room must.
        foreach (int index in Enumerable.Range(0, plan.Rooms.Length).OrderBy(i => plan.Rooms[i].Kind != RoomKind.Kitchen))
        {
            RandomKey stream = key.For(RoomStream + index).For(attempt);
            RoomSpace space = new(plan, index, options);
            RoomFurnisher furnisher = space.Room.Kind switch
            {
                RoomKind.Kitchen => new KitchenFurnisher(space, options, stream),
                RoomKind.Living => new LivingFurnisher(space, options, stream, table),
                RoomKind.Studio => new StudioFurnisher(space, options, stream, kitchen),
                RoomKind.Bedroom => new BedroomFurnisher(space, options, stream),
                RoomKind.Bath => new BathFurnisher(space, options, stream),
                RoomKind.Storage => new StorageFurnisher(space, options, stream),
                RoomKind.Alcove => new AlcoveFurnisher(space, options, stream),
                RoomKind.Study => new StudyFurnisher(space, options, stream),
                _ => new HallFurnisher(space, options, stream),
            };
            DoorLeaves.Hang(space, plan, options, key.For(LeafStream).For(attempt));
            if (!furnisher.Furnish())
            {
                return null;
            }

            table |= furnisher is KitchenFurnisher { HasTable: true };
            Radiators.Add(space, new Draws(stream.For(RadiatorStream)));
            WallDecor.Hang(space, stream, wallHeight);
            pieces.AddRange(space.Pieces);
            reservations.AddRange(space.Reserved);
        }

        return Prune(plan, pieces, options) is FreeSpace free
            ? new FurnishedPlan(plan, [.. pieces], free, [.. reservations]) : null;
    }

    /// <summary>Takes the last pieces out of rooms that the verified grid shows to be cut off.</summary>
    private static FreeSpace? Prune(HomePlan plan, List<HomePiece> pieces, HomeOptions options)
    {
        for (int i = 0; i <= MostPruned; i++)
        {
            FreeSpace space = new(plan, pieces, options.Radius);
            int room = space.FirstCutOff(plan);
            if (room < 0)
            {
                return space;
            }

            int last = pieces.FindLastIndex(p => p.Room == room && p.IsSolid && IsOptional(p.Kind));
            if (last < 0)
            {
                return null;
            }

            pieces.RemoveAt(last);
        }

        return null;
    }

    private static bool IsOptional(PieceKind kind) => kind is not (PieceKind.Bed or PieceKind.Sofa or PieceKind.Table
        or PieceKind.Counter or PieceKind.Toilet or PieceKind.Vanity or PieceKind.Chair or PieceKind.Fridge or PieceKind.RoundTable or PieceKind.CornerSofa);
}
