using System.Numerics;

namespace Galactic.Scenes.Reaching;

/// <summary>Where the base stands and how the arm is held.</summary>
/// <param name="Position">Base (x, z), metres.</param>
/// <param name="Yaw">Base yaw, radians.</param>
/// <param name="Joints">Arm joints.</param>
internal readonly record struct RobotPose(Vector2 Position, float Yaw, float[] Joints);
