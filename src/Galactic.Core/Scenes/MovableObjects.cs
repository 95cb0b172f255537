using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>Built-in object classes with generated meshes that fill their collision boxes.</summary>
public static partial class MovableObjects
{
    /// <summary>Share of boxes that lie, of those classes that may.</summary>
    internal const float BoxLyingShare = 0.15f;

    private const float LeastScale = 0.94f;

    // Metal of lids and rims.
    internal static readonly uint Silver = Color.Hex(0xC8C8C4);
    internal static readonly uint White = Color.Hex(0xEFECE4);

    /// <summary>
    /// The nine object classes of the reference task: names, boxes and frames of the YCB models (z up, origin off
    /// the centre), drawn with our own simple shapes.
    /// </summary>
    /// <param name="detail">How finely they are drawn.</param>
    public static IReadOnlyList<MovableObject> Ycb9(ObjectDetail detail = ObjectDetail.Standard) =>
    [
        Ycb(detail, "024_bowl", new(-0.095571f, -0.124271f, -0.0005300004f), new(0.065892f, 0.036893f, 0.054479f),
            SphereTechnique.UprightCylinder, s => VesselShapes.Bowl(s, Color.Hex(0xCF3B2E), Color.Hex(0xB83428))),
        Ycb(detail, "003_cracker_box", new(-0.048785f, -0.09616001f, -0.003243004f), new(0.023015f, 0.067876f, 0.210194f),
            SphereTechnique.Box, s => s.PanelBox(Color.Hex(0xC4342B), Color.Hex(0xE8C9A0))),
        Ycb(detail, "010_potted_meat_can", new(-0.083827f, -0.05660401f, -0.003188002f),
            new(0.018258f, 0.003498997f, 0.080355f),
            SphereTechnique.Box, s => PackageShapes.MeatCan(s, Color.Hex(0x24418F), Color.Hex(0xE6C233))),
        Ycb(detail, "002_master_chef_can", new(-0.068313f, -0.06094901f, -0.0001870022f), new(0.034216f, 0.04142799f, 0.13999f),
            SphereTechnique.UprightCylinder, s => VesselShapes.Can(
                s, Color.Hex(0x2E4A8C), Color.Hex(0x3F62B5))),
        Ycb(detail, "004_sugar_box", new(-0.032215f, -0.063793f, 3.099856e-05f), new(0.017281f, 0.03036899f, 0.176046f),
            SphereTechnique.Box, s => s.PanelBox(Color.Hex(0xE8C23A), White)),
        Ycb(detail, "005_tomato_soup_can", new(-0.043124f, 0.05014599f, 7.900453e-05f), new(0.024787f, 0.117889f, 0.101934f),
            SphereTechnique.UprightCylinder, s => VesselShapes.Can(s, White, Color.Hex(0xC7281F))),
        Ycb(detail, "009_gelatin_box", new(-0.067477f, -0.058799f, -0.0005450013f), new(0.021927f, 0.042309f, 0.029529f),
            SphereTechnique.Box, s => s.PanelBox(Color.Hex(0xD9748C), Color.Hex(0xB6222B))),
        Ycb(detail, "008_pudding_box", new(-0.068464f, -0.045255f, -0.0004969996f), new(0.069474f, 0.083501f, 0.038392f),
            SphereTechnique.Box, s => s.PanelBox(Color.Hex(0x6B3F2A), Color.Hex(0xA8703F))),
        Ycb(detail, "007_tuna_fish_can", new(-0.068828f, -0.064902f, -0.003218f), new(0.016731f, 0.020638f, 0.03032f),
            SphereTechnique.UprightCylinder, s => VesselShapes.Can(s, Silver, Color.Hex(0x2A8F8A))),
    ];

    /// <summary>The rotation that turns a z-up mesh upright.</summary>
    internal static Quaternion ZUpToUpright => new(-MathF.Sqrt(0.5f), 0, 0, MathF.Sqrt(0.5f));

    /// <summary>A quarter turn about z: what was the right side lies on top.</summary>
    internal static Quaternion OnItsSide => new(0, 0, MathF.Sqrt(0.5f), MathF.Sqrt(0.5f));

    private static MovableObject Ycb(
        ObjectDetail detail, string name, Vector3 min, Vector3 max, SphereTechnique technique,
        Func<ObjectShape, ObjectShape> draw)
    {
        Bounds box = new(min, max);
        IReadOnlyList<Quaternion> lying = YcbLying(name);
        return new MovableObject
        {
            Name = name,
            Mesh = draw(new ObjectShape(box, yUp: false, detail)).Build(),
            Box = box,
            Spheres = ObjectSpheres.Generate(box, technique),
            Upright = ZUpToUpright,
            Lying = lying,
            LyingShare = lying.Count > 0 ? BoxLyingShare : 0,
        };
    }

    /// <summary>The ways in which a class of the YCB set may lie; none for most.</summary>
    internal static IReadOnlyList<Quaternion> YcbLying(string name) => name is "003_cracker_box" or "004_sugar_box"
        ? [Quaternion.Normalize(OnItsSide * ZUpToUpright)]
        : [];
}
