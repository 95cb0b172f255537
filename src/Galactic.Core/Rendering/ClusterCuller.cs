using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Galactic.Rendering;

/// <summary>Finds the clusters that may be seen, sixteen at a time, and sorts them by distance.</summary>
internal static unsafe class ClusterCuller<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>Distance classes: eight per doubling from 6 cm on.</summary>
    public const int BucketCount = 64;

    private const int NearestBucketBits = 0x3D800000;
    private const int BucketShift = 20;

    // Of a large solid that may hold the eye.
    private const byte Unknown = 0, Outside = 1, Inside = 2;

    /// <summary>Appends the clusters of a slot that touch the view pyramid and may be seen.</summary>
    public static void Gather(Frame* frame, int slot)
    {
        DrawSlot* draw = frame->Slots + slot;
        MeshData* mesh = draw->Mesh;
        float* planes = stackalloc float[20];
        ViewPlanes(frame, draw, planes);
        bool hasEye = TryFindEye(frame, draw->ClipFromMesh, out Vector3 eye, out float margin);
        byte* solids = stackalloc byte[FaceClusters.MostSolids];
        new Span<byte>(solids, FaceClusters.MostSolids).Clear();
        float* nearest = stackalloc float[MeshData.BlockSize];
        int* tiles = stackalloc int[4 * MeshData.BlockSize];
        for (int first = 0; first < mesh->Clusters; first += MeshData.BlockSize)
        {
            float* bounds = mesh->Bounds + (long)(first / MeshData.BlockSize) * MeshData.BoundsFloats;
            uint seen = ClusterTests<TLanes>.InView(bounds, planes, frame->View.Near, nearest);
            int count = Math.Min(MeshData.BlockSize, mesh->Clusters - first);
            seen &= (1u << count) - 1;
            uint singleSided = 0;
            if (hasEye && seen != 0)
            {
                singleSided = ~ClusterTests<TLanes>.AroundEye(bounds, eye, margin);
                singleSided |= OutsideSolids(mesh, first, seen & ~singleSided, eye, margin, solids);
                seen &= ~(ClusterTests<TLanes>.FacingAway(bounds, eye) & singleSided);
            }

            if (seen != 0)
            {
                ClusterTests<TLanes>.FindTiles(frame, bounds, draw->ClipFromMesh, tiles);
            }

            for (; seen != 0; seen &= seen - 1)
            {
                int lane = BitOperations.TrailingZeroCount(seen);
                int bits = BitConverter.SingleToInt32Bits(nearest[lane]);
                int bucket = Math.Clamp((bits - NearestBucketBits) >> BucketShift, 0, BucketCount - 1);
                frame->Items[frame->ItemCount++] = new DrawItem(
                    slot, first + lane, bucket, tiles[lane], tiles[16 + lane], tiles[32 + lane], tiles[48 + lane],
                    nearest[lane], (singleSided >> lane & 1) != 0);
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

    /// <summary>[5, 4] planes of the view pyramid in the mesh's frame, inside where x, y, z, 1 times them is positive.</summary>
    private static void ViewPlanes(Frame* frame, DrawSlot* draw, float* planes)
    {
        Vector128<float> x = Vector128.Load(draw->ClipFromMesh);
        Vector128<float> y = Vector128.Load(draw->ClipFromMesh + 4);
        Vector128<float> w = Vector128.Load(draw->ClipFromMesh + 8);
        ref readonly Projection view = ref frame->View;
        (x + w * (view.CenterX + 0.5f)).Store(planes);
        (w * (view.Width - 0.5f - view.CenterX) - x).Store(planes + 4);
        (y + w * (view.CenterY + 0.5f)).Store(planes + 8);
        (w * (view.Height - 0.5f - view.CenterY) - y).Store(planes + 12);
        (w - Vector128.Create(0, 0, 0, view.Near)).Store(planes + 16);
    }

    /// <summary>Clusters of large solids that the eye is in the box of, but not in.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint OutsideSolids(MeshData* mesh, int first, uint clusters, Vector3 eye, float margin, byte* known)
    {
        uint outside = 0;
        for (; clusters != 0; clusters &= clusters - 1)
        {
            int lane = BitOperations.TrailingZeroCount(clusters);
            int solid = mesh->SolidOf[first + lane];
            if (solid < 0)
            {
                continue;
            }

            if (known[solid] == Unknown)
            {
                known[solid] = SolidTest<TLanes>.IsOutside(mesh, solid, eye, margin) ? Outside : Inside;
            }

            outside |= (known[solid] == Outside ? 1u : 0) << lane;
        }

        return outside;
    }

    /// <summary>
    /// The place in the mesh's frame that the camera looks from, and the farthest point of the image on the near plane from
    /// it, more rather than less; none if the mesh is mirrored or flat.
    /// </summary>
    private static bool TryFindEye(Frame* frame, float* m, out Vector3 eye, out float margin)
    {
        ref readonly Projection view = ref frame->View;
        Vector3 x = new(m[0], m[1], m[2]);
        Vector3 y = new(m[4], m[5], m[6]);
        Vector3 w = new(m[8], m[9], m[10]);
        Vector3 yw = Vector3.Cross(y, w);
        float volume = Vector3.Dot(x, yw);
        eye = (m[3] * yw + m[7] * Vector3.Cross(w, x) + m[11] * Vector3.Cross(x, y)) / -volume;

        // Metres shrink least by the smallest singular value, at least 2 |det| / (sum of squares).
        float scale = view.Scale * view.Scale;
        float squares = (x.LengthSquared() + y.LengthSquared()) / scale + w.LengthSquared();
        float right = MathF.Max(view.CenterX + 1, view.Width - view.CenterX);
        float down = MathF.Max(MathF.Abs(view.CenterY) + 1, MathF.Abs(view.Height - view.CenterY));
        margin = view.Near * MathF.Sqrt(1 + (right * right + down * down) / scale) * squares * scale / (2 * volume);
        return volume > 0 && float.IsFinite(margin);
    }
}
