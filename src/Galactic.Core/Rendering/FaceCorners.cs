using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>A corner of sixteen faces in clip space, see <see cref="Projection"/>.</summary>
internal readonly unsafe struct ClipCorner<TLanes>(TLanes x, TLanes y, TLanes w)
    where TLanes : struct, ILanes<TLanes>
{
    public readonly TLanes X = x;
    public readonly TLanes Y = y;
    public readonly TLanes W = w;

    /// <summary>[3, 16] as stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ClipCorner<TLanes> Load(float* corner) =>
        new(TLanes.Load(corner), TLanes.Load(corner + 16), TLanes.Load(corner + 32));

    /// <summary>[3, 16] brought from a mesh's frame by its row-major 3x4 matrix.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ClipCorner<TLanes> Transform(float* corner, float* m)
    {
        TLanes a = TLanes.Load(corner);
        TLanes b = TLanes.Load(corner + 16);
        TLanes c = TLanes.Load(corner + 32);
        TLanes x = TLanes.MultiplyAdd(a, TLanes.Broadcast(m[0]), TLanes.Broadcast(m[3]));
        TLanes y = TLanes.MultiplyAdd(a, TLanes.Broadcast(m[4]), TLanes.Broadcast(m[7]));
        TLanes w = TLanes.MultiplyAdd(a, TLanes.Broadcast(m[8]), TLanes.Broadcast(m[11]));
        x = TLanes.MultiplyAdd(b, TLanes.Broadcast(m[1]), x);
        y = TLanes.MultiplyAdd(b, TLanes.Broadcast(m[5]), y);
        w = TLanes.MultiplyAdd(b, TLanes.Broadcast(m[9]), w);
        x = TLanes.MultiplyAdd(c, TLanes.Broadcast(m[2]), x);
        y = TLanes.MultiplyAdd(c, TLanes.Broadcast(m[6]), y);
        w = TLanes.MultiplyAdd(c, TLanes.Broadcast(m[10]), w);
        return new ClipCorner<TLanes>(x, y, w);
    }

    /// <summary>Writes [3, 16].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* corner)
    {
        TLanes.Store(corner, X);
        TLanes.Store(corner + 16, Y);
        TLanes.Store(corner + 32, W);
    }
}

/// <summary>A corner of sixteen faces on the screen.</summary>
internal readonly unsafe struct ScreenCorner<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Floats as stored: [4, 16].</summary>
    public const int Floats = 64;

    /// <summary>Column.</summary>
    public readonly TLanes X;

    /// <summary>Row.</summary>
    public readonly TLanes Y;

    /// <summary>1 / w.</summary>
    public readonly TLanes Depth;

    /// <summary>First row of pixels at or below it, a whole number within the image or its end.</summary>
    public readonly TLanes Row;

    /// <summary>Projects a corner in front of the near plane.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ScreenCorner(in Projection view, in ClipCorner<TLanes> corner)
    {
        Depth = TLanes.Reciprocal(corner.W);
        X = TLanes.MultiplyAdd(corner.X, Depth, TLanes.Broadcast(view.CenterX));
        Y = TLanes.MultiplyAdd(corner.Y, Depth, TLanes.Broadcast(view.CenterY));
        Row = TLanes.Ceiling(TLanes.Min(TLanes.Max(Y, TLanes.Broadcast(0)), TLanes.Broadcast(view.Height)));
    }

    private ScreenCorner(TLanes x, TLanes y, TLanes depth, TLanes row) => (X, Y, Depth, Row) = (x, y, depth, row);

    /// <summary>As stored.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ScreenCorner<TLanes> Load(float* corner) => new(
        TLanes.Load(corner), TLanes.Load(corner + 16), TLanes.Load(corner + 32), TLanes.Load(corner + 48));

    /// <summary>Writes [4, 16].</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* corner)
    {
        TLanes.Store(corner, X);
        TLanes.Store(corner + 16, Y);
        TLanes.Store(corner + 32, Depth);
        TLanes.Store(corner + 48, Row);
    }
}
