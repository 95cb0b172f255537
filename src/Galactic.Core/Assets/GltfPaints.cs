using System.Numerics;
using Galactic.Media;
using SharpGLTF.Schema2;

namespace Galactic.Assets;

/// <summary>Writes materials into a glTF model, each colour, material and image once.</summary>
internal sealed class GltfPaints(ModelRoot model)
{
    private readonly Dictionary<(uint Color, bool SingleSided), SharpGLTF.Schema2.Material> colors = [];
    private readonly Dictionary<(Material Material, bool SingleSided), SharpGLTF.Schema2.Material> materials = [];
    private readonly Dictionary<Texture, Image> images = [];

    /// <summary>A material of one sRGB colour.</summary>
    public SharpGLTF.Schema2.Material Of(uint color, bool isSingleSided)
    {
        if (!colors.TryGetValue((color, isSingleSided), out SharpGLTF.Schema2.Material? stored))
        {
            Vector4 linear = LinearColor.Unpack(color);
            stored = Create($"color_{color & 0xFFFFFF:x6}", new Vector4(linear.X, linear.Y, linear.Z, 1), isSingleSided);
            colors[(color, isSingleSided)] = stored;
        }

        return stored;
    }

    /// <summary>A material, with its texture.</summary>
    public SharpGLTF.Schema2.Material Of(Material material, bool isSingleSided)
    {
        if (!materials.TryGetValue((material, isSingleSided), out SharpGLTF.Schema2.Material? stored))
        {
            stored = Create(material.Name, material.BaseColor, isSingleSided);
            if (material.AlphaCutoff > 0)
            {
                (stored.Alpha, stored.AlphaCutoff) = (AlphaMode.MASK, material.AlphaCutoff);
            }

            if (material.IsEmitter)
            {
                MaterialChannel emissive = stored.FindChannel("Emissive")!.Value;
                emissive.Color = new Vector4(Vector3.Clamp(material.Emission, Vector3.Zero, Vector3.One), 1);
            }

            if (material.Image is { } image)
            {
                stored.FindChannel("BaseColor")!.Value.SetTexture(
                    0, ImageOf(image), null, Wrap(material.WrapX), Wrap(material.WrapY));
            }

            materials[(material, isSingleSided)] = stored;
        }

        return stored;
    }

    private SharpGLTF.Schema2.Material Create(string name, Vector4 baseColor, bool isSingleSided)
    {
        SharpGLTF.Schema2.Material material = model.CreateMaterial(name);
        material.InitializePBRMetallicRoughness();
        material.DoubleSided = !isSingleSided;
        MaterialChannel channel = material.FindChannel("BaseColor")!.Value;
        channel.Color = baseColor;
        MaterialChannel surface = material.FindChannel("MetallicRoughness")!.Value;
        surface.SetFactor("MetallicFactor", 0);
        surface.SetFactor("RoughnessFactor", 0.8f);
        return material;
    }

    private Image ImageOf(Texture texture)
    {
        if (!images.TryGetValue(texture, out Image? stored))
        {
            byte[] png = PngWriter.Encode(
                texture.Levels[0].Rgba.Span, texture.Width, texture.Height, PngColor.Rgba8);
            images[texture] = stored = model.UseImage(png);
        }

        return stored;
    }

    private static TextureWrapMode Wrap(TextureWrap wrap) => wrap switch
    {
        TextureWrap.Clamp => TextureWrapMode.CLAMP_TO_EDGE,
        TextureWrap.Mirror => TextureWrapMode.MIRRORED_REPEAT,
        _ => TextureWrapMode.REPEAT,
    };
}
