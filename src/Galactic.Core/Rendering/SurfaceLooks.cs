using System.Numerics;
using Galactic.Assets;

namespace Galactic.Rendering;

/// <summary>Compares what the triangles of a mesh look like.</summary>
internal sealed class SurfaceLooks
{
    private const int Varied = -1;
    private readonly TriangleMesh mesh;
    private readonly int[] looks;

    /// <summary>Numbers what triangles of one colour all over look like.</summary>
    public SurfaceLooks(TriangleMesh mesh)
    {
        this.mesh = mesh;
        Dictionary<(uint Color, int Part, int Material, uint Tint), int> numbers = [];
        looks = new int[mesh.TriangleCount];
        for (int t = 0; t < looks.Length; t++)
        {
            int material = mesh.Surface?.MaterialOf[t] ?? -1;
            if (material >= 0 && !IsEven(mesh.Surface!, t, material))
            {
                looks[t] = Varied;
                continue;
            }

            var look = (mesh.Colors[t], mesh.Parts?[t] ?? 0, material, material >= 0 ? mesh.Surface!.Tints?[3 * t] ?? 0 : 0);
            numbers.TryAdd(look, numbers.Count);
            looks[t] = numbers[look];
        }
    }

    /// <summary>All triangles have one colour and are of one thing.</summary>
    public bool IsOne => Array.TrueForAll(looks, l => l == 0);

    /// <summary>
    /// True if it makes no difference which of two triangles in one plane is seen: one colour on both, of one thing, or the
    /// same corners with the same texture.
    /// </summary>
    public bool AreEqual(int one, int two) => looks[one] == looks[two] && (looks[one] != Varied || AreTwins(one, two));

    private static bool IsEven(MeshSurface surface, int triangle, int material) =>
        (surface.Uvs is null || surface.Materials[material].Image is null) && surface.HasOneTint(triangle, triangle);

    private bool AreTwins(int one, int two)
    {
        if (mesh.Colors[one] != mesh.Colors[two] || mesh.Parts?[one] != mesh.Parts?[two]
            || mesh.Surface!.MaterialOf[one] != mesh.Surface.MaterialOf[two])
        {
            return false;
        }

        for (int turn = 0; turn < 3; turn++)
        {
            if (Agree(one, two, turn, 1) || Agree(one, two, turn, 2))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The corners agree one by one, from a first one on, forward (1) or backward (2).</summary>
    private bool Agree(int one, int two, int turn, int step)
    {
        MeshSurface surface = mesh.Surface!;
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
