using System.Numerics;

namespace Galactic.Rendering;

/// <summary>Poses of cameras in the form that <see cref="Scenes.RenderBatch.WorldFromCamera"/> takes.</summary>
public static class CameraPose
{
    /// <summary>Writes the pose of a camera at one point that looks at another, upright.</summary>
    /// <param name="eye">Camera position, metres.</param>
    /// <param name="target">Point in the middle of the picture; not straight above or below the eye.</param>
    /// <param name="worldFromCamera">[12] row-major 3x4; the camera looks along its -z.</param>
    public static void LookAt(Vector3 eye, Vector3 target, Span<float> worldFromCamera)
    {
        Vector3 back = Vector3.Normalize(eye - target);
        Vector3 right = Vector3.Normalize(Vector3.Cross(Vector3.UnitY, back));
        Vector3 up = Vector3.Cross(back, right);
        for (int row = 0; row < 3; row++)
        {
            worldFromCamera[4 * row] = right[row];
            worldFromCamera[4 * row + 1] = up[row];
            worldFromCamera[4 * row + 2] = back[row];
            worldFromCamera[4 * row + 3] = eye[row];
        }
    }
}
