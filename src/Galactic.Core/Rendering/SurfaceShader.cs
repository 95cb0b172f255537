using System.Numerics;
using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>
/// Turns the triangle numbers of a drawn frame into colours and identities, once per visible pixel.
/// </summary>
/// <remarks>
/// Sixteen pixels at a time, and of those all of one triangle together: few triangles are seen by sixteen neighbours,
/// so that most work is done once for many pixels.
/// </remarks>
internal static unsafe class SurfaceShader<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const uint AllLanes = 0xFFFF;

    /// <summary>
    /// Replaces the triangle numbers by colours (0 where nothing was hit) if the frame has colour, and writes identities
    /// if there is a place for them.
    /// </summary>
    /// <param name="frame">A drawn frame whose depth is still there.</param>
    /// <param name="ids">[y, x] identities, or null.</param>
    public static void Resolve(Frame* frame, int* ids)
    {
        (int width, int height) = (frame->View.Width, frame->View.Height);
        float* found = stackalloc float[Frame.Tile];
        for (int x = 0; x < width; x += Frame.Tile)
        {
            long offset = (long)(x / Frame.Tile) * frame->Stride * Frame.Tile;
            int count = Math.Min(Frame.Tile, width - x);
            for (int y = 0; y < height; y++, offset += Frame.Tile)
            {
                TLanes numbers = Sixteen(frame, offset, x, y);
                if (ids == null)
                {
                    continue;
                }

                int* row = ids + (long)y * width + x;
                if (count == Frame.Tile)
                {
                    TLanes.Store((float*)row, numbers);
                }
                else
                {
                    TLanes.Store(found, numbers);
                    new Span<int>(found, count).CopyTo(new Span<int>(row, count));
                }
            }
        }
    }

    /// <summary>Writes the colours of sixteen pixels and gives their identities.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Sixteen(Frame* frame, long offset, int x, int y)
    {
        TLanes zero = TLanes.Broadcast(0);
        TLanes depth = TLanes.Load(frame->Depth + offset);
        uint hit = TLanes.Bits(TLanes.Less(zero, depth));
        uint* surfaces = frame->Surface + offset;
        TLanes surface = TLanes.Load((float*)surfaces);

        // Most often, all sixteen are of one triangle.
        uint number = surfaces[0];
        if (hit == AllLanes && TLanes.Bits(TLanes.Equal(surface, number)) == AllLanes)
        {
            SurfaceRecord* record = SurfaceSetup.Of(frame, number);
            if (record->Kind != SurfaceKind.Tinted || !frame->HasColor)
            {
                WriteOne(frame, record, surfaces, x, y, depth);
                return TLanes.Broadcast(BitConverter.Int32BitsToSingle(record->Id));
            }
        }

        return Several(frame, surfaces, surface, x, y, depth);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteOne(
        Frame* frame, SurfaceRecord* record, uint* surfaces, int x, int y, TLanes depth)
    {
        if (!frame->HasColor)
        {
            return;
        }

        if (record->Kind == SurfaceKind.Flat)
        {
            TLanes.Store((float*)surfaces, TLanes.Broadcast(BitConverter.UInt32BitsToSingle(record->Color)));
            return;
        }

        TextureSampler<TLanes>.Fetch(
            frame, record, AllLanes, x, y, depth, out TLanes right, out TLanes below);
        TLanes.Store((float*)surfaces, TLanes.Blend(
            frame->Upper, frame->Lower, right, below,
            TLanes.Broadcast(BitConverter.Int32BitsToSingle(record->Light))));
    }

    /// <summary>The same for pixels of several triangles, or with nothing in some.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TLanes Several(Frame* frame, uint* surfaces, TLanes surface, int x, int y, TLanes depth)
    {
        TLanes zero = TLanes.Broadcast(0);
        TLanes isHit = TLanes.Less(zero, depth);
        TLanes colors = zero;
        TLanes ids = zero;
        TLanes textured = zero, right = zero, below = zero, light = zero, tinted = zero;
        for (uint left = TLanes.Bits(isHit); left != 0;)
        {
            uint number = surfaces[BitOperations.TrailingZeroCount(left)];
            TLanes same = TLanes.Equal(surface, number);
            uint lanes = TLanes.Bits(same) & left;
            left &= ~lanes;
            SurfaceRecord* record = SurfaceSetup.Of(frame, number);
            ids = TLanes.Select(same, TLanes.Broadcast(BitConverter.Int32BitsToSingle(record->Id)), ids);
            if (!frame->HasColor)
            {
                continue;
            }

            if (record->Kind == SurfaceKind.Flat)
            {
                colors = TLanes.Select(same, TLanes.Broadcast(BitConverter.UInt32BitsToSingle(record->Color)), colors);
            }
            else if (record->Kind == SurfaceKind.Textured)
            {
                TextureSampler<TLanes>.Fetch(
                    frame, record, lanes, x, y, depth, out TLanes toRight, out TLanes toBelow);
                textured |= same;
                right = TLanes.Select(same, toRight, right);
                below = TLanes.Select(same, toBelow, below);
                light = TLanes.Select(same, TLanes.Broadcast(BitConverter.Int32BitsToSingle(record->Light)), light);
            }
            else
            {
                TintShader<TLanes>.Shade(frame, record, lanes, x, y, depth);
                tinted |= same;
            }
        }

        if (TLanes.Bits(textured) != 0)
        {
            TLanes blended = TLanes.Blend(frame->Upper, frame->Lower, right, below, light);
            colors = TLanes.Select(textured, blended, colors);
        }

        if (TLanes.Bits(tinted) != 0)
        {
            colors = TLanes.Select(tinted, TLanes.Load((float*)frame->Tinted), colors);
        }

        if (frame->HasColor)
        {
            TLanes.Store((float*)surfaces, colors & isHit);
        }

        return ids & isHit;
    }
}
