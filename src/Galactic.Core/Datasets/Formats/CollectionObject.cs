using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Datasets.Formats;

/// <summary>A movable object of a collection file, in the frame of its mesh (z up).</summary>
/// <param name="Name">Name of the render asset.</param>
/// <param name="Box">Collision box, metres.</param>
/// <param name="HeldRotation">A number older simulators used when the object is held; kept, not used.</param>
/// <param name="Technique">How the box is filled with spheres; null if the spheres are given.</param>
/// <param name="Spheres">The collision spheres; null if they follow from the technique.</param>
public sealed record CollectionObject(
    string Name, Bounds Box, int? HeldRotation, SphereTechnique? Technique, IReadOnlyList<CollisionSphere>? Spheres)
{
    /// <summary>Name of the entry that stands for the robot when episodes are made; not an object to pick up.</summary>
    public const string RobotProxy = "robotProxy";

    // Metres from the origin of a link or a mesh; nothing that a robot is made of or picks up is farther.
    internal const float Farthest = 5;

    private const string BoxName = "box", CylinderName = "uprightCylinder";

    internal static string NameOf(SphereTechnique technique) =>
        technique == SphereTechnique.Box ? BoxName : CylinderName;

    internal static CollectionObject Read(JsonPlace item)
    {
        JsonPlace box = item["collisionBox"];
        (Vector3 low, Vector3 high) = (box["min"].Vector(Farthest), box["max"].Vector(Farthest));
        if (!(low.X < high.X && low.Y < high.Y && low.Z < high.Z))
        {
            throw box.Wrong($"min {low} is not below max {high}");
        }

        JsonPlace? technique = item.Find("generateCollisionSpheresTechnique"), spheres = item.Find("collisionSpheres");
        if (technique is null && spheres is null)
        {
            throw item.Wrong("\"collisionSpheres\" is missing, expected it or \"generateCollisionSpheresTechnique\"");
        }

        return new CollectionObject(
            item["name"].Text(), new Bounds(low, high), item.Find("heldRotationIndex")?.Whole(0, 31),
            technique is null ? null : ReadTechnique(technique), spheres?.Items(ReadSphere));
    }

    internal static CollisionSphere ReadSphere(JsonPlace sphere)
    {
        JsonPlace radius = sphere["radius"];
        return SphereRadii.Contains(radius.Number())
            ? new CollisionSphere(sphere["origin"].Vector(Farthest), radius.Number())
            : throw radius.Expected($"one of {string.Join(", ", SphereRadii.All.ToArray())}");
    }

    private static SphereTechnique ReadTechnique(JsonPlace technique) => technique.Text() switch
    {
        BoxName => SphereTechnique.Box,
        CylinderName => SphereTechnique.UprightCylinder,
        _ => throw technique.Expected($"\"{BoxName}\" or \"{CylinderName}\""),
    };
}
