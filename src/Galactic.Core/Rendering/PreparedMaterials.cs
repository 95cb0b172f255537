using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;

namespace Galactic.Rendering;

/// <summary>Owner of the materials of all meshes of a renderer, and of each texture, once.</summary>
internal sealed unsafe class PreparedMaterials : IDisposable
{
    private const long MostTexels = int.MaxValue - 2;
    private readonly Dictionary<Material, int> numbers = [];
    private readonly NativeArray<ulong> texels;
    private readonly NativeArray<TextureData> textureTable;
    private readonly NativeArray<MaterialData> table;

    /// <summary>Collects the materials of meshes and prepares their textures on the device's workers.</summary>
    public PreparedMaterials(IEnumerable<TriangleMesh> meshes, int textureLimit, CpuDevice device)
    {
        Dictionary<(Texture Image, TextureWrap WrapX, TextureWrap WrapY), int> images = [];
        foreach (Material material in meshes.SelectMany(m => m.Surface?.Materials ?? []))
        {
            numbers.TryAdd(material, numbers.Count);
            if (material.Image is { } image)
            {
                images.TryAdd((image, material.WrapX, material.WrapY), images.Count);
            }
        }

        PreparedTexture[] textures = [.. images.Keys.Select(
            i => new PreparedTexture(i.Image, i.WrapX, i.WrapY, textureLimit))];
        long[] firsts = new long[textures.Length];
        long length = 0;
        for (int i = 0; i < textures.Length; i++)
        {
            firsts[i] = length;
            length += textures[i].Length;
        }

        if (length > MostTexels)
        {
            throw new ArgumentException(
                $"Textures have {length} texels at a TextureLimit of {textureLimit}; at most {MostTexels} fit: lower it.",
                nameof(textureLimit));
        }

        // The shader reads a texel and the next, for pixels without texture at the very start.
        texels = new NativeArray<ulong>(length + 2);
        textureTable = new NativeArray<TextureData>(textures.Length);
        device.Run("render/textures", textures.Length, 1, new TextureKernel(textures, firsts, texels.Pointer, textureTable.Pointer));
        table = new NativeArray<MaterialData>(numbers.Count);
        foreach ((Material material, int number) in numbers)
        {
            Vector4 color = material.BaseColor;
            table.Pointer[number] = new MaterialData
            {
                Texture = material.Image is { } image
                    ? textureTable.Pointer + images[(image, material.WrapX, material.WrapY)]
                    : null,
                Red = color.X,
                Green = color.Y,
                Blue = color.Z,
                Roots = new Vector3(TexelScale.Root(color.X), TexelScale.Root(color.Y), TexelScale.Root(color.Z)),
                Emission = LinearColor.Pack(new Vector4(material.Emission, 1)) & 0xFFFFFF,
                AlphaCutoff = material.TextureCutoff * TexelBlend.FullAlpha,
            };
        }
    }

    /// <summary>[material] materials prepared here.</summary>
    public MaterialData* Table => table.Pointer;

    /// <summary>Texels of all textures.</summary>
    public ulong* Texels => texels.Pointer;

    /// <summary>Where a material of one of the meshes is.</summary>
    public int NumberOf(Material material) => numbers[material];

    /// <summary>Memory of all of it.</summary>
    public long Bytes => texels.Length * sizeof(ulong) + textureTable.Length * sizeof(TextureData)
        + table.Length * sizeof(MaterialData);

    /// <inheritdoc/>
    public void Dispose()
    {
        texels.Dispose();
        textureTable.Dispose();
        table.Dispose();
    }

    private readonly struct TextureKernel(
        PreparedTexture[] textures, long[] firsts, ulong* texels, TextureData* table) : IKernel
    {
        public void Execute(int begin, int end, int worker)
        {
            for (int i = begin; i < end; i++)
            {
                table[i] = textures[i].Write(texels, (int)firsts[i]);
            }
        }
    }
}
