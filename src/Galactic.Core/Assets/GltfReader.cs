using System.Numerics;
using SharpGLTF.Schema2;
using SharpGLTF.Validation;

namespace Galactic.Assets;

/// <summary>
/// Reads glTF 2.0 (.gltf and .glb) into triangles: every node transform applied, all triangle modes, materials with
/// base colour factor, base colour texture, vertex colours and emission, and their mean over each triangle.
/// </summary>
/// <remarks>
/// Only the default scene is read (the first one, or all nodes, if there is none). Skins, morph targets and
/// animations are left at rest. Alpha is not blended. A MASK material has holes where base colour alpha times texture
/// alpha is below its cut-off. Under BLEND, a texture with alpha has holes where that is below 50 %; without one, the
/// surface is left out if its alpha is below 2 % and is opaque otherwise, as panes of glass are to a robot. Alpha of
/// vertex colours counts by its mean over a triangle, and only where there is no texture. What is left out is neither
/// seen nor hit; holes are not seen, but what can hit them does. Textures in formats other than PNG and JPEG, and missing
/// ones, give the plain material colour and a warning.
/// </remarks>
public static class GltfReader
{
    private const int MaxTriangles = 50_000_000;

    /// <summary>Reads a file.</summary>
    /// <exception cref="AssetException">The file is missing, damaged or requires an unknown extension.</exception>
    public static MeshAsset Load(string path)
    {
        byte[] bytes = AssetFile.Read(path);
        GltfDocument.Check(path, bytes);
        return AssetFile.Guard(path, "valid glTF", () => Convert(path, bytes));
    }

    private static MeshAsset Convert(string path, byte[] bytes)
    {
        var warnings = new List<string>();
        ModelRoot model = Parse(path, bytes, warnings);

        var images = new GltfImages(path, warnings);
        var builder = new MeshBuilder();
        var parts = new List<MeshPart>();
        MeshFaults faults = default;
        foreach (Node node in NodesOf(model))
        {
            if (node.Mesh is null)
            {
                continue;
            }

            int first = builder.TriangleCount;
            foreach (MeshPrimitive primitive in node.Mesh.Primitives)
            {
                faults += AddPrimitive(path, primitive, node.WorldMatrix, images, builder, warnings);
            }

            if (node.Skin is not null)
            {
                warnings.Add($"nodes[{node.LogicalIndex}]: the skin is ignored, the mesh stays in its bind pose");
            }

            parts.Add(new MeshPart(node.Name ?? "", first, builder.TriangleCount - first));
        }

        if (faults.NotFinite > 0)
        {
            warnings.Add($"{faults.NotFinite} triangles with corners that are not finite are left out");
        }

        return new MeshAsset(MeshWelder.Weld(builder.Build()), parts, [.. warnings.Distinct()])
        {
            Faults = faults,
        };
    }

    private static ModelRoot Parse(string path, byte[] bytes, List<string> warnings)
    {
        try
        {
            return Parse(path, bytes, warnings, ValidationMode.TryFix);
        }
        catch (DataException)
        {
            // Numbers that no vertex may have cost their triangles, not the file; what else is wrong shows when it is read.
            return Parse(path, bytes, warnings, ValidationMode.Skip);
        }
    }

    private static ModelRoot Parse(string path, byte[] bytes, List<string> warnings, ValidationMode validation)
    {
        ReadContext context = ReadContext
            .Create(name => GltfImages.ReadSatellite(path, name, warnings))
            .WithSettingsFrom(new ReadSettings { Validation = validation });
        using var stream = new MemoryStream(bytes, false);
        return GltfDocument.IsBinary(bytes) ? context.ReadBinarySchema2(stream) : context.ReadTextSchema2(stream);
    }

