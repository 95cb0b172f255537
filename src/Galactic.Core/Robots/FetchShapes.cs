using System.Numerics;
using Galactic.Assets;

namespace Galactic.Robots;

/// <summary>The looks of the robot: boxes and solids of revolution around the joints and collision spheres.</summary>
internal static class FetchShapes
{
    private static readonly uint White = Color.Hex(0xE4E6EA);
    private static readonly uint Gray = Color.Hex(0x8A9099);
    private static readonly uint Dark = Color.Hex(0x33373E);
    private static readonly uint Blue = Color.Hex(0x2F6DB5);
    private static readonly uint Glass = Color.Hex(0x14181F);
    private static readonly Vector3 Forward = Vector3.UnitX;
    private static readonly Vector3 Up = Vector3.UnitY;
    private static readonly Vector3 Right = Vector3.UnitZ;

    /// <summary>One mesh per visible link.</summary>
    /// <param name="link">Index of a link by name.</param>
    public static LinkVisual[] Create(Func<string, int> link) =>
    [
        new(link("base_link"), Base()),
        new(link("torso_lift_link"), Torso()),
        new(link("head_pan_link"), Neck()),
        new(link("head_tilt_link"), Head()),
        new(link("shoulder_pan_link"), ShoulderPan()),
        new(link("shoulder_lift_link"), Segment(0.219f, 0.062f, 0.052f, Blue)),
        new(link("upperarm_roll_link"), Segment(0.133f, 0.052f, 0.05f, White)),
        new(link("elbow_flex_link"), Segment(0.197f, 0.056f, 0.048f, Blue)),
        new(link("forearm_roll_link"), Segment(0.1245f, 0.048f, 0.046f, White)),
        new(link("wrist_flex_link"), Segment(0.1385f, 0.052f, 0.044f, Blue)),
        new(link("wrist_roll_link"), WristRoll()),
        new(link("gripper_link"), Palm()),
        new(link("r_gripper_finger_link"), Finger(-1)),
        new(link("l_gripper_finger_link"), Finger(1)),
    ];

    private static TriangleMesh Base() => new ShapeBuilder()
        .Lathe(default, Up, 12, Dark, new(0.23f, 0.02f), new(0.272f, 0.06f), new(0.272f, 0.13f))
        .Lathe(
            default, Up, 12, White, new(0.272f, 0.13f), new(0.28f, 0.2f), new(0.262f, 0.33f), new(0.22f, 0.365f), new(
                0, 0.365f))
        .Cylinder(new(0.0013f, 0.0553f, 0.165f), Right, 0.05f, 0.06f, 6, Gray)
        .Cylinder(new(0.0013f, 0.0553f, -0.215f), Right, 0.05f, 0.06f, 6, Gray)
        .Box(new(0.235f, 0.288f, 0), new(0.09f, 0.05f, 0.12f), Glass)
        .Cylinder(new(-0.12f, 0.36f, -0.19f), Up, 0.03f, 0.03f, 6, Color.Hex(0xB83A32))
        .Taper(new(-0.11f, 0.36f, 0), new(0.22f, 0.3f), new(-0.11f, 0.62f, 0), new(0.17f, 0.26f), Dark)
        .Build();

    private static TriangleMesh Torso() => new ShapeBuilder()
        .Taper(new(-0.05f, 0, 0), new(0.2f, 0.3f), new(-0.04f, 0.3f, 0), new(0.22f, 0.32f), White)
        .Taper(new(-0.04f, 0.3f, 0), new(0.22f, 0.32f), new(-0.02f, 0.56f, 0), new(0.17f, 0.24f), White)
        .Taper(new(0.09f, 0.2f, 0), new(0.1f, 0.17f), new(0.115f, 0.345f, 0), new(0.13f, 0.17f), Gray)
        .Box(new(0.052f, 0.2f, 0), new(0.01f, 0.16f, 0.2f), Blue)
        .Build();

    private static TriangleMesh Neck() => new ShapeBuilder()
        .Cylinder(new(0, -0.06f, 0), Up, 0.09f, 0.05f, 8, Dark)
        .Taper(new(0.06f, 0.02f, 0), new(0.19f, 0.12f), new(0.08f, 0.06f, 0), new(0.16f, 0.24f), White)
        .Build();

    private static TriangleMesh Head() => new ShapeBuilder()
        .Cylinder(new(0, 0, -0.13f), Right, 0.26f, 0.035f, 6, Dark)
        .Taper(new(0.01f, -0.02f, 0), new(0.13f, 0.22f), new(0.005f, 0.075f, 0), new(0.1f, 0.2f), White)
        .Box(new(0.07f, 0.02f, 0), new(0.012f, 0.045f, 0.16f), Glass)
        .Build();

    private static TriangleMesh ShoulderPan() => new ShapeBuilder()
        .Lathe(
            default, Up, 8, White, new(0.07f, -0.02f), new(0.085f, 0.02f), new(0.08f, 0.09f), new(0.05f, 0.115f), new(
                0, 0.115f))
        .Box(new(0.07f, 0.06f, 0), new(0.1f, 0.07f, 0.09f), White)
        .Build();

    /// <summary>A joint drum across the arm and a tapering tube to the next joint.</summary>
    private static TriangleMesh Segment(float length, float radius, float endRadius, uint band) => new ShapeBuilder()
        .Cylinder(new(0, 0, -radius), Right, 2 * radius, radius * 0.98f, 8, Gray)
        .Lathe(
            default, Forward, 7, White, new(radius * 0.8f, 0.01f), new(endRadius, length * 0.55f))
        .Lathe(
            default, Forward, 7, band, new(endRadius, length * 0.55f), new(endRadius * 0.95f, length - 0.015f), new(
                0, length - 0.015f))
        .Build();

    private static TriangleMesh WristRoll() => new ShapeBuilder()
        .Lathe(default, Forward, 8, Gray, new(0.042f, -0.02f), new(0.042f, 0.04f), new(0.03f, 0.07f))
        .Box(new(0.085f, 0, 0), new(0.06f, 0.06f, 0.1f), Dark)
        .Build();

    private static TriangleMesh Palm() => new ShapeBuilder()
        .Box(new(-0.062f, 0, 0), new(0.05f, 0.062f, 0.125f), Dark)
        .Build();

    /// <summary>A finger beside the grasp point, on the side of the given sign of z.</summary>
    private static TriangleMesh Finger(int side) => new ShapeBuilder()
        .Box(new(-0.005f, 0, side * 0.04f), new(0.07f, 0.022f, 0.014f), Gray)
        .Box(new(0.0f, 0, side * 0.031f), new(0.058f, 0.02f, 0.005f), Dark)
        .Build();
}
