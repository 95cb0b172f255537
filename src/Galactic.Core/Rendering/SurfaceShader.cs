using System.Numerics;
using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>
/// Turns the face numbers of a drawn frame into colours and identities, once per visible pixel.
/// </summary>
/// <remarks>
/// Sixteen pixels at a time, and of those all of one face together: few faces are seen by sixteen neighbours,
/// so that most work is done once for many pixels. Sixteen rows pass through each of three stages before the next
/// (places in textures, texels, colours): what one stage stores has long arrived when the next loads it, and no row waits
/// for another.
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
            ShadedRun* run = frame->Runs + BitOperations.TrailingZeroCount(left);
            TextureSampler<TLanes>.Fetch(frame->Texels, run->Upper, run->UpperTexels);
            TextureSampler<TLanes>.Fetch(frame->Texels, run->Lower, run->LowerTexels);
        }

        for (uint left = textured; left != 0; left &= left - 1)
        {
            int row = BitOperations.TrailingZeroCount(left);
            Finish(frame->Runs + row, (mixed >> row & 1) != 0, frame->Surface + offset + row * Frame.Tile);
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
        StoreScale(run->Scale, record->Scale);
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
        TLanes upper = zero, lower = zero, right = zero, below = zero, textured = zero, plain = zero;
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
                upper = TLanes.Select(same, TLanes.Load((float*)places->Upper), upper);
                lower = TLanes.Select(same, TLanes.Load((float*)places->Lower), lower);
                right = TLanes.Select(same, TLanes.Load((float*)places->Right), right);
                below = TLanes.Select(same, TLanes.Load((float*)places->Below), below);
                StoreScaleWhere(same, run->Scale, record->Scale);
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

        TLanes.Store((float*)run->Upper, upper);
        TLanes.Store((float*)run->Lower, lower);
        TLanes.Store((float*)run->Right, right);
        TLanes.Store((float*)run->Below, below);
        TLanes.Store((float*)run->IsTextured, textured);
        TLanes.Store((float*)run->Plain, plain);
        return RunKind.Mixed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Finish(ShadedRun* run, bool isMixed, uint* target)
    {
        TLanes colors = TLanes.Blend(
            run->UpperTexels, run->LowerTexels, TLanes.Load((float*)run->Right), TLanes.Load((float*)run->Below),
            run->Scale);
        if (isMixed)
        {
            colors = TLanes.Select(TLanes.Load((float*)run->IsTextured), colors, TLanes.Load((float*)run->Plain));
        }

        TLanes.Store((float*)target, colors);
    }

    /// <summary>Writes one scale for all of sixteen pixels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreScale(float* target, in TexelScale scale)
    {
        TLanes.Store(target, All(scale.Even));
        TLanes.Store(target + 16, All(scale.Odd));
        TLanes.Store(target + 32, All(scale.EvenOffset));
        TLanes.Store(target + 48, All(scale.OddOffset));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreScaleWhere(TLanes mask, float* target, in TexelScale scale)
    {
        TLanes.Store(target, TLanes.Select(mask, All(scale.Even), TLanes.Load(target)));
        TLanes.Store(target + 16, TLanes.Select(mask, All(scale.Odd), TLanes.Load(target + 16)));
        TLanes.Store(target + 32, TLanes.Select(mask, All(scale.EvenOffset), TLanes.Load(target + 32)));
        TLanes.Store(target + 48, TLanes.Select(mask, All(scale.OddOffset), TLanes.Load(target + 48)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TLanes All(uint value) => TLanes.Broadcast(BitConverter.UInt32BitsToSingle(value));

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
