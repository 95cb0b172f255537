using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Homes;

namespace Galactic.Experiments;

/// <summary>Cuts a home open at a height, with the cut closed, so that one can look into its rooms.</summary>
internal static class CutAway
{
    private static readonly uint WallColor = Color.Hex(0x4A4845);
    private static readonly uint PieceColor = Color.Hex(0x7A746C);

    /// <summary>What of a home lies below a height, metres.</summary>
    public static TriangleMesh At(Home home, TriangleMesh mesh, float height)
    {
        MeshBuilder builder = new();
        for (int i = 0; i < mesh.TriangleCount; i++)
        {
            Vector3[] corners = [.. Enumerable.Range(0, 3).Select(k => mesh.Positions[mesh.Indices[3 * i + k]])];
            Material? light = mesh.Surface?[i]?.Material is { IsEmitter: true, Image: null } emitter ? emitter : null;
            AddBelow(builder, corners, height, mesh.Colors[i], light);
        }

        int cut = (int)(height * 1000);
        foreach (PlanBox box in home.CollisionBoxes.Where(b => b.MinY < cut && b.MaxY > cut))
        {
            OrientedBox solid = box.ToOrientedBox();
            Vector3 middle = solid.WorldFromBox.Position with { Y = height };
            Vector3 x = solid.WorldFromBox.Rotate(Vector3.UnitX) * solid.HalfExtents.X;
            Vector3 z = solid.WorldFromBox.Rotate(Vector3.UnitZ) * solid.HalfExtents.Z;
            uint color = box.Piece < 0 ? WallColor : PieceColor;
            builder.Quad(middle - x + z, middle + x + z, middle + x - z, middle - x - z, color);
        }

        return builder.Build();
    }

    private static void AddBelow(MeshBuilder builder, Vector3[] corners, float height, uint color, Material? light)
    {
        List<Vector3> kept = [];
        for (int i = 0; i < 3; i++)
        {
            (Vector3 a, Vector3 b) = (corners[i], corners[(i + 1) % 3]);
            if (a.Y <= height)
            {
                kept.Add(a);
            }

            if (a.Y <= height != b.Y <= height)
            {
                kept.Add(Vector3.Lerp(a, b, (height - a.Y) / (b.Y - a.Y)));
            }
        }

        for (int i = 2; i < kept.Count; i++)
        {
            TriangleSurface? surface = light is null ? null : new(light, default, default, default);
            builder.Triangle(kept[0], kept[i - 1], kept[i], surface, color);
        }
    }
}
