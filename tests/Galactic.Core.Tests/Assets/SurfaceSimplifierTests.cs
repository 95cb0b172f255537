using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Datasets;
using Galactic.Experiments;
using Galactic.Tests.Datasets;

namespace Galactic.Tests.Assets;

public sealed class SurfaceSimplifierTests
{
    [Theory]
    [InlineData(0.001f, 0.5)]
    [InlineData(0.01f, 0.15)]
    [InlineData(0.05f, 0.08)]
    public void A_wavy_sheet_moves_by_no_more_than_was_said(float limit, double share)
    {
        TriangleMesh sheet = Sheet(50, (x, z) => 0.2f * MathF.Sin(2 * x) * MathF.Cos(3 * z));
        TriangleMesh simple = SurfaceSimplifier.Simplify(sheet, limit);
        Assert.InRange(simple.TriangleCount, 1, (int)(share * sheet.TriangleCount));
        Assert.InRange(Distance(sheet, simple), 0, limit * 1.0001);
        Assert.InRange(Distance(simple, sheet), 0, limit * 1.0001);
        Assert.Equal(OpenEdges(sheet), OpenEdges(simple));
    }

    [Fact]
    public void A_flat_sheet_keeps_its_edge_alone()
    {
        TriangleMesh simple = SurfaceSimplifier.Simplify(Sheet(20, (_, _) => 0), 1e-4f);

        // A polygon of 80 corners has 78 triangles.
        Assert.Equal(78, simple.TriangleCount);
        Assert.Equal(1, Area(simple), 1e-4);
    }

    [Fact]
    public void Seams_materials_colours_and_parts_stay_where_they_are()
    {
        TriangleMesh globe = Globe(48, 24);
        TriangleMesh simple = SurfaceSimplifier.Simplify(globe, 0.02f);
        Assert.InRange(simple.TriangleCount, 50, globe.TriangleCount * 2 / 3);
        Assert.InRange(Distance(globe, simple), 0, 0.02001);
        Assert.InRange(Distance(simple, globe), 0, 0.02001);
        Assert.Empty(OpenEdges(simple));
        Assert.Equal(Borders(globe), Borders(simple));

        // A point of the globe has the texture coordinates of its longitude and latitude, but for the slide.
        for (int t = 0; t < simple.TriangleCount; t++)
        {
            TriangleSurface s = simple.Surface![t]!.Value;
            Vector2[] uvs = [s.UvA, s.UvB, s.UvC];
            for (int k = 0; k < 3; k++)
            {
                Vector3 p = simple.Positions[simple.Indices[3 * t + k]];
                (float sin, float cos) = MathF.SinCos(MathF.PI * uvs[k].Y);
                (float east, float north) = MathF.SinCos(MathF.Tau * uvs[k].X);
                Assert.True(Vector3.Distance(p, new Vector3(sin * north, cos, -sin * east)) < 1e-4f);
            }
        }
    }

