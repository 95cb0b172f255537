using System.Numerics;
using Galactic.Assets;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>
/// Loads objects of the YCB set (Calli et al. 2015) from a folder of scanned meshes, light enough for batch
/// rendering.
/// </summary>
public static class YcbObjects
{
    /// <summary>Triangles per object after simplification, at most.</summary>
    public const int TriangleBudget = 400;

    // Numbers and shapes of the nine objects of the rearrangement episodes; others are boxes without a number.
    private static readonly Dictionary<string, (string Name, SphereTechnique Technique)> Known = new()
    {
        ["bowl"] = ("024_bowl", SphereTechnique.UprightCylinder),
        ["cracker_box"] = ("003_cracker_box", SphereTechnique.Box),
        ["potted_meat_can"] = ("010_potted_meat_can", SphereTechnique.Box),
        ["master_chef_can"] = ("002_master_chef_can", SphereTechnique.UprightCylinder),
        ["sugar_box"] = ("004_sugar_box", SphereTechnique.Box),
        ["tomato_soup_can"] = ("005_tomato_soup_can", SphereTechnique.UprightCylinder),
        ["gelatin_box"] = ("009_gelatin_box", SphereTechnique.Box),
        ["pudding_box"] = ("008_pudding_box", SphereTechnique.Box),
        ["tuna_fish_can"] = ("007_tuna_fish_can", SphereTechnique.UprightCylinder),
    };

    /// <summary>Loads all objects of a folder, ordered by name.</summary>
    /// <remarks>
    /// The collision box is that of the full scan. The drawn mesh has at most <see cref="TriangleBudget"/>
    /// triangles, each coloured with the mean of the scan's texture nearest to it.
    /// </remarks>
    /// <param name="path">A folder with one folder per object (itself or its "objects"), each with one textured
    /// OBJ.</param>
    /// <exception cref="AssetException">There is no such folder, no object in it, or a mesh is damaged.</exception>
    public static IReadOnlyList<MovableObject> Load(string path)
    {
        string root = Directory.Exists(Path.Combine(path, "objects")) ? Path.Combine(path, "objects") : path;
        if (!Directory.Exists(root))
        {
            throw new AssetException(path, "", "there is no such folder, expected one with the YCB objects");
        }

        var objects = new List<MovableObject>();
        foreach (string folder in Directory.EnumerateDirectories(root))
        {
            string? mesh = Directory.EnumerateFiles(folder, "*.obj").Order(StringComparer.Ordinal).FirstOrDefault();
            if (mesh is not null)
            {
                objects.Add(LoadOne(Path.GetFileName(folder), mesh));
            }
        }

        return objects.Count > 0
            ? [.. objects.OrderBy(item => item.Name, StringComparer.Ordinal)]
            : throw new AssetException(
                path, "", "no object found, expected folders such as cracker_box with an OBJ file in each");
    }

    private static MovableObject LoadOne(string folder, string path)
    {
        // Folders are named "cracker_box" or "003_cracker_box".
        string key = folder.Length > 4 && folder[3] == '_' && folder[..3].All(char.IsAsciiDigit) ? folder[4..] : folder;
        (string name, SphereTechnique technique) = Known.GetValueOrDefault(key, (folder, SphereTechnique.Box));
        TriangleMesh scan = MeshReader.Load(path).Mesh;
        IReadOnlyList<Quaternion> lying = MovableObjects.YcbLying(name);
        TriangleMesh light = MeshSimplifier.Simplify(scan, TriangleBudget);
        return new MovableObject
        {
            Name = name,
            Mesh = light,
            Box = scan.Bounds,
            Spheres = AssetFile.Guard(
                path, "an object of graspable size", () => ObjectSpheres.Generate(scan.Bounds, technique)),
            Upright = Quaternion.CreateFromAxisAngle(Vector3.UnitX, -MathF.PI / 2),
            Lying = lying,
            LyingShare = lying.Count > 0 ? MovableObjects.BoxLyingShare : 0,
        };
    }
}
