using System.Numerics;
using System.Text.Json;
using Galactic.Assets;

namespace Galactic.Datasets;

/// <summary>A mesh file without any configuration, as a dataset of one scene that is nothing but its stage.</summary>
internal static class LoneMesh
{
    private const float LargestHome = 200, SmallestHome = 1;
    // Walls may have more area than the floor has, but not in one plane.
    private const float ClearlyLarger = 1.5f;
    private static readonly string[] Endings = [".glb", ".gltf", ".obj", ".ply", ".stl"];
    private static readonly float[] ZUpRotation = [MathF.Sqrt(0.5f), -MathF.Sqrt(0.5f), 0, 0];

    /// <summary>What may stand for a dataset, in words.</summary>
    public static string Kinds => $"a mesh of a whole home ({string.Join(", ", Endings)})";

    public static bool Is(string path) =>
        Endings.Contains(Path.GetExtension(path).ToLowerInvariant()) && File.Exists(path);

    /// <summary>The dataset configuration that names the file as a stage.</summary>
    public static JsonElement Dataset(string path) => JsonSerializer.SerializeToElement(new
    {
        stages = new
        {
            paths = new Dictionary<string, string[]> { [Path.GetExtension(path)] = [Path.GetFileName(path)] },
        },
    });

    /// <summary>The scene instance that places it.</summary>
    /// <param name="name">Name of the stage.</param>
    /// <param name="zUp">True if z is up in the file.</param>
    public static JsonElement Scene(string name, bool zUp) => JsonSerializer.SerializeToElement(new
    {
        stage_instance = new { template_name = name, rotation = zUp ? ZUpRotation : [1, 0, 0, 0] },
    });

    /// <summary>
    /// Whether z is up: where level surfaces are clearly larger when the mesh is tipped over. glTF files say that y is.
    /// </summary>
    public static bool IsZUp(string path, TriangleMesh mesh) =>
        Path.GetExtension(path).ToLowerInvariant() is not (".glb" or ".gltf")
        && LevelSurfaces.LargestArea(Upright(mesh, zUp: true)) > ClearlyLarger * LevelSurfaces.LargestArea(mesh);

    /// <summary>What was assumed, and what to do if it is wrong.</summary>
    public static IEnumerable<string> Notes(string path, TriangleMesh mesh, bool zUp)
    {
        string name = Path.GetFileName(path);
        TriangleMesh upright = Upright(mesh, zUp);
        string floor = LevelSurfaces.FloorOf(upright) is { } height
            ? FormattableString.Invariant($"its floor is the lowest large level surface, at {height:0.###} m")
            : "no level surface of a square metre was found, so the floor is at 0 m";
        yield return $"{name} is a mesh alone: all of it is the stage, {(zUp ? "z" : "y")} is up, lengths are metres, "
            + $"{floor}. Its triangles are what the robot hits; receptacles are searched for.";
        float size = MathF.Max(upright.Bounds.Size.X, upright.Bounds.Size.Z);
        if (size is > LargestHome or < SmallestHome)
        {
            yield return FormattableString.Invariant($"{name} is {size:0.##} m wide: if its unit is not the metre, ")
                + "scale the file, or write a stage configuration beside it.";
        }
    }

    private static TriangleMesh Upright(TriangleMesh mesh, bool zUp)
    {
        if (!zUp)
        {
            return mesh;
        }

        MeshBuilder builder = new();

        // A quarter turn without rounding: y from z, z from -y.
        builder.Mesh(mesh, new Matrix4x4(1, 0, 0, 0, 0, 0, -1, 0, 0, 1, 0, 0, 0, 0, 0, 1));
        return builder.Build();
    }
}
