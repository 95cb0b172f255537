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
    public static void Fill<TLanes, TMode>(Frame* frame, float* s, uint surface)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        int firstColumn = *(int*)(s + SetupField.Left) >> 4;
        int lastColumn = (*(int*)(s + SetupField.Right) - 1) >> 4;
        int bottom = *(int*)(s + SetupField.Bottom);
        for (int y = *(int*)(s + SetupField.Top); y < bottom; y += Frame.Tile)
        {
            int end = Math.Min(y + Frame.Tile, bottom);
            RowEnds(s, y, frame->View.Width, out TLanes left, out TLanes right);
            TLanes.StoreIntegers(frame->Ends, left);
            TLanes.StoreIntegers(frame->Ends + 16, right - left);
            (int column, int last) = (firstColumn, lastColumn);
            if (last - column > 1)
            {
                Narrow(left, right, y, end, ref column, ref last);
            }

            FillRows<TLanes, TMode>(frame, s, column, last, y, end - y, surface);
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
    private static void FillRows<TLanes, TMode>(
        Frame* frame, float* s, int column, int last, int y, int rows, uint surface)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        float slopeY = s[SetupField.SlopeY];
        float start = s[SetupField.Depth0] + (y - s[SetupField.Y0]) * slopeY;
        TLanes step = TLanes.Broadcast(slopeY);
        TLanes least = TLanes.Broadcast(s[SetupField.DepthMin]);
        float nearest = s[SetupField.DepthMax];
        TLanes most = TLanes.Broadcast(nearest);
        TLanes paint = TLanes.Broadcast(BitConverter.UInt32BitsToSingle(surface));
        TLanes across = TLanes.Broadcast(s[SetupField.SlopeX]);
        TLanes columns = TLanes.Columns(column * Frame.Tile);
        TLanes x = TLanes.Broadcast(column * Frame.Tile - s[SetupField.X0]) + TLanes.Iota;
        TLanes first = TLanes.MultiplyAdd(x, across, TLanes.Broadcast(start));
        int tile = column * frame->TilesDown + (y >> 4);
        int below = ((y + rows - 1) >> 4) - (y >> 4);
        long offset = ((long)column * frame->Stride + y) * Frame.Tile;
        for (; column <= last; column++)
        {
            if (float.MinNative(frame->TileDepth[tile], frame->TileDepth[tile + below]) < nearest)
            {
                frame->TileDirty[tile] = 1;
                frame->TileDirty[tile + below] = 1;
                FillColumn<TLanes, TMode>(frame, offset, rows, first, step, least, most, columns, paint);
            }

            first = TLanes.MultiplyAdd(TLanes.Broadcast(Frame.Tile), across, first);
            columns = TLanes.Next(columns);
            tile += frame->TilesDown;
            offset += (long)frame->Stride * Frame.Tile;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FillColumn<TLanes, TMode>(
        Frame* frame, long offset, int rows, TLanes depth, TLanes step, TLanes least, TLanes most, TLanes columns,
        TLanes paint)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        float* p = frame->Depth + offset;
        float* q = (float*)frame->Surface + offset;
        int* ends = frame->Ends;
        for (int* end = ends + rows; ends < end; ends++, p += Frame.Tile, q += Frame.Tile)
        {
            TLanes value = TLanes.Inside(depth, least, most, columns, ends[0], ends[16]);
            TLanes old = TLanes.Load(p);
            if (TMode.HasSurface)
            {
                TLanes.Store(q, TLanes.SelectLess(old, value, paint, TLanes.Load(q)));
            }

            TLanes.Store(p, TLanes.Max(value, old));
            depth += step;
        }
    }
}
