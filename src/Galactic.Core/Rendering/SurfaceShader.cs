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
        TLanes isHit = TLanes.Less(zero, depth);
        uint* surfaces = frame->Surface + offset;
        TLanes surface = TLanes.Load((float*)surfaces);
        TLanes colors = zero;
        TLanes ids = zero;
        TLanes textured = zero;
        uint shaded = 0;
        uint* texels = frame->Texels;
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
                continue;
            }

            textured |= same;
            shaded |= lanes;
            if (record->Kind == SurfaceKind.Textured)
            {
                bool isTinted = record->Material->Tint != null;
                TextureSampler<TLanes>.Sample(
                    frame, record, lanes, x, y, depth, isTinted ? 256 : record->Light, texels);
                if (isTinted)
                {
                    ApplyTint(record, lanes, texels);
                }
            }
            else
            {
                TintShader<TLanes>.Shade(frame, record, lanes, x, y, depth, texels);
            }
        }

        if (shaded != 0)
        {
            colors = TLanes.Select(textured, TLanes.Load((float*)texels), colors);
        }

        if (frame->HasColor)
        {
            TLanes.Store((float*)surfaces, colors & isHit);
        }

        return ids & isHit;
    }

    /// <summary>Base colour, which goes before the light, of a textured surface.</summary>
    private static void ApplyTint(SurfaceRecord* record, uint lanes, uint* texels)
    {
        byte* tint = record->Material->Tint;
        uint light = (uint)record->Light;
        for (; lanes != 0; lanes &= lanes - 1)
        {
            uint* texel = texels + BitOperations.TrailingZeroCount(lanes);
            uint red = (tint[(byte)*texel] * light + 128) >> 8;
            uint green = (tint[256 + (byte)(*texel >> 8)] * light + 128) >> 8;
            uint blue = (tint[512 + (byte)(*texel >> 16)] * light + 128) >> 8;
            *texel = red | green << 8 | blue << 16 | 0xFF000000;
        }
    }
}
