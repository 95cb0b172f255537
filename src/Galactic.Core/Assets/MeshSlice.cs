using System.Numerics;

namespace Galactic.Assets;

/// <summary>Takes triangles out of a mesh.</summary>
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

        return Of(mesh, [.. Enumerable.Range(first, count)]);
    }

    /// <summary>Some triangles, in the order given, with only the vertices they use.</summary>
    public static TriangleMesh Of(TriangleMesh mesh, int[] triangles)
    {
        var numbers = new Dictionary<int, int>();
        var positions = new List<Vector3>();
        var indices = new int[triangles.Length * 3];
        for (int i = 0; i < indices.Length; i++)
        {
            int old = mesh.Indices[triangles[i / 3] * 3 + i % 3];
            if (!numbers.TryGetValue(old, out int number))
            {
                numbers[old] = number = positions.Count;
                positions.Add(mesh.Positions[old]);
            }

            indices[i] = number;
        }

        return new TriangleMesh([.. positions], indices, [.. triangles.Select(t => mesh.Colors[t])])
        {
            Surface = mesh.Surface?.Pick(triangles),
            Parts = mesh.Parts is { } parts ? [.. triangles.Select(t => parts[t])] : null,
        };
    }
}
