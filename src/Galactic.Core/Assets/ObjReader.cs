using System.Globalization;
using System.Numerics;
using System.Text;

namespace Galactic.Assets;

/// <summary>
/// Reads Wavefront OBJ with its MTL materials: polygons become triangle fans; colour = Kd x vertex colour x map_Kd,
/// averaged over the triangle. Groups and objects become parts.
/// </summary>
public static class ObjReader
{
    /// <summary>Reads a file; missing materials and images become warnings.</summary>
    /// <exception cref="AssetException">The file is missing or a line cannot be understood.</exception>
    public static MeshAsset Load(string path)
    {
        string text = Encoding.UTF8.GetString(AssetFile.Read(path));
        return AssetFile.Guard(path, "a valid OBJ file", () => new Parser(path).Parse(text));
    }

    private sealed class Parser(string path)
    {
        private static readonly char[] Blanks = [' ', '\t', '\r'];
        private static readonly Material Grey = new() { BaseColor = new Vector4(0.6f, 0.6f, 0.6f, 1) };
        private readonly List<Vector3> positions = [];
        private readonly List<Vector4> tints = [];
        private readonly List<Vector2> uvs = [];
        private readonly List<int> indices = [];
        private readonly List<uint> colors = [];
        private readonly SurfaceList surfaces = new();
        private readonly List<MeshPart> parts = [];
        private readonly List<string> warnings = [];
        private readonly Dictionary<string, Material> materials = [];
        private Material paint = Grey;
        private string part = "";
        private int partStart;
        private int line;

        public MeshAsset Parse(string text)
        {
            foreach (ReadOnlySpan<char> raw in text.AsSpan().EnumerateLines())
            {
                line++;
                if (raw.Length > 0 && raw[0] != '#')
                {
                    Statement(raw.ToString().Split(Blanks, StringSplitOptions.RemoveEmptyEntries));
                }
            }

            ClosePart("");
            if (colors.Count == 0)
            {
                throw new AssetException(path, "", "no faces, expected an OBJ mesh");
            }

            TriangleMesh mesh = new([.. positions], [.. indices], [.. colors])
            {
                Surface = surfaces.Build(colors.Count),
            };
            return new MeshAsset(mesh, parts, [.. warnings.Distinct()]);
        }

        private void Statement(string[] words)
        {
            switch (words.Length == 0 ? "" : words[0])
            {
                case "v":
                    positions.Add(new Vector3(Number(words, 1), Number(words, 2), Number(words, 3)));
                    tints.Add(words.Length < 7
                        ? Vector4.One
                        : new Vector4(Number(words, 4), Number(words, 5), Number(words, 6), 1));
                    break;
                case "vt":
                    // OBJ counts texture rows from the bottom, images from the top.
                    uvs.Add(new Vector2(Number(words, 1), words.Length > 2 ? 1 - Number(words, 2) : 0));
                    break;
                case "f":
                    Face(words);
                    break;
                case "o" or "g":
                    ClosePart(string.Join(' ', words[1..]));
                    break;
                case "mtllib":
                    ObjMaterials.Read(path, string.Join(' ', words[1..]), materials, warnings);
                    break;
                case "usemtl":
                    UseMaterial(string.Join(' ', words[1..]));
                    break;
            }
        }

        private void UseMaterial(string name)
        {
            if (!materials.TryGetValue(name, out Material? found))
            {
                warnings.Add($"line {line}: material {name} is not defined; grey is used");
            }

            paint = found ?? Grey;
        }

        private void Face(string[] words)
        {
            if (words.Length < 4)
            {
                throw Bad($"a face needs at least 3 vertices, got {words.Length - 1}");
            }

            var corners = new (int Position, int Uv)[words.Length - 1];
            for (int i = 0; i < corners.Length; i++)
            {
                string[] fields = words[i + 1].Split('/');
                int uv = fields.Length > 1
                    && fields[1].Length > 0 ? Index(fields[1], uvs.Count, "texture coordinate") : -1;
                corners[i] = (Index(fields[0], positions.Count, "vertex"), uv);
            }

            for (int i = 2; i < corners.Length; i++)
            {
                Triangle(corners[0], corners[i - 1], corners[i]);
            }
        }

        private void Triangle((int Position, int Uv) a, (int Position, int Uv) b, (int Position, int Uv) c)
        {
            if (a.Position == b.Position || b.Position == c.Position || c.Position == a.Position)
            {
                return;
            }

            bool textured = a.Uv >= 0 && b.Uv >= 0 && c.Uv >= 0;
            Material used = textured ? paint : paint with { Image = null };
            (Vector2 uvA, Vector2 uvB, Vector2 uvC) = textured ? (uvs[a.Uv], uvs[b.Uv], uvs[c.Uv]) : default;
            (Vector4 tintA, Vector4 tintB, Vector4 tintC) = (tints[a.Position], tints[b.Position], tints[c.Position]);
            surfaces.Add(colors.Count, TriangleSurface.Of(used, uvA, uvB, uvC, tintA, tintB, tintC));
            indices.AddRange([a.Position, b.Position, c.Position]);
            colors.Add(LinearColor.Pack(used.Mean(uvA, uvB, uvC, tintA, tintB, tintC)));
        }

        private void ClosePart(string next)
        {
            if (colors.Count > partStart)
            {
                parts.Add(new MeshPart(part, partStart, colors.Count - partStart));
            }

            (part, partStart) = (next, colors.Count);
        }

        private float Number(string[] words, int at)
        {
            if (at >= words.Length
                || !float.TryParse(words[at], NumberStyles.Float, CultureInfo.InvariantCulture, out float value)
                || !float.IsFinite(value))
            {
                throw Bad($"expected a finite number after \"{words[0]}\" in place {at}");
            }

            return value;
        }

        private int Index(string word, int count, string what)
        {
            if (!int.TryParse(word, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int index))
            {
                throw Bad($"\"{word}\" is not a {what} number");
            }

            int zeroBased = index < 0 ? count + index : index - 1;
            return (uint)zeroBased < (uint)count
                ? zeroBased
                : throw Bad($"{what} {index} is outside the {count} so far");
        }

        private AssetException Bad(string problem) => new(path, $"line {line}", problem);
    }
}
