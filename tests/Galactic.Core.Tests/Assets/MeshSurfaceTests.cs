using System.Numerics;
using Galactic.Assets;

namespace Galactic.Tests.Assets;

public sealed class MeshSurfaceTests : IDisposable
{
    private static readonly Texture Checks = new(2, 2,
        [Color.Rgb(255, 0, 0), Color.Rgb(0, 255, 0), Color.Rgb(0, 0, 255), Color.Rgb(255, 255, 255)]);

    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(folder, true);

    [Fact]
    public void Plain_meshes_have_no_surface()
    {
        MeshBuilder builder = new();
        builder.Box(new(Vector3.Zero, Quaternion.Identity), Vector3.One, Color.Hex(0x123456));
        Assert.Null(builder.Build().Surface);
    }

    [Fact]
    public void Painted_and_plain_triangles_mix_and_survive_weld_and_slice()
    {
        TriangleMesh mesh = MeshSlice.Of(MeshWelder.Weld(Mixed()), 1, 3);
        Assert.Equal([0, 0, -1], mesh.Surface!.MaterialOf);
        Assert.Equal(Mixed().Surface![1], mesh.Surface[0]);
        Assert.Equal(Mixed().Surface![2], mesh.Surface[1]);
        Assert.Null(mesh.Surface[2]);
        Assert.Equal(Mixed().Colors[1..4], mesh.Colors);
    }

    [Fact]
    public void A_triangles_colour_is_the_mean_of_what_its_surface_shows()
    {
        // A texel of the whole triangle: its colour, halved by the base colour, in linear light.
        var material = new Material { BaseColor = new Vector4(0.5f), Image = Checks, WrapX = TextureWrap.Clamp };
        TriangleSurface surface = new(material, new(0.25f, 0.25f), new(0.25f, 0.25f), new(0.25f, 0.25f));
        Assert.Equal(Color.Rgb(188, 0, 0), surface.MeanColor());
        Assert.Equal(
            Color.Rgb(188, 188, 188),
            new TriangleSurface(new Material(), default, default, default)
            {
                TintA = Color.Rgb(255, 255, 255),
                TintB = Color.Rgb(188, 188, 188),
                TintC = Color.Rgb(0, 0, 0),
            }.MeanColor());
    }

    [Fact]
    public void What_a_surface_emits_is_part_of_its_mean()
    {
        TriangleSurface window = new(Material.Emitter(Color.Hex(0xD8ECF8)), default, default, default);
        Assert.Equal(Color.Hex(0xD8ECF8), window.MeanColor());
        Vector2 red = new(0.25f, 0.25f);
        Material lamp = new() { BaseColor = new(0.5f), Image = Checks, WrapX = TextureWrap.Clamp, Emission = new(0.5f, 0.5f, 0) };

        // Red of the texture, halved, and half of the light of red and green: sRGB 255 and 188.
        Assert.Equal(Color.Rgb(255, 188, 0), new TriangleSurface(lamp, red, red, red).MeanColor());
    }

    [Fact]
    public void A_mirroring_map_keeps_coordinates_at_their_corners()
    {
        TriangleMesh mesh = Mixed();
        MeshBuilder builder = new();
        builder.Triangle(default, Vector3.UnitX, Vector3.UnitY, Color.Hex(0));
        builder.Mesh(mesh, Matrix4x4.CreateScale(-1, 1, 1));
        TriangleMesh mirrored = builder.Build();
        for (int t = 0; t < mesh.TriangleCount; t++)
        {
            for (int k = 0; k < 3; k++)
            {
                int at = 3 * (t + 1) + (3 - k) % 3;
                Vector3 position = mesh.Positions[mesh.Indices[3 * t + k]];
                Assert.Equal(position with { X = -position.X }, mirrored.Positions[mirrored.Indices[at]]);
                Assert.Equal(mesh.Surface!.Uvs![3 * t + k], mirrored.Surface!.Uvs![at]);
                Assert.Equal(mesh.Surface!.Tints![3 * t + k], mirrored.Surface!.Tints![at]);
            }
        }
    }

