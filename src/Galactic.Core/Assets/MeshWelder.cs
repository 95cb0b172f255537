using System.Numerics;

namespace Galactic.Assets;

/// <summary>Shares the vertices that triangles have in common.</summary>
public static class MeshWelder
{
    /// <summary>The same triangles in the same order, with exactly equal positions stored once.</summary>
    public static TriangleMesh Weld(TriangleMesh mesh)
    {
        var numbers = new Dictionary<Vector3, int>(mesh.Positions.Length);
        var positions = new List<Vector3>();
        var indices = new int[mesh.Indices.Length];
        for (int i = 0; i < indices.Length; i++)
        {
            Vector3 position = mesh.Positions[mesh.Indices[i]];
            if (!numbers.TryGetValue(position, out int number))
            {
                numbers[position] = number = positions.Count;
                positions.Add(position);
            }

            indices[i] = number;
        }

        return new TriangleMesh([.. positions], indices, mesh.Colors)
        {
            Surface = mesh.Surface,
            Parts = mesh.Parts,
        };
    }
}
