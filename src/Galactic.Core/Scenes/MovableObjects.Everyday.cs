using System.Numerics;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Scenes;

public static partial class MovableObjects
{
    /// <summary>
    /// Everyday things: the nine of <see cref="Ycb9"/> first, then eighteen more whose mesh frame is y-up with
    /// the origin at the middle of the bottom.
    /// </summary>
    public static IReadOnlyList<MovableObject> Everyday() =>
    [
        .. Ycb9(),
        Round("mug", 0.095f, 0.095f, s => Vessel(s, 0.9f, 0.9f, Color.Hex(0x3C6E8F), Color.Hex(0xD8D4CB))),
        Round("plate", 0.240f, 0.030f, s => Vessel(s, 0.55f, 0.5f, White, Color.Hex(0xDDE4EC))),
        Round("glass", 0.080f, 0.120f, s => Vessel(s, 0.75f, 0.7f, Color.Hex(0x9CC4CC), Color.Hex(0xB9D8DE))),
        Round("bottle", 0.080f, 0.250f, s => Flask(s, Color.Hex(0x3F7A4A), Color.Hex(0x2B5432))),
        Boxy("soap_bottle", new(0.080f, 0.190f, 0.065f), SoapBottle),
        Boxy("milk_carton", new(0.070f, 0.200f, 0.070f), MilkCarton),
        Boxy("cereal_box", new(0.060f, 0.270f, 0.190f), s => s.PanelBox(Color.Hex(0xE08A2E), Color.Hex(0xF3DE9A))),
        Boxy("book", new(0.150f, 0.035f, 0.220f), Book),
        Round("jar", 0.085f, 0.120f, s => Jar(s, Color.Hex(0xB35A2B), Color.Hex(0xE4D9B0))),
        Round("vase", 0.110f, 0.220f, s => Vase(s, Color.Hex(0x4F6D9C))),
        Ball("apple", 0.075f, Color.Hex(0xB9312B)),
        Ball("orange", 0.075f, Color.Hex(0xE58A2A)),
        Ball("tennis_ball", 0.067f, Color.Hex(0xC6D93B)),
        Boxy("tissue_box", new(0.115f, 0.090f, 0.230f), s => s.PanelBox(Color.Hex(0x7FA7A0), White)),
        Boxy("alarm_clock", new(0.110f, 0.110f, 0.060f), s => s.PanelBox(Color.Hex(0x3A3F4A), White)),
        Boxy("toy_block", new(0.060f, 0.060f, 0.060f), s => s.PanelBox(Color.Hex(0x3C86C4), Color.Hex(0xF0C93A))),
        Round("candle", 0.070f, 0.100f, Candle),
        Boxy("sponge", new(0.070f, 0.035f, 0.120f), Sponge),
    ];

    private static MovableObject Round(
        string name, float diameter, float height, Func<ObjectShape, ObjectShape> draw) =>
        Upright(name, new Vector3(diameter, height, diameter), SphereTechnique.UprightCylinder, draw);

    private static MovableObject Boxy(string name, Vector3 size, Func<ObjectShape, ObjectShape> draw) =>
        Upright(name, size, SphereTechnique.Box, draw);

    private static MovableObject Ball(string name, float diameter, uint color)
    {
        Vector2[] outline = ObjectShape.Circle(8);
        return Round(name, diameter, diameter, s => s
            .Cap(outline, 0.38f, 0, up: false, color)
            .Stack(outline, (0.38f, 0, color), (0.92f, 0.3f, color), (1, 0.5f, color))
            .Stack(outline, (1, 0.5f, color), (0.92f, 0.7f, color), (0.38f, 1, color))
            .Cap(outline, 0.38f, 1, up: true, color));
    }

    private static MovableObject Upright(
        string name, Vector3 size, SphereTechnique technique, Func<ObjectShape, ObjectShape> draw)
    {
        Vector3 half = size * 0.5f;
        Bounds box = new(new Vector3(-half.X, 0, -half.Z), new Vector3(half.X, size.Y, half.Z));
        // The spheres' technique knows z as up: fill the box lying on its back, then stand it up again.
        Bounds lying = new(
            new Vector3(box.Min.X, -box.Max.Z, box.Min.Y), new Vector3(box.Max.X, -box.Min.Z, box.Max.Y));
        return new MovableObject
        {
            Name = name,
            Mesh = draw(new ObjectShape(box, yUp: true)).Build(),
            Box = box,
            Spheres = [.. ObjectSpheres.Generate(lying, technique).Select(s =>
                s with { Center = new Vector3(s.Center.X, s.Center.Z, -s.Center.Y) })],
            Upright = Quaternion.Identity,
        };
    }

    private static ObjectShape Vessel(ObjectShape shape, float foot, float inner, uint outside, uint inside)
    {
        Vector2[] outline = ObjectShape.Circle(Corners);
        return shape
            .Cap(outline, foot, 0, up: false, outside)
            .Stack(outline, (foot, 0, outside), (1, 1, outside), (0.93f, 1, outside), (inner * 0.9f, 0.12f, inside))
            .Cap(outline, inner * 0.9f, 0.12f, up: true, inside);
    }

