using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>The corners and faces of an oriented box.</summary>
internal static class BoxFacets
{
    // Corner numbers have bit 0 for +x, bit 1 for +y, bit 2 for +z.
    private static readonly int[] Quads =
        [0, 2, 6, 4, 1, 5, 7, 3, 0, 4, 5, 1, 2, 3, 7, 6, 0, 1, 3, 2, 4, 6, 7, 5];

    public const int QuadCount = 6;

    public static void Corners(OrientedBox box, Span<Vector3> corners)
    {
        for (int i = 0; i < 8; i++)
        {
            Vector3 signs = new((i & 1) * 2 - 1, (i >> 1 & 1) * 2 - 1, (i >> 2) * 2 - 1);
            corners[i] = box.WorldFromBox.Transform(signs * box.HalfExtents);
        }
    }

    public static ReadOnlySpan<int> Quad(int face) => Quads.AsSpan(face * 4, 4);

    public static DilatedTriangle[] Of(OrientedBox box)
    {
        Span<Vector3> corners = stackalloc Vector3[8];
        Corners(box, corners);
        DilatedTriangle[] triangles = new DilatedTriangle[2 * QuadCount];
        for (int face = 0; face < QuadCount; face++)
        {
            ReadOnlySpan<int> quad = Quad(face);
            triangles[2 * face] = new DilatedTriangle(corners[quad[0]], corners[quad[1]], corners[quad[2]]);
            triangles[2 * face + 1] = new DilatedTriangle(corners[quad[0]], corners[quad[2]], corners[quad[3]]);
        }

        return triangles;
    }
}
