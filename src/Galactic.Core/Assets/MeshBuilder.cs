using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Assets;

/// <summary>Collects triangles, boxes and whole meshes into one <see cref="TriangleMesh"/>.</summary>
public sealed class MeshBuilder
{
    private readonly List<Vector3> positions = [];
    private readonly List<int> indices = [];
    private readonly List<uint> colors = [];
    private readonly SurfaceList surfaces = new();
    private readonly List<int> parts = [];

    /// <summary>Triangles so far.</summary>
    public int TriangleCount => colors.Count;

    /// <summary>
    /// Number of the thing that triangles added from now on belong to, see <see cref="TriangleMesh.Parts"/>.
    /// </summary>
    public int Part { get; set; }

    /// <summary>Adds a triangle, counter-clockwise seen from the front.</summary>
    public void Triangle(Vector3 a, Vector3 b, Vector3 c, uint color)
    {
        int first = positions.Count;
        positions.AddRange([a, b, c]);
        indices.AddRange([first, first + 1, first + 2]);
        colors.Add(color);
        AddParts(1, null);
    }

    /// <summary>Adds a painted triangle, counter-clockwise seen from the front.</summary>
    /// <param name="a">First corner.</param>
    /// <param name="b">Second corner.</param>
    /// <param name="c">Third corner.</param>
    /// <param name="surface">Material and texture coordinates; null for none.</param>
    /// <param name="color">Mean colour, if known already, see <see cref="TriangleSurface.MeanColor"/>.</param>
    public void Triangle(Vector3 a, Vector3 b, Vector3 c, in TriangleSurface? surface, uint? color = null)
    {
        surfaces.Add(colors.Count, surface);
        Triangle(a, b, c, color ?? surface?.MeanColor() ?? TriangleSurface.White);
    }

    /// <summary>Adds a planar painted quad, counter-clockwise seen from the front.</summary>
    /// <param name="a">First corner.</param>
    /// <param name="b">Second corner.</param>
    /// <param name="c">Third corner.</param>
    /// <param name="d">Fourth corner.</param>
    /// <param name="material">Material.</param>
    /// <param name="uvA">Texture coordinates of the first corner.</param>
    /// <param name="uvB">Of the second corner.</param>
    /// <param name="uvC">Of the third corner.</param>
    /// <param name="uvD">Of the fourth corner.</param>
    /// <param name="color">
    /// Mean colour of both triangles, if known already: computing it samples the texture up to 64 times.
    /// </param>
    public void Quad(
        Vector3 a, Vector3 b, Vector3 c, Vector3 d, Material material, Vector2 uvA, Vector2 uvB, Vector2 uvC,
        Vector2 uvD, uint? color = null)
    {
        Triangle(a, b, c, new TriangleSurface(material, uvA, uvB, uvC), color);
        Triangle(a, c, d, new TriangleSurface(material, uvA, uvC, uvD), color);
    }

    /// <summary>Adds a planar quad, counter-clockwise seen from the front.</summary>
    public void Quad(Vector3 a, Vector3 b, Vector3 c, Vector3 d, uint color)
    {
        int first = positions.Count;
        positions.AddRange([a, b, c, d]);
        indices.AddRange([first, first + 1, first + 2, first, first + 2, first + 3]);
        colors.AddRange([color, color]);
        AddParts(2, null);
    }

    /// <summary>Adds the six outward faces of a box; <paramref name="faces"/> chooses which.</summary>
    public void Box(Pose worldFromBox, Vector3 halfExtents, uint color, BoxFaces faces = BoxFaces.All)
    {
        Vector3 P(int x, int y, int z) => worldFromBox.Transform(
            new Vector3(x * halfExtents.X, y * halfExtents.Y, z * halfExtents.Z));
        void Face(BoxFaces face, Vector3 a, Vector3 b, Vector3 c, Vector3 d)
        {
            if ((faces & face) != 0)
            {
                Quad(a, b, c, d, color);
            }
        }

        Face(BoxFaces.PositiveX, P(1, -1, 1), P(1, -1, -1), P(1, 1, -1), P(1, 1, 1));
        Face(BoxFaces.NegativeX, P(-1, -1, -1), P(-1, -1, 1), P(-1, 1, 1), P(-1, 1, -1));
        Face(BoxFaces.PositiveY, P(-1, 1, 1), P(1, 1, 1), P(1, 1, -1), P(-1, 1, -1));
        Face(BoxFaces.NegativeY, P(-1, -1, -1), P(1, -1, -1), P(1, -1, 1), P(-1, -1, 1));
        Face(BoxFaces.PositiveZ, P(-1, -1, 1), P(1, -1, 1), P(1, 1, 1), P(-1, 1, 1));
        Face(BoxFaces.NegativeZ, P(1, -1, -1), P(-1, -1, -1), P(-1, 1, -1), P(1, 1, -1));
    }

    /// <summary>
    /// Adds another mesh, every vertex mapped by <paramref name="map"/>; its parts are numbered from
    /// <see cref="Part"/> on.
    /// </summary>
    /// <param name="mesh">What to add.</param>
    /// <param name="map">Row-vector transform, as System.Numerics uses; a mirroring one flips the winding back.</param>
    public void Mesh(TriangleMesh mesh, Matrix4x4 map)
    {
        int first = positions.Count;
        foreach (Vector3 position in mesh.Positions)
        {
            positions.Add(Vector3.Transform(position, map));
        }

        bool mirrored = map.GetDeterminant() < 0;
        for (int t = 0; mesh.Surface is { } painted && t < mesh.TriangleCount; t++)
        {
            TriangleSurface? surface = painted[t];
            surfaces.Add(colors.Count + t, mirrored ? surface?.Turned : surface);
        }

        for (int i = 0; i < mesh.Indices.Length; i += 3)
        {
            indices.Add(first + mesh.Indices[i]);
            indices.Add(first + mesh.Indices[mirrored ? i + 2 : i + 1]);
            indices.Add(first + mesh.Indices[mirrored ? i + 1 : i + 2]);
        }

        colors.AddRange(mesh.Colors);
        AddParts(mesh.TriangleCount, mesh.Parts);
    }

    /// <summary>The mesh built so far.</summary>
    /// <param name="isSingleSided">See <see cref="TriangleMesh.IsSingleSided"/>.</param>
    public TriangleMesh Build(bool isSingleSided = false) =>
        new([.. positions], [.. indices], [.. colors])
        {
            IsSingleSided = isSingleSided,
            Surface = surfaces.Build(colors.Count),
            Parts = parts.Count > 0 ? [.. parts] : null,
        };

    /// <summary>Keeps nothing while all triangles belong to part 0.</summary>
    private void AddParts(int count, int[]? own)
    {
        if (Part == 0 && parts.Count == 0 && own is null)
        {
            return;
        }

        while (parts.Count < colors.Count - count)
        {
            parts.Add(0);
        }

        for (int i = 0; i < count; i++)
        {
            parts.Add(Part + (own?[i] ?? 0));
        }
    }
}
