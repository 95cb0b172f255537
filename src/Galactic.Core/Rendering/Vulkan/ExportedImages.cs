using Galactic.Compute;
using Galactic.Scenes;
using Microsoft.Win32.SafeHandles;

namespace Galactic.Rendering.Vulkan;

/// <summary>
/// Images in device memory with a handle by which another Vulkan device, CUDA or another process opens the same memory:
/// they are drawn there and never copied to the processor.
/// </summary>
/// <remarks>
/// From <see cref="VulkanRenderer.Export"/>; dispose it before the renderer. After <see cref="Draw"/> returned, the images
/// are complete. Whoever reads them must be done before the next call.
/// </remarks>
public sealed class ExportedImages : IDisposable
{
    private readonly CpuDevice workers;
    private readonly DeviceFrame frame;
    private readonly DeviceAssets assets;
    private readonly int camera;

    internal ExportedImages(
        VulkanDevice device, CpuDevice workers, DeviceAssets assets, Projection view, FrameLayout layout, int camera)
    {
        (this.workers, this.assets, this.camera) = (workers, assets, camera);
        frame = new DeviceFrame(device, assets, view, layout, DeviceMemoryKind.Export);
        if (frame.Grid.Views < layout.Views)
        {
            int views = frame.Grid.Views;
            frame.Dispose();
            throw new VulkanException(
                $"{device.Info} holds {views} of {layout.Views} views at a time; export so many or fewer at once.");
        }

        Depth = Of(frame.Depth, layout.DepthBytes(view) * layout.Views);
        Color = Of(frame.Color, layout.ColorBytes(view) * layout.Views);
        Ids = Of(frame.Ids, layout.IdBytes(view) * layout.Views);
    }

    /// <summary>Depth; null if it was not asked for.</summary>
    public ExportedMemory? Depth { get; }

    /// <summary>Colour; null if it was not asked for.</summary>
    public ExportedMemory? Color { get; }

    /// <summary>Identities; null if they were not asked for.</summary>
    public ExportedMemory? Ids { get; }

    /// <summary>Draws a batch into the exported memory; returns when it is done.</summary>
    /// <param name="batch">Has as many envs and instances as that of <see cref="VulkanRenderer.Export"/>.</param>
    /// <exception cref="ArgumentException">
    /// It has not, shows more triangles than that did, or a scene or mesh number is out of range.
    /// </exception>
    /// <exception cref="VulkanException">The device was lost.</exception>
    public void Draw(RenderBatch batch)
    {
        BatchCheck.Check(batch, assets.SceneCount, assets.MeshCount);
        FrameLayout layout = frame.Layout;
        if (batch.EnvCount != layout.Views || batch.Capacity != layout.Instances || batch.CameraCount <= camera)
        {
            throw new ArgumentException(
                $"Expected {layout.Views} envs of {layout.Instances} instances and camera {camera}, got {batch.EnvCount} of "
                + $"{batch.Capacity} and {batch.CameraCount} cameras.", nameof(batch));
        }

        if (!layout.Room.Holds(BatchInput.Demand(batch, assets)))
        {
            throw new ArgumentException(
                "The batch shows larger scenes or objects than the images were made for; export again.", nameof(batch));
        }

        workers.Run(
            "render/poses", frame.Grid.Views, FillKernel.Chunk,
            new FillKernel(frame.Input, batch, camera, 0, batch.EnvCount));
        frame.Run();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Depth?.Handle.Dispose();
        Color?.Handle.Dispose();
        Ids?.Handle.Dispose();
        frame.Dispose();
    }

    private static ExportedMemory? Of(DeviceBuffer? buffer, long bytes) => buffer is null
        ? null
        : new ExportedMemory(new SafeFileHandle(buffer.ExportFile(), ownsHandle: true), (long)buffer.MemoryBytes, bytes);
}

/// <summary>One exported memory.</summary>
/// <param name="Handle">
/// File descriptor of the kind that Vulkan calls OPAQUE_FD. Importing it hands it over: import a copy (dup) to keep it.
/// </param>
/// <param name="MemoryBytes">Size of the memory, which importers have to state.</param>
/// <param name="ImageBytes">Bytes from its start on that are images, in the target's layout.</param>
public sealed record ExportedMemory(SafeFileHandle Handle, long MemoryBytes, long ImageBytes);
