using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Media;
using Galactic.Rendering;

namespace Galactic.Experiments;

/// <summary>Draws single meshes with captions.</summary>
/// <param name="device">Workers; belongs to the caller.</param>
internal sealed class SketchPad(CpuDevice device)
{
    /// <summary>A mesh seen from a point towards another, metres; the view is the lens' angle, radians.</summary>
    public Picture Draw(
        TriangleMesh mesh, Vector3 eye, Vector3 target, int width, int height, float view, string caption)
    {
        CameraSettings camera = new() { Width = width, Height = height, FieldOfView = view };
        using PictureRenderer renderer = new(new RenderAssets([mesh], []), camera, device);
        Span<float> matrix = stackalloc float[12];
        CameraPose.LookAt(eye, target, matrix);
        PictureCanvas canvas = new(new Picture(width, height, renderer.Draw(0, Pose.Read(matrix))));
        return canvas.Text(caption, 4, height - 11, Color.Hex(0x101418)).ToPicture();
    }
}
