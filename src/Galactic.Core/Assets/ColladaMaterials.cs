using System.Numerics;
using System.Xml.Linq;

namespace Galactic.Assets;

/// <summary>Diffuse colours, textures and emission of COLLADA materials.</summary>
internal sealed class ColladaMaterials(ColladaDocument document)
{
    private static readonly Material Grey = new() { BaseColor = new Vector4(0.6f, 0.6f, 0.6f, 1) };
    private readonly Dictionary<string, Material> known = [];
    private readonly List<string> warnings = [];

    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>How a material colours a surface; grey, with a warning, if it is not there.</summary>
    public Material Paint(string material)
    {
        if (!known.TryGetValue(material, out Material? paint))
        {
            paint = Read(material);
            known.Add(material, paint);
        }

        return paint;
    }

    private Material Read(string material)
    {
        XElement? effect = document.Find(material)?.Of("instance_effect") is { } instance
            ? document.Find(instance.Attribute("url")?.Value ?? "")
            : null;
        XElement? profile = effect?.Of("profile_COMMON");
        XElement? shader = profile?.Of("technique")?.Elements()
            .FirstOrDefault(e => e.Name.LocalName is "phong" or "lambert" or "blinn" or "constant");
        XElement? emission = shader?.Of("emission");
        // What shows only an emissive texture is drawn with it, lit: a mean would not be worth looking at.
        XElement? diffuse = shader?.Of("diffuse") ?? (emission?.Of("texture") is null ? null : emission);
        Vector3 light = emission is null || emission == diffuse ? Vector3.Zero : Emission(material, profile!, emission);
        if (diffuse is null && emission is not null)
        {
            return new Material { Name = material, BaseColor = Vector4.UnitW, Emission = light };
        }

        if (diffuse is null)
        {
            if (material.Length > 0)
            {
                warnings.Add($"material {material} has no diffuse colour; grey is used");
            }

            return Grey;
        }

        return diffuse.Of("texture") is { } texture
            ? new Material
            {
                Name = material,
                Image = Image(profile!, texture.Attribute("texture")?.Value ?? ""),
                Emission = light,
            }
            : new Material
            {
                Name = material,
                BaseColor = new Vector4(
                    Vector3.Min(Linear(document.Numbers(diffuse.Of("color")?.Value ?? "0.6 0.6 0.6", 3)), Vector3.One), 1),
                Emission = light,
            };
    }

    /// <summary>Linear light that a surface gives off; of a texture its mean.</summary>
    private Vector3 Emission(string material, XElement profile, XElement emission)
    {
        if (emission.Of("texture") is not { } texture)
        {
            return Linear(document.Numbers(emission.Of("color")?.Value ?? "0 0 0", 3));
        }

        if (Image(profile, texture.Attribute("texture")?.Value ?? "") is not { } image)
        {
            return Vector3.Zero;
        }

        warnings.Add($"material {material} has an emissive texture; its mean is used");
        return image.Mean;
    }

    // As with other formats made for display, the numbers are sRGB.
    private static Vector3 Linear(float[] color) => new(
        LinearColor.FromDisplay(color[0]), LinearColor.FromDisplay(color[1]), LinearColor.FromDisplay(color[2]));

    /// <summary>The image behind a texture: through sampler and surface parameters, or named at once.</summary>
    private Texture? Image(XElement profile, string name)
    {
        for (int step = 0; step < 3 && Parameter(profile, name) is { } parameter; step++)
        {
            XElement? next = parameter.Descendants().FirstOrDefault(
                e => e.Name.LocalName is "source" or "init_from" or "instance_image");
            name = next?.Attribute("url")?.Value ?? next?.Value.Trim() ?? "";
        }

        XElement? init = document.Find(name)?.Of("init_from");
        string file = (init?.Of("ref") ?? init)?.Value.Trim() ?? "";
        if (file.Length == 0)
        {
            warnings.Add($"the image \"{name}\" is not named in this file; white is used");
            return null;
        }

        return Decode(file);
    }

    private static XElement? Parameter(XElement profile, string sid) =>
        profile.Descendants().FirstOrDefault(e => e.Name.LocalName == "newparam" && e.Attribute("sid")?.Value == sid);

    private Texture? Decode(string file)
    {
        string local = Uri.UnescapeDataString(
            file.StartsWith("file://", StringComparison.OrdinalIgnoreCase) ? file["file://".Length..] : file);
        string folder = Path.GetDirectoryName(Path.GetFullPath(document.Path)) ?? "";
        string path = Path.Combine(folder, local.Replace('\\', '/'));
        if (!AssetFile.Exists(path))
        {
            warnings.Add($"the image {file} is missing; white is used");
            return null;
        }

        Texture? texture = Texture.TryDecode(AssetFile.Read(path), out string reason);
        if (texture is null)
        {
            warnings.Add($"{file}: {reason}; white is used");
        }

        return texture;
    }
}
