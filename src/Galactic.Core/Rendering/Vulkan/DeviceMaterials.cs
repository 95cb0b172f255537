using System.Numerics;
using System.Runtime.InteropServices;
using Galactic.Assets;
using Silk.NET.Vulkan;

namespace Galactic.Rendering.Vulkan;

/// <summary>Materials and textures of all meshes of a renderer in the device's memory, each once.</summary>
internal sealed unsafe class DeviceMaterials : IDisposable
{
    private readonly Dictionary<Material, uint> numbers = [];
    private readonly List<IDisposable> owned = [];

    /// <summary>Collects the materials of meshes and copies them over.</summary>
    /// <exception cref="VulkanException">The device has not enough memory.</exception>
    public DeviceMaterials(IEnumerable<TriangleMesh> meshes, VulkanDevice device, DeviceUpload upload)
    {
        List<(Texture Image, Vector4 Color)> images = [];
        Dictionary<(Texture, Vector4), uint> imageNumbers = [];
        List<GpuMaterial> materials = [];
        foreach (Material material in meshes.SelectMany(m => m.Surface?.Materials ?? []))
        {
            if (!numbers.TryAdd(material, (uint)materials.Count))
            {
                continue;
            }

            Vector4 color = material.BaseColor;
            if (material.Image is { } image && imageNumbers.TryAdd((image, color), (uint)images.Count))
            {
                images.Add((image, color));
            }

            // Textures hold the base colour already.
            materials.Add(new GpuMaterial
            {
                Color = new Vector3(color.X, color.Y, color.Z),
                AlphaCutoff = material.TextureCutoff,
                Emission = EmissionOf(material),
                Texture = material.Image is null ? 0 : imageNumbers[(material.Image, color)] + 1,
                WrapX = material.WrapX,
                WrapY = material.WrapY,
            });
        }

        try
        {
            Table = Filled<GpuMaterial>(CollectionsMarshal.AsSpan(materials));
            TexelStore store = new(images);
            Textures = Filled<GpuTexture>(store.Table);
            Texels = store.Upload(device);
            owned.Add(Texels);
        }
        catch
        {
            Dispose();
            throw;
        }

        DeviceBuffer Filled<T>(ReadOnlySpan<T> values)
            where T : unmanaged
        {
            DeviceBuffer buffer = new(
                device, (ulong)values.Length * (ulong)sizeof(T),
                BufferUsageFlags.StorageBufferBit | BufferUsageFlags.TransferDstBit, DeviceMemoryKind.Device);
            owned.Add(buffer);
            upload.Copy(buffer, 0, values);
            return buffer;
        }
    }

    private static Vector4 EmissionOf(Material material)
    {
        uint color = LinearColor.Pack(new Vector4(material.Emission, 1));
        return new Vector4(color & 255, color >> 8 & 255, color >> 16 & 255, 0) / 255;
    }

    /// <summary>[material] <see cref="GpuMaterial"/>.</summary>
    public DeviceBuffer Table { get; }

    /// <summary>[texture] <see cref="GpuTexture"/>.</summary>
    public DeviceBuffer Textures { get; }

    /// <summary>All texels, see <see cref="TexelStore"/>.</summary>
    public DeviceImage Texels { get; }

    /// <summary>Where a material of one of the meshes is.</summary>
    public uint NumberOf(Material material) => numbers[material];

    /// <inheritdoc/>
    public void Dispose() => owned.ForEach(o => o.Dispose());
}
