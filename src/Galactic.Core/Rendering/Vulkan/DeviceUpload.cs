using System.Runtime.InteropServices;
using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>Copies data into the device's own memory, through a buffer both sides see.</summary>
internal sealed unsafe class DeviceUpload : IDisposable
{
    private const int StageBytes = 16 << 20;
    private readonly VulkanDevice device;
    private readonly DeviceBuffer stage;
    private readonly DeviceCommands commands;

    /// <summary>Makes the shared buffer.</summary>
    public DeviceUpload(VulkanDevice device)
    {
        this.device = device;
        commands = new DeviceCommands(device);
        stage = new DeviceBuffer(device, StageBytes, BufferUsageFlags.TransferSrcBit, DeviceMemoryKind.Upload);
    }

    /// <summary>Copies values to a place in a buffer.</summary>
    /// <param name="target">A buffer for transfers.</param>
    /// <param name="offset">First byte.</param>
    /// <param name="values">What to copy.</param>
    public void Copy<T>(DeviceBuffer target, ulong offset, ReadOnlySpan<T> values)
        where T : unmanaged
    {
        ReadOnlySpan<byte> rest = MemoryMarshal.AsBytes(values);
        while (rest.Length > 0)
        {
            ReadOnlySpan<byte> part = rest[..Math.Min(rest.Length, StageBytes)];
            part.CopyTo(new Span<byte>(stage.Address, StageBytes));
            CommandBuffer buffer = commands.Begin();
            BufferCopy region = new(0, offset, (ulong)part.Length);
            device.Api.CmdCopyBuffer(buffer, stage.Handle, target.Handle, 1, &region);
            commands.End();
            commands.Run();
            rest = rest[part.Length..];
            offset += (ulong)part.Length;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        commands.Dispose();
        stage.Dispose();
    }
}
