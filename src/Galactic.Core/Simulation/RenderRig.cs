using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Simulation;

/// <summary>The parts of a robot that are drawn or carry a camera, and where the cameras are.</summary>
internal sealed class RenderRig
{
    public RenderRig(RobotModel robot, int objectClasses, IReadOnlyList<CameraMount> cameras)
    {
        foreach (CameraMount camera in cameras)
        {
            if (camera.Link < CameraMount.Free || camera.Link >= robot.Links.Count)
            {
                throw new ArgumentException(
                    $"A camera is on link {camera.Link}, but {robot.Name} has {robot.Links.Count} links "
                    + $"({CameraMount.World} is the world, {CameraMount.Free} a free camera).", nameof(cameras));
            }
        }

        Chain = new LinkChain(
            robot, robot.Visuals.Select(v => v.Link).Concat(cameras.Select(c => c.Link).Where(l => l >= 0)));
        VisualSlots = [.. robot.Visuals.Select(v => Chain.Slot(v.Link))];
        CameraSlots = [.. cameras.Select(c => c.Link < 0 ? c.Link : Chain.Slot(c.Link))];
        LinkFromCamera = new float[cameras.Count * RenderBatch.TransformSize];
        for (int i = 0; i < cameras.Count; i++)
        {
            cameras[i].LinkFromCamera.Write(
                LinkFromCamera.AsSpan(i * RenderBatch.TransformSize, RenderBatch.TransformSize));
        }

        ObjectClasses = objectClasses;
    }

    public LinkChain Chain { get; }

    /// <summary>[visual] slot in <see cref="Chain"/>.</summary>
    public int[] VisualSlots { get; }

    /// <summary>[camera] slot in <see cref="Chain"/>, or what <see cref="CameraMount.Link"/> says.</summary>
    public int[] CameraSlots { get; }

    /// <summary>[camera, 12] row-major 3x4 matrices.</summary>
    public float[] LinkFromCamera { get; }

    /// <summary>Meshes before the robot's in the renderer's list.</summary>
    public int ObjectClasses { get; }
}
