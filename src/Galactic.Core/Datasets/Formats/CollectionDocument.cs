using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Datasets.Formats;

/// <summary>
/// The contents of a collection file (<c>*.collection.json</c>, or <c>*.robot.json</c> without objects), one to one:
/// the robot's actions and collision spheres, and the boxes and spheres of movable objects. A robot to simulate with
/// comes from <see cref="RobotFile"/>, objects from <see cref="CollectionObjects"/>.
/// </summary>
/// <param name="Objects">Movable objects; empty in a file that only describes a robot.</param>
/// <param name="Robot">The robot.</param>
public sealed record CollectionDocument(IReadOnlyList<CollectionObject> Objects, RobotDescription Robot)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="AssetException">The file is missing or something in it is; names the place and what was
    /// expected there.</exception>
    public static CollectionDocument Load(string path)
    {
        JsonPlace collection = JsonPlace.Open(path)["collection"];
        JsonPlace radii = collection["collisionRadiusWorkingSet"];
        if (!radii.Numbers(1, 16).SequenceEqual(SphereRadii.All.ToArray()))
        {
            throw radii.Expected($"[{string.Join(", ", SphereRadii.All.ToArray())}], the radii of column grids");
        }

        CollectionObject[] objects = collection.Find("freeObjects")?.Items(CollectionObject.Read) ?? [];
        JsonPlace list = collection["robots"];
        RobotDescription[] robots = list.Items(RobotReader.Read);
        return robots.Length == 1
            ? new CollectionDocument(objects, robots[0])
            : throw list.Wrong($"{robots.Length} robots, expected exactly one");
    }

    /// <summary>Writes the file, complete or not at all; numbers read back bit for bit.</summary>
    public void Save(string path) => CollectionWriter.Write(this, path);
}
