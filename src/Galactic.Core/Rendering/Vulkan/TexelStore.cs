using System.Numerics;
using Galactic.Assets;
using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>
/// Texels of all levels of textures, one after the other, in the rows and layers of one image: any number of textures
/// of any size takes one binding, which every device has.
/// </summary>
internal sealed unsafe class TexelStore
{
    /// <summary>Texels in a row and rows in a layer, as draw.frag knows; every device takes images of that size.</summary>
    public const int PageEdge = 4096;

    private const int StageRows = 1024;
    private readonly List<(TextureLevel Level, TexelTint Tint)> levels = [];
    private readonly GpuTexture[] table;
    private readonly long texels;

    /// <summary>Plans where levels go.</summary>
    /// <param name="textures">Textures and the linear colours they are stored in.</param>
    public TexelStore(IReadOnlyList<(Texture Image, Vector4 Color)> textures)
    {
        table = new GpuTexture[textures.Count];
        for (int i = 0; i < table.Length; i++)
        {
            TextureLevel[] shown = [.. textures[i].Image.Levels.SkipWhile(
                l => l.Width > PreparedTexture.MaxEdge || l.Height > PreparedTexture.MaxEdge)];
            table[i] = new GpuTexture
            {
                Width = (uint)shown[0].Width,
                Height = (uint)shown[0].Height,
                Levels = (uint)shown.Length,
            };
            for (int level = 0; level < shown.Length; level++)
            {
                table[i].Offsets[level] = (uint)texels;
                texels += (long)shown[level].Width * shown[level].Height;
            }

            TexelTint tint = new(textures[i].Color);
            levels.AddRange(shown.Select(l => (l, tint)));
        }
    }

    /// <summary>[texture] sizes and places.</summary>
    public ReadOnlySpan<GpuTexture> Table => table;

    /// <summary>Makes and fills the image.</summary>
    /// <exception cref="VulkanException">There is not enough memory, or there are too many texels.</exception>
    public DeviceImage Upload(VulkanDevice device)
    {
        const long PageTexels = (long)PageEdge * PageEdge;
        int layers = (int)Math.Max(1, (texels + PageTexels - 1) / PageTexels);
        if (texels > uint.MaxValue || layers > device.Limits.MaxImageArrayLayers)
        {
            throw new VulkanException(
                $"Textures of {texels} texels are more than {device.Info} takes.", "use smaller textures");
        }

        int rows = layers > 1 ? PageEdge : (int)Math.Max(1, (texels + PageEdge - 1) / PageEdge);
        DeviceImage image = new(
            device, Format.R8G8B8A8Unorm, PageEdge, rows,
            ImageUsageFlags.SampledBit | ImageUsageFlags.TransferDstBit, layers: layers);
        try
        {
            Fill(device, image);
            return image;
        }
        catch
        {
            image.Dispose();
            throw;
        }
    }

    private void Fill(VulkanDevice device, DeviceImage image)
    {
        const int StageTexels = StageRows * PageEdge;
        using DeviceBuffer stage = new(
            device, StageTexels * 4, BufferUsageFlags.TransferSrcBit, DeviceMemoryKind.Upload);
        using DeviceCommands commands = new(device);
        Move(device, commands, image, ImageLayout.Undefined, ImageLayout.TransferDstOptimal);
        Span<uint> room = new(stage.Address, StageTexels);
        (int used, int row) = (0, 0);
        foreach ((TextureLevel level, TexelTint tint) in levels)
        {
            for (ReadOnlySpan<byte> rest = level.Rgba.Span; rest.Length > 0;)
            {
                int count = Math.Min(rest.Length / 4, room.Length - used);
                for (int i = 0; i < count; i++)
                {
                    room[used + i] = tint.Of(rest.Slice(4 * i, 4));
                }

                rest = rest[(4 * count)..];
                used += count;
                if (used == room.Length)
                {
                    CopyRows(device, commands, stage, image, row, StageRows);
                    (used, row) = (0, row + StageRows);
                }
            }
        }

        if (used > 0)
        {
            CopyRows(device, commands, stage, image, row, (used + PageEdge - 1) / PageEdge);
        }

        Move(device, commands, image, ImageLayout.TransferDstOptimal, ImageLayout.ShaderReadOnlyOptimal);
    }

    private static void CopyRows(
        VulkanDevice device, DeviceCommands commands, DeviceBuffer stage, DeviceImage image, int row, int rows)
    {
        CommandBuffer buffer = commands.Begin();
        BufferImageCopy region = new()
        {
            ImageSubresource = new ImageSubresourceLayers(ImageAspectFlags.ColorBit, 0, (uint)(row / PageEdge), 1),
            ImageOffset = new Offset3D(0, row % PageEdge, 0),
            ImageExtent = new Extent3D(PageEdge, (uint)rows, 1),
        };
        device.Api.CmdCopyBufferToImage(
            buffer, stage.Handle, image.Handle, ImageLayout.TransferDstOptimal, 1, &region);
        commands.End();
        commands.Run();
    }

    private static void Move(
        VulkanDevice device, DeviceCommands commands, DeviceImage image, ImageLayout from, ImageLayout to)
    {
        CommandBuffer buffer = commands.Begin();
        ImageMemoryBarrier barrier = new()
        {
            SType = StructureType.ImageMemoryBarrier,
            SrcAccessMask = from == ImageLayout.Undefined ? 0 : AccessFlags.TransferWriteBit,
            DstAccessMask = from == ImageLayout.Undefined ? AccessFlags.TransferWriteBit : AccessFlags.ShaderReadBit,
            OldLayout = from,
            NewLayout = to,
            SrcQueueFamilyIndex = Vk.QueueFamilyIgnored,
            DstQueueFamilyIndex = Vk.QueueFamilyIgnored,
            Image = image.Handle,
            SubresourceRange = image.Range,
        };
        device.Api.CmdPipelineBarrier(
            buffer, PipelineStageFlags.TransferBit,
            PipelineStageFlags.TransferBit | PipelineStageFlags.FragmentShaderBit, 0, 0, null, 0, null, 1, &barrier);
        commands.End();
        commands.Run();
    }
}
