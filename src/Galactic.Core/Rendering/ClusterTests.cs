using System.Numerics;
using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Tests of sixteen clusters at once; see <see cref="MeshData.Bounds"/> for their numbers.</summary>
internal static unsafe class ClusterTests<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Clusters whose box touches the view pyramid.</summary>
    /// <param name="bounds">Numbers of the clusters.</param>
    /// <param name="planes">[5, 4] planes in the mesh's frame, the near plane last.</param>
    /// <param name="near">Distance of the near plane, metres.</param>
    /// <param name="nearest">[16] receives the least distance along the view of each box, metres.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint InView(float* bounds, float* planes, float near, float* nearest)
    {
        TLanes cx = TLanes.Load(bounds);
        TLanes cy = TLanes.Load(bounds + 16);
        TLanes cz = TLanes.Load(bounds + 32);
        TLanes hx = TLanes.Load(bounds + 48);
        TLanes hy = TLanes.Load(bounds + 64);
        TLanes hz = TLanes.Load(bounds + 80);
        uint inside = 0xFFFF;
        for (int plane = 0; plane < 5; plane++)
        {
            float* p = planes + plane * 4;
            TLanes middle = TLanes.MultiplyAdd(cx, TLanes.Broadcast(p[0]), TLanes.Broadcast(p[3]));
            middle = TLanes.MultiplyAdd(cy, TLanes.Broadcast(p[1]), middle);
            middle = TLanes.MultiplyAdd(cz, TLanes.Broadcast(p[2]), middle);
            TLanes reach = hx * TLanes.Broadcast(MathF.Abs(p[0]));
            reach = TLanes.MultiplyAdd(hy, TLanes.Broadcast(MathF.Abs(p[1])), reach);
            reach = TLanes.MultiplyAdd(hz, TLanes.Broadcast(MathF.Abs(p[2])), reach);
            inside &= TLanes.Bits(TLanes.LessOrEqual(TLanes.Broadcast(0), middle + reach));
            if (plane == 4)
            {
                TLanes.Store(nearest, TLanes.Max(middle - reach + TLanes.Broadcast(near), TLanes.Broadcast(0)));
            }
        }

        return inside;
    }

    /// <summary>Clusters that show backs to the eye: it is in their shell, or nearly.</summary>
    /// <param name="bounds">Numbers of the clusters.</param>
    /// <param name="eye">Place in the mesh's frame.</param>
    /// <param name="margin">How near is in it, in the mesh's frame.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint AroundEye(float* bounds, Vector3 eye, float margin)
    {
        float* shell = bounds + 11 * MeshData.BlockSize;
        uint inside = 0xFFFF;
        for (int axis = 0; axis < 3; axis++)
        {
            TLanes away = TLanes.Load(shell + axis * 16) - TLanes.Broadcast(eye[axis]);
            TLanes half = TLanes.Load(shell + (axis + 3) * 16) + TLanes.Broadcast(margin);
            inside &= TLanes.Bits(TLanes.LessOrEqual(TLanes.Max(away, TLanes.Broadcast(0) - away), half));
        }

        return inside;
    }

    /// <summary>Clusters all faces of which show their back.</summary>
    /// <remarks>
    /// With the cone's axis a and half angle t, and all corners within r of the centre c, this is so if
    /// a . (c - eye) >= sin(t) |c - eye| + r.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint FacingAway(float* bounds, Vector3 eye)
    {
        // For rounding; what is left is drawn, and found to face away, one by one.
        const float Slack = 1.0001f;
        TLanes x = TLanes.Load(bounds) - TLanes.Broadcast(eye.X);
        TLanes y = TLanes.Load(bounds + 16) - TLanes.Broadcast(eye.Y);
        TLanes z = TLanes.Load(bounds + 32) - TLanes.Broadcast(eye.Z);
        TLanes along = TLanes.MultiplyAdd(z, TLanes.Load(bounds + 128), TLanes.MultiplyAdd(
            y, TLanes.Load(bounds + 112), x * TLanes.Load(bounds + 96)));
        TLanes square = TLanes.MultiplyAdd(z, z, TLanes.MultiplyAdd(y, y, x * x));
        TLanes sine = TLanes.Load(bounds + 144);

        // s |d| <= m with m >= 0 is s * s * d . d <= m * m: no root.
        TLanes margin = along - TLanes.Load(bounds + 160) * TLanes.Broadcast(Slack);
        TLanes behind = TLanes.Less(TLanes.Broadcast(0), margin);
        return TLanes.Bits(behind & TLanes.LessOrEqual(
            sine * sine * square * TLanes.Broadcast(Slack), margin * margin));
    }

    /// <summary>
    /// [4, 16] first and last column and row of the tiles that the boxes of clusters may cover.
    /// </summary>
    /// <remarks>Means nothing for boxes that reach behind the near plane.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void FindTiles(Frame* frame, float* bounds, float* m, int* tiles)
    {
        Rows(bounds, m, out TLanes x, out TLanes xx, out TLanes xy, out TLanes xz);
        Rows(bounds, m + 4, out TLanes y, out TLanes yx, out TLanes yy, out TLanes yz);
        Rows(bounds, m + 8, out TLanes w, out TLanes wx, out TLanes wy, out TLanes wz);
        TLanes left = TLanes.Broadcast(float.MaxValue);
        TLanes right = TLanes.Broadcast(-float.MaxValue);
        TLanes top = left;
        TLanes bottom = right;
        for (int side = 0; side < 2; side++)
        {
            (TLanes cornerX, TLanes cornerY, TLanes cornerW) = side == 0
                ? (x - xx, y - yx, w - wx) : (x + xx, y + yx, w + wx);
            Include(cornerX - xy - xz, cornerY - yy - yz, cornerW - wy - wz, ref left, ref right, ref top, ref bottom);
            Include(cornerX - xy + xz, cornerY - yy + yz, cornerW - wy + wz, ref left, ref right, ref top, ref bottom);
            Include(cornerX + xy - xz, cornerY + yy - yz, cornerW + wy - wz, ref left, ref right, ref top, ref bottom);
            Include(cornerX + xy + xz, cornerY + yy + yz, cornerW + wy + wz, ref left, ref right, ref top, ref bottom);
        }

        // A hundredth of a pixel covers the rounding of this estimate.
        const float Slack = 0.01f;
        const float Half = 0.5f;
        float centerX = frame->View.CenterX + Half;
        float centerY = frame->View.CenterY + Half;
        StoreTiles(tiles, left + TLanes.Broadcast(centerX - Slack), frame->View.Width);
        StoreTiles(tiles + 16, right + TLanes.Broadcast(centerX + Slack), frame->View.Width);
        StoreTiles(tiles + 32, top + TLanes.Broadcast(centerY - Slack), frame->View.Height);
        StoreTiles(tiles + 48, bottom + TLanes.Broadcast(centerY + Slack), frame->View.Height);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Rows(float* bounds, float* row, out TLanes center, out TLanes x, out TLanes y, out TLanes z)
    {
        TLanes a = TLanes.Broadcast(row[0]);
        TLanes b = TLanes.Broadcast(row[1]);
        TLanes c = TLanes.Broadcast(row[2]);
        center = TLanes.MultiplyAdd(TLanes.Load(bounds), a, TLanes.Broadcast(row[3]));
        center = TLanes.MultiplyAdd(TLanes.Load(bounds + 16), b, center);
        center = TLanes.MultiplyAdd(TLanes.Load(bounds + 32), c, center);
        x = TLanes.Load(bounds + 48) * a;
        y = TLanes.Load(bounds + 64) * b;
        z = TLanes.Load(bounds + 80) * c;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Include(
        TLanes x, TLanes y, TLanes w, ref TLanes left, ref TLanes right, ref TLanes top, ref TLanes bottom)
    {
        TLanes inverse = TLanes.Reciprocal(w);
        left = TLanes.Min(left, x * inverse);
        right = TLanes.Max(right, x * inverse);
        top = TLanes.Min(top, y * inverse);
        bottom = TLanes.Max(bottom, y * inverse);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTiles(int* target, TLanes pixel, int size) => TLanes.StoreIntegers(
        target,
        TLanes.Min(TLanes.Max(pixel, TLanes.Broadcast(0)), TLanes.Broadcast(size - 1)) * TLanes.Broadcast(1f / Frame.Tile));
}
