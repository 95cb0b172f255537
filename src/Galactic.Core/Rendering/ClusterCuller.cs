using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Galactic.Rendering;

/// <summary>Finds the clusters in the view pyramid, sorts them and tells which are hidden by what is drawn.</summary>
internal static unsafe class ClusterCuller<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Distance classes: eight per doubling from 6 cm on.</summary>
    public const int BucketCount = 64;

    private const int NearestBucketBits = 0x3D800000;
    private const int BucketShift = 20;

    /// <summary>Appends the clusters of a slot that touch the view pyramid.</summary>
    public static void Gather(Frame* frame, int slot)
    {
        DrawSlot* draw = frame->Slots + slot;
        MeshData* mesh = draw->Mesh;
        Vector128<float> x = Vector128.Load(draw->ClipFromMesh);
        Vector128<float> y = Vector128.Load(draw->ClipFromMesh + 4);
        Vector128<float> w = Vector128.Load(draw->ClipFromMesh + 8);
        ref readonly Projection view = ref frame->View;
        Vector128<float>* planes = stackalloc Vector128<float>[5];
        planes[0] = x + w * (view.CenterX + 0.5f);
        planes[1] = w * (view.Width - 0.5f - view.CenterX) - x;
        planes[2] = y + w * (view.CenterY + 0.5f);
        planes[3] = w * (view.Height - 0.5f - view.CenterY) - y;
        planes[4] = w - Vector128.CreateScalar(view.Near).AsSingle().WithElement(0, 0f).WithElement(3, view.Near);
        float* nearest = stackalloc float[MeshData.BlockSize];
        for (int first = 0; first < mesh->Clusters; first += MeshData.BlockSize)
        {
            float* bounds = mesh->Bounds + (long)(first / MeshData.BlockSize) * MeshData.BoundsFloats;
            uint inside = Inside(bounds, (float*)planes, view.Near, nearest);
            int count = Math.Min(MeshData.BlockSize, mesh->Clusters - first);
            inside &= (1u << count) - 1;
            for (; inside != 0; inside &= inside - 1)
            {
                int lane = BitOperations.TrailingZeroCount(inside);
                int bits = BitConverter.SingleToInt32Bits(nearest[lane]);
                int bucket = Math.Clamp((bits - NearestBucketBits) >> BucketShift, 0, BucketCount - 1);
                frame->Items[frame->ItemCount++] = new DrawItem(slot, first + lane, bucket);
            }
        }
    }

    /// <summary>Writes the gathered clusters to the sorted list, nearest class first.</summary>
    public static void Sort(Frame* frame)
    {
        int* next = frame->Buckets;
        new Span<int>(next, BucketCount + 1).Clear();
        for (int i = 0; i < frame->ItemCount; i++)
        {
            next[frame->Items[i].Bucket + 1]++;
        }

        for (int bucket = 0; bucket < BucketCount; bucket++)
        {
            next[bucket + 1] += next[bucket];
        }

        for (int i = 0; i < frame->ItemCount; i++)
        {
            frame->Sorted[next[frame->Items[i].Bucket]++] = frame->Items[i];
        }
    }

    /// <summary>Whether everything in the box of a cluster lies behind pixels already drawn.</summary>
    public static bool IsHidden(Frame* frame, DrawSlot* draw, int cluster)
    {
        float* box = draw->Mesh->Bounds + (long)(cluster / MeshData.BlockSize) * MeshData.BoundsFloats
            + cluster % MeshData.BlockSize;
        float* m = draw->ClipFromMesh;
        Vector256<float> w = Corners(m + 8, box);
        float nearest = Lanes256.MinAcross(w);
        if (!(nearest >= frame->View.Near))
        {
            return false;
        }

        // A hundredth of a pixel and a hundred-thousandth of depth cover the rounding of this estimate.
        const float Slack = 0.01f;
        Vector256<float> inverse = Vector256<float>.One / w;
        Vector256<float> x = Corners(m, box) * inverse + Vector256.Create(frame->View.CenterX);
        Vector256<float> y = Corners(m + 4, box) * inverse + Vector256.Create(frame->View.CenterY);
        int left = Column(Lanes256.MinAcross(x) - Slack, frame->View.Width);
        int right = Column(Lanes256.MaxAcross(x) + Slack, frame->View.Width);
        int top = Column(Lanes256.MinAcross(y) - Slack, frame->View.Height);
        int bottom = Column(Lanes256.MaxAcross(y) + Slack, frame->View.Height);
        float inverseNearest = 1.00001f / nearest;
        for (int column = left; column <= right; column++)
        {
            for (int row = top; row <= bottom; row++)
            {
                if (!TileIsNearer(frame, column, row, inverseNearest))
                {
                    return false;
                }
            }
        }

        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Inside(float* bounds, float* planes, float near, float* nearest)
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Corners(float* row, float* box)
    {
        Vector256<float> x = Vector256.Create(-1f, 1, -1, 1, -1, 1, -1, 1);
        Vector256<float> y = Vector256.Create(-1f, -1, 1, 1, -1, -1, 1, 1);
        Vector256<float> z = Vector256.Create(-1f, -1, -1, -1, 1, 1, 1, 1);
        float middle = row[0] * box[0] + row[1] * box[16] + row[2] * box[32] + row[3];
        Vector256<float> corners = Vector256.Create(middle) + x * (row[0] * box[48]);
        return corners + y * (row[1] * box[64]) + z * (row[2] * box[80]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Column(float pixel, int size) =>
        (int)MathF.Min(MathF.Max(pixel + 0.5f, 0), size - 1) / Frame.Tile;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TileIsNearer(Frame* frame, int column, int row, float inverseDepth)
    {
        int tile = column * frame->TilesDown + row;
        if (frame->TileDepth[tile] > inverseDepth)
        {
            return true;
        }

        if (frame->TileDirty[tile] == 0)
        {
            return false;
        }

        frame->TileDirty[tile] = 0;
        float* p = frame->Depth + ((long)column * frame->Stride + row * Frame.Tile) * Frame.Tile;
        int rows = Math.Min(Frame.Tile, frame->View.Height - row * Frame.Tile);
        TLanes farthest = TLanes.Load(p);
        for (int y = 1; y < rows; y++)
        {
            farthest = TLanes.Min(farthest, TLanes.Load(p + y * Frame.Tile));
        }

        frame->TileDepth[tile] = TLanes.MinAcross(farthest);
        return frame->TileDepth[tile] > inverseDepth;
    }
}
