using System.Numerics;
using System.Xml.Linq;

namespace Galactic.Assets;

/// <summary>Vertex data of one COLLADA primitive: corners that point into sources.</summary>
internal sealed class ColladaInputs
{
    private readonly ColladaDocument document;
    private readonly int[] corners;
    private readonly int stride = 1;
    private readonly Source? position;
    private readonly Source? uv;
    private readonly Source? color;

    public ColladaInputs(ColladaDocument document, XElement mesh, XElement primitive)
    {
        this.document = document;
        foreach (XElement input in primitive.All("input"))
        {
            int offset = document.Indices(input.Attribute("offset")?.Value ?? "0")[0];
            stride = Math.Max(stride, offset + 1);
            XElement target = document.Target(input, "source");
            string semantic = input.Attribute("semantic")?.Value ?? "";
            IEnumerable<(string Semantic, XElement Source)> meant = semantic == "VERTEX"
                ? target.All("input").Select(v => (v.Attribute("semantic")?.Value ?? "", document.Target(v, "source")))
                : [(semantic, target)];
            foreach ((string what, XElement source) in meant)
            {
                position ??= what == "POSITION" ? Read(source, offset, 3) : null;
                uv ??= what == "TEXCOORD" ? Read(source, offset, 2) : null;
                color ??= what == "COLOR" ? Read(source, offset, 3) : null;
            }
        }

        if (primitive.Of("ph") is not null)
        {
            throw document.Bad("polygons", "polygons with holes (ph) cannot be read, expected plain ones (p)");
        }

        int[][] runs = [.. primitive.All("p").Select(p => document.Indices(p.Value))];
        corners = [.. runs.SelectMany(r => r)];
        Runs = [.. runs.Select(r => r.Length / stride)];
        if (position is null)
        {
            throw document.Bad(
                $"geometry {mesh.Parent?.Attribute("id")?.Value}", $"its {primitive.Name.LocalName} have no POSITION");
        }

        Check(position, "position");
        Check(uv, "texture coordinate");
        Check(color, "colour");
    }

    /// <summary>Number of corners.</summary>
    public int Corners => corners.Length / stride;

    /// <summary>Corners per p element.</summary>
    public int[] Runs { get; }

    /// <summary>True if corners have texture coordinates.</summary>
    public bool HasUvs => uv is not null;

    /// <summary>All positions.</summary>
    public IEnumerable<Vector3> Positions()
    {
        for (int i = 0; i < position!.Count; i++)
        {
            yield return new Vector3(position.At(i, 0), position.At(i, 1), position.At(i, 2));
        }
    }

    /// <summary>The number of a corner's position.</summary>
    public int Position(int corner) => corners[corner * stride + position!.Offset];

    /// <summary>Texture coordinates of a corner, rows from the top.</summary>
    public Vector2 Uv(int corner)
    {
        int item = uv is null ? 0 : corners[corner * stride + uv.Offset];
        return uv is null ? default : new Vector2(uv.At(item, 0), 1 - uv.At(item, 1));
    }

    /// <summary>Vertex colour of a corner; white without one.</summary>
    public Vector4 Tint(int corner)
    {
        int item = color is null ? 0 : corners[corner * stride + color.Offset];
        return color is null
            ? Vector4.One
            : new Vector4(color.At(item, 0), color.At(item, 1), color.At(item, 2), 1);
    }

    private void Check(Source? source, string what)
    {
        for (int i = 0; source is not null && i < Corners; i++)
        {
            int item = corners[i * stride + source.Offset];
            if (item >= source.Count)
            {
                throw document.Bad(source.Name, $"{what} {item} is outside the {source.Count} there are");
            }
        }
    }

    private Source Read(XElement element, int offset, int fewest)
    {
        string name = $"source {element.Attribute("id")?.Value}";
        XElement? accessor = element.Of("technique_common")?.Of("accessor");
        float[] values = document.Numbers(element.Of("float_array")?.Value ?? "");
        int step = accessor?.Attribute("stride") is { } text ? document.Indices(text.Value)[0] : fewest;
        return step >= fewest
            ? new Source(name, values, step, offset)
            : throw document.Bad(name, $"{step} numbers per item, expected at least {fewest}");
    }

    private sealed record Source(string Name, float[] Values, int Stride, int Offset)
    {
        public int Count => Values.Length / Stride;

        public float At(int item, int component) => Values[item * Stride + component];
    }
}
