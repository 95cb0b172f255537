using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>Copies tiles into one image after the other.</summary>
internal static unsafe class TileCopy
{
    /// <summary>Records the copy of all tiles, 4 bytes per pixel.</summary>
    public static void Record(
        Vk api, CommandBuffer commands, DeviceImage from, DeviceBuffer to, Projection view, TileGrid grid)
    {
        BufferImageCopy[] regions = new BufferImageCopy[grid.Views];
        for (int tile = 0; tile < regions.Length; tile++)
        {
            regions[tile] = new BufferImageCopy
            {
                BufferOffset = (ulong)tile * (ulong)view.Width * (ulong)view.Height * 4,
                ImageSubresource = new ImageSubresourceLayers(ImageAspectFlags.ColorBit, 0, 0, 1),
                ImageOffset = new Offset3D(
                    tile % grid.Across * view.Width, tile / grid.Across * view.Height, 0),
                ImageExtent = new Extent3D((uint)view.Width, (uint)view.Height, 1),
            };
        }

        fixed (BufferImageCopy* all = regions)
        {
            api.CmdCopyImageToBuffer(
                commands, from.Handle, ImageLayout.TransferSrcOptimal, to.Handle, (uint)regions.Length, all);
        }
    }
}
