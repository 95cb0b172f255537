namespace Galactic.Rendering.Vulkan;

/// <summary>Everything the sizes of a frame's buffers and its recorded commands depend on.</summary>
/// <param name="Views">Views of the batch.</param>
/// <param name="Instances">Most instances of an env.</param>
/// <param name="Room">Most draws of a view.</param>
/// <param name="Depth">How depth is wanted; without address.</param>
/// <param name="Color">How colour is wanted; without address.</param>
/// <param name="Ids">Which identities are wanted; without address.</param>
internal readonly record struct FrameLayout(
    int Views, int Instances, DrawRoom Room, DepthTarget? Depth, ColorTarget? Color, IdTarget? Ids)
{
    /// <summary>Bytes of a drawing command.</summary>
    public const int CommandBytes = 20;

    // A target of 4096 x 4096 keeps a thousand images of 128 x 128; larger ones take memory and save nothing.
    private const long MostPixels = 1L << 24;

    /// <summary>What the targets ask for.</summary>
    public static FrameLayout Of(int views, int instances, DrawRoom room, in RenderTargets targets) => new(
        views, instances, room,
        targets.Depth is { } depth ? depth with { Address = 0 } : null,
        targets.Color is { } color ? color with { Address = 0 } : null,
        targets.Ids is { } ids ? ids with { Address = 0 } : null);

    /// <summary>Bytes of a view's depth.</summary>
    public long DepthBytes(Projection view) => Depth is { } depth ? Pixels(view) * Bytes(depth.Type) : 0;

    /// <summary>Bytes of a view's colour.</summary>
    public long ColorBytes(Projection view) =>
        Color is { } color ? Pixels(view) * color.Channels * Bytes(color.Type) : 0;

    /// <summary>Bytes of a view's identities.</summary>
    public long IdBytes(Projection view) => Ids is null ? 0 : Pixels(view) * sizeof(int);

    /// <summary>Whether a batch can be drawn with what was made for this.</summary>
    public bool Fits(FrameLayout wanted) => this with { Room = wanted.Room } == wanted && Room.Holds(wanted.Room);

    /// <summary>Cuts the views into targets that the device can take.</summary>
    /// <exception cref="VulkanException">Not even one view fits.</exception>
    public TileGrid Grid(VulkanDevice device, Projection view)
    {
        uint edge = Math.Min(
            device.Limits.MaxImageDimension2D,
            Math.Min(device.Limits.MaxFramebufferWidth, device.Limits.MaxFramebufferHeight));
        long most = Math.Clamp(MostPixels / Pixels(view), 1, ushort.MaxValue);
        Limit(Math.Max(DepthBytes(view), Math.Max(ColorBytes(view), IdBytes(view))), "values");
        Limit((long)BatchInput.SlotBytes(1, Instances), "instances");
        Limit((long)Room.Total * CommandBytes, "draws");
        return TileGrid.Of(Views, (int)edge / view.Width, (int)edge / view.Height, (int)most);

        void Limit(long bytes, string what)
        {
            long fitting = device.Limits.MaxStorageBufferRange / Math.Max(bytes, 1);
            if (fitting == 0 || view.Width > edge || view.Height > edge)
            {
                throw new VulkanException(
                    $"The {what} of one {view.Width}x{view.Height} view are more than {device.Info} takes " +
                    $"({device.Limits.MaxStorageBufferRange} bytes in a buffer, {edge} pixels along an edge).");
            }

            most = Math.Min(most, fitting);
        }
    }

    private static long Pixels(Projection view) => (long)view.Width * view.Height;

    private static int Bytes(PixelType type) => type switch
    {
        PixelType.Float32 => 4,
        PixelType.BFloat16 => 2,
        _ => 1,
    };
}
