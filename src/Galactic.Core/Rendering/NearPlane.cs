using System.Numerics;
using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Cuts faces that reach behind the near plane.</summary>
internal static unsafe class NearPlane
{
    /// <summary>Most pieces of one face: a quadrilateral with a corner cut off has five corners.</summary>
    private const int MostPieces = 3;

    /// <summary>Puts the pieces of some faces in front of the near plane on the frame's list, and draws it when full.</summary>
    /// <param name="frame">Frame.</param>
    /// <param name="a">Corners.</param>
    /// <param name="lanes">Faces with corners on both sides of the near plane.</param>
    /// <param name="first">Number of the face in lane 0.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Clip<TLanes, TMode, TFace>(
        Frame* frame, ClipCorner<TLanes> a, ClipCorner<TLanes> b, ClipCorner<TLanes> c, ClipCorner<TLanes> d,
        uint lanes, uint first)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
        where TFace : struct, IFaceKind
    {
        lanes &= ~Outside(frame, a, b, c, d);
        if (lanes == 0)
        {
            return;
        }

        float* corners = stackalloc float[MeshData.BlockFloats];
        a.Store(corners);
        b.Store(corners + MeshData.CornerFloats);
        c.Store(corners + 2 * MeshData.CornerFloats);
        d.Store(corners + 3 * MeshData.CornerFloats);
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            if (frame->ClippedCount > MeshData.BlockSize - MostPieces)
            {
                FaceSetup.DrawClipped<TLanes, TMode>(frame);
            }

            Cut(frame, corners + lane, TFace.IsQuad ? 4 : 3, first + (uint)lane);
        }
    }

    /// <summary>Faces that lie wholly beyond one edge of the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Outside<TLanes>(
        Frame* frame, in ClipCorner<TLanes> a, in ClipCorner<TLanes> b, in ClipCorner<TLanes> c,
        in ClipCorner<TLanes> d)
        where TLanes : struct, ILanes<TLanes>
    {
        // Half a pixel more than the outermost pixel centres, for rounding.
        TLanes left = TLanes.Broadcast(-frame->View.CenterX - 0.5f);
        TLanes right = TLanes.Broadcast(frame->View.Width - 0.5f - frame->View.CenterX);
        TLanes top = TLanes.Broadcast(-frame->View.CenterY - 0.5f);
        TLanes bottom = TLanes.Broadcast(frame->View.Height - 0.5f - frame->View.CenterY);
        TLanes beyond = Most(a.X - a.W * left, b.X - b.W * left, c.X - c.W * left, d.X - d.W * left);
        beyond = TLanes.Min(beyond, Most(
            a.W * right - a.X, b.W * right - b.X, c.W * right - c.X, d.W * right - d.X));
        beyond = TLanes.Min(beyond, Most(a.Y - a.W * top, b.Y - b.W * top, c.Y - c.W * top, d.Y - d.W * top));
        beyond = TLanes.Min(beyond, Most(
            a.W * bottom - a.Y, b.W * bottom - b.Y, c.W * bottom - c.Y, d.W * bottom - d.Y));
        return TLanes.Bits(TLanes.Less(beyond, TLanes.Broadcast(0)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Most<TLanes>(TLanes a, TLanes b, TLanes c, TLanes d)
        where TLanes : struct, ILanes<TLanes> =>
        TLanes.Max(TLanes.Max(a, b), TLanes.Max(c, d));

    /// <summary>Appends the triangles in front of the near plane that one face leaves.</summary>
    /// <param name="frame">Frame with room for three more pieces.</param>
    /// <param name="corners">First number of the first corner in clip space, 16 floats apart.</param>
    /// <param name="count">Corners of the face.</param>
    /// <param name="surface">Number of the face.</param>
    private static void Cut(Frame* frame, float* corners, int count, uint surface)
    {
        Span<Corner> piece = stackalloc Corner[5];
        int found = 0;
        float near = frame->View.Near;
        for (int i = 0; i < count; i++)
        {
            Corner from = Corner.At(corners, i);
            Corner to = Corner.At(corners, (i + 1) % count);
            if (from.W >= near)
            {
                piece[found++] = from;
            }

            // Always from the inner to the outer end, so that both faces of an edge find the same point.
            if (from.W >= near != to.W >= near)
            {
                piece[found++] = from.W >= near ? Cross(from, to, near) : Cross(to, from, near);
            }
        }

        for (int i = 2; i < found; i++)
        {
            Append(frame, piece[0], piece[i - 1], piece[i], surface);
        }
    }

    private static Corner Cross(Corner inner, Corner outer, float near)
    {
        float t = (inner.W - near) / (inner.W - outer.W);
        return new Corner(inner.X + t * (outer.X - inner.X), inner.Y + t * (outer.Y - inner.Y), near);
    }

    private static void Append(Frame* frame, Corner a, Corner b, Corner c, uint surface)
    {
        int lane = frame->ClippedCount++;
        float* target = frame->Clipped + lane;
        (target[0], target[16], target[32]) = (a.X, a.Y, a.W);
        (target[48], target[64], target[80]) = (b.X, b.Y, b.W);
        (target[96], target[112], target[128]) = (c.X, c.Y, c.W);
        frame->ClippedSurfaces[lane] = surface;
    }

    private readonly record struct Corner(float X, float Y, float W)
    {
        public static Corner At(float* corners, int number)
        {
            float* p = corners + number * MeshData.CornerFloats;
            return new Corner(p[0], p[16], p[32]);
        }
    }
}
