namespace Galactic.Rendering.Vulkan;

/// <summary>Everything the sizes of a frame's buffers and its recorded commands depend on.</summary>
/// <param name="Views">Views of the batch.</param>
/// <param name="Instances">Most instances of an env.</param>
/// <param name="Room">Most draws of a view.</param>
/// <param name="Outputs">What is drawn.</param>
/// <param name="Encoding">Meaning of depth.</param>
/// <param name="Type">Number type of depth.</param>
/// <param name="Layout">Pixel order of depth.</param>
internal readonly record struct FrameLayout(
    int Views, int Instances, DrawRoom Room, DrawOutputs Outputs, DepthEncoding Encoding, PixelType Type,
    PixelLayout Layout)
{
    // A target of 4096 x 4096 keeps a thousand images of 128 x 128; larger ones take memory and save nothing.
    private const long MostPixels = 1L << 24;

    /// <summary>Bytes of a drawing command.</summary>
    public const int CommandBytes = 20;

    /// <summary>Bytes of a depth value.</summary>
    public int DepthBytes => Type == PixelType.Float32 ? 4 : 2;

    /// <summary>Whether a batch can be drawn with what was made for this.</summary>
    public bool Fits(FrameLayout wanted) => this with { Room = wanted.Room } == wanted && Room.Holds(wanted.Room);

    /// <summary>Cuts the views into targets that the device can take.</summary>
    /// <exception cref="VulkanException">Not even one view fits.</exception>
    public TileGrid Grid(VulkanDevice device, Projection view)
    {
        uint edge = Math.Min(
            device.Limits.MaxImageDimension2D,
            Math.Min(device.Limits.MaxFramebufferWidth, device.Limits.MaxFramebufferHeight));
        long pixels = (long)view.Width * view.Height;
        long most = Math.Max(1, MostPixels / pixels);
        Limit((ulong)pixels * 4, "pixels");
        Limit(BatchInput.SlotBytes(1, Instances), "instances");
        Limit(Room.Total * (ulong)CommandBytes, "draws");
        most = Math.Min(most, ushort.MaxValue);
        return TileGrid.Of(Views, (int)edge / view.Width, (int)edge / view.Height, (int)most);

        void Limit(ulong bytes, string what)
        {
            ulong fitting = device.Limits.MaxStorageBufferRange / Math.Max(bytes, 1);
            if (fitting == 0 || view.Width > edge || view.Height > edge)
            {
                throw new VulkanException(
                    $"The {what} of one {view.Width}x{view.Height} view are more than {device.Info} takes " +
                    $"({device.Limits.MaxStorageBufferRange} bytes in a buffer, {edge} pixels along an edge).");
            }

            most = Math.Min(most, (long)Math.Min(fitting, int.MaxValue));
        }
    }
}
