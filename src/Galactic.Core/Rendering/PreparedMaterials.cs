using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;

namespace Galactic.Rendering;

/// <summary>Owner of the materials of all meshes of a renderer, and of each texture in each colour, once.</summary>
internal sealed unsafe class PreparedMaterials : IDisposable
{
    private readonly Dictionary<Material, int> numbers = [];
    private readonly PreparedTexture[] textures;
    private readonly NativeArray<TextureData> textureTable;
    private readonly NativeArray<MaterialData> table;

    /// <summary>Collects the materials of meshes and prepares their textures on the device's workers.</summary>
    public PreparedMaterials(IEnumerable<TriangleMesh> meshes, int textureLimit, CpuDevice device)
    {
        Dictionary<(Texture, TextureWrap, TextureWrap, Vector4), int> images = [];
        foreach (Material material in meshes.SelectMany(m => m.Surface?.Materials ?? []))
        {
            numbers.TryAdd(material, numbers.Count);
            if (material.Image is { } image)
            {
                images.TryAdd((image, material.WrapX, material.WrapY, material.BaseColor), images.Count);
            }
        }

        textures = new PreparedTexture[images.Count];
        device.Run("render/textures", textures.Length, 1, new TextureKernel([.. images.Keys], textureLimit, textures));
        textureTable = new NativeArray<TextureData>(textures.Length);
        for (int i = 0; i < textures.Length; i++)
        {
            textureTable.Pointer[i] = textures[i].Data;
        }

        table = new NativeArray<MaterialData>(numbers.Count);
        foreach ((Material material, int number) in numbers)
        {
            // Textures hold the base colour already.
            Vector4 color = material.Image is null ? material.BaseColor : Vector4.One;
            table.Pointer[number] = new MaterialData
            {
                Texture = material.Image is { } image
                    ? textureTable.Pointer + images[(image, material.WrapX, material.WrapY, material.BaseColor)]
                    : null,
                Red = color.X,
                Green = color.Y,
                Blue = color.Z,
                Emission = LinearColor.Pack(new Vector4(material.Emission, 1)) & 0xFFFFFF,
                AlphaCutoff = material.TextureCutoff * 255 * 256 * 256,
            };
        }
    }

    /// <summary>[material] materials prepared here.</summary>
    public MaterialData* Table => table.Pointer;

    /// <summary>Where a material of one of the meshes is.</summary>
    public int NumberOf(Material material) => numbers[material];

    /// <summary>Memory of all of it.</summary>
    public long Bytes => textures.Sum(t => t.Bytes) + textureTable.Length * sizeof(TextureData)
        + table.Length * sizeof(MaterialData);

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PreparedTexture texture in textures)
        {
            texture.Dispose();
        }

        textureTable.Dispose();
        table.Dispose();
    }

    private readonly struct TextureKernel(
        (Texture Image, TextureWrap X, TextureWrap Y, Vector4 Color)[] images, int limit, PreparedTexture[] target) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int i = begin; i < end; i++)
            {
                target[i] = new PreparedTexture(images[i].Image, images[i].X, images[i].Y, images[i].Color, limit);
            }
        }
    }
}
