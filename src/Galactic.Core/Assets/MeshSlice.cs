using System.Numerics;

namespace Galactic.Assets;

/// <summary>Takes a run of triangles out of a mesh.</summary>
internal static class MeshSlice
{
    /// <summary>
    /// Triangles <paramref name="first"/> to <paramref name="first"/> + <paramref name="count"/>, with only the
    /// vertices they use.
    /// </summary>
    public static TriangleMesh Of(TriangleMesh mesh, int first, int count)
    {
        if (first == 0 && count == mesh.TriangleCount)
        {
            return mesh;
        }

        var numbers = new Dictionary<int, int>();
        var positions = new List<Vector3>();
        var indices = new int[count * 3];
        for (int i = 0; i < indices.Length; i++)
        {
            int old = mesh.Indices[first * 3 + i];
            if (!numbers.TryGetValue(old, out int number))
            {
                numbers[old] = number = positions.Count;
                positions.Add(mesh.Positions[old]);
            }

            indices[i] = number;
        }

        return new TriangleMesh([.. positions], indices, mesh.Colors[first..(first + count)])
        {
            Surface = mesh.Surface?.Slice(first, count),
            Parts = mesh.Parts?[first..(first + count)],
        };
    }
}
