using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Brings blocks of 16 faces to the screen and hands those that cover pixels to the scanline.</summary>
/// <remarks>
/// A pixel belongs to a face if its centre is inside; on an edge, if the face is right of or below it. Every
/// edge is computed from its upper to its lower end whichever face asks, so neighbours leave no gap and share
/// no pixel. Faces of single-sided meshes that face away are left out.
/// </remarks>
internal static unsafe class FaceSetup
{
    /// <summary>Draws one cluster.</summary>
    public static void DrawCluster<TLanes, TMode>(Frame* frame, in DrawItem item)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        DrawSlot* slot = frame->Slots + item.Slot;
        MeshData* mesh = slot->Mesh;
        int cluster = item.Cluster;
        frame->IsSingleSided = item.IsSingleSided;
        frame->DepthFactor = mesh->DepthFactors[cluster];
        int end = mesh->FirstBlock[cluster + 1];
        int triangles = mesh->FirstTriangles[cluster];
        int block = mesh->FirstBlock[cluster];
        for (; block < triangles; block++)
        {
            DrawBlock<TLanes, TMode, QuadFace>(frame, slot, block);
        }

        for (; block < end; block++)
        {
            DrawBlock<TLanes, TMode, TriangleFace>(frame, slot, block);
        }

        if (frame->ClippedCount > 0)
        {
            DrawClipped<TLanes, TMode>(frame);
        }
    }

    /// <summary>Draws the pieces of faces cut at the near plane.</summary>
    public static void DrawClipped<TLanes, TMode>(Frame* frame)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        float* c = frame->Clipped;
        uint lanes = (1u << frame->ClippedCount) - 1;
        frame->ClippedCount = 0;
        ClipCorner<TLanes> a = ClipCorner<TLanes>.Load(c);
        Draw<TLanes, TMode, TriangleFace>(
            frame, a, ClipCorner<TLanes>.Load(c + MeshData.CornerFloats),
            ClipCorner<TLanes>.Load(c + 2 * MeshData.CornerFloats), a, lanes, 0, frame->ClippedSurfaces);
    }

    private static void DrawBlock<TLanes, TMode, TFace>(Frame* frame, DrawSlot* slot, int block)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
        where TFace : struct, IFaceKind
    {
        float* p = slot->Mesh->Corners + (long)block * MeshData.BlockFloats;
        float* m = slot->ClipFromMesh;
        ClipCorner<TLanes> a = ClipCorner<TLanes>.Transform(p, m);
        ClipCorner<TLanes> b = ClipCorner<TLanes>.Transform(p + MeshData.CornerFloats, m);
        ClipCorner<TLanes> c = ClipCorner<TLanes>.Transform(p + 2 * MeshData.CornerFloats, m);
        ClipCorner<TLanes> d = TFace.IsQuad ? ClipCorner<TLanes>.Transform(p + 3 * MeshData.CornerFloats, m) : a;
        TLanes near = TLanes.Broadcast(frame->View.Near);
        TLanes least = TLanes.Min(TLanes.Min(a.W, b.W), c.W);
        TLanes most = TLanes.Max(TLanes.Max(a.W, b.W), c.W);
        if (TFace.IsQuad)
        {
            least = TLanes.Min(least, d.W);
            most = TLanes.Max(most, d.W);
        }

        uint all = TLanes.Bits(TLanes.LessOrEqual(near, least));
        uint some = TLanes.Bits(TLanes.LessOrEqual(near, most));
        if (some == 0)
        {
            return;
        }

        uint first = 0;
        if (TMode.HasSurface)
        {
            first = MeshData.BlockSize * (uint)frame->DrawnCount;
            frame->Drawn[frame->DrawnCount++] = new DrawnBlock((int)(slot - frame->Slots), block, frame->DepthFactor);
            TLanes.Store((float*)(frame->RecordOf + first), TLanes.Broadcast(0));
        }

        if (some != all)
        {
            NearPlane.Clip<TLanes, TMode, TFace>(frame, a, b, c, d, some & ~all, first);
        }

        if (all != 0)
        {
            Draw<TLanes, TMode, TFace>(frame, a, b, c, d, all, first, null);
        }
    }

    /// <summary>Draws faces in front of the near plane, numbered from a first one on or one by one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Draw<TLanes, TMode, TFace>(
        Frame* frame, ClipCorner<TLanes> a, ClipCorner<TLanes> b, ClipCorner<TLanes> c, ClipCorner<TLanes> d,
        uint lanes, uint first, uint* surfaces)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
        where TFace : struct, IFaceKind
    {
        ScreenCorner<TLanes> p0 = new(frame->View, a);
        ScreenCorner<TLanes> p1 = new(frame->View, b);
        ScreenCorner<TLanes> p2 = new(frame->View, c);
        ScreenCorner<TLanes> p3 = TFace.IsQuad ? new(frame->View, d) : p0;
        TLanes zero = TLanes.Broadcast(0);
        TLanes left = TLanes.Min(TLanes.Min(p0.X, p1.X), p2.X);
        TLanes right = TLanes.Max(TLanes.Max(p0.X, p1.X), p2.X);
        TLanes top = TLanes.Min(TLanes.Min(p0.Row, p1.Row), p2.Row);
        TLanes bottom = TLanes.Max(TLanes.Max(p0.Row, p1.Row), p2.Row);
        if (TFace.IsQuad)
        {
            left = TLanes.Min(left, p3.X);
            right = TLanes.Max(right, p3.X);
            top = TLanes.Min(top, p3.Row);
            bottom = TLanes.Max(bottom, p3.Row);
        }

        left = TLanes.Ceiling(TLanes.Max(left, zero));
        right = TLanes.Ceiling(TLanes.Min(right, TLanes.Broadcast(frame->View.Width)));
        lanes &= TLanes.Bits(TLanes.Less(left, right) & TLanes.Less(top, bottom));
        TLanes area = (p1.X - p0.X) * (p2.Y - p0.Y) - (p2.X - p0.X) * (p1.Y - p0.Y);
        if (frame->IsSingleSided)
        {
            lanes &= TLanes.Bits(TLanes.LessOrEqual(area, TLanes.Broadcast(FacePlanes.FlatArea)));
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
        p0.Store(frame->Screen);
        p1.Store(frame->Screen + ScreenCorner<TLanes>.Floats);
        p2.Store(frame->Screen + 2 * ScreenCorner<TLanes>.Floats);
        if (TFace.IsQuad)
        {
            p3.Store(frame->Screen + 3 * ScreenCorner<TLanes>.Floats);
        }

        FacePlanes.Store<TLanes, TFace>(s, frame->Screen, frame->DepthFactor);
        Scanline.Fill<TLanes, TMode, TFace>(frame, lanes, first, surfaces);
    }
}
