using System.Numerics;
using SharpGLTF.Schema2;

namespace Galactic.Assets;

/// <summary>Materials of one glTF file as materials here; each image is decoded once.</summary>
internal sealed class GltfImages(string path, List<string> warnings)
{
    private const float InvisibleAlpha = 0.02f, HalfTransparent = 0.5f;

    // A 1 x 1 white PNG: what an image file that is not there reads as, so that the rest of the model still loads.
    private static readonly byte[] Blank = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8/5+hHgAHggJ/PchI7wAAAABJRU5ErkJggg==");

    private readonly Dictionary<int, Texture?> textures = [];
    private readonly Dictionary<int, (Material Paint, string UvName, Matrix3x2 UvMap)> paints = [];

    /// <summary>
    /// Reads a buffer or image beside the document; a missing image reads as a blank one, with a warning.
    /// </summary>
    public static ArraySegment<byte> ReadSatellite(string path, string name, List<string> warnings)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? "";
        string file = Path.GetFullPath(Path.Combine(folder, Uri.UnescapeDataString(name)));
        bool image = Path.GetExtension(file).ToLowerInvariant()
            is ".png" or ".jpg" or ".jpeg" or ".ktx2" or ".webp" or ".dds";
        if (image && !AssetFile.Exists(file))
        {
            warnings.Add($"the image {name} is missing; the plain material colour is used");
            return Blank;
        }

        if (!AssetFile.Exists(file))
        {
            throw new AssetException(path, $"uri \"{name}\"", $"there is no file {file}");
        }

        return AssetFile.Read(file);
    }

    /// <summary>A material, the name of its texture coordinates and the map applied to them.</summary>
    public (Material Paint, string UvName, Matrix3x2 UvMap) PaintOf(SharpGLTF.Schema2.Material? material)
    {
        if (material is null)
        {
            return (new Material(), "TEXCOORD_0", Matrix3x2.Identity);
        }

        if (!paints.TryGetValue(material.LogicalIndex, out (Material, string, Matrix3x2) paint))
        {
            paint = paints[material.LogicalIndex] = Create(material);
        }

        return paint;
    }

    private (Material Paint, string UvName, Matrix3x2 UvMap) Create(SharpGLTF.Schema2.Material material)
    {
        MaterialChannel? found = material.FindChannel("BaseColor") ?? material.FindChannel("Diffuse");
        if (found is not { } channel)
        {
            return (new Material(), "TEXCOORD_0", Matrix3x2.Identity);
        }

        Texture? texture = channel.Texture is { } source ? Decode(source) : null;
        int set = channel.TextureTransform?.TextureCoordinateOverride ?? channel.TextureCoordinate;
        var paint = new Material
        {
            Name = material.Name ?? "",
            BaseColor = channel.Color,
            Emission = Emission(material),
            Image = texture,
            WrapX = Wrap(channel.Texture?.Sampler?.WrapS),
            WrapY = Wrap(channel.Texture?.Sampler?.WrapT),
            AlphaCutoff = material.Alpha switch
            {
                AlphaMode.MASK => material.AlphaCutoff,
                AlphaMode.BLEND when texture is { Alpha.Least: < 255 } => HalfTransparent * channel.Color.W,
                AlphaMode.BLEND => InvisibleAlpha,
                _ => 0,
            },
        };
        return (paint, $"TEXCOORD_{set}", channel.TextureTransform?.Matrix ?? Matrix3x2.Identity);
    }

    /// <summary>Linear light that a surface gives off: the factor, times the mean of the texture if there is one.</summary>
    private Vector3 Emission(SharpGLTF.Schema2.Material material)
    {
        if (material.FindChannel("Emissive") is not { } channel)
        {
            return Vector3.Zero;
        }

        Vector3 factor = new Vector3(channel.Color.X, channel.Color.Y, channel.Color.Z)
            * channel.GetFactor("EmissiveStrength");
        if (factor == Vector3.Zero || channel.Texture is not { } source || Decode(source) is not { } texture)
        {
            return factor;
        }

        warnings.Add($"materials[{material.LogicalIndex}] has an emissive texture; its mean is used");
        return factor * texture.Mean;
    }

    private Texture? Decode(SharpGLTF.Schema2.Texture source)
    {
        // With KTX2 the primary image, the fallback is the one an ordinary decoder understands.
        Image? image = source.PrimaryImage?.Content.IsKtx2 == true && source.FallbackImage is { } fallback
            ? fallback
            : source.PrimaryImage;
        if (image is null)
        {
            warnings.Add($"textures[{source.LogicalIndex}] has no image; the plain material colour is used");
            return null;
        }

        if (!textures.TryGetValue(image.LogicalIndex, out Texture? texture))
        {
            textures[image.LogicalIndex] = texture = Decode(image);
        }

        return texture;
    }

    private Texture? Decode(Image image)
    {
        byte[] content = image.Content.Content.ToArray();
        if (content.AsSpan().SequenceEqual(Blank))
        {
            return null;
        }

        string reason = image.Content.IsKtx2 ? "KTX2 images are not supported" : "";
        Texture? texture = reason.Length == 0 ? Texture.TryDecode(content, out reason) : null;
        if (texture is null)
        {
            warnings.Add($"images[{image.LogicalIndex}] of {Path.GetFileName(path)}: {reason}; the plain material colour is used");
        }

        return texture;
    }

    private static TextureWrap Wrap(TextureWrapMode? mode) => mode switch
    {
        TextureWrapMode.CLAMP_TO_EDGE => TextureWrap.Clamp,
        TextureWrapMode.MIRRORED_REPEAT => TextureWrap.Mirror,
        _ => TextureWrap.Repeat,
    };
}
