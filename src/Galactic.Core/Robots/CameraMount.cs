using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>Where a camera is fixed.</summary>
/// <param name="Link">Index of the link, <see cref="World"/> or <see cref="Free"/>.</param>
/// <param name="LinkFromCamera">
/// Camera frame in the link frame, or in the world; the camera looks along its -z with +y up.
/// </param>
public sealed record CameraMount(int Link, Pose LinkFromCamera)
{
    /// <summary>Link of cameras that stand still in the world.</summary>
    public const int World = -1;

    /// <summary>Link of cameras whose poses the caller writes.</summary>
    public const int Free = -2;

    /// <summary>Turns a camera to look along the x axis of its link, with y up.</summary>
    private static readonly Quaternion Forward = Quaternion.CreateFromAxisAngle(Vector3.UnitY, -MathF.PI / 2);

    /// <summary>A camera that stands still.</summary>
    public static CameraMount Fixed(Pose worldFromCamera) => new(World, worldFromCamera);

    /// <summary>A camera whose pose is left to the caller: nobody else writes it.</summary>
    public static CameraMount Flying() => new(Free, Pose.Identity);

    /// <summary>A camera above and behind the gripper that looks at what the gripper points at.</summary>
    /// <param name="robot">Robot.</param>
    /// <param name="back">Metres behind the gripper link.</param>
    /// <param name="above">Metres above it.</param>
    /// <param name="pitch">Downward tilt, radians.</param>
    public static CameraMount Gripper(RobotModel robot, float back = 0.12f, float above = 0.09f, float pitch = 0.45f) =>
        new(robot.GripperLink, Looking(new Vector3(-back, above, 0), pitch));

    /// <summary>A camera that follows the robot's base and sees the robot from behind and above.</summary>
    /// <param name="robot">Robot.</param>
    /// <param name="back">Metres behind the middle of the base.</param>
    /// <param name="above">Metres above the floor.</param>
    /// <param name="pitch">Downward tilt, radians.</param>
    public static CameraMount ThirdPerson(RobotModel robot, float back = 1.6f, float above = 1.9f, float pitch = 0.6f) =>
        new(robot.Links.TakeWhile(l => l.Parent >= 0).Count(), Looking(new Vector3(-back, above, 0), pitch));

    private static Pose Looking(Vector3 position, float pitch) =>
        new(position, Forward * Quaternion.CreateFromAxisAngle(Vector3.UnitX, -pitch));
}
