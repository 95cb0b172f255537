namespace Galactic.Rendering;

/// <summary>
/// Copies the colours of a frame to memory; call before the depth is written, which clears the frame.
/// </summary>
internal static unsafe class ColorWriter
{
    /// <summary>Writes [y, x, rgba] bytes; all four are 0 where nothing was hit.</summary>
    public static void Write<TLanes>(Frame* frame, byte* target)
        where TLanes : struct, ILanes<TLanes>
    {
        int width = frame->View.Width;
        for (int y = 0; y < frame->View.Height; y++)
        {
            float* row = (float*)target + (long)y * width;
            for (int x = 0; x < width; x += Frame.Tile)
            {
                long offset = ((long)(x / Frame.Tile) * frame->Stride + y) * Frame.Tile;
                TLanes isHit = TLanes.Less(TLanes.Broadcast(0), TLanes.Load(frame->Depth + offset));
                TLanes colors = isHit & TLanes.Load((float*)frame->Color + offset);
                if (x + Frame.Tile <= width)
                {
                    TLanes.Store(row + x, colors);
                }
                else
                {
                    TLanes.Store((float*)frame->Ends, colors);
                    new Span<float>((float*)frame->Ends, width - x).CopyTo(new Span<float>(row + x, width - x));
                }
            }
        }
    }
}
