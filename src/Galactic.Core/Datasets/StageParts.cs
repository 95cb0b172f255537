using System.Numerics;
using Galactic.Assets;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>Tells walls, floor and ceiling of a stage apart.</summary>
/// <remarks>
/// By the names of its nodes where they begin with "wall", "floor" or "ceiling". In a stage without such names, upward
/// faces within 5 cm of the floor's height are floor, what lies above the rooms is ceiling, and of the rest what is
/// upright within 10 degrees is wall.
/// </remarks>
internal static class StageParts
{
    private const float FloorBand = 0.05f, UprightNormal = 0.17f, LevelNormal = 0.9f;

    /// <summary>[triangle] number of its <see cref="BuildingPart"/>.</summary>
    /// <param name="mesh">World frame.</param>
    /// <param name="nodes">Nodes of its file.</param>
    /// <param name="isCeiling">[triangle] true for ceilings; null if nodes say it.</param>
    /// <param name="floor">Height of the floor.</param>
    public static int[] Of(TriangleMesh mesh, IReadOnlyList<MeshPart> nodes, bool[]? isCeiling, float floor)
    {
        int[] parts = new int[mesh.TriangleCount];
        bool named = false;
        foreach (MeshPart node in nodes)
        {
            int part = Named(node.Name);
            named |= part is BuildingPart.Wall or BuildingPart.Floor;
            Array.Fill(parts, part, node.FirstTriangle, node.TriangleCount);
        }

        for (int t = 0; t < parts.Length; t++)
        {
            if (isCeiling?[t] == true)
            {
                parts[t] = BuildingPart.Ceiling;
            }
            else if (!named && parts[t] == BuildingPart.Other)
            {
                parts[t] = Shaped(mesh, t, floor);
            }
        }

        return parts;
    }

    /// <summary>What a node's name says.</summary>
    public static int Named(string node) =>
        node.StartsWith("wall", StringComparison.OrdinalIgnoreCase) ? BuildingPart.Wall
        : node.StartsWith("floor", StringComparison.OrdinalIgnoreCase) ? BuildingPart.Floor
        : node.StartsWith("ceiling", StringComparison.OrdinalIgnoreCase) ? BuildingPart.Ceiling
        : BuildingPart.Other;

    private static int Shaped(TriangleMesh mesh, int triangle, float floor)
    {
        Vector3 a = mesh.Positions[mesh.Indices[triangle * 3]];
        Vector3 b = mesh.Positions[mesh.Indices[triangle * 3 + 1]];
        Vector3 c = mesh.Positions[mesh.Indices[triangle * 3 + 2]];
        Vector3 normal = Vector3.Cross(b - a, c - a);
        float rise = normal.Y / MathF.Max(normal.Length(), float.Epsilon);
        float away = MathF.Max(MathF.Abs(a.Y - floor), MathF.Max(MathF.Abs(b.Y - floor), MathF.Abs(c.Y - floor)));
        return rise > LevelNormal && away < FloorBand ? BuildingPart.Floor
            : MathF.Abs(rise) < UprightNormal ? BuildingPart.Wall
            : BuildingPart.Other;
    }
}
