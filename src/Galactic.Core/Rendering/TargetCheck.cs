using Galactic.Scenes;

namespace Galactic.Rendering;

/// <summary>Refuses images that cannot be made.</summary>
internal static class TargetCheck
{
    /// <summary>Checks what is asked of a renderer.</summary>
    /// <exception cref="ArgumentException">Something does not exist; the message names it.</exception>
    public static void Check(
        IReadOnlyList<CameraSettings> cameras, RenderBatch batch, in RenderTargets targets, int camera)
    {
        if ((uint)camera >= (uint)cameras.Count || camera >= batch.CameraCount)
        {
            throw new ArgumentException(
                $"There is no camera {camera}: the renderer has {cameras.Count}, the batch {batch.CameraCount}.",
                nameof(camera));
        }

        if (targets is { Depth: null, Color: null, Ids: null })
        {
            throw new ArgumentException("No image is asked for: set Depth, Color or Ids.", nameof(targets));
        }

        if (targets.Depth is { } depth)
        {
            CheckAddress(depth.Address, "depth");
            CheckLayout(cameras[camera], depth.Layout, "depth");
            if (depth.Type == PixelType.UInt8 && depth.Encoding != DepthEncoding.Normalized)
            {
                throw new ArgumentException(
                    $"Depth as bytes is between 0 and 1: use DepthEncoding.Normalized, not {depth.Encoding}.",
                    nameof(targets));
            }
        }

        targets.Noise?.Sensor.Validate();
        if (targets.Color is { } color)
        {
            CheckAddress(color.Address, "colour");
            CheckLayout(cameras[camera], color.Layout, "colour");
            if (color.Channels is not (3 or 4))
            {
                throw new ArgumentException(
                    $"A colour image has 3 or 4 channels, not {color.Channels}.", nameof(targets));
            }
        }

        if (targets.Ids is { } ids)
        {
            CheckAddress(ids.Address, "identity");
        }
    }

    private static void CheckAddress(nint address, string what)
    {
        if (address == 0)
        {
            throw new ArgumentException($"The {what} target has no address.", "targets");
        }
    }

    private static void CheckLayout(CameraSettings camera, PixelLayout layout, string what)
    {
        bool isPatches = layout is PixelLayout.Patch8 or PixelLayout.Patch8ChannelsLast;
        if (isPatches && (camera.Width % PixelWriter.PatchSize != 0 || camera.Height % PixelWriter.PatchSize != 0))
        {
            throw new ArgumentException(
                $"The {what} layout {layout} needs edges that are multiples of 8, but images have {camera.Width}x" +
                $"{camera.Height} pixels; use Plain or Planar, or another size.", "targets");
        }
    }
}
