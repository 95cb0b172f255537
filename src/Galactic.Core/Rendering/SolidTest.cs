using System.Numerics;
using System.Runtime.CompilerServices;

namespace Galactic.Rendering;

/// <summary>Tells whether a camera looks at a large solid from outside.</summary>
internal static unsafe class SolidTest<TLanes>
    where TLanes : struct, ILanes<TLanes>
{
    /// <summary>
    /// True if the eye is certainly outside, and so far from every triangle that the near plane cuts none.
    /// </summary>
    /// <param name="mesh">Mesh.</param>
    /// <param name="solid">Number of the solid.</param>
    /// <param name="eye">Place in the frame of the mesh.</param>
    /// <param name="margin">Least distance along an axis from the box of any triangle.</param>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool IsOutside(MeshData* mesh, int solid, Vector3 eye, float margin)
    {
        int winding = 0;
        int end = mesh->FirstSolidBlock[solid + 1];
        for (int block = mesh->FirstSolidBlock[solid]; block < end; block++)
        {
            float* a = mesh->SolidCorners + (long)block * PreparedSolids.BlockFloats;
            if (IsNear(a, eye, margin))
            {
                return false;
            }

            winding += Winding(a, eye);
        }

        return winding == 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsNear(float* a, Vector3 eye, float margin)
    {
        uint near = 0xFFFF;
        for (int axis = 0; axis < 3; axis++)
        {
            TLanes p = TLanes.Load(a + axis * 16);
            TLanes q = TLanes.Load(a + MeshData.CornerFloats + axis * 16);
            TLanes r = TLanes.Load(a + 2 * MeshData.CornerFloats + axis * 16);
            near &= TLanes.Bits(TLanes.LessOrEqual(
                TLanes.Min(TLanes.Min(p, q), r), TLanes.Broadcast(eye[axis] + margin)));
            near &= TLanes.Bits(TLanes.LessOrEqual(
                TLanes.Broadcast(eye[axis] - margin), TLanes.Max(TLanes.Max(p, q), r)));
        }

        return near != 0;
    }

    /// <summary>How much oftener a ray straight up leaves through the triangles than it enters.</summary>
    /// <remarks>
    /// Seen from above, a triangle is over the eye if an odd number of its edges pass it on one side; edges are computed
    /// from their western to their eastern end, so that the neighbour across an edge agrees.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Winding(float* a, Vector3 eye)
    {
        float* b = a + MeshData.CornerFloats;
        float* c = b + MeshData.CornerFloats;
        TLanes x = TLanes.Broadcast(eye.X);
        TLanes z = TLanes.Broadcast(eye.Z);
        (TLanes ax, TLanes ay, TLanes az) = (TLanes.Load(a), TLanes.Load(a + 16), TLanes.Load(a + 32));
        (TLanes bx, TLanes by, TLanes bz) = (TLanes.Load(b), TLanes.Load(b + 16), TLanes.Load(b + 32));
        (TLanes cx, TLanes cy, TLanes cz) = (TLanes.Load(c), TLanes.Load(c + 16), TLanes.Load(c + 32));
        uint over = Passes(ax, az, bx, bz, x, z) ^ Passes(bx, bz, cx, cz, x, z) ^ Passes(cx, cz, ax, az, x, z);
        if (over == 0)
        {
            return 0;
        }

        // Normal n of the plane n . p = n . a; counter-clockwise seen from above is upwards.
        (TLanes abx, TLanes aby, TLanes abz) = (bx - ax, by - ay, bz - az);
        (TLanes acx, TLanes acy, TLanes acz) = (cx - ax, cy - ay, cz - az);
        TLanes nx = aby * acz - abz * acy;
        TLanes ny = abz * acx - abx * acz;
        TLanes nz = abx * acy - aby * acx;
        TLanes zero = TLanes.Broadcast(0);

        // Positive if the eye is on the side that the normal points to.
        TLanes side = (x - ax) * nx + (TLanes.Broadcast(eye.Y) - ay) * ny + (z - az) * nz;
        uint leaving = TLanes.Bits(TLanes.Less(zero, ny) & TLanes.Less(side, zero));
        uint entering = TLanes.Bits(TLanes.Less(ny, zero) & TLanes.Less(zero, side));
        return BitOperations.PopCount(over & leaving) - BitOperations.PopCount(over & entering);
    }

    /// <summary>Edges that pass the place on the side of larger z, one bit each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Passes(TLanes ax, TLanes az, TLanes bx, TLanes bz, TLanes x, TLanes z)
    {
        TLanes forward = TLanes.Less(ax, bx);
        (TLanes fromX, TLanes fromZ) = (TLanes.Select(forward, ax, bx), TLanes.Select(forward, az, bz));
        (TLanes toX, TLanes toZ) = (TLanes.Select(forward, bx, ax), TLanes.Select(forward, bz, az));
        uint spans = TLanes.Bits(TLanes.LessOrEqual(fromX, x) & TLanes.Less(x, toX));
        TLanes cross = (toX - fromX) * (z - fromZ) - (toZ - fromZ) * (x - fromX);
        return spans & TLanes.Bits(TLanes.Less(cross, TLanes.Broadcast(0)));
    }
}
