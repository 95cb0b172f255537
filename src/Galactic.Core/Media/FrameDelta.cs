using System.Runtime.InteropServices;

namespace Galactic.Media;

/// <summary>What changes from one frame to the next.</summary>
/// <param name="X">Left edge of the rectangle that changes.</param>
/// <param name="Y">Top edge.</param>
/// <param name="Width">Columns; 0 when nothing changes.</param>
/// <param name="Height">Rows.</param>
internal readonly record struct FrameDelta(int X, int Y, int Width, int Height)
{
    /// <summary>The smallest rectangle that holds every different pixel.</summary>
    public static FrameDelta Between(Picture before, Picture after)
    {
        int left = after.Width;
        int right = -1;
        int top = -1;
        int bottom = -1;
        ReadOnlySpan<uint> old = MemoryMarshal.Cast<byte, uint>(before.Pixels);
        ReadOnlySpan<uint> now = MemoryMarshal.Cast<byte, uint>(after.Pixels);
        for (int y = 0; y < after.Height; y++)
        {
            ReadOnlySpan<uint> oldRow = old.Slice(y * after.Width, after.Width);
            ReadOnlySpan<uint> nowRow = now.Slice(y * after.Width, after.Width);
            int first = oldRow.CommonPrefixLength(nowRow);
            if (first == after.Width)
            {
                continue;
            }

            int last = after.Width - 1;
            while (oldRow[last] == nowRow[last])
            {
                last--;
            }

            (left, right) = (Math.Min(left, first), Math.Max(right, last));
            (top, bottom) = (top < 0 ? y : top, y);
        }

        return top < 0 ? default : new FrameDelta(left, top, right - left + 1, bottom - top + 1);
    }
}