    private static IEnumerable<Node> NodesOf(ModelRoot model)
    {
        IEnumerable<Node> roots = model.DefaultScene?.VisualChildren
            ?? model.LogicalNodes.Where(node => node.VisualParent is null);
        var pending = new Stack<Node>(roots.Reverse());
        while (pending.TryPop(out Node? node))
        {
            yield return node;
            foreach (Node child in node.VisualChildren.Reverse())
            {
                pending.Push(child);
            }
        }
    }

    private static bool IsFinite(Vector3 v) => float.IsFinite(v.X + v.Y + v.Z);

    /// <summary>Adds the triangles of a primitive and tells which it left out.</summary>
    private static MeshFaults AddPrimitive(
        string path, MeshPrimitive primitive, Matrix4x4 world, GltfImages images, MeshBuilder builder,
        List<string> warnings)
    {
        string location = $"meshes[{primitive.LogicalParent.LogicalIndex}].primitives[{primitive.LogicalIndex}]";
        if (primitive.DrawPrimitiveType is PrimitiveType.POINTS or PrimitiveType.LINES
            or PrimitiveType.LINE_LOOP or PrimitiveType.LINE_STRIP)
        {
            warnings.Add($"{location}: points and lines are left out");
            return default;
        }

        IReadOnlyList<Vector3> positions = primitive.GetVertexAccessor("POSITION")?.AsVector3Array()
            ?? throw new AssetException(path, location, "has no POSITION");
        (Material paint, string uvName, Matrix3x2 uvMap) = images.PaintOf(primitive.Material);
        IReadOnlyList<Vector4>? colors = primitive.GetVertexAccessor("COLOR_0")?.AsColorArray();
        IReadOnlyList<Vector2>? uvs = primitive.GetVertexAccessor(uvName)?.AsVector2Array();
        if (paint.Image is not null && uvs is null)
        {
            warnings.Add($"{location}: has a texture but no {uvName}; the plain material colour is used");
            paint = paint with { Image = null };
        }

        bool mirrored = world.GetDeterminant() < 0;
        (int notFinite, int met) = (0, 0);
        int shortest = Math.Min(positions.Count, Math.Min(colors?.Count ?? int.MaxValue, uvs?.Count ?? int.MaxValue));
        foreach ((int a, int b, int c) in primitive.GetTriangleIndices())
        {
            if ((uint)a >= (uint)shortest || (uint)b >= (uint)shortest || (uint)c >= (uint)shortest)
            {
                throw new AssetException(path, location, $"triangle {a}, {b}, {c} is outside the {shortest} vertices");
            }

            met++;
            if (!IsFinite(World(a) + World(b) + World(c)))
            {
                notFinite++;
                continue;
            }

            Vector4 color = paint.Mean(Uv(a), Uv(b), Uv(c), Tint(a), Tint(b), Tint(c));
            bool isThere = paint.Image is null
                ? color.W >= paint.AlphaCutoff
                : paint.Coverage != SurfaceCoverage.None;
            if (isThere)
            {
                TriangleSurface? surface = TriangleSurface.Of(
                    paint, Uv(a), Uv(b), Uv(c), Tint(a), Tint(b), Tint(c));
                builder.Triangle(
                    World(a), World(mirrored ? c : b), World(mirrored ? b : c), mirrored ? surface?.Turned : surface,
                    LinearColor.Pack(color));
            }
        }

        if (builder.TriangleCount > MaxTriangles)
        {
            throw new AssetException(path, location, $"more than {MaxTriangles} triangles in all");
        }

        // Those that name a vertex twice are not given; in strips and fans they are separators.
        int all = (primitive.IndexAccessor?.Count ?? positions.Count) / 3;
        return new MeshFaults(notFinite, primitive.DrawPrimitiveType == PrimitiveType.TRIANGLES ? all - met : 0, 0);

        Vector2 Uv(int i) => uvs is null ? Vector2.Zero : Vector2.Transform(uvs[i], uvMap);
        Vector4 Tint(int i) => colors?[i] ?? Vector4.One;
        Vector3 World(int i) => Vector3.Transform(positions[i], world);
    }
}
