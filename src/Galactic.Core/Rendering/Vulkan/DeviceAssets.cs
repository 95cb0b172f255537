using System.Numerics;
using System.Runtime.InteropServices;
using Galactic.Assets;
using Galactic.Compute;
using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>All meshes of a renderer in the device's memory.</summary>
internal sealed unsafe class DeviceAssets : IDisposable
{
    private readonly MeshRange[] meshes;
    private readonly List<IDisposable> owned = [];

    /// <summary>Lays meshes out on the processor's workers and copies them over.</summary>
    /// <exception cref="VulkanException">The device has not enough memory.</exception>
    public DeviceAssets(RenderAssets assets, VulkanDevice device, CpuDevice workers)
    {
        (SceneCount, MeshCount) = (assets.Scenes.Count, assets.Meshes.Count);
        MeshUpload[] uploads = new MeshUpload[SceneCount + MeshCount];
        meshes = new MeshRange[uploads.Length];
        using DeviceUpload upload = new(device);
        try
        {
            Materials = Own(new DeviceMaterials(assets.Scenes.Concat(assets.Meshes), device, upload));
            workers.Run("render/prepare", uploads.Length, 1, new PrepareKernel(assets, Materials, uploads));
            Vertices = Buffer<GpuVertex>(BufferUsageFlags.VertexBufferBit, uploads.Sum(u => (long)u.Vertices.Length));
            Indices = Buffer<int>(BufferUsageFlags.IndexBufferBit, uploads.Sum(u => (long)u.Indices.Length));
            Chunks = Buffer<GpuChunk>(BufferUsageFlags.StorageBufferBit, uploads.Sum(u => (long)u.Chunks.Length));
        }
        catch
        {
            Dispose();
            throw;
        }

        (uint vertex, uint index, uint chunk) = (0, 0, 0);
        for (int i = 0; i < uploads.Length; i++)
        {
            MeshUpload mesh = uploads[i];
            Shift(mesh, vertex, index);
            upload.Copy<GpuVertex>(Vertices, (ulong)vertex * (ulong)sizeof(GpuVertex), mesh.Vertices);
            upload.Copy<int>(Indices, (ulong)index * sizeof(int), mesh.Indices);
            upload.Copy<GpuChunk>(Chunks, (ulong)chunk * (ulong)sizeof(GpuChunk), mesh.Chunks);
            meshes[i] = new MeshRange(chunk, mesh.Room);
            vertex += (uint)mesh.Vertices.Length;
            index += (uint)mesh.Indices.Length;
            chunk += (uint)mesh.Chunks.Length;
        }

        DeviceBuffer Buffer<T>(BufferUsageFlags usage, long count)
            where T : unmanaged => Own(new DeviceBuffer(
                device, (ulong)count * (ulong)sizeof(T), usage | BufferUsageFlags.TransferDstBit,
                DeviceMemoryKind.Device));

        T Own<T>(T part)
            where T : IDisposable
        {
            owned.Add(part);
            return part;
        }
    }

    /// <summary>Number of scenes.</summary>
    public int SceneCount { get; }

    /// <summary>Number of instance meshes.</summary>
    public int MeshCount { get; }

    /// <summary>Materials and textures.</summary>
    public DeviceMaterials Materials { get; }

    /// <summary>[corner] <see cref="GpuVertex"/>.</summary>
    public DeviceBuffer Vertices { get; }

    /// <summary>Three per triangle.</summary>
    public DeviceBuffer Indices { get; }

    /// <summary>[chunk] <see cref="GpuChunk"/>.</summary>
    public DeviceBuffer Chunks { get; }

    /// <summary>A scene.</summary>
    public MeshRange Scene(int index) => meshes[index];

    /// <summary>An instance mesh.</summary>
    public MeshRange Mesh(int index) => meshes[SceneCount + index];

    /// <inheritdoc/>
    public void Dispose() => owned.ForEach(o => o.Dispose());

    private static void Shift(MeshUpload mesh, uint firstVertex, uint firstIndex)
    {
        foreach (ref int index in mesh.Indices)
        {
            index += (int)firstVertex;
        }

        foreach (ref GpuChunk chunk in mesh.Chunks)
        {
            chunk.FirstIndex += firstIndex;
        }
    }

    private readonly struct PrepareKernel(
        RenderAssets assets, DeviceMaterials materials, MeshUpload[] target) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int i = begin; i < end; i++)
            {
                bool isScene = i < assets.Scenes.Count;
                int number = isScene ? i : i - assets.Scenes.Count;
                target[i] = isScene
                    ? new MeshUpload(
                        assets.Scenes[number], assets.SceneClasses.ElementAtOrDefault(number) ?? [], materials)
                    : new MeshUpload(
                        assets.Meshes[number], [assets.MeshClasses.ElementAtOrDefault(number)], materials);
            }
        }
    }
}

/// <summary>Where a mesh is.</summary>
/// <param name="FirstChunk">First of its chunks.</param>
/// <param name="Room">Number of them, by list.</param>
internal readonly record struct MeshRange(uint FirstChunk, DrawRoom Room);
