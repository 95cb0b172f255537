using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Fills one triangle: 16 rows at a time, and of those one column of 16 pixels after the other.</summary>
internal static unsafe class Scanline
{
    /// <summary>Draws the triangle whose numbers start at <paramref name="s"/> (see <see cref="SetupField"/>).</summary>
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
        float* ends = frame->Ends;
        for (int y = *(int*)(s + SetupField.Top); y < bottom; y += Frame.Tile)
        {
            int rows = Math.Min(Frame.Tile, bottom - y);
            RowEnds(s, y, out TLanes left, out TLanes right);
            TLanes.Store(ends, left);
            TLanes.Store(ends + 16, right);
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void RowEnds<TLanes>(float* s, int y, out TLanes left, out TLanes right)
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
        TLanes shortEdge = TLanes.Select(TLanes.Less(row, middleY), upper, lower);
        left = TLanes.Min(longEdge, shortEdge);
        right = TLanes.Max(longEdge, shortEdge);
    }

    /// <summary>Leaves out columns that the triangle does not touch in these rows.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow<TLanes>(TLanes left, TLanes right, int y, int bottom, ref int first, ref int last)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes used = TLanes.Less(TLanes.Broadcast(y) + TLanes.Iota, TLanes.Broadcast(bottom));
        float least = TLanes.MinAcross(TLanes.Select(used, left, TLanes.Broadcast(float.MaxValue)));
        float most = TLanes.MaxAcross(TLanes.Select(used, right, TLanes.Broadcast(float.MinValue)));
        int lastPixel = last * Frame.Tile + Frame.Tile - 1;
        first = Math.Max(first, (int)MathF.Max(MathF.Min(least, lastPixel), 0) >> 4);
        last = Math.Min(last, (int)MathF.Max(MathF.Min(most, lastPixel), 0) >> 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void FillColumn<TLanes, TMode>(
        Frame* frame, float* s, float* ends, int column, int y, int rows, uint color)
        where TLanes : struct, ILanes<TLanes>
        where TMode : struct, IDrawMode
    {
        TLanes x = TLanes.Broadcast(column * Frame.Tile) + TLanes.Iota;
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
        for (int row = 0; row < rows; row++, p += Frame.Tile, q += Frame.Tile)
        {
            TLanes covered = TLanes.LessOrEqual(TLanes.Broadcast(ends[row]), x)
                & TLanes.Less(x, TLanes.Broadcast(ends[16 + row]));
            TLanes value = TLanes.Min(TLanes.Max(depth, least), most);
            TLanes old = TLanes.Load(p);
            TLanes drawn = covered & TLanes.Less(old, value);
            TLanes.Store(p, TLanes.Select(drawn, value, old));
            if (TMode.HasColor)
            {
                TLanes.Store(q, TLanes.Select(drawn, paint, TLanes.Load(q)));
            }

            depth += step;
        }
    }
}
