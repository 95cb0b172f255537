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

    /// <summary>Lays meshes out on the processor's workers and copies them over.</summary>
    public DeviceAssets(RenderAssets assets, VulkanDevice device, CpuDevice workers)
    {
        (SceneCount, MeshCount) = (assets.Scenes.Count, assets.Meshes.Count);
        using DeviceUpload upload = new(device);
        Materials = new DeviceMaterials(assets.Scenes.Concat(assets.Meshes), device, upload);
        MeshUpload[] uploads = new MeshUpload[SceneCount + MeshCount];
        workers.Run("render/prepare", uploads.Length, 1, new PrepareKernel(assets, Materials, uploads));
        meshes = new MeshRange[uploads.Length];
        Vertices = Buffer(BufferUsageFlags.VertexBufferBit, uploads.Sum(u => (long)u.Vertices.Length) * sizeof(GpuVertex));
        Indices = Buffer(BufferUsageFlags.IndexBufferBit, uploads.Sum(u => (long)u.Indices.Length) * sizeof(int));
        Chunks = Buffer(BufferUsageFlags.StorageBufferBit, uploads.Sum(u => (long)u.Chunks.Length) * sizeof(GpuChunk));
        (uint vertex, uint index, uint chunk) = (0, 0, 0);
        for (int i = 0; i < uploads.Length; i++)
        {
            MeshUpload mesh = uploads[i];
            Shift(mesh, vertex, index);
            upload.Copy<GpuVertex>(Vertices, (ulong)vertex * (ulong)sizeof(GpuVertex), mesh.Vertices);
            upload.Copy<int>(Indices, (ulong)index * sizeof(int), mesh.Indices);
            upload.Copy<GpuChunk>(Chunks, (ulong)chunk * (ulong)sizeof(GpuChunk), mesh.Chunks);
            bool isSingleSided = (i < SceneCount ? assets.Scenes[i] : assets.Meshes[i - SceneCount]).IsSingleSided;
            meshes[i] = new MeshRange(chunk, (uint)mesh.Chunks.Length, isSingleSided);
            vertex += (uint)mesh.Vertices.Length;
            index += (uint)mesh.Indices.Length;
            chunk += (uint)mesh.Chunks.Length;
        }

        DeviceBuffer Buffer(BufferUsageFlags usage, long bytes) => new(
            device, (ulong)bytes, usage | BufferUsageFlags.TransferDstBit, DeviceMemoryKind.Device);
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
    public void Dispose()
    {
        Materials.Dispose();
        Vertices.Dispose();
        Indices.Dispose();
        Chunks.Dispose();
    }

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
/// <param name="ChunkCount">Number of them.</param>
/// <param name="IsSingleSided">Only fronts are seen.</param>
internal readonly record struct MeshRange(uint FirstChunk, uint ChunkCount, bool IsSingleSided);
