using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Sets up the depth and the edges of sixteen faces; apart from their projection, so that all gets inlined.</summary>
internal static unsafe class FacePlanes
{
    /// <summary>
    /// Twice the area, pixels, up to which a face counts as edge-on: it has no slope to speak of, but may still own a
    /// pixel that its neighbours leave to it.
    /// </summary>
    public const float FlatArea = 1e-8f;

    /// <summary>Stores depth and edges, see <see cref="SetupField"/>.</summary>
    /// <param name="s">Where to.</param>
    /// <param name="screen">Corners.</param>
    /// <param name="depthFactor">What 1 / w is multiplied by.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Store<TLanes, TFace>(float* s, float* screen, float depthFactor)
        where TLanes : struct, ILanes<TLanes>
        where TFace : struct, IFaceKind
    {
        ScreenCorner<TLanes> a = ScreenCorner<TLanes>.Load(screen);
        ScreenCorner<TLanes> b = ScreenCorner<TLanes>.Load(screen + ScreenCorner<TLanes>.Floats);
        ScreenCorner<TLanes> c = ScreenCorner<TLanes>.Load(screen + 2 * ScreenCorner<TLanes>.Floats);
        TLanes least = TLanes.Min(TLanes.Min(b.Depth, a.Depth), c.Depth);
        TLanes most = TLanes.Max(TLanes.Max(b.Depth, a.Depth), c.Depth);
        TLanes factor = TLanes.Broadcast(depthFactor);
        StoreDepth(s, a, b, c, least, factor);
        StoreEdge(s + SetupField.Edges, a, b);
        StoreEdge(s + SetupField.Edges + SetupField.EdgeFloats, b, c);
        if (TFace.IsQuad)
        {
            ScreenCorner<TLanes> d = ScreenCorner<TLanes>.Load(screen + 3 * ScreenCorner<TLanes>.Floats);
            least = TLanes.Min(least, d.Depth);
            most = TLanes.Max(most, d.Depth);
            StoreEdge(s + SetupField.Edges + 2 * SetupField.EdgeFloats, c, d);
            StoreEdge(s + SetupField.Edges + 3 * SetupField.EdgeFloats, d, a);
        }
        else
        {
            StoreEdge(s + SetupField.Edges + 2 * SetupField.EdgeFloats, c, a);
        }

        TLanes.Store(s + SetupField.DepthMin, least * factor);
        TLanes.Store(s + SetupField.DepthMax, most * factor);
    }

    /// <summary>Stores 1 / w as a plane over the screen.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreDepth<TLanes>(
        float* s, in ScreenCorner<TLanes> a, in ScreenCorner<TLanes> b, in ScreenCorner<TLanes> c, TLanes farthest,
        TLanes factor)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes x1 = b.X - a.X;
        TLanes x2 = c.X - a.X;
        TLanes y1 = b.Y - a.Y;
        TLanes y2 = c.Y - a.Y;
        TLanes d1 = (b.Depth - a.Depth) * factor;
        TLanes d2 = (c.Depth - a.Depth) * factor;
        TLanes area = x1 * y2 - x2 * y1;
        TLanes inverse = TLanes.SelectLess(
            TLanes.Broadcast(FlatArea * FlatArea), area * area, TLanes.Reciprocal(area), TLanes.Broadcast(0));
        TLanes.Store(s + SetupField.SlopeX, (d1 * y2 - d2 * y1) * inverse);
        TLanes.Store(s + SetupField.SlopeY, (x1 * d2 - x2 * d1) * inverse);

        // Measured from the farthest corner: 1 / w of one at the near plane is so large that it hides the rest.
        TLanes.Store(s + SetupField.Depth0, farthest * factor);
        TLanes.Store(s + SetupField.X0, TLanes.SelectLess(
            farthest, b.Depth, TLanes.SelectLess(farthest, c.Depth, a.X, c.X), b.X));
        TLanes.Store(s + SetupField.Y0, TLanes.SelectLess(
            farthest, b.Depth, TLanes.SelectLess(farthest, c.Depth, a.Y, c.Y), b.Y));
    }

    /// <summary>Stores an edge: the same numbers whichever of its ends comes first.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreEdge<TLanes>(float* e, in ScreenCorner<TLanes> a, in ScreenCorner<TLanes> b)
        where TLanes : struct, ILanes<TLanes>
    {
        // A level edge is in no row; without this, its slope could be infinite.
        const float Level = 1e-15f;
        TLanes down = b.Y - a.Y;
        TLanes inverse = TLanes.SelectLess(
            TLanes.Broadcast(Level * Level), down * down, TLanes.Reciprocal(down), TLanes.Broadcast(0));
        TLanes first = TLanes.Min(a.Row, b.Row);
        TLanes.Store(e + SetupField.EdgeX, TLanes.SelectLess(b.Y, a.Y, b.X, a.X));
        TLanes.Store(e + SetupField.EdgeY, TLanes.Min(a.Y, b.Y));
        TLanes.Store(e + SetupField.EdgeSlope, (b.X - a.X) * inverse);
        TLanes.StoreIntegers((int*)(e + SetupField.EdgeFirst), first);
        TLanes.StoreIntegers((int*)(e + SetupField.EdgeRows), TLanes.Max(a.Row, b.Row) - first);
    }
}
