using System.Numerics;
using Galactic.Assets;
using Galactic.Homes;
using Galactic.Scenes;

namespace Galactic.Tests.Homes;

[Collection(nameof(SampleHomes))]
public class PatternTests(SampleHomes sample)
{
    public static TheoryData<PatternKind> Kinds =>
        [.. Enum.GetValues<PatternKind>().Where(k => k != PatternKind.None)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_pattern_shows_its_colour_on_average(PatternKind kind)
    {
        foreach (HomeDetail detail in new[] { HomeDetail.Standard, HomeDetail.Rich })
        {
            PatternLibrary library = PatternLibrary.Of(new DetailPlan(detail))!;
            Texture image = library[kind]!.Image!;
            Assert.Equal(detail == HomeDetail.Rich ? 256 : 128, image.Width);
            uint color = Color.Hex(0x8C6A50);
            Vector4 tint = LinearColor.Unpack(library.Tint(new Paint(color, kind)));
            ReadOnlySpan<byte> pixels = image.Levels[0].Rgba.Span;
            Vector4 sum = Vector4.Zero;
            for (int i = 0; i < pixels.Length; i += 4)
            {
                sum += tint * LinearColor.Unpack(Color.Rgb(pixels[i], pixels[i + 1], pixels[i + 2]));
            }

            uint mean = LinearColor.Pack(sum / (pixels.Length / 4));
            for (int shift = 0; shift < 24; shift += 8)
            {
                Assert.InRange((int)(mean >> shift & 255) - (int)(color >> shift & 255), -1, 1);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Patterns_repeat_without_a_seam_and_are_not_flat(PatternKind kind)
    {
        const int size = 256;
        float Step(int x0, int y0, int x1, int y1) => Vector3.Distance(
            PatternRecipes.At(kind, (x0 + 0.5f) / size, (y0 + 0.5f) / size),
            PatternRecipes.At(kind, (x1 + 0.5f) / size, (y1 + 0.5f) / size));
        float[] columns = new float[size];
        float[] rows = new float[size];
        for (int k = 0; k < size; k++)
        {
            for (int i = 0; i < size; i++)
            {
                columns[k] += Step(k, i, (k + 1) % size, i);
                rows[k] += Step(i, k, i, (k + 1) % size);
            }
        }

        // Joints and edges of tiles may lie on the border: as strong there as anywhere, not stronger.
        const float slack = 0.01f * size;
        Assert.True(kind.FitsFace() || columns[^1] <= 1.3f * columns[..^1].Max() + slack);
        Assert.True(kind.FitsFace() || rows[^1] <= 1.3f * rows[..^1].Max() + slack);
        Assert.True(kind == PatternKind.Glass || columns.Max() + rows.Max() > 0);
    }

    [Fact]
    public void Homes_have_at_most_32_materials_and_few_textures()
    {
        for (int i = 0; i < 20; i++)
        {
            Assert.InRange(sample.Homes[i].Materials.Count, 10, 32);
            MeshSurface surface = sample.Scenes[i].Mesh.Surface!;
            Assert.InRange(surface.Materials.Count, 5, 32);
            MeshSurface? lean = sample.Homes[i].Describe(HomeDetail.Lean).Mesh.Surface;
            Assert.Null(lean?.Uvs);
            Assert.Null(lean?.Tints);
        }
    }

    [Fact]
    public void Textures_are_laid_in_metres()
    {
        TriangleMesh mesh = sample.Scenes[0].Mesh;
        int checkedFaces = 0;
        for (int t = 0; t < mesh.TriangleCount; t++)
        {
            if (mesh.Surface![t] is not { } s || !Enum.TryParse(s.Material.Name, out PatternKind kind)
                || kind.FitsFace())
            {
                continue;
            }

            (Vector3 a, Vector3 b, Vector3 c) = (
                mesh.Positions[mesh.Indices[3 * t]], mesh.Positions[mesh.Indices[3 * t + 1]],
                mesh.Positions[mesh.Indices[3 * t + 2]]);
            Vector3 normal = Vector3.Normalize(Vector3.Cross(b - a, c - a));
            if (MathF.Max(MathF.Abs(normal.X), MathF.Max(MathF.Abs(normal.Y), MathF.Abs(normal.Z))) < 0.9999f)
            {
                continue;
            }

            float metres = kind.MetresPerTile();
            Assert.Equal((b - a).Length(), ((s.UvB - s.UvA) * metres).Length(), 1e-3f);
            Assert.Equal((c - a).Length(), ((s.UvC - s.UvA) * metres).Length(), 1e-3f);
            checkedFaces++;
        }

        Assert.True(checkedFaces > 200);
    }

    [Fact]
    public void Flat_renderers_see_the_colours_of_the_paint()
    {
        Home home = sample.Homes[1];
        TriangleMesh mesh = sample.Scenes[1].Mesh;
        uint wall = home.Palette.Wall;
        int near = mesh.Colors.Count(c => Enumerable.Range(0, 3).All(k =>
            Math.Abs((int)(c >> 8 * k & 255) - (int)(wall >> 8 * k & 255)) <= 10));
        Assert.True(near > 50, $"{near} faces in the colour of the walls");
    }
}