    [Fact]
    public void Loose_triangles_boxes_and_edges_of_three_stay()
    {
        foreach (TriangleMesh mesh in (TriangleMesh[])[Box(), Rendering.RenderFixture.Soup(1, 100, 0.5f), Fins()])
        {
            TriangleMesh simple = SurfaceSimplifier.Simplify(mesh, 0.1f);
            Assert.Equal(
                mesh.Indices.Select(i => mesh.Positions[i]), simple.Indices.Select(i => simple.Positions[i]));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => SurfaceSimplifier.Simplify(Box(), 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => SurfaceSimplifier.Simplify(Box(), float.NaN));
    }

    [Fact]
    public void Long_work_tells_how_far_it_is()
    {
        List<float> heard = [];
        SurfaceSimplifier.Simplify(Sheet(120, (x, z) => 0.1f * x * z), 0.01f, heard.Add);
        Assert.True(heard.Count > 3);
        Assert.Equal(heard.Order(), heard);
        Assert.Equal(1, heard[^1]);
    }

    [Theory]
    [InlineData("nc-test-input-only/replicacad", "v3_sc0_staging_00", 0.9)]
    [InlineData("sweethome3d-homes", "studio", 1)]
    public void Real_scenes_stay_within_the_limit(string data, string name, double share)
    {
        const float Limit = 0.005f;
        Galactic.Scenes.SceneDescription scene = HabitatDataset.Open(SharedData.Folder(data)).LoadScene(name);
        Galactic.Scenes.SceneDescription simple = SceneSimplifier.Simplify(scene, Limit, null);
        Assert.InRange(simple.Mesh.TriangleCount, 1000, (int)(share * scene.Mesh.TriangleCount));
        Assert.InRange(Distance(scene.Mesh, simple.Mesh, 2000), 0, Limit * 1.001);
        Assert.InRange(Distance(simple.Mesh, scene.Mesh, 2000), 0, Limit * 1.001);
        Assert.Equal(
            scene.Mesh.Parts![scene.CeilingStart..].Distinct(), simple.Mesh.Parts![simple.CeilingStart..].Distinct());
    }

    private static TriangleMesh Sheet(int edge, Func<float, float, float> height)
    {
        MeshBuilder builder = new();
        Vector3 P(int x, int z) => new((float)x / edge, height((float)x / edge, (float)z / edge), (float)z / edge);
        for (int i = 0; i < edge * edge; i++)
        {
            (int x, int z) = (i % edge, i / edge);
            builder.Quad(P(x, z + 1), P(x + 1, z + 1), P(x + 1, z), P(x, z), Color.Hex(0x808080));
        }

        return builder.Build();
    }

    /// <summary>A textured ball with a seam, two materials and two parts.</summary>
    private static TriangleMesh Globe(int around, int down)
    {
        Texture even = new(2, 2, [uint.MaxValue, uint.MaxValue, uint.MaxValue, uint.MaxValue]);
        Material[] materials = [Material.Textured(even, name: "north"), Material.Textured(even, name: "south")];
        Vector3 P(int x, int y)
        {
            (float sin, float cos) = MathF.SinCos(MathF.PI * y / down);
            (float east, float north) = MathF.SinCos(MathF.Tau * (x % around) / around);
            return y == 0 || y == down ? new(0, cos, 0) : new(sin * north, cos, -sin * east);
        }

        Vector2 Uv(int x, int y) => new((float)x / around, (float)y / down);
        MeshBuilder builder = new();
        for (int y = 0; y < down; y++)
        {
            for (int x = 0; x < around; x++)
            {
                builder.Part = x < around / 4 ? 1 : 0;
                Material material = materials[y < down / 2 ? 0 : 1];
                if (y < down - 1)
                {
                    builder.Triangle(P(x, y), P(x, y + 1), P(x + 1, y + 1), new TriangleSurface(
                        material, Uv(x, y), Uv(x, y + 1), Uv(x + 1, y + 1)));
                }

                if (y > 0)
                {
                    builder.Triangle(P(x, y), P(x + 1, y + 1), P(x + 1, y), new TriangleSurface(
                        material, Uv(x, y), Uv(x + 1, y + 1), Uv(x + 1, y)));
                }
            }
        }

        return builder.Build();
    }

    private static TriangleMesh Box()
    {
        MeshBuilder builder = new();
        builder.Box(Galactic.Geometry.Pose.Identity, Vector3.One, Color.Hex(1));
        return builder.Build();
    }

    /// <summary>Three sheets that meet at an edge with a vertex in its middle.</summary>
    private static TriangleMesh Fins()
    {
        MeshBuilder builder = new();
        foreach (Vector3 tip in (Vector3[])[Vector3.UnitX, Vector3.UnitZ, -Vector3.UnitX])
        {
            builder.Triangle(Vector3.Zero, tip, Vector3.UnitY, Color.Hex(1));
            builder.Triangle(-Vector3.UnitY, tip, Vector3.Zero, Color.Hex(1));
        }

        return builder.Build();
    }

    private static IEnumerable<string> OpenEdges(TriangleMesh mesh) => Edges(mesh, _ => 0)
        .GroupBy(e => e.Key).Where(g => g.Count() == 1).Select(g => g.Key).Order(StringComparer.Ordinal);

    /// <summary>Edges between different parts, materials or texture coordinates.</summary>
    private static IEnumerable<string> Borders(TriangleMesh mesh) => Edges(mesh, t => 1)
        .GroupBy(e => e.Key).Where(g => g.Select(e => e.Looks).Distinct().Count() > 1).Select(g => g.Key)
        .Order(StringComparer.Ordinal);

    private static IEnumerable<(string Key, string Looks)> Edges(TriangleMesh mesh, Func<int, int> looks)
    {
        for (int t = 0; t < mesh.TriangleCount; t++)
        {
            for (int k = 0; k < 3; k++)
            {
                (int i, int j) = (3 * t + k, 3 * t + (k + 1) % 3);
                (Vector3 a, Vector3 b) = (mesh.Positions[mesh.Indices[i]], mesh.Positions[mesh.Indices[j]]);
                bool turned = (a.X, a.Y, a.Z).CompareTo((b.X, b.Y, b.Z)) > 0;
                string uv = mesh.Surface?.Uvs is { } all && looks(t) > 0
                    ? turned ? $"{all[j]} {all[i]}" : $"{all[i]} {all[j]}"
                    : "";
                yield return (
                    turned ? $"{b} {a}" : $"{a} {b}", $"{mesh.Parts?[t]} {mesh.Surface?.MaterialOf[t]} {uv}");
            }
        }
    }

    private static double Area(TriangleMesh mesh) => Enumerable.Range(0, mesh.TriangleCount).Sum(t => Vector3.Cross(
        mesh.Positions[mesh.Indices[3 * t + 1]] - mesh.Positions[mesh.Indices[3 * t]],
        mesh.Positions[mesh.Indices[3 * t + 2]] - mesh.Positions[mesh.Indices[3 * t]]).Length() / 2.0);

    /// <summary>Largest distance of points spread over a mesh from another, by brute force.</summary>
    private static double Distance(TriangleMesh from, TriangleMesh to, int points = 4000)
    {
        RandomKey key = RandomKey.FromSeed(9);
        double[] found = new double[points];
        Parallel.For(0, points, i =>
        {
            RandomKey draw = key.For(i);
            int t = draw.Index(0, from.TriangleCount);
            (float a, float b) = (draw.Uniform(1), draw.Uniform(2));
            (a, b) = a + b > 1 ? (1 - a, 1 - b) : (a, b);
            Vector3 p = Corner(from, t, 0) + a * (Corner(from, t, 1) - Corner(from, t, 0)) + b * (Corner(from, t, 2) - Corner(from, t, 0));
            double least = double.PositiveInfinity;
            for (int other = 0; other < to.TriangleCount; other++)
            {
                least = Math.Min(least, ToTriangle(p, Corner(to, other, 0), Corner(to, other, 1), Corner(to, other, 2)));
            }

            found[i] = Math.Sqrt(least);
        });
        return found.Max();
    }

    private static Vector3 Corner(TriangleMesh mesh, int triangle, int k) => mesh.Positions[mesh.Indices[3 * triangle + k]];

    /// <summary>Squared distance of a point from a triangle: from its plane if above it, else from its edges.</summary>
    private static double ToTriangle(Vector3 p, Vector3 a, Vector3 b, Vector3 c)
    {
        Vector3 normal = Vector3.Cross(b - a, c - a);
        bool above = Vector3.Dot(Vector3.Cross(b - a, p - a), normal) >= 0
            && Vector3.Dot(Vector3.Cross(c - b, p - b), normal) >= 0
            && Vector3.Dot(Vector3.Cross(a - c, p - c), normal) >= 0;
        if (above && normal.LengthSquared() > 0)
        {
            double off = Vector3.Dot(p - a, Vector3.Normalize(normal));
            return off * off;
        }

        return Math.Min(ToEdge(p, a, b), Math.Min(ToEdge(p, b, c), ToEdge(p, c, a)));
    }

    private static double ToEdge(Vector3 p, Vector3 a, Vector3 b)
    {
        float length = (b - a).LengthSquared();
        float t = length > 0 ? Math.Clamp(Vector3.Dot(p - a, b - a) / length, 0, 1) : 0;
        return (p - (a + t * (b - a))).LengthSquared();
    }
}
