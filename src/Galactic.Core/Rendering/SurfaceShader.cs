using System.Numerics;
using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>
/// Turns the face numbers of a drawn frame into colours and identities, once per visible pixel.
/// </summary>
/// <remarks>
/// Sixteen pixels at a time, and of those all of one face together: few faces are seen by sixteen neighbours,
/// so that most work is done once for many pixels. Sixteen rows pass through the first of two stages before the next
/// (places in textures, colours): what one stores has long arrived when the other loads it, and no row waits for
/// another.
/// </remarks>
internal static unsafe class SurfaceShader<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    private const uint AllLanes = 0xFFFF;

    /// <summary>
    /// Replaces the face numbers by colours (0 where nothing was hit) if the frame has colour, and writes identities
    /// if there is a place for them.
    /// </summary>
    /// <param name="frame">A drawn frame whose depth is still there.</param>
    /// <param name="ids">[y, x] identities, or null.</param>
    public static void Resolve(Frame* frame, int* ids)
    {
        (int width, int height) = (frame->View.Width, frame->View.Height);
        for (int x = 0; x < width; x += Frame.Tile)
        {
            long offset = (long)(x / Frame.Tile) * frame->Stride * Frame.Tile;
            for (int y = 0; y < height; y += Frame.Tile, offset += Frame.Tile * Frame.Tile)
            {
                int rows = Math.Min(Frame.Tile, height - y);
                if (ids != null)
                {
                    Identify(frame, offset, rows, ids + (long)y * width + x, Math.Min(Frame.Tile, width - x));
                }

                if (frame->HasColor)
                {
                    Shade(frame, offset, x, y, rows);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Identify(Frame* frame, long offset, int rows, int* ids, int count)
    {
        for (int row = 0; row < rows; row++, offset += Frame.Tile, ids += frame->View.Width)
        {
            uint* surfaces = frame->Surface + offset;
            float* target = count < Frame.Tile ? (float*)frame->Samples : (float*)ids;
            TLanes isHit = TLanes.Less(TLanes.Broadcast(0), TLanes.Load(frame->Depth + offset));
            TLanes surface = TLanes.Load((float*)surfaces);
            TLanes found = TLanes.Broadcast(0);
            for (uint hit = TLanes.Bits(isHit); hit != 0;)
            {
                uint number = surfaces[BitOperations.TrailingZeroCount(hit)];
                TLanes same = TLanes.Equal(surface, number) & isHit;
                hit &= ~TLanes.Bits(same);
                int id = SurfaceSetup.Of(frame, number)->Id;
                found = TLanes.Select(same, TLanes.Broadcast(BitConverter.Int32BitsToSingle(id)), found);
            }

            TLanes.Store(target, found);
            if (count < Frame.Tile)
            {
                new Span<float>(target, count).CopyTo(new Span<float>(ids, count));
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Shade(Frame* frame, long offset, int x, int y, int rows)
    {
        uint textured = 0;
        uint mixed = 0;
        for (int row = 0; row < rows; row++)
        {
            OutputAhead.Step(frame);
            long at = offset + row * Frame.Tile;
            RunKind kind = Begin(frame, frame->Surface + at, frame->Depth + at, frame->Runs + row, x, y + row);
            textured |= (kind >= RunKind.Textured ? 1u : 0) << row;
            mixed |= (kind == RunKind.Mixed ? 1u : 0) << row;
        }

        for (uint left = textured; left != 0; left &= left - 1)
        {
            int row = BitOperations.TrailingZeroCount(left);
            ShadedRun* run = frame->Runs + row;
            TLanes colors = (mixed >> row & 1) != 0 ? Several(frame, run) : One(frame, run);
            TLanes.Store((float*)(frame->Surface + offset + row * Frame.Tile), colors);
        }
    }

    /// <summary>Finds where sixteen pixels look, or what colour they have without texture.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static RunKind Begin(Frame* frame, uint* surfaces, float* depths, ShadedRun* run, int x, int y)
    {
        TLanes depth = TLanes.Load(depths);

        // Most often, all sixteen are of one face.
        uint number = surfaces[0];
        uint hit = TLanes.Bits(TLanes.Less(TLanes.Broadcast(0), depth));
        if ((hit & TLanes.Bits(TLanes.Equal(TLanes.Load((float*)surfaces), number))) != AllLanes)
        {
            return hit == 0 ? Nothing(surfaces) : BeginSeveral(frame, surfaces, depths, run, x, y);
        }

        SurfaceRecord* record = SurfaceSetup.Of(frame, number);
        if (record->Kind == SurfaceKind.Flat)
        {
            TLanes.Store((float*)surfaces, TLanes.Broadcast(BitConverter.UInt32BitsToSingle(record->Color)));
            return RunKind.Done;
        }

        if (record->Kind == SurfaceKind.Tinted)
        {
            return BeginSeveral(frame, surfaces, depths, run, x, y);
        }

        TextureSampler<TLanes>.Locate(frame, record, x, y, depths, run);
        run->Scale = record->Scale;
        return RunKind.Textured;
    }

    private static RunKind Nothing(uint* surfaces)
    {
        TLanes.Store((float*)surfaces, TLanes.Broadcast(0));
        return RunKind.Done;
    }

    /// <summary>The same for pixels of several faces, or with nothing in some.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static RunKind BeginSeveral(
        Frame* frame, uint* surfaces, float* depths, ShadedRun* run, int x, int y)
    {
        TLanes surface = TLanes.Load((float*)surfaces);
        TLanes zero = TLanes.Broadcast(0);
        TLanes isHit = TLanes.Less(zero, TLanes.Load(depths));
        ShadedRun* places = frame->Runs + Frame.Tile;
        TLanes texels = zero, right = zero, below = zero, textured = zero, plain = zero;
        TLanes lowFactors = zero, highFactors = zero, lowOffsets = zero, highOffsets = zero;
        for (uint hit = TLanes.Bits(isHit); hit != 0;)
        {
            uint number = surfaces[BitOperations.TrailingZeroCount(hit)];
            TLanes same = TLanes.Equal(surface, number) & isHit;
            uint lanes = TLanes.Bits(same);
            hit &= ~lanes;
            SurfaceRecord* record = SurfaceSetup.Of(frame, number);
            if (record->Kind == SurfaceKind.Textured)
            {
                TextureSampler<TLanes>.Locate(frame, record, x, y, depths, places);
                textured |= same;
                texels = TLanes.Select(same, TLanes.Load((float*)places->Places), texels);
                right = TLanes.Select(same, TLanes.Load((float*)places->Right), right);
                below = TLanes.Select(same, TLanes.Load((float*)places->Below), below);
                (TLanes low, TLanes high) = (TLanes.LowPairs(same), TLanes.HighPairs(same));
                TLanes scale = TLanes.BroadcastPair(record->Scale.Factors);
                TLanes offset = TLanes.BroadcastPair(record->Scale.Offsets);
                lowFactors = TLanes.Select(low, scale, lowFactors);
                highFactors = TLanes.Select(high, scale, highFactors);
                lowOffsets = TLanes.Select(low, offset, lowOffsets);
                highOffsets = TLanes.Select(high, offset, highOffsets);
            }
            else if (record->Kind == SurfaceKind.Flat)
            {
                plain = TLanes.Select(same, TLanes.Broadcast(BitConverter.UInt32BitsToSingle(record->Color)), plain);
            }
            else
            {
                TintShader<TLanes>.Shade(frame, record, lanes, x, y, depths);
                plain = TLanes.Select(same, TLanes.Load((float*)frame->Tinted), plain);
            }
        }

        if (TLanes.Bits(textured) == 0)
        {
            TLanes.Store((float*)surfaces, plain);
            return RunKind.Done;
        }

        TLanes.Store((float*)run->Places, texels);
        TLanes.Store((float*)run->Right, right);
        TLanes.Store((float*)run->Below, below);
        TLanes.Store((float*)run->Factors, lowFactors);
        TLanes.Store((float*)(run->Factors + Frame.Tile / 2), highFactors);
        TLanes.Store((float*)run->Offsets, lowOffsets);
        TLanes.Store((float*)(run->Offsets + Frame.Tile / 2), highOffsets);
        TLanes.Store((float*)run->IsTextured, textured);
        TLanes.Store((float*)run->Plain, plain);
        return RunKind.Mixed;
    }

    /// <summary>Colours of a run of one surface with a texture.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes One(Frame* frame, ShadedRun* run)
    {
        TLanes factors = TLanes.BroadcastPair(run->Scale.Factors);
        TLanes offsets = TLanes.BroadcastPair(run->Scale.Offsets);
        return TLanes.Blend(
            frame->Texels, run->Places, TLanes.Load((float*)run->Right), TLanes.Load((float*)run->Below),
            factors, factors, offsets, offsets);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes Several(Frame* frame, ShadedRun* run)
    {
        TLanes colors = TLanes.Blend(
            frame->Texels, run->Places, TLanes.Load((float*)run->Right), TLanes.Load((float*)run->Below),
            TLanes.Load((float*)run->Factors), TLanes.Load((float*)(run->Factors + Frame.Tile / 2)),
            TLanes.Load((float*)run->Offsets), TLanes.Load((float*)(run->Offsets + Frame.Tile / 2)));
        return TLanes.Select(TLanes.Load((float*)run->IsTextured), colors, TLanes.Load((float*)run->Plain));
    }

    /// <summary>What is left to do for sixteen pixels.</summary>
    private enum RunKind
    {
        /// <summary>Nothing: their colours are written.</summary>
        Done,

        /// <summary>All look at textures.</summary>
        Textured,

        /// <summary>Some do.</summary>
        Mixed,
    }
}
