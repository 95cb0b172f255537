using System.Numerics;
using Galactic.Assets;

namespace Galactic.Scenes;

/// <summary>Draws round objects: rings of an outline from the bottom up, and down again inside of vessels.</summary>
internal static class VesselShapes
{
    private static readonly uint Dark = Color.Hex(0x2A2F38);

    /// <summary>A tin with a label.</summary>
    public static ObjectShape Can(ObjectShape s, uint body, uint label) =>
        Tin(s, ObjectShape.Circle(s.Pick(8, 8, 12)), body, label);

    /// <summary>A tin of any outline: drawn leanly all label.</summary>
    public static ObjectShape Tin(ObjectShape s, Vector2[] outline, uint body, uint label) => s.Solid(
        outline, MovableObjects.Silver, MovableObjects.Silver, s.Pick<(float, float, uint)[]>(
            [(1, 0, body), (1, 1, label)],
            [(1, 0, body), (1, 0.82f, label), (1, 1, body)],
            [(1, 0, body), (1, 0.18f, body), (1, 0.82f, label), (1, 1, body)]));

    public static ObjectShape Bowl(ObjectShape s, uint outside, uint inside) => s.Solid(
        ObjectShape.Circle(s.Pick(8, 12, 24)), outside, inside, s.Pick<(float, float, uint)[]>(
            [(0.5f, 0, outside), (1, 1, outside), (0.48f, 0.15f, inside)],
            [(0.5f, 0, outside), (0.85f, 0.45f, outside), (1, 1, outside), (0.48f, 0.15f, inside)],
            [
                (0.45f, 0, outside), (0.5f, 0.08f, outside), (0.87f, 0.5f, outside), (1, 0.96f, outside),
                (0.97f, 1, outside), (0.8f, 0.5f, inside), (0.42f, 0.15f, inside),
            ]));

    /// <summary>A mug or a plate: a wall round a bottom, given by the scale of its foot and of its inside.</summary>
    public static ObjectShape Open(ObjectShape s, int rich, float foot, float inner, uint outside, uint inside) =>
        s.Solid(ObjectShape.Circle(s.Pick(8, 12, rich)), outside, inside, s.Pick<(float, float, uint)[]>(
            [(foot, 0, outside), (1, 1, outside), (inner * 0.9f, 0.12f, inside)],
            [(foot, 0, outside), (1, 1, outside), (0.93f, 1, outside), (inner * 0.9f, 0.12f, inside)],
            [
                (foot, 0, outside), (foot * 1.02f, 0.05f, outside), (1, 0.96f, outside), (0.965f, 1, outside),
                (0.93f, 0.96f, inside), (inner, 0.2f, inside), (inner * 0.9f, 0.12f, inside),
            ]));

    /// <summary>A drinking glass; drawn leanly it is full.</summary>
    public static ObjectShape Glass(ObjectShape s, uint outside, uint inside) => s.Solid(
        ObjectShape.Circle(s.Pick(8, 8, 12)), outside, inside, s.Pick<(float, float, uint)[]>(
            [(0.75f, 0, outside), (1, 1, outside)],
            [(0.75f, 0, outside), (1, 1, outside), (0.63f, 0.12f, inside)],
            [
                (0.75f, 0, outside), (0.8f, 0.2f, outside), (1, 0.98f, outside), (0.965f, 1, outside),
                (0.93f, 0.98f, inside), (0.63f, 0.12f, inside),
            ]));

    public static ObjectShape Bottle(ObjectShape s, uint glass, uint cap) => s.Solid(
        ObjectShape.Circle(s.Pick(8, 12, 20)), glass, cap, s.Pick<(float, float, uint)[]>(
            [(1, 0, glass), (1, 0.6f, glass), (0.4f, 1, cap)],
            [(1, 0, glass), (1, 0.55f, glass), (0.4f, 0.78f, glass), (0.4f, 1, cap)],
            [
                (0.9f, 0, glass), (1, 0.03f, glass), (1, 0.55f, glass), (0.7f, 0.7f, glass), (0.36f, 0.8f, glass),
                (0.34f, 0.9f, glass), (0.4f, 1, cap),
            ]));

    public static ObjectShape Jar(ObjectShape s, uint content, uint lid) => s.Solid(
        ObjectShape.Circle(s.Pick(8, 8, 12)), content, lid, s.Pick<(float, float, uint)[]>(
            [(0.95f, 0, content), (0.95f, 0.82f, content), (1, 1, lid)],
            [(0.95f, 0, content), (0.95f, 0.82f, content), (1, 0.82f, lid), (1, 1, lid)],
            [
                (0.9f, 0, content), (0.95f, 0.04f, content), (0.95f, 0.72f, content), (0.9f, 0.82f, content),
                (1, 0.82f, lid), (1, 0.98f, lid), (0.97f, 1, lid),
            ]));

    /// <summary>A vase; only drawn leanly it is full.</summary>
    public static ObjectShape Vase(ObjectShape s, uint clay) => s.Solid(
        ObjectShape.Circle(s.Pick(8, 8, 20)), clay, Dark, s.Pick<(float, float, uint)[]>(
            [(0.6f, 0, clay), (1, 0.4f, clay), (0.55f, 1, clay)],
            [(0.6f, 0, clay), (1, 0.4f, clay), (0.45f, 0.8f, clay), (0.65f, 1, clay), (0.4f, 0.8f, clay)],
            [
                (0.6f, 0, clay), (0.88f, 0.18f, clay), (1, 0.4f, clay), (0.8f, 0.62f, clay), (0.45f, 0.82f, clay),
                (0.65f, 1, clay), (0.6f, 1, clay), (0.38f, 0.82f, clay),
            ]));

    /// <summary>A ball: rings at equal steps of latitude, the poles cut off.</summary>
    public static ObjectShape Ball(ObjectShape s, uint color) => s.Solid(
        ObjectShape.Circle(s.Pick(8, 8, 16)), color, color, s.Pick<(float, float, uint)[]>(
            [(0.6f, 0, color), (1, 0.5f, color), (0.6f, 1, color)],
            [(0.38f, 0, color), (0.92f, 0.3f, color), (1, 0.5f, color), (0.92f, 0.7f, color), (0.38f, 1, color)],
            [
                (0.208f, 0, color), (0.616f, 0.097f, color), (0.899f, 0.276f, color), (1, 0.5f, color),
                (0.899f, 0.724f, color), (0.616f, 0.903f, color), (0.208f, 1, color),
            ]));

    public static ObjectShape Candle(ObjectShape s, uint wax) => s
        .Solid(ObjectShape.Circle(s.Pick(8, 12, 16)), wax, wax, s.Pick<(float, float, uint)[]>(
            [(1, 0, wax), (1, 0.88f, wax)],
            [(1, 0, wax), (1, 0.88f, wax)],
            [(1, 0, wax), (1, 0.88f, wax), (0.8f, 0.84f, wax)]))
        .Block(
            new Vector3(-0.06f, -0.06f, s.Pick(0.88f, 0.88f, 0.84f)), new Vector3(0.06f, 0.06f, 1),
            Color.Hex(0x30302E));
}
