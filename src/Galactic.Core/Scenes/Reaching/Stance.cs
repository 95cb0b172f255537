using System.Numerics;

namespace Galactic.Scenes.Reaching;

/// <summary>A base pose and an arm pose that reach something without touching anything else.</summary>
/// <param name="Position">Base (x, z), metres.</param>
/// <param name="Yaw">Base yaw, radians.</param>
/// <param name="Joints">Arm joints.</param>
/// <param name="Cost">About how many steps it takes to get there.</param>
internal sealed record Stance(Vector2 Position, float Yaw, float[] Joints, float Cost);
