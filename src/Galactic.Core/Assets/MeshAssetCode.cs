using System.Numerics;

namespace Galactic.Assets;

/// <summary>Mesh files as content of <see cref="PreparedCache"/>: all arrays as they are, textures with all levels.</summary>
internal static class MeshAssetCode
{
    /// <summary>Writes a mesh file.</summary>
    public static void Write(PreparedWriter to, MeshAsset asset)
    {
        TriangleMesh mesh = asset.Mesh;
        to.Values<Vector3>(mesh.Positions);
        to.Values<int>(mesh.Indices);
        to.Values<uint>(mesh.Colors);
        to.Value((byte)(mesh.IsSingleSided ? 1 : 0));
        to.Optional(mesh.Parts);
        to.Value((byte)(mesh.Surface is null ? 0 : 1));
        if (mesh.Surface is { } surface)
        {
            Write(to, surface);
        }

        to.Value(asset.Parts.Count);
        foreach (MeshPart part in asset.Parts)
        {
            to.Text(part.Name);
            to.Value(part.FirstTriangle);
            to.Value(part.TriangleCount);
        }

        to.Value(asset.Faults);
        to.Value(asset.Warnings.Count);
        foreach (string warning in asset.Warnings)
        {
            to.Text(warning);
        }
    }

    /// <summary>Reads a mesh file.</summary>
    /// <exception cref="InvalidDataException">The content ends too early.</exception>
    /// <exception cref="ArgumentException">The content is no mesh.</exception>
    public static MeshAsset Read(PreparedReader from)
    {
        TriangleMesh mesh = new(from.Values<Vector3>(), from.Values<int>(), from.Values<uint>())
        {
            IsSingleSided = from.Value<byte>() != 0,
            Parts = from.Optional<int>(),
            Surface = from.Value<byte>() != 0 ? ReadSurface(from) : null,
        };
        MeshPart[] parts = new MeshPart[from.Value<int>()];
        for (int i = 0; i < parts.Length; i++)
        {
            parts[i] = new MeshPart(from.Text(), from.Value<int>(), from.Value<int>());
        }

        MeshFaults faults = from.Value<MeshFaults>();
        string[] warnings = new string[from.Value<int>()];
        for (int i = 0; i < warnings.Length; i++)
        {
            warnings[i] = from.Text();
        }

        return new MeshAsset(mesh, parts, warnings) { Faults = faults };
    }

    private static void Write(PreparedWriter to, MeshSurface surface)
    {
        Texture[] images = [.. surface.Materials.Select(m => m.Image).OfType<Texture>().Distinct()];
        to.Value(images.Length);
        foreach (Texture image in images)
        {
            to.Value(image.Levels.Count);
            foreach (TextureLevel level in image.Levels)
            {
                to.Value(level.Width);
                to.Value(level.Height);
                to.Values(level.Rgba.Span);
            }
        }

        to.Value(surface.Materials.Count);
        foreach (Material material in surface.Materials)
        {
            to.Text(material.Name);
            to.Value(material.BaseColor);
            to.Value(material.Image is null ? -1 : Array.IndexOf(images, material.Image));
            to.Value((int)material.WrapX);
            to.Value((int)material.WrapY);
            to.Value(material.AlphaCutoff);
            to.Value(material.Emission);
        }

        to.Values<int>(surface.MaterialOf);
        to.Optional(surface.Uvs);
        to.Optional(surface.Tints);
    }

    private static MeshSurface ReadSurface(PreparedReader from)
    {
        Texture[] images = new Texture[from.Value<int>()];
        for (int i = 0; i < images.Length; i++)
        {
            TextureLevel[] levels = new TextureLevel[from.Value<int>()];
            for (int level = 0; level < levels.Length; level++)
            {
                levels[level] = new TextureLevel(from.Value<int>(), from.Value<int>(), from.Bytes());
            }

            images[i] = Texture.OfLevels(levels);
        }

        Material[] materials = new Material[from.Value<int>()];
        for (int i = 0; i < materials.Length; i++)
        {
            string name = from.Text();
            Vector4 color = from.Value<Vector4>();
            int image = from.Value<int>();
            materials[i] = new Material
            {
                Name = name,
                BaseColor = color,
                Image = image < 0 ? null : images[image],
                WrapX = (TextureWrap)from.Value<int>(),
                WrapY = (TextureWrap)from.Value<int>(),
                AlphaCutoff = from.Value<float>(),
                Emission = from.Value<Vector3>(),
            };
        }

        return new MeshSurface(materials, from.Values<int>(), from.Optional<Vector2>(), from.Optional<uint>());
    }
}
