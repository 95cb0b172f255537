using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>How to make an object class of y-up mesh frame, in several colours and sizes.</summary>
/// <param name="Name">Name of the class.</param>
/// <param name="Size">Extents, metres.</param>
/// <param name="Technique">How collision spheres fill it.</param>
/// <param name="BelongsOn">See <see cref="MovableObject.BelongsOn"/>.</param>
/// <param name="Draw">Draws it in two colours.</param>
/// <param name="Colors">Pairs of colours; the last one is kept back for tests.</param>
internal sealed record ObjectRecipe(
    string Name, Vector3 Size, SphereTechnique Technique, IReadOnlyList<string> BelongsOn,
    Func<ObjectShape, uint, uint, ObjectShape> Draw, IReadOnlyList<(uint First, uint Second)> Colors)
{
    private const float Thinnest = 2 * SphereRadii.Small;

    /// <summary>Share of objects that lie on their largest side.</summary>
    public float LyingShare { get; init; }

    /// <summary>The class under a name, in one of its colours, lengths times a factor but none below 30 mm.</summary>
    public MovableObject Make(string name, int color, float scale, ObjectDetail detail)
    {
        Vector3 size = Vector3.Max(Size * scale, new Vector3(Thinnest));
        Vector3 half = size * 0.5f;
        Bounds box = new(new Vector3(-half.X, 0, -half.Z), new Vector3(half.X, size.Y, half.Z));
        // The spheres' technique knows z as up: fill the box lying on its back, then stand it up again.
        Bounds lying = new(
            new Vector3(box.Min.X, -box.Max.Z, box.Min.Y), new Vector3(box.Max.X, -box.Min.Z, box.Max.Y));
        return new MovableObject
        {
            Name = name,
            Class = Name,
            Mesh = Draw(new ObjectShape(box, yUp: true, detail), Colors[color].First, Colors[color].Second).Build(),
            Box = box,
            Spheres = [.. ObjectSpheres.Generate(lying, Technique).Select(s =>
                s with { Center = new Vector3(s.Center.X, s.Center.Z, -s.Center.Y) })],
            Upright = Quaternion.Identity,
            Lying = LyingShare > 0 ? [MovableObjects.OnItsSide] : [],
            LyingShare = LyingShare,
            BelongsOn = BelongsOn,
        };
    }
}
