using System.Numerics;
using Galactic.Assets;
using Galactic.Datasets.Formats;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Datasets.Robots;

/// <summary>Reads the meshes of a robot's links.</summary>
internal sealed class RobotVisuals(
    UrdfModel urdf, RobotLooks looks, string urdfPath, string path, ProblemLog problems)
{
    private const int TextureLimit = 512;
    private static readonly string[] Endings = [".glb", ".gltf", ".obj", ".stl", ".STL", ".ply", ".dae"];
    private static readonly uint Plain = Color.Rgb(200, 200, 200);
    private readonly Dictionary<string, TriangleMesh?> meshes = [];

    /// <summary>One mesh per link that has shapes, in link order.</summary>
    /// <remarks>
    /// A link whose visual meshes are missing or of an unknown format shows its collision shapes instead. Links that
    /// cannot move against each other share a mesh if the description says so.
    /// </remarks>
    /// <exception cref="AssetException">A mesh file is damaged, or the description names a link that is not
    /// there.</exception>
    public LinkVisual[] Make(RobotTree tree)
    {
        foreach (string link in looks.Colors.Keys)
        {
            tree.Link(link, $"visuals.colors.{link}");
        }

        ILookup<string, UrdfShape> shapes = urdf.Shapes.ToLookup(s => s.Link, StringComparer.Ordinal);
        SortedDictionary<int, MeshBuilder> byCarrier = [];
        for (int link = 0; link < tree.Links.Count; link++)
        {
            if (Link(tree.Links[link].Name, [.. shapes[tree.Links[link].Name]]) is { } mesh)
            {
                (int carrier, Pose carrierFromLink) =
                    looks.MergesFixedLinks ? Carrier(tree, link) : (link, Pose.Identity);
                if (!byCarrier.TryGetValue(carrier, out MeshBuilder? builder))
                {
                    byCarrier.Add(carrier, builder = new MeshBuilder());
                }

                builder.Mesh(mesh, carrierFromLink.ToMatrix());
            }
        }

        return [.. byCarrier.Select(c => new LinkVisual(c.Key, c.Value.Build()))];
    }

    /// <summary>The nearest link above that moves, and the link in its frame.</summary>
    private static (int Link, Pose CarrierFromLink) Carrier(RobotTree tree, int link)
    {
        Pose pose = Pose.Identity;
        while (tree.Links[link] is { Parent: >= 0 and int parent, Joint: { Type: UrdfJointType.Fixed } joint })
        {
            (pose, link) = (UrdfFrame.YUp(joint.ParentFromChild) * pose, parent);
        }

        return (link, pose);
    }

    private TriangleMesh? Link(string name, UrdfShape[] shapes)
    {
        UrdfShape[] visible = [.. shapes.Where(s => !s.IsCollision)];
        MeshBuilder builder = new();
        bool complete = Add(builder, name, visible);
        if (!complete && builder.TriangleCount == 0)
        {
            bool replaced = Add(builder, name, [.. shapes.Where(s => s.IsCollision)]) && builder.TriangleCount > 0;
            problems.Add(
                urdfPath, $"link {name}",
                replaced ? "its collision shapes are shown instead" : "it has no shape that can be shown instead");
        }

        if (builder.TriangleCount == 0)
        {
            return null;
        }

        TriangleMesh mesh = builder.Build();
        return looks.TrianglesPerLink is { } budget && mesh.TriangleCount > budget
            ? MeshSimplifier.Simplify(mesh, budget)
            : mesh;
    }

    /// <summary>Adds shapes in the Y-up frame of their link; false if some are missing.</summary>
    private bool Add(MeshBuilder builder, string link, UrdfShape[] shapes)
    {
        bool complete = true;
        foreach (UrdfShape shape in shapes)
        {
            uint? wanted = looks.Colors.TryGetValue(link, out uint own) ? own : null;
            Matrix4x4 linkFromShape = shape.LinkFromShape.ToMatrix() * UrdfFrame.YUpFromUrdf;
            if (shape.Geometry != UrdfGeometry.Mesh)
            {
                builder.Mesh(UrdfMeshes.Of(shape with { Color = wanted ?? shape.Color ?? Plain }), linkFromShape);
            }
            else if (Mesh(link, shape.MeshPath) is { } mesh)
            {
                // As elsewhere, a file's own colours go before the URDF's, which is there for meshes without any.
                uint? paint = wanted ?? (mesh.Colors.Distinct().Count() == 1 ? shape.Color : null);
                TriangleMesh painted = paint is { } color ? Painted(mesh, color) : mesh;
                builder.Mesh(painted, Matrix4x4.CreateScale(shape.Size) * linkFromShape);
            }
            else
            {
                complete = false;
            }
        }

        return complete;
    }

    private TriangleMesh? Mesh(string link, string named)
    {
        string file = Substitute(named) ?? named;
        if (meshes.TryGetValue(file, out TriangleMesh? known))
        {
            return known;
        }

        string ending = Path.GetExtension(file).ToLowerInvariant();
        bool isReadable = Endings.Contains(ending);
        TriangleMesh? mesh = null;
        if (!File.Exists(file) || !isReadable)
        {
            problems.Add(
                urdfPath, $"link {link}",
                isReadable
                    ? $"the mesh {file} is not there"
                    : $"the mesh {file} is not in a format that can be read: {string.Join(", ", Endings)}");
        }
        else
        {
            mesh = MeshReader.Load(file).Mesh.WithTexturesWithin(TextureLimit);
            mesh = ending is ".gltf" or ".glb" && looks.IsGltfYUp ? Turned(mesh) : mesh;
        }

        meshes.Add(file, mesh);
        return mesh;
    }

    /// <summary>The file of the same name in the description's mesh folder, in any readable format.</summary>
    private string? Substitute(string named)
    {
        if (looks.MeshFolder is not { } folder)
        {
            return null;
        }

        string from = Path.Combine(Path.GetDirectoryName(path)!, folder, Path.GetFileNameWithoutExtension(named));
        return Endings.Select(ending => Path.GetFullPath(from + ending)).FirstOrDefault(File.Exists);
    }

    private static TriangleMesh Turned(TriangleMesh mesh)
    {
        MeshBuilder builder = new();
        builder.Mesh(mesh, UrdfFrame.UrdfFromYUp);
        return builder.Build();
    }

    private static TriangleMesh Painted(TriangleMesh mesh, uint color)
    {
        uint[] colors = new uint[mesh.TriangleCount];
        Array.Fill(colors, color);
        return new TriangleMesh(mesh.Positions, mesh.Indices, colors);
    }
}
