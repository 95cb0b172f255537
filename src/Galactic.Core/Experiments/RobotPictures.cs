using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Media;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Experiments;

/// <summary>
/// A robot in its rest pose: as it looks, with its collision spheres, and the spheres alone. The grasp point is green.
/// </summary>
public static class RobotPictures
{
    private const int Rings = 8;
    private const float FloorHalf = 2.5f;
    private static readonly uint FloorColor = Color.Hex(0xC8C0B0);
    private static readonly uint GraspColor = Color.Hex(0x20C020);
    private static readonly uint[] RadiusColors = [Color.Hex(0xC03080), Color.Hex(0xD07030), Color.Hex(0x3070D0)];

    /// <summary>Draws the picture.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="width">Width, pixels, a multiple of 32; the height is three quarters of it.</param>
    /// <param name="device">Workers.</param>
    public static Picture Draw(RobotModel robot, int width, CpuDevice device)
    {
        Pose[] links = new Pose[robot.Links.Count];
        float[] joints = new float[robot.Joints.Count];
        robot.StartJoints(robot.ArmRest, joints);
        robot.ForwardKinematics(Vector2.Zero, 0, joints, links);
        MeshBuilder scene = new();
        scene.Box(
            new Pose(new Vector3(0, -0.01f, 0), Quaternion.Identity), new Vector3(FloorHalf, 0.01f, FloorHalf), FloorColor);
        Add(scene, robot, links, new Vector3(-0.75f, 0, -0.85f), looks: true, spheres: false);
        Add(scene, robot, links, Vector3.Zero, looks: true, spheres: true);
        Add(scene, robot, links, new Vector3(0.75f, 0, 0.85f), looks: false, spheres: true);
        float[] matrix = new float[RenderBatch.TransformSize];
        CameraPose.LookAt(new Vector3(3.1f, 1.8f, -1.75f), new Vector3(0, 0.65f, 0), matrix);
        CameraSettings camera = new() { Width = width, Height = width * 3 / 32 * 8 };
        using PictureRenderer renderer = new(new RenderAssets([scene.Build()], []), camera, device);
        using RenderBatch one = new(1, 1);
        one.SceneIndex.Span[0] = 0;
        one.InstanceCount.Span[0] = 0;
        matrix.CopyTo(one.WorldFromCamera.Span);
        return new Picture(camera.Width, camera.Height, renderer.Draw(one, 0));
    }

    private static void Add(
        MeshBuilder scene, RobotModel robot, Pose[] links, Vector3 place, bool looks, bool spheres)
    {
        foreach (LinkVisual visual in looks ? robot.Visuals : [])
        {
            Pose pose = links[visual.Link];
            scene.Mesh(visual.Mesh, (pose with { Position = pose.Position + place }).ToMatrix());
        }

        foreach (RobotSphere sphere in spheres ? robot.Spheres : [])
        {
            uint color = RadiusColors[SphereRadii.IndexOf(sphere.Sphere.Radius)];
            Ball(scene, links[sphere.Link].Transform(sphere.Sphere.Center) + place, sphere.Sphere.Radius, color);
        }

        Ball(scene, links[robot.GripperLink].Transform(robot.GripperOffset) + place, robot.GripperRadius, GraspColor);
    }

    private static void Ball(MeshBuilder scene, Vector3 center, float radius, uint color)
    {
        Vector3 Point(int ring, int side)
        {
            (float sinTilt, float cosTilt) = MathF.SinCos(MathF.PI * ring / Rings);
            (float sin, float cos) = MathF.SinCos(MathF.PI * side / Rings);
            return center + radius * new Vector3(sinTilt * cos, cosTilt, sinTilt * sin);
        }

        for (int ring = 0; ring < Rings; ring++)
        {
            for (int side = 0; side < 2 * Rings; side++)
            {
                scene.Quad(
                    Point(ring, side), Point(ring, side + 1), Point(ring + 1, side + 1), Point(ring + 1, side), color);
            }
        }
    }
}
