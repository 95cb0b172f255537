using System.Numerics;
using System.Xml.Linq;

namespace Galactic.Assets;

/// <summary>Collects the triangles of COLLADA primitives.</summary>
internal sealed class ColladaTriangles(ColladaDocument document)
{
    private readonly List<Vector3> positions = [];
    private readonly List<int> indices = [];
    private readonly List<uint> colors = [];
    private readonly SurfaceList surfaces = new();
    private readonly List<MeshPart> parts = [];
    private int partStart;

    /// <summary>Triangles so far.</summary>
    public int Count => colors.Count;

    /// <summary>True for elements of a mesh that have surfaces.</summary>
    public static bool IsSurface(XElement primitive) =>
        primitive.Name.LocalName is "triangles" or "polylist" or "polygons" or "tristrips" or "trifans";

    /// <summary>Adds a primitive of a mesh.</summary>
    public void Add(XElement mesh, XElement primitive, Matrix4x4 world, Material paint)
    {
        ColladaInputs inputs = new(document, mesh, primitive);
        int first = positions.Count;
        foreach (Vector3 position in inputs.Positions())
        {
            positions.Add(Vector3.Transform(position, world));
        }

        bool mirrored = world.GetDeterminant() < 0;
        foreach ((int a, int b, int c) in Corners(primitive, inputs))
        {
            (int p, int q, int r) = (inputs.Position(a), inputs.Position(b), inputs.Position(c));
            if (p == q || q == r || r == p)
            {
                continue;
            }

            indices.AddRange(mirrored ? [first + p, first + r, first + q] : [first + p, first + q, first + r]);
            Material used = inputs.HasUvs ? paint : paint with { Image = null };
            (Vector2 uvA, Vector2 uvB, Vector2 uvC) = (inputs.Uv(a), inputs.Uv(b), inputs.Uv(c));
            (Vector4 tintA, Vector4 tintB, Vector4 tintC) = (inputs.Tint(a), inputs.Tint(b), inputs.Tint(c));
            TriangleSurface? surface = TriangleSurface.Of(used, uvA, uvB, uvC, tintA, tintB, tintC);
            surfaces.Add(colors.Count, mirrored ? surface?.Turned : surface);
            colors.Add(LinearColor.Pack(used.Mean(uvA, uvB, uvC, tintA, tintB, tintC)));
        }
    }

    /// <summary>Names the triangles added since the last part.</summary>
    public void ClosePart(string name)
    {
        if (colors.Count > partStart)
        {
            parts.Add(new MeshPart(name, partStart, colors.Count - partStart));
            partStart = colors.Count;
        }
    }

    /// <summary>The mesh.</summary>
    /// <exception cref="AssetException">There are no triangles.</exception>
    public MeshAsset Build(IReadOnlyList<string> warnings) => colors.Count > 0
        ? new MeshAsset(
            new TriangleMesh([.. positions], [.. indices], [.. colors]) { Surface = surfaces.Build(colors.Count) },
            parts,
            [.. warnings.Distinct()])
        : throw document.Bad("", "no triangles, expected a COLLADA mesh");

    /// <summary>Triangles as numbers of corners of the primitive.</summary>
    private IEnumerable<(int A, int B, int C)> Corners(XElement primitive, ColladaInputs inputs)
    {
        foreach ((int start, int count) in Polygons(primitive, inputs))
        {
            bool strip = primitive.Name.LocalName == "tristrips";
            for (int i = 2; i < count; i++)
            {
                yield return !strip ? (start, start + i - 1, start + i)
                    : i % 2 == 0 ? (start + i - 2, start + i - 1, start + i)
                    : (start + i - 1, start + i - 2, start + i);
            }
        }
    }

    /// <summary>First corner and number of corners of each polygon, fan or strip.</summary>
    private IEnumerable<(int Start, int Count)> Polygons(XElement primitive, ColladaInputs inputs)
    {
        switch (primitive.Name.LocalName)
        {
            case "triangles":
                for (int start = 0; start + 2 < inputs.Corners; start += 3)
                {
                    yield return (start, 3);
                }

                break;
            case "polylist":
                int at = 0;
                foreach (int count in document.Indices(primitive.Of("vcount")?.Value ?? ""))
                {
                    if (count > inputs.Corners - at)
                    {
                        throw document.Bad("polylist", $"vcount asks for more than the {inputs.Corners} corners in p");
                    }

                    yield return (at, count);
                    at += count;
                }

                break;
            default:
                int next = 0;
                foreach (int count in inputs.Runs)
                {
                    yield return (next, count);
                    next += count;
                }

                break;
        }
    }
}
