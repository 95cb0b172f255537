namespace Galactic.Experiments;

/// <summary>What one env showed at one step: enough to draw it again from any camera.</summary>
/// <param name="MeshIndex">[instance] mesh numbers.</param>
/// <param name="WorldFromMesh">[instance, 12] transforms.</param>
/// <param name="WorldFromCamera">[12] the robot's camera.</param>
/// <param name="Base">Robot base: x, z in metres, yaw in radians.</param>
/// <param name="Step">Steps taken in the episode.</param>
/// <param name="Return">Sum of rewards so far.</param>
/// <param name="Action">[channel] what the policy had asked for in the step that led here; empty at the start.</param>
public sealed record RecordedFrame(
    int[] MeshIndex, float[] WorldFromMesh, float[] WorldFromCamera, (float X, float Z, float Yaw) Base, int Step,
    float Return, float[] Action);