    private static ObjectShape Flask(ObjectShape shape, uint glass, uint cap)
    {
        Vector2[] outline = ObjectShape.Circle(8);
        return shape
            .Cap(outline, 1, 0, up: false, glass)
            .Stack(outline, (1, 0, glass), (1, 0.55f, glass), (0.4f, 0.78f, glass), (0.4f, 1, cap))
            .Cap(outline, 0.4f, 1, up: true, cap);
    }

    private static ObjectShape Jar(ObjectShape shape, uint content, uint lid)
    {
        Vector2[] outline = ObjectShape.Circle(Corners);
        return shape
            .Cap(outline, 0.95f, 0, up: false, content)
            .Stack(outline, (0.95f, 0, content), (0.95f, 0.82f, content), (1, 0.82f, lid), (1, 1, lid))
            .Cap(outline, 1, 1, up: true, lid);
    }

    private static ObjectShape Vase(ObjectShape shape, uint clay)
    {
        Vector2[] outline = ObjectShape.Circle(8);
        return shape
            .Cap(outline, 0.6f, 0, up: false, clay)
            .Stack(outline, (0.6f, 0, clay), (1, 0.4f, clay), (0.45f, 0.8f, clay), (0.65f, 1, clay), (0.4f, 0.8f, clay))
            .Cap(outline, 0.4f, 0.8f, up: true, Color.Hex(0x2A2F38));
    }

    private static ObjectShape SoapBottle(ObjectShape shape)
    {
        Vector2[] outline = ObjectShape.RoundedSquare(0.4f);
        uint body = Color.Hex(0x8FB8D8);
        return shape
            .Cap(outline, 1, 0, up: false, body)
            .Stack(outline, (1, 0, body), (1, 0.75f, body))
            .Cap(outline, 1, 0.75f, up: true, body)
            .Block(new Vector3(-0.15f, -0.15f, 0.75f), new Vector3(0.15f, 0.15f, 0.94f), White)
            .Block(new Vector3(-0.25f, -0.2f, 0.94f), new Vector3(0.8f, 0.2f, 1), White);
    }

    private static ObjectShape MilkCarton(ObjectShape shape)
    {
        uint roof = Color.Hex(0x3D6FB0);
        Vector3 P(float u, float v, float h) => new(u, v, h);
        return shape
            .Cap(ObjectShape.Square, 1, 0, up: false, White)
            .Stack(ObjectShape.Square, (1, 0, White), (1, 0.35f, White), (1, 0.5f, roof), (1, 0.75f, White))
            .Triangle(P(1, -1, 0.75f), P(1, 1, 0.75f), P(1, 0, 1), roof)
            .Triangle(P(-1, 1, 0.75f), P(-1, -1, 0.75f), P(-1, 0, 1), roof)
            .Triangle(P(-1, -1, 0.75f), P(1, -1, 0.75f), P(1, 0, 1), roof)
            .Triangle(P(-1, -1, 0.75f), P(1, 0, 1), P(-1, 0, 1), roof)
            .Triangle(P(1, 1, 0.75f), P(-1, 1, 0.75f), P(-1, 0, 1), roof)
            .Triangle(P(1, 1, 0.75f), P(-1, 0, 1), P(1, 0, 1), roof);
    }

    private static ObjectShape Book(ObjectShape shape)
    {
        uint cover = Color.Hex(0x3E5C45);
        return shape
            .Block(new Vector3(-1, -1, 0), new Vector3(1, 1, 0.15f), cover)
            .Block(new Vector3(-0.9f, -0.96f, 0.15f), new Vector3(0.96f, 0.96f, 0.85f), White)
            .Block(new Vector3(-1, -1, 0.85f), new Vector3(1, 1, 1), cover)
            .Block(new Vector3(-1, -1, 0.15f), new Vector3(-0.9f, 1, 0.85f), cover);
    }

    private static ObjectShape Candle(ObjectShape shape)
    {
        Vector2[] outline = ObjectShape.Circle(Corners);
        uint wax = Color.Hex(0xEADFC0);
        return shape
            .Cap(outline, 1, 0, up: false, wax)
            .Stack(outline, (1, 0, wax), (1, 0.88f, wax))
            .Cap(outline, 1, 0.88f, up: true, wax)
            .Block(new Vector3(-0.06f, -0.06f, 0.88f), new Vector3(0.06f, 0.06f, 1), Color.Hex(0x30302E));
    }

    private static ObjectShape Sponge(ObjectShape shape) => shape
        .Block(new Vector3(-1, -1, 0), new Vector3(1, 1, 0.7f), Color.Hex(0xE8CE4A))
        .Block(new Vector3(-1, -1, 0.7f), new Vector3(1, 1, 1), Color.Hex(0x4A8A4E));
}
