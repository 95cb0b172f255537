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
            ulong* texels = frame->Texels + places->Places[lane];
            if (Alpha(texels[0], texels[1], places->Right[lane], places->Below[lane]) < cutoff)
            {
                kept[lane] = 0;
            }
        }

        return TLanes.Load(kept);
    }

    /// <summary>Blended alpha of <see cref="TexelBlend.FullAlpha"/>.</summary>
    private static int Alpha(ulong left, ulong right, int toRight, int toBelow)
    {
        int leftAlpha = Upper(left) * (TexelBlend.LowerShares - toBelow) + Lower(left) * toBelow;
        int rightAlpha = Upper(right) * (TexelBlend.LowerShares - toBelow) + Lower(right) * toBelow;
        return leftAlpha * (TexelBlend.RightShares - toRight) + rightAlpha * toRight;

        static int Upper(ulong texel) => (int)(texel >> 48 & 255);
        static int Lower(ulong texel) => (int)(texel >> 56);
    }
}
