using System.Runtime.CompilerServices;
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
            CheckKnown(depth.Encoding, DepthEncoding.NearField);
            CheckAddress(depth.Address, depth.Type, "depth");
            CheckLayout(cameras[camera], depth.Layout, "depth");
            if (depth.Type == PixelType.UInt8 && depth.Encoding != DepthEncoding.Normalized)
            {
                throw new ArgumentException(
                    $"Depth as bytes is between 0 and 1: use DepthEncoding.Normalized, not {depth.Encoding}.",
                    nameof(targets));
            }
        }

        if (targets.Noise is { } noise)
        {
            if (targets.Depth is null || noise.Sensor is null)
            {
                throw new ArgumentException(
                    targets.Depth is null
                        ? "Noise is the faults of a depth sensor: set Depth too."
                        : "The noise has no sensor: use new NoiseSource(new DepthNoise(), key).", nameof(targets));
            }

            noise.Sensor.Validate();
        }

        if (targets.Color is { } color)
        {
            CheckKnown(color.Light, Lighting.Dark);
            CheckAddress(color.Address, color.Type, "colour");
            CheckLayout(cameras[camera], color.Layout, "colour");
            if (color.Channels is not (3 or 4))
            {
                throw new ArgumentException(
                    $"A colour image has 3 or 4 channels, not {color.Channels}.", nameof(targets));
            }
        }

        if (targets.Ids is { } ids)
        {
            CheckKnown(ids.Kind, IdKind.Semantic);
            CheckAddress(ids.Address, PixelType.Float32, "identity");
        }
    }

    private static void CheckAddress(nint address, PixelType type, string what)
    {
        CheckKnown(type, PixelType.UInt8);
        int size = type switch
        {
            PixelType.UInt8 => 1,
            PixelType.BFloat16 => 2,
            _ => 4,
        };
        if (address == 0 || address % size != 0)
        {
            throw new ArgumentException(
                address == 0
                    ? $"The {what} target has no address."
                    : $"The address of the {what} target is not a multiple of the {size} bytes of a value.", "targets");
        }
    }

    /// <summary>Of enums that count from 0; Enum.IsDefined would allocate now and then.</summary>
    private static void CheckKnown<T>(T value, T last)
        where T : struct, Enum
    {
        if (Unsafe.As<T, uint>(ref value) > Unsafe.As<T, uint>(ref last))
        {
            throw new ArgumentException(
                $"{value} is no {typeof(T).Name}; there are {string.Join(", ", Enum.GetNames<T>())}.", "targets");
        }
    }

    private static void CheckLayout(CameraSettings camera, PixelLayout layout, string what)
    {
        CheckKnown(layout, PixelLayout.Planar);
        bool isPatches = layout is PixelLayout.Patch8 or PixelLayout.Patch8ChannelsLast;
        if (isPatches && (camera.Width % PixelWriter.PatchSize != 0 || camera.Height % PixelWriter.PatchSize != 0))
        {
            throw new ArgumentException(
                $"The {what} layout {layout} needs edges that are multiples of 8, but images have {camera.Width}x" +
                $"{camera.Height} pixels; use Plain or Planar, or another size.", "targets");
        }
    }
}
