using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;

namespace Galactic.Experiments;

/// <summary>Covers scenes of plain colours with textures, for measuring renderers.</summary>
public static class PaintedScenes
{
    private const int Edge = 256;
    private const int Patterns = 8;

    /// <summary>
    /// The same triangles with one of eight grained textures of 256 x 256 texels to the metre, tinted with their colours.
    /// </summary>
    public static TriangleMesh Paint(TriangleMesh mesh)
    {
        Texture[] textures = [.. Enumerable.Range(0, Patterns).Select(Grain)];
        Dictionary<uint, Material> materials = [];
        MeshBuilder builder = new();
        for (int t = 0; t < mesh.TriangleCount; t++)
        {
            uint color = mesh.Colors[t];
            if (!materials.TryGetValue(color, out Material? material))
            {
                material = Material.Textured(textures[materials.Count % Patterns], color);
                materials.Add(color, material);
            }

            Vector3 a = mesh.Positions[mesh.Indices[3 * t]];
            Vector3 b = mesh.Positions[mesh.Indices[3 * t + 1]];
            Vector3 c = mesh.Positions[mesh.Indices[3 * t + 2]];
            Vector3 normal = Vector3.Abs(Vector3.Cross(b - a, c - a));
            Vector2 Uv(Vector3 p) =>
                normal.X >= normal.Y && normal.X >= normal.Z ? new(p.Z, p.Y)
                : normal.Y >= normal.Z ? new(p.X, p.Z)
                : new(p.X, p.Y);
            builder.Triangle(a, b, c, new TriangleSurface(material, Uv(a), Uv(b), Uv(c)), color);
        }

        return builder.Build(mesh.IsSingleSided);
    }

    private static Texture Grain(int number)
    {
        RandomKey key = RandomKey.FromSeed(11).For(number);
        uint[] pixels = new uint[Edge * Edge];
        for (int i = 0; i < pixels.Length; i++)
        {
            int value = 180 + key.Index(i, 76);
            pixels[i] = Color.Rgb(value, value, value);
        }

        return new Texture(Edge, Edge, pixels);
    }
}
