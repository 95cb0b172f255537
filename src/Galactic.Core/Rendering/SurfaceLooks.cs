using System.Numerics;
using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>Compares what triangles look like.</summary>
internal static class SurfaceLooks
{
    /// <summary>
    /// True if it makes no difference which of two triangles in one plane is seen: one colour on both, of one thing, or the
    /// same corners with the same texture.
    /// </summary>
    public static bool AreEqual(TriangleMesh mesh, int one, int two)
    {
        if (mesh.Colors[one] != mesh.Colors[two] || (mesh.Parts is { } parts && parts[one] != parts[two]))
        {
            return false;
        }

        if (mesh.Surface is not { } surface)
        {
            return true;
        }

        int material = surface.MaterialOf[one];
        return material == surface.MaterialOf[two]
            && (material < 0 || (IsPlain(surface, material) && surface.HasOneTint(one, two))
                || Enumerable.Range(0, 3).Any(turn => AreTwins(mesh, surface, one, two, turn, 1))
                || Enumerable.Range(0, 3).Any(turn => AreTwins(mesh, surface, one, two, turn, 2)));
    }

    private static bool IsPlain(MeshSurface surface, int material) =>
        surface.Uvs is null || surface.Materials[material].Image is null;

    /// <summary>The corners agree one by one, from a first one on, forward (1) or backward (2).</summary>
    private static bool AreTwins(TriangleMesh mesh, MeshSurface surface, int one, int two, int turn, int step)
    {
        for (int corner = 0; corner < 3; corner++)
        {
            int first = one * 3 + corner;
            int second = two * 3 + (turn + corner * step) % 3;
            if (mesh.Positions[mesh.Indices[first]] != mesh.Positions[mesh.Indices[second]]
                || surface.Uvs?[first] != surface.Uvs?[second] || surface.Tints?[first] != surface.Tints?[second])
            {
                return false;
            }
        }

        return true;
    }
}
