using System.Numerics;
using System.Xml.Linq;

namespace Galactic.Assets;

/// <summary>
/// Reads the meshes of COLLADA files (1.4 and 1.5), as robots use them: polygons, node transforms, diffuse colours and
/// textures. The file's unit is applied, so positions are in metres; its axes are kept, as URDF files expect.
/// </summary>
/// <remarks>Animations, cameras and lights are left out; skinned meshes are read as they were bound.</remarks>
public static class ColladaReader
{
    private const int MaxDepth = 64;
    private const int MaxTriangles = 20_000_000;

    /// <summary>Reads a file; missing images and unknown materials become warnings.</summary>
    /// <exception cref="AssetException">The file is missing or damaged, or has no triangles.</exception>
    public static MeshAsset Load(string path)
    {
        XElement root = XmlFile.Root(path, "COLLADA");
        return AssetFile.Guard(path, "a valid COLLADA file", () => new Scene(new ColladaDocument(path, root)).Read());
    }

    private sealed class Scene(ColladaDocument document)
    {
        private readonly ColladaMaterials materials = new(document);
        private readonly ColladaTriangles triangles = new(document);

        public MeshAsset Read()
        {
            XElement root = document.Root;
            float unit = document.Numbers(root.Of("asset")?.Of("unit")?.Attribute("meter")?.Value ?? "1", 1)[0];
            if (!(unit > 0))
            {
                throw document.Bad("asset/unit", $"a unit of {unit} m, expected more than 0");
            }

            XElement? shown = root.Of("scene")?.Of("instance_visual_scene");
            XElement scene = shown is not null
                ? document.Target(shown, "url")
                : root.Of("library_visual_scenes")?.Of("visual_scene")
                    ?? throw document.Bad("", "no visual_scene, expected the nodes to draw");
            foreach (XElement node in scene.All("node"))
            {
                Visit(node, Matrix4x4.CreateScale(unit), 0);
            }

            return triangles.Build(materials.Warnings);
        }

        private void Visit(XElement node, Matrix4x4 parent, int depth)
        {
            string name = node.Attribute("name")?.Value ?? node.Attribute("id")?.Value ?? "";
            if (depth > MaxDepth)
            {
                throw document.Bad($"node {name}", $"more than {MaxDepth} nodes above it, or a cycle");
            }

            Matrix4x4 world = ColladaTransforms.Of(document, node) * parent;
            foreach (XElement child in node.Elements())
            {
                switch (child.Name.LocalName)
                {
                    case "node":
                        Visit(child, world, depth + 1);
                        break;
                    case "instance_node":
                        Visit(document.Target(child, "url"), world, depth + 1);
                        break;
                    case "instance_geometry":
                        Draw(name, document.Target(child, "url"), child, world);
                        break;
                    case "instance_controller":
                        Draw(name, Skinned(document.Target(child, "url")), child, world);
                        break;
                }
            }
        }

        private XElement Skinned(XElement controller) => controller.Of("skin") is { } skin
            ? document.Target(skin, "source")
            : throw document.Bad($"controller {controller.Attribute("id")?.Value}", "no skin, expected one");

        private void Draw(string name, XElement geometry, XElement instance, Matrix4x4 world)
        {
            if (geometry.Of("mesh") is not { } mesh)
            {
                return;
            }

            Dictionary<string, string> bound = [];
            foreach (XElement material in instance.Descendants().Where(e => e.Name.LocalName == "instance_material"))
            {
                bound[material.Attribute("symbol")?.Value ?? ""] = material.Attribute("target")?.Value ?? "";
            }

            foreach (XElement primitive in mesh.Elements())
            {
                string symbol = primitive.Attribute("material")?.Value ?? "";
                if (ColladaTriangles.IsSurface(primitive))
                {
                    triangles.Add(mesh, primitive, world, materials.Paint(bound.GetValueOrDefault(symbol, symbol)));
                }
            }

            triangles.ClosePart(name);
            if (triangles.Count > MaxTriangles)
            {
                throw document.Bad($"node {name}", $"more than {MaxTriangles} triangles");
            }
        }
    }
}
