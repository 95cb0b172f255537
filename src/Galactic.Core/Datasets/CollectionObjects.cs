using System.Numerics;
using Galactic.Assets;
using Galactic.Datasets.Formats;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>Makes movable objects of the boxes and spheres of a collection file.</summary>
public static class CollectionObjects
{
    private static readonly uint BoxColor = Color.Hex(0xB08D57);

    /// <summary>All movable objects of a collection, in file order; the entry that stands for the robot is left out.
    /// </summary>
    /// <param name="path">The collection file.</param>
    /// <param name="meshes">
    /// Meshes by object name, in the frame of the boxes (z up); objects without one look like their box.
    /// </param>
    /// <exception cref="AssetException">The file is missing or damaged, an object occurs twice, or no collision sphere
    /// fits into its box.</exception>
    public static IReadOnlyList<MovableObject> Load(
        string path, IReadOnlyDictionary<string, TriangleMesh>? meshes = null)
    {
        CollectionDocument collection = CollectionDocument.Load(path);
        HashSet<string> names = [];
        List<MovableObject> objects = [];
        for (int i = 0; i < collection.Objects.Count; i++)
        {
            CollectionObject item = collection.Objects[i];
            string place = $"collection.freeObjects[{i}]";
            if (!names.Add(item.Name))
            {
                throw new AssetException(path, $"{place}.name", $"a second object named \"{item.Name}\"");
            }

            if (item.Name != CollectionObject.RobotProxy)
            {
                objects.Add(Make(path, place, item, meshes?.GetValueOrDefault(item.Name)));
            }
        }

        return objects;
    }

    private static MovableObject Make(string path, string place, CollectionObject item, TriangleMesh? mesh) => new()
    {
        Name = item.Name,
        Mesh = mesh ?? BoxMesh(item.Box),
        Box = item.Box,
        Spheres = item.Spheres ?? Fill(path, place, item),
        Upright = Quaternion.CreateFromAxisAngle(Vector3.UnitX, -MathF.PI / 2),
    };

    private static IReadOnlyList<CollisionSphere> Fill(string path, string place, CollectionObject item)
    {
        try
        {
            return ObjectSpheres.Generate(item.Box, item.Technique!.Value);
        }
        catch (ArgumentException error)
        {
            throw new AssetException(path, $"{place}.collisionBox", error.Message, error);
        }
    }

    private static TriangleMesh BoxMesh(Bounds box)
    {
        MeshBuilder builder = new();
        builder.Box(new Pose(box.Center, Quaternion.Identity), box.Size / 2, BoxColor);
        return builder.Build(isSingleSided: true);
    }
}
