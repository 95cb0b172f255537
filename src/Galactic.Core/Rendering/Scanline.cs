using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Fills one triangle: 16 rows at a time, and of those one column of 16 pixels after the other.</summary>
internal static unsafe class Scanline
{
    /// <summary>
    /// Draws the triangle whose numbers start at <paramref name="s"/> (see <see cref="SetupField"/>).
    /// </summary>
    /// <remarks>
    /// Columns outside, rows inside, both sides masked: the inner loop has no branch that depends on the shape,
    /// which costs less than skipping pixels would save.
    /// </remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Fill<TLanes, TMode>(Frame* frame, float* s, uint color)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        int firstColumn = *(int*)(s + SetupField.Left) >> 4;
        int lastColumn = (*(int*)(s + SetupField.Right) - 1) >> 4;
        int bottom = *(int*)(s + SetupField.Bottom);
        int* ends = frame->Ends;
        for (int y = *(int*)(s + SetupField.Top); y < bottom; y += Frame.Tile)
        {
            int rows = Math.Min(Frame.Tile, bottom - y);
            RowEnds(s, y, frame->View.Width, out TLanes left, out TLanes right);
            TLanes.StoreIntegers(ends, left);
            TLanes.StoreIntegers(ends + 16, right - left);
            (int column, int last) = (firstColumn, lastColumn);
            if (last - column > 1)
            {
                Narrow(left, right, y, bottom, ref column, ref last);
            }

            for (; column <= last; column++)
            {
                FillColumn<TLanes, TMode>(frame, s, ends, column, y, rows, color);
            }
        }
    }

    /// <summary>First column of each row and the one after the last, whole numbers inside the image.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RowEnds<TLanes>(float* s, int y, int width, out TLanes left, out TLanes right)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes row = TLanes.Broadcast(y) + TLanes.Iota;
        TLanes topX = TLanes.Broadcast(s[SetupField.TopX]);
        TLanes middleX = TLanes.Broadcast(s[SetupField.MiddleX]);
        TLanes middleY = TLanes.Broadcast(s[SetupField.MiddleY]);
        TLanes fromTop = row - TLanes.Broadcast(s[SetupField.TopY]);
        TLanes longEdge = TLanes.MultiplyAdd(fromTop, TLanes.Broadcast(s[SetupField.TopToBottom]), topX);
        TLanes upper = TLanes.MultiplyAdd(fromTop, TLanes.Broadcast(s[SetupField.TopToMiddle]), topX);
        TLanes slope = TLanes.Broadcast(s[SetupField.MiddleToBottom]);
        TLanes lower = TLanes.MultiplyAdd(row - middleY, slope, middleX);
        TLanes shortEdge = TLanes.SelectLess(row, middleY, upper, lower);
        TLanes zero = TLanes.Broadcast(0);
        TLanes most = TLanes.Broadcast(width);
        left = TLanes.Ceiling(TLanes.Min(TLanes.Max(TLanes.Min(longEdge, shortEdge), zero), most));
        right = TLanes.Ceiling(TLanes.Min(TLanes.Max(TLanes.Max(longEdge, shortEdge), zero), most));
    }

    /// <summary>Leaves out columns that the triangle does not touch in these rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow<TLanes>(TLanes left, TLanes right, int y, int bottom, ref int first, ref int last)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes row = TLanes.Broadcast(y) + TLanes.Iota;
        TLanes end = TLanes.Broadcast(bottom);
        float least = TLanes.MinAcross(TLanes.SelectLess(row, end, left, TLanes.Broadcast(Projection.MaxEdge)));
        float most = TLanes.MaxAcross(TLanes.SelectLess(row, end, right, TLanes.Broadcast(0)));
        first = Math.Max(first, float.ConvertToIntegerNative<int>(least) >> 4);
        last = Math.Min(last, (float.ConvertToIntegerNative<int>(most) - 1) >> 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FillColumn<TLanes, TMode>(
        Frame* frame, float* s, int* ends, int column, int y, int rows, uint color)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        TLanes x = TLanes.Broadcast(column * Frame.Tile) + TLanes.Iota;
        TLanes columns = TLanes.Columns(column * Frame.Tile);
        float slopeY = s[SetupField.SlopeY];
        float start = s[SetupField.Depth0] + (y - s[SetupField.Y0]) * slopeY;
        TLanes depth = TLanes.MultiplyAdd(
            x - TLanes.Broadcast(s[SetupField.X0]), TLanes.Broadcast(s[SetupField.SlopeX]), TLanes.Broadcast(start));
        TLanes step = TLanes.Broadcast(slopeY);
        TLanes least = TLanes.Broadcast(s[SetupField.DepthMin]);
        TLanes most = TLanes.Broadcast(s[SetupField.DepthMax]);
        TLanes paint = TLanes.Broadcast(BitConverter.UInt32BitsToSingle(color));
        long offset = ((long)column * frame->Stride + y) * Frame.Tile;
        float* p = frame->Depth + offset;
        float* q = (float*)frame->Color + offset;
        byte* dirty = frame->TileDirty + column * frame->TilesDown;
        dirty[y >> 4] = 1;
        dirty[(y + rows - 1) >> 4] = 1;
        for (int* end = ends + rows; ends < end; ends++, p += Frame.Tile, q += Frame.Tile)
        {
            TLanes value = TLanes.Inside(depth, least, most, columns, ends[0], ends[16]);
            TLanes old = TLanes.Load(p);
            if (TMode.HasColor)
            {
                TLanes.Store(q, TLanes.SelectLess(old, value, paint, TLanes.Load(q)));
            }

            TLanes.Store(p, TLanes.Max(value, old));
            depth += step;
        }
    }
}
