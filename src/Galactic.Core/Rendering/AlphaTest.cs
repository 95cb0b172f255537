using System.Numerics;
using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Keeps what is drawn of a triangle from the holes of its texture.</summary>
/// <remarks>
/// Alpha is that of the texture level the colour comes from, blended between the same four texels.
/// </remarks>
internal static unsafe class AlphaTest<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>The 1 / w of sixteen pixels, 0 where there is a hole.</summary>
    /// <param name="frame">Frame.</param>
    /// <param name="surface">Number of the triangle in the frame.</param>
    /// <param name="value">1 / w of the triangle, 0 outside.</param>
    /// <param name="old">1 / w of what is drawn already; where it is nearer, the texture is not asked.</param>
    /// <param name="x">Column of the first pixel.</param>
    /// <param name="y">Row.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static TLanes Keep(Frame* frame, uint surface, TLanes value, TLanes old, int x, int y)
    {
        uint lanes = TLanes.Bits(TLanes.Less(old, value));
        if (lanes == 0)
        {
            return value;
        }

        SurfaceRecord* record = SurfaceSetup.Of(frame, surface);
        float cutoff = record->Material->AlphaCutoff;
        ShadedRun* places = frame->Runs + Frame.Tile;
        float* kept = stackalloc float[Frame.Tile];
        TLanes.Store(kept, value);
        TextureSampler<TLanes>.Locate(frame, record, x, y, kept, places);
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int lane = BitOperations.TrailingZeroCount(lanes);
            ulong upper = *(ulong*)(frame->Texels + places->Upper[lane]);
            ulong lower = *(ulong*)(frame->Texels + places->Lower[lane]);
            if (Alpha(upper, lower, places->Right[lane], places->Below[lane]) < cutoff)
            {
                kept[lane] = 0;
            }
        }

        return TLanes.Load(kept);
    }

    /// <summary>Blended alpha in units of 1 / (255 * 256 * 256).</summary>
    private static int Alpha(ulong upper, ulong lower, int right, int below)
    {
        int above = (int)(upper >> 24 & 255) * (256 - right) + (int)(upper >> 56) * right;
        int under = (int)(lower >> 24 & 255) * (256 - right) + (int)(lower >> 56) * right;
        return above * (256 - below) + under * below;
    }
}