    [Fact]
    public void Gltf_keeps_materials_textures_and_corner_colours()
    {
        TriangleMesh mesh = Mixed();
        string path = Path.Combine(folder, "mixed.glb");
        GltfWriter.Write(path, [("mixed", mesh)]);
        MeshAsset read = GltfReader.Load(path);
        Assert.Empty(read.Warnings);
        Assert.Equal(mesh.TriangleCount, read.Mesh.TriangleCount);
        Dictionary<Vector3, int> byCenter = Enumerable.Range(0, mesh.TriangleCount).ToDictionary(t => Center(mesh, t));
        for (int t = 0; t < read.Mesh.TriangleCount; t++)
        {
            int original = byCenter[Center(read.Mesh, t)];
            Assert.Equal(mesh.Colors[original], read.Mesh.Colors[t]);
            TriangleSurface? expected = mesh.Surface![original], found = read.Mesh.Surface![t];
            Assert.Equal(expected?.UvA, found?.UvA);
            Assert.Equal((expected?.UvB, expected?.UvC), (found?.UvB, found?.UvC));
            Assert.Equal(
                (expected?.TintA, expected?.TintB, expected?.TintC), (found?.TintA, found?.TintB, found?.TintC));
            Assert.Equal(Bare(expected), Bare(found));
            Assert.Equal(
                expected?.Material.Image?.Levels[0].Rgba.ToArray(), found?.Material.Image?.Levels[0].Rgba.ToArray());
        }
    }

    [Fact]
    public void Arrays_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new MeshSurface([], [0], null, null));
        Assert.Throws<ArgumentException>(() => new MeshSurface([new Material()], [0, -1], new Vector2[5], null));
        Assert.Throws<ArgumentException>(() => new MeshSurface([new Material { Image = Checks }], [0], null, null));
        Assert.Throws<ArgumentException>(() => new TriangleMesh([default, Vector3.UnitX, Vector3.UnitY], [0, 1, 2], [0])
        {
            Surface = new MeshSurface([new Material()], [0, 0], null, null),
        });
    }

    [Fact]
    public void Textures_are_reduced_once_each()
    {
        MeshSurface surface = Mixed().Surface!;
        Assert.Same(surface, surface.WithTexturesWithin(2));
        MeshSurface small = surface.WithTexturesWithin(1);
        Assert.All(small.Materials.Where(m => m.Image is not null), m => Assert.Equal(1, m.Image!.Width));
        Assert.Same(small.Materials[0].Image, small.Materials[1].Image);
    }

    /// <summary>Plain, two of one material, plain, one of another material, one that emits, one that emits and reflects.</summary>
    private static TriangleMesh Mixed()
    {
        Material clamped = new() { Name = "clamped", Image = Checks, WrapX = TextureWrap.Clamp, WrapY = TextureWrap.Mirror };
        Material cut = new() { Name = "cut", BaseColor = new(0.5f, 0.25f, 1, 1), Image = Checks, AlphaCutoff = 0.5f };
        MeshBuilder builder = new();
        builder.Triangle(new(0, 0, 0), new(1, 0, 0), new(0, 1, 0), Color.Hex(0x336699));
        builder.Quad(
            new(0, 0, 1), new(2, 0, 1), new(2, 2, 1), new(0, 2, 1), clamped, new(0, 1), new(1, 1), new(1, 0), new(0, 0));
        builder.Triangle(new(0, 0, 2), new(3, 0, 2), new(0, 3, 2), Color.Hex(0x993366));
        TriangleSurface tinted = new(cut, new(0.5f, 0), new(3.5f, 0), new(0.5f, 2))
        {
            TintA = Color.Rgb(255, 255, 255),
            TintB = Color.Rgb(255, 128, 7),
            TintC = Color.Rgb(10, 128, 0),
        };
        builder.Triangle(new(0, 0, 3), new(4, 0, 3), new(0, 4, 3), tinted);
        TriangleSurface glow = new(Material.Emitter(Color.Hex(0xD8ECF8), "glow"), default, default, default);
        builder.Triangle(new(0, 0, 4), new(5, 0, 4), new(0, 5, 4), glow);
        builder.Triangle(
            new(0, 0, 5), new(6, 0, 5), new(0, 6, 5), tinted with { Material = cut with { Name = "lamp", Emission = new(0.25f, 0.125f, 0) } });
        return builder.Build();
    }

    private static Material? Bare(TriangleSurface? surface) =>
        surface is { } painted ? painted.Material with { Image = null } : null;

    private static Vector3 Center(TriangleMesh mesh, int t) => mesh.Positions[mesh.Indices[3 * t]]
        + mesh.Positions[mesh.Indices[3 * t + 1]] + mesh.Positions[mesh.Indices[3 * t + 2]];
}
