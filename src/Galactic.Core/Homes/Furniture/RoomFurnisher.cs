using Galactic.Compute;

namespace Galactic.Homes.Furniture;

/// <summary>
/// Shared steps of furnishing one room: entries have their own streams, so adding one moves no other.
/// </summary>
internal abstract class RoomFurnisher(RoomSpace space, HomeOptions options, RandomKey key)
{
    protected RoomSpace Space { get; } = space;

    protected HomeOptions Options { get; } = options;

    /// <summary>Places the pieces; false if one that the room cannot do without has no place.</summary>
    public abstract bool Furnish();

    protected Draws Entry(int number) => new(key.For(number));

    /// <summary>True if an optional piece is wanted.</summary>
    protected bool Wanted(Draws draws, int percent) =>
        draws.Chance(percent * Options.OptionalPercent / 100 + Options.ExtraPercent);

    /// <summary>An optional wall-backed piece with free floor in front.</summary>
    protected void Optional(int entry, PieceKind kind, int percent, int front, bool corner = false)
    {
        Draws draws = Entry(entry);
        for (int pass = 0; pass < Options.Passes; pass++)
        {
            if (Wanted(draws, percent) && TrySingle(kind, draws, front, corner))
            {
                return;
            }
        }
    }

    /// <summary>A wall-backed piece in up to three sizes.</summary>
    protected bool TrySingle(PieceKind kind, Draws draws, int front, bool corner = false, int firstShrink = 0)
    {
        for (int shrink = firstShrink; shrink < 3; shrink++)
        {
            PieceGroup group = PieceGroup.Single(kind, PieceSizes.Draw(kind, draws, shrink), front, Jitter.Of(kind, draws));
            if (WallSearch.TryPlace(Space, group, draws, corner))
            {
                return true;
            }
        }

        return false;
    }
}
