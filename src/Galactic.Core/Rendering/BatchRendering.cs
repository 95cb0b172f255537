using Galactic.Scenes;

namespace Galactic.Rendering;

/// <summary>Common images of the first camera.</summary>
public static unsafe class BatchRendering
{
    /// <summary>Draws depth of envs [0, batch.EnvCount) into the target's memory.</summary>
    /// <exception cref="ArgumentException">
    /// The target has no memory, or a scene or mesh number is out of range.
    /// </exception>
    public static void RenderDepth(this IBatchRenderer renderer, RenderBatch batch, in DepthTarget depth) =>
        renderer.Render(batch, new RenderTargets { Depth = depth });

    /// <summary>
    /// Draws depth and colour; <paramref name="color"/> receives [env, y, x, rgba] bytes, alpha 0 where nothing was hit.
    /// </summary>
    /// <exception cref="ArgumentException">
    /// The target has no memory, the colour memory has the wrong size, or a scene or mesh number is out of range.
    /// </exception>
    public static void RenderColor(
        this IBatchRenderer renderer, RenderBatch batch, in DepthTarget depth, Span<byte> color,
        Lighting light = Lighting.Sun)
    {
        CameraSettings camera = renderer.Camera;
        long expected = 4L * batch.EnvCount * camera.Width * camera.Height;
        if (color.Length != expected)
        {
            throw new ArgumentException(
                $"Colour of {batch.EnvCount} envs of {camera.Width}x{camera.Height} pixels takes {expected} bytes, " +
                $"got {color.Length}.", nameof(color));
        }

        fixed (byte* target = color)
        {
            ColorTarget place = new((nint)target, PixelType.UInt8, PixelLayout.Plain, 4, light);
            renderer.Render(batch, new RenderTargets { Depth = depth, Color = place });
        }
    }
}
