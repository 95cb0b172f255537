using System.Numerics;
using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Brings blocks of 16 triangles to the screen and hands those that cover pixels to the scanline.</summary>
/// <remarks>
/// A pixel belongs to a triangle if its centre is inside; on an edge, if the triangle is right of or below it. Every
/// edge is computed from its upper to its lower end whichever triangle asks, so neighbours leave no gap and share
/// no pixel. Triangles of single-sided meshes that face away are left out.
/// </remarks>
internal static unsafe class TriangleSetup
{
    /// <summary>Numbers kept per triangle.</summary>
    public const int Fields = 18;

    // An edge-on triangle has no slope to speak of; it may still own a pixel that its neighbours leave to it.
    private const float FlatArea = 1e-8f;

    /// <summary>Draws one cluster.</summary>
    public static void DrawCluster<TLanes, TMode>(Frame* frame, DrawSlot* slot, int cluster)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        MeshData* mesh = slot->Mesh;
        frame->IsSingleSided = mesh->IsSingleSided;
        int end = mesh->FirstBlock[cluster + 1];
        for (int block = mesh->FirstBlock[cluster]; block < end; block++)
        {
            DrawBlock<TLanes, TMode>(frame, slot, block);
        }

        if (frame->ClippedCount > 0)
        {
            DrawClipped<TLanes, TMode>(frame);
        }
    }

    private static void DrawBlock<TLanes, TMode>(Frame* frame, DrawSlot* slot, int block)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        float* p = slot->Mesh->Triangles + (long)block * MeshData.BlockFloats;
        float* m = slot->ClipFromMesh;
        Transform(p, m, out TLanes x0, out TLanes y0, out TLanes w0);
        Transform(p + 48, m, out TLanes x1, out TLanes y1, out TLanes w1);
        Transform(p + 96, m, out TLanes x2, out TLanes y2, out TLanes w2);
        TLanes near = TLanes.Broadcast(frame->View.Near);
        TLanes in0 = TLanes.LessOrEqual(near, w0);
        TLanes in1 = TLanes.LessOrEqual(near, w1);
        TLanes in2 = TLanes.LessOrEqual(near, w2);
        uint all = TLanes.Bits(in0 & in1 & in2);
        uint some = TLanes.Bits(in0 | in1 | in2);
        if (some == 0)
        {
            return;
        }

        uint first = 0;
        if (TMode.HasSurface)
        {
            first = MeshData.BlockSize * (uint)frame->DrawnCount;
            frame->Drawn[frame->DrawnCount++] = new DrawnBlock((int)(slot - frame->Slots), block);
            TLanes.Store((float*)(frame->RecordOf + first), TLanes.Broadcast(0));
        }

        if (some != all)
        {
            Clip<TLanes, TMode>(frame, (x0, y0, w0), (x1, y1, w1), (x2, y2, w2), some & ~all, first);
        }

        if (all != 0)
        {
            Draw<TLanes, TMode>(frame, (x0, y0, w0), (x1, y1, w1), (x2, y2, w2), all, first, null);
        }
    }

    /// <summary>Triangles that lie wholly beyond one edge of the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Outside<TLanes>(
        Frame* frame, (TLanes X, TLanes Y, TLanes W) a, (TLanes X, TLanes Y, TLanes W) b,
        (TLanes X, TLanes Y, TLanes W) c)
        where TLanes : struct, ILanes<TLanes>
    {
        // Half a pixel more than the outermost pixel centres, for rounding.
        TLanes left = TLanes.Broadcast(-frame->View.CenterX - 0.5f);
        TLanes right = TLanes.Broadcast(frame->View.Width - 0.5f - frame->View.CenterX);
        TLanes top = TLanes.Broadcast(-frame->View.CenterY - 0.5f);
        TLanes bottom = TLanes.Broadcast(frame->View.Height - 0.5f - frame->View.CenterY);
        TLanes beyond = TLanes.Max(TLanes.Max(a.X - a.W * left, b.X - b.W * left), c.X - c.W * left);
        beyond = TLanes.Min(beyond, TLanes.Max(TLanes.Max(a.W * right - a.X, b.W * right - b.X), c.W * right - c.X));
        beyond = TLanes.Min(beyond, TLanes.Max(TLanes.Max(a.Y - a.W * top, b.Y - b.W * top), c.Y - c.W * top));
        beyond = TLanes.Min(beyond, TLanes.Max(TLanes.Max(a.W * bottom - a.Y, b.W * bottom - b.Y), c.W * bottom - c.Y));
        return TLanes.Bits(TLanes.Less(beyond, TLanes.Broadcast(0)));
    }

    private static void DrawClipped<TLanes, TMode>(Frame* frame)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        float* c = frame->Clipped;
        uint lanes = (1u << frame->ClippedCount) - 1;
        frame->ClippedCount = 0;
        Draw<TLanes, TMode>(
            frame,
            (TLanes.Load(c), TLanes.Load(c + 16), TLanes.Load(c + 32)),
            (TLanes.Load(c + 48), TLanes.Load(c + 64), TLanes.Load(c + 80)),
            (TLanes.Load(c + 96), TLanes.Load(c + 112), TLanes.Load(c + 128)),
            lanes, 0, frame->ClippedSurfaces);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Clip<TLanes, TMode>(
        Frame* frame, (TLanes X, TLanes Y, TLanes W) a, (TLanes X, TLanes Y, TLanes W) b,
        (TLanes X, TLanes Y, TLanes W) c, uint lanes, uint first)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        lanes &= ~Outside(frame, a, b, c);
        if (lanes == 0)
        {
            return;
        }

        float* corners = stackalloc float[MeshData.BlockFloats];
        TLanes.Store(corners, a.X);
        TLanes.Store(corners + 16, a.Y);
        TLanes.Store(corners + 32, a.W);
        TLanes.Store(corners + 48, b.X);
        TLanes.Store(corners + 64, b.Y);
        TLanes.Store(corners + 80, b.W);
        TLanes.Store(corners + 96, c.X);
        TLanes.Store(corners + 112, c.Y);
        TLanes.Store(corners + 128, c.W);
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            if (frame->ClippedCount > MeshData.BlockSize - 2)
            {
                DrawClipped<TLanes, TMode>(frame);
            }

            NearPlane.Cut(frame, corners + lane, first + (uint)lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Transform<TLanes>(float* corner, float* m, out TLanes x, out TLanes y, out TLanes w)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes a = TLanes.Load(corner);
        TLanes b = TLanes.Load(corner + 16);
        TLanes c = TLanes.Load(corner + 32);
        x = TLanes.MultiplyAdd(a, TLanes.Broadcast(m[0]), TLanes.Broadcast(m[3]));
        y = TLanes.MultiplyAdd(a, TLanes.Broadcast(m[4]), TLanes.Broadcast(m[7]));
        w = TLanes.MultiplyAdd(a, TLanes.Broadcast(m[8]), TLanes.Broadcast(m[11]));
        x = TLanes.MultiplyAdd(b, TLanes.Broadcast(m[1]), x);
        y = TLanes.MultiplyAdd(b, TLanes.Broadcast(m[5]), y);
        w = TLanes.MultiplyAdd(b, TLanes.Broadcast(m[9]), w);
        x = TLanes.MultiplyAdd(c, TLanes.Broadcast(m[2]), x);
        y = TLanes.MultiplyAdd(c, TLanes.Broadcast(m[6]), y);
        w = TLanes.MultiplyAdd(c, TLanes.Broadcast(m[10]), w);
    }

    /// <summary>Draws triangles in front of the near plane, numbered from a first one on or one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Draw<TLanes, TMode>(
        Frame* frame, (TLanes X, TLanes Y, TLanes W) a, (TLanes X, TLanes Y, TLanes W) b,
        (TLanes X, TLanes Y, TLanes W) c, uint lanes, uint first, uint* surfaces)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        TLanes centerX = TLanes.Broadcast(frame->View.CenterX);
        TLanes centerY = TLanes.Broadcast(frame->View.CenterY);
        TLanes d0 = TLanes.Reciprocal(a.W);
        TLanes d1 = TLanes.Reciprocal(b.W);
        TLanes d2 = TLanes.Reciprocal(c.W);
        TLanes x0 = TLanes.MultiplyAdd(a.X, d0, centerX);
        TLanes x1 = TLanes.MultiplyAdd(b.X, d1, centerX);
        TLanes x2 = TLanes.MultiplyAdd(c.X, d2, centerX);
        TLanes y0 = TLanes.MultiplyAdd(a.Y, d0, centerY);
        TLanes y1 = TLanes.MultiplyAdd(b.Y, d1, centerY);
        TLanes y2 = TLanes.MultiplyAdd(c.Y, d2, centerY);
        TLanes zero = TLanes.Broadcast(0);
        TLanes width = TLanes.Broadcast(frame->View.Width);
        TLanes height = TLanes.Broadcast(frame->View.Height);
        TLanes left = TLanes.Ceiling(TLanes.Max(TLanes.Min(TLanes.Min(x0, x1), x2), zero));
        TLanes right = TLanes.Ceiling(TLanes.Min(TLanes.Max(TLanes.Max(x0, x1), x2), width));
        TLanes top = TLanes.Ceiling(TLanes.Max(TLanes.Min(TLanes.Min(y0, y1), y2), zero));
        TLanes bottom = TLanes.Ceiling(TLanes.Min(TLanes.Max(TLanes.Max(y0, y1), y2), height));
        lanes &= TLanes.Bits(TLanes.Less(left, right) & TLanes.Less(top, bottom));
        TLanes area = (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
        if (frame->IsSingleSided)
        {
            lanes &= TLanes.Bits(TLanes.LessOrEqual(area, TLanes.Broadcast(FlatArea)));
        }

        if (lanes == 0)
        {
            return;
        }

        float* s = frame->Setup;
        TLanes.StoreIntegers((int*)(s + SetupField.Left), left);
        TLanes.StoreIntegers((int*)(s + SetupField.Right), right);
        TLanes.StoreIntegers((int*)(s + SetupField.Top), top);
        TLanes.StoreIntegers((int*)(s + SetupField.Bottom), bottom);
        StoreDepthPlane(s, (x0, y0, d0), (x1, y1, d1), (x2, y2, d2), area);
        StoreEdges(s, x0, y0, x1, y1, x2, y2);
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            uint surface = surfaces == null ? first + (uint)lane : surfaces[lane];
            Scanline.Fill<TLanes, TMode>(frame, s + lane, surface);
        }
    }

    /// <summary>Stores 1 / w as a plane over the screen; twice the signed area is negative for a front side.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreDepthPlane<TLanes>(
        float* s, (TLanes X, TLanes Y, TLanes D) a, (TLanes X, TLanes Y, TLanes D) b, (TLanes X, TLanes Y, TLanes D) c,
        TLanes area)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes x1 = b.X - a.X;
        TLanes x2 = c.X - a.X;
        TLanes y1 = b.Y - a.Y;
        TLanes y2 = c.Y - a.Y;
        TLanes d1 = b.D - a.D;
        TLanes d2 = c.D - a.D;
        TLanes.Store(s + SetupField.DepthMax, TLanes.Max(TLanes.Max(a.D, b.D), c.D));

        TLanes inverse = TLanes.SelectLess(
            TLanes.Broadcast(FlatArea * FlatArea), area * area, TLanes.Reciprocal(area), TLanes.Broadcast(0));
        TLanes.Store(s + SetupField.SlopeX, (d1 * y2 - d2 * y1) * inverse);
        TLanes.Store(s + SetupField.SlopeY, (x1 * d2 - x2 * d1) * inverse);

        // Measured from the farthest corner: 1 / w of one at the near plane is so large that it hides the rest.
        TLanes x = TLanes.SelectLess(b.D, a.D, b.X, a.X);
        TLanes y = TLanes.SelectLess(b.D, a.D, b.Y, a.Y);
        TLanes farthest = TLanes.Min(b.D, a.D);
        TLanes.Store(s + SetupField.X0, TLanes.SelectLess(c.D, farthest, c.X, x));
        TLanes.Store(s + SetupField.Y0, TLanes.SelectLess(c.D, farthest, c.Y, y));
        farthest = TLanes.Min(c.D, farthest);
        TLanes.Store(s + SetupField.Depth0, farthest);
        TLanes.Store(s + SetupField.DepthMin, farthest);
    }

    /// <summary>Stores the three edges, corners sorted from top to bottom.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreEdges<TLanes>(
        float* s, TLanes x0, TLanes y0, TLanes x1, TLanes y1, TLanes x2, TLanes y2)
        where TLanes : struct, ILanes<TLanes>
    {
        Order(ref x0, ref y0, ref x1, ref y1);
        Order(ref x1, ref y1, ref x2, ref y2);
        Order(ref x0, ref y0, ref x1, ref y1);
        TLanes.Store(s + SetupField.TopX, x0);
        TLanes.Store(s + SetupField.TopY, y0);
        TLanes.Store(s + SetupField.MiddleX, x1);
        TLanes.Store(s + SetupField.MiddleY, y1);
        TLanes.Store(s + SetupField.TopToMiddle, (x1 - x0) * TLanes.Reciprocal(y1 - y0));
        TLanes.Store(s + SetupField.TopToBottom, (x2 - x0) * TLanes.Reciprocal(y2 - y0));
        TLanes.Store(s + SetupField.MiddleToBottom, (x2 - x1) * TLanes.Reciprocal(y2 - y1));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Order<TLanes>(ref TLanes x0, ref TLanes y0, ref TLanes x1, ref TLanes y1)
        where TLanes : struct, ILanes<TLanes>
    {
        (x0, x1) = (TLanes.SelectLess(y1, y0, x1, x0), TLanes.SelectLess(y1, y0, x0, x1));
        (y0, y1) = (TLanes.Min(y1, y0), TLanes.Max(y1, y0));
    }
}
