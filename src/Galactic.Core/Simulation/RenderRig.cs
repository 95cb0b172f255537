using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Simulation;

/// <summary>The parts of a robot that are drawn or carry the camera.</summary>
internal sealed class RenderRig
{
    public RenderRig(RobotModel robot, int objectClasses)
    {
        Chain = new LinkChain(robot, robot.Visuals.Select(v => v.Link).Append(robot.Camera.Link));
        VisualSlots = [.. robot.Visuals.Select(v => Chain.Slot(v.Link))];
        CameraSlot = Chain.Slot(robot.Camera.Link);
        LinkFromCamera = new float[RenderBatch.TransformSize];
        robot.Camera.LinkFromCamera.Write(LinkFromCamera);
        ObjectClasses = objectClasses;
    }

    public LinkChain Chain { get; }

    /// <summary>[visual] slot in <see cref="Chain"/>.</summary>
    public int[] VisualSlots { get; }

    public int CameraSlot { get; }

    /// <summary>Row-major 3x4 matrix.</summary>
    public float[] LinkFromCamera { get; }

    /// <summary>Meshes before the robot's in the renderer's list.</summary>
    public int ObjectClasses { get; }
}
