using System.Numerics;

namespace Galactic.Assets;

/// <summary>
/// Reads PLY, text or binary of either byte order: vertices with optional red, green, blue, and polygons as triangle
/// fans. A triangle's colour is the mean of its corners'; without colours it is light grey.
/// </summary>
public static class PlyReader
{
    private const int MaxCorners = 1024;

    /// <summary>Reads a file.</summary>
    /// <exception cref="AssetException">The file is missing or damaged.</exception>
    public static MeshAsset Load(string path)
    {
        byte[] bytes = AssetFile.Read(path);
        return AssetFile.Guard(path, "a valid PLY file", () => Parse(path, bytes));
    }

    private static MeshAsset Parse(string path, byte[] bytes)
    {
        PlyHeader header = PlyHeader.Parse(path, bytes);
        var values = new PlyValues(path, bytes, header);
        var positions = new List<Vector3>();
        var tints = new List<Vector4>();
        var indices = new List<int>();
        foreach (PlyElement element in header.Elements)
        {
            for (int row = 0; row < element.Count; row++)
            {
                switch (element.Name)
                {
                    case "vertex":
                        Vertex(values, element, positions, tints);
                        break;
                    case "face":
                        Face(path, values, element, row, positions.Count, indices);
                        break;
                    default:
                        Skip(values, element);
                        break;
                }
            }
        }

        if (indices.Count == 0)
        {
            throw new AssetException(path, "", "no faces, expected a PLY mesh");
        }

        var white = new Material();
        var surfaces = new SurfaceList();
        var colors = new uint[indices.Count / 3];
        for (int i = 0; i < colors.Length; i++)
        {
            (Vector4 a, Vector4 b, Vector4 c) = (
                tints[indices[3 * i]], tints[indices[3 * i + 1]], tints[indices[3 * i + 2]]);
            surfaces.Add(i, TriangleSurface.Of(white, default, default, default, a, b, c));
            colors[i] = LinearColor.Pack((a + b + c) / 3);
        }

        var mesh = new TriangleMesh([.. positions], [.. indices], colors)
        {
            Surface = surfaces.Build(colors.Length),
        };
        return new MeshAsset(mesh, [new MeshPart("", 0, mesh.TriangleCount)], []);
    }

    private static void Vertex(PlyValues values, PlyElement element, List<Vector3> positions, List<Vector4> tints)
    {
        Vector3 position = default;
        (double red, double green, double blue) = (200, 200, 200);
        foreach (PlyProperty property in element.Properties)
        {
            double value = values.Next(property);
            double scaled = property.Type is PlyType.Float or PlyType.Double ? value * 255 : value;
            switch (property.Name)
            {
                case "x":
                    position.X = (float)value;
                    break;
                case "y":
                    position.Y = (float)value;
                    break;
                case "z":
                    position.Z = (float)value;
                    break;
                case "red":
                    red = scaled;
                    break;
                case "green":
                    green = scaled;
                    break;
                case "blue":
                    blue = scaled;
                    break;
            }
        }

        positions.Add(float.IsFinite(position.X + position.Y + position.Z)
            ? position
            : throw values.Bad("a vertex is not finite"));
        tints.Add(LinearColor.Unpack(Color.Rgb((int)red, (int)green, (int)blue)));
    }

    private static void Face(
        string path, PlyValues values, PlyElement element, int row, int vertices, List<int> indices)
    {
        foreach (PlyProperty property in element.Properties)
        {
            bool corners = property.Name is "vertex_indices" or "vertex_index" && property.CountType is not null;
            if (!corners)
            {
                values.Skip(property);
                continue;
            }

            int count = values.ListLength(property, MaxCorners);
            int first = 0, previous = 0;
            for (int i = 0; i < count; i++)
            {
                double value = values.Number(property.Type);
                if (!(value >= 0 && value < vertices))
                {
                    throw new AssetException(path, $"face {row}", $"vertex {value} is outside the {vertices} vertices");
                }

                int index = (int)value;
                if (i >= 2 && first != previous && previous != index && index != first)
                {
                    indices.AddRange([first, previous, index]);
                }

                first = i == 0 ? index : first;
                previous = index;
            }
        }
    }

    private static void Skip(PlyValues values, PlyElement element)
    {
        foreach (PlyProperty property in element.Properties)
        {
            values.Skip(property);
        }
    }
}
