using System.Numerics;
using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Fills faces: 16 rows at a time, and of those one column of 16 pixels after the other.</summary>
/// <remarks>
/// Columns outside, rows inside, both sides masked: the inner loop has no branch that depends on the shape,
/// which costs less than skipping pixels would save.
/// </remarks>
internal static unsafe class Scanline
{
    /// <summary>Integers per face in <see cref="Frame.Ends"/>: first column and width of 16 rows.</summary>
    public const int EndsSize = 2 * Frame.Tile;

    /// <summary>Rows drawn at once; a face's last may reach so many less one below it, where they change nothing.</summary>
    public const int RowStep = 4;

    /// <summary>Draws some of the faces in <see cref="Frame.Setup"/>, numbered from a first one on or one by one.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Fill<TLanes, TMode, TFace>(Frame* frame, uint lanes, uint first, uint* surfaces)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
        where TFace : struct, IFaceKind
    {
        // The ends of all faces before the pixels of any: nothing here waits for anything else.
        for (uint left = lanes; left != 0; left &= left - 1)
        {
            int lane = BitOperations.TrailingZeroCount(left);
            float* s = frame->Setup + lane;
            frame->CoveredRows[lane] = FindEnds<TLanes, TFace>(
                s, *(int*)(s + SetupField.Top), frame->View.Width, frame->Ends + lane * EndsSize);
        }

        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            float* s = frame->Setup + lane;
            int* ends = frame->Ends + lane * EndsSize;
            uint surface = surfaces == null ? first + (uint)lane : surfaces[lane];
            int bottom = *(int*)(s + SetupField.Bottom);
            int y = *(int*)(s + SetupField.Top);
            for (uint covered = frame->CoveredRows[lane]; ;)
            {
                // Slivers pass between the centres of pixels in most rows.
                if (covered != 0)
                {
                    int skipped = BitOperations.TrailingZeroCount(covered) / RowStep * RowStep;
                    int rows = 32 - BitOperations.LeadingZeroCount(covered) - skipped;
                    FillRows<TLanes, TMode>(frame, s, ends + skipped, y + skipped, rows, surface);
                }

                y += Frame.Tile;
                if (y >= bottom)
                {
                    break;
                }

                covered = FindEnds<TLanes, TFace>(s, y, frame->View.Width, ends);
            }
        }
    }

    /// <summary>First column and width of 16 rows, nothing in rows above and below the face.</summary>
    /// <returns>A bit for each row in which the face covers a pixel.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FindEnds<TLanes, TFace>(float* s, int y, int width, int* ends)
        where TLanes : struct, ILanes<TLanes>
        where TFace : struct, IFaceKind
    {
        TLanes row = TLanes.Broadcast(y) + TLanes.Iota;
        TLanes rows = TLanes.Columns(y);
        TLanes left = TLanes.Broadcast(Projection.MaxEdge);
        TLanes right = TLanes.Broadcast(0);
        float* e = s + SetupField.Edges;
        IncludeEdge(e, row, rows, ref left, ref right);
        IncludeEdge(e + SetupField.EdgeFloats, row, rows, ref left, ref right);
        IncludeEdge(e + 2 * SetupField.EdgeFloats, row, rows, ref left, ref right);
        if (TFace.IsQuad)
        {
            IncludeEdge(e + 3 * SetupField.EdgeFloats, row, rows, ref left, ref right);
        }

        TLanes most = TLanes.Broadcast(width);
        left = TLanes.Ceiling(TLanes.Min(TLanes.Max(left, TLanes.Broadcast(0)), most));
        right = TLanes.Max(TLanes.Ceiling(TLanes.Min(right, most)), left);
        TLanes.StoreIntegers(ends, left);
        TLanes.StoreIntegers(ends + Frame.Tile, right - left);
        return TLanes.Bits(TLanes.Less(left, right));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void IncludeEdge<TLanes>(float* e, TLanes row, TLanes rows, ref TLanes left, ref TLanes right)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes x = TLanes.MultiplyAdd(
            row - TLanes.Broadcast(e[SetupField.EdgeY]), TLanes.Broadcast(e[SetupField.EdgeSlope]),
            TLanes.Broadcast(e[SetupField.EdgeX]));
        TLanes.Widen(
            ref left, ref right, x, rows, *(int*)(e + SetupField.EdgeFirst), *(int*)(e + SetupField.EdgeRows));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FillRows<TLanes, TMode>(Frame* frame, float* s, int* ends, int y, int rows, uint surface)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        int column = *(int*)(s + SetupField.Left) >> 4;
        int last = (*(int*)(s + SetupField.Right) - 1) >> 4;
        if (last - column > 1)
        {
            Narrow(ends, rows, ref column, ref last);
        }

        float slopeY = s[SetupField.SlopeY];
        float start = s[SetupField.Depth0] + (y - s[SetupField.Y0]) * slopeY;
        float nearest = s[SetupField.DepthMax];
        TLanes across = TLanes.Broadcast(s[SetupField.SlopeX]);
        RowRun<TLanes> run = new()
        {
            Step = TLanes.Broadcast(slopeY),
            Least = TLanes.Broadcast(s[SetupField.DepthMin]),
            Most = TLanes.Broadcast(nearest),
            Paint = TLanes.Broadcast(BitConverter.UInt32BitsToSingle(surface)),
            Columns = TLanes.Columns(column * Frame.Tile),
        };
        TLanes x = TLanes.Broadcast(column * Frame.Tile - s[SetupField.X0]) + TLanes.Iota;
        TLanes first = TLanes.MultiplyAdd(x, across, TLanes.Broadcast(start));
        int tile = column * frame->TilesDown + (y >> 4);
        int below = ((y + rows - 1) >> 4) - (y >> 4);
        long offset = ((long)column * frame->Stride + y) * Frame.Tile;
        for (; column <= last; column++)
        {
            OutputAhead.Step(frame);
            if (float.MinNative(frame->TileDepth[tile], frame->TileDepth[tile + below]) < nearest)
            {
                frame->TileDirty[tile] = 1;
                frame->TileDirty[tile + below] = 1;
                FillColumn<TLanes, TMode>(
                    frame->Depth + offset, (float*)frame->Surface + offset, ends, rows, first, run, frame, surface,
                    column * Frame.Tile, y);
            }

            first = TLanes.MultiplyAdd(TLanes.Broadcast(Frame.Tile), across, first);
            run.Columns = TLanes.Next(run.Columns);
            tile += frame->TilesDown;
            offset += (long)frame->Stride * Frame.Tile;
        }
    }

    /// <summary>Leaves out columns that the face does not touch in these rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow(int* ends, int rows, ref int first, ref int last)
    {
        int left = int.MaxValue;
        int right = 0;
        for (int row = 0; row < rows; row++)
        {
            left = Math.Min(left, ends[row]);
            right = Math.Max(right, ends[row] + ends[Frame.Tile + row]);
        }

        first = Math.Max(first, left >> 4);
        last = Math.Min(last, (right - 1) >> 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FillColumn<TLanes, TMode>(
        float* p, float* q, int* ends, int rows, TLanes depth, in RowRun<TLanes> run, Frame* frame, uint surface, int x,
        int y)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        TLanes twoSteps = run.Step + run.Step;
        for (int* end = ends + rows; ends < end; ends += RowStep)
        {
            TLanes next = depth + run.Step;
            FillRow<TLanes, TMode>(p, q, ends, depth, run, frame, surface, x, y);
            FillRow<TLanes, TMode>(p + Frame.Tile, q + Frame.Tile, ends + 1, next, run, frame, surface, x, y + 1);
            depth += twoSteps;
            next += twoSteps;
            FillRow<TLanes, TMode>(
                p + 2 * Frame.Tile, q + 2 * Frame.Tile, ends + 2, depth, run, frame, surface, x, y + 2);
            FillRow<TLanes, TMode>(
                p + 3 * Frame.Tile, q + 3 * Frame.Tile, ends + 3, next, run, frame, surface, x, y + 3);
            depth += twoSteps;
            p += RowStep * Frame.Tile;
            q += RowStep * Frame.Tile;
            y += RowStep;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FillRow<TLanes, TMode>(
        float* p, float* q, int* ends, TLanes depth, in RowRun<TLanes> run, Frame* frame, uint surface, int x, int y)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        TLanes value = TLanes.Inside(depth, run.Least, run.Most, run.Columns, ends[0], ends[Frame.Tile]);
        TLanes old = TLanes.Load(p);
        if (TMode.IsMasked)
        {
            value = AlphaTest<TLanes>.Keep(frame, surface, value, old, x, y);
        }

        if (TMode.HasSurface)
        {
            TLanes.Store(q, TLanes.SelectLess(old, value, run.Paint, TLanes.Load(q)));
        }

        TLanes.Store(p, TLanes.Max(value, old));
    }

    /// <summary>What the rows of a face have in common.</summary>
    private struct RowRun<TLanes>
        where TLanes : struct, ILanes<TLanes>
    {
        public TLanes Step;
        public TLanes Least;
        public TLanes Most;
        public TLanes Paint;
        public TLanes Columns;
    }
}
