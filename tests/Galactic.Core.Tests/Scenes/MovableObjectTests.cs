using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Homes;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Tests.Scenes;

public class MovableObjectTests
{
    private static readonly ObjectDetail[] Details = [ObjectDetail.Lean, ObjectDetail.Standard, ObjectDetail.Rich];

    public static MatrixTheoryData<string, ObjectDetail> Names =>
        new(MovableObjects.Everyday().Select(o => o.Name), Details);

    /// <summary>Triangles of each class against the design's figures, within a factor.</summary>
    [Theory]
    [InlineData("002_master_chef_can", 28, 44, 92)]
    [InlineData("003_cracker_box", 14, 14, 14)]
    [InlineData("004_sugar_box", 14, 14, 14)]
    [InlineData("005_tomato_soup_can", 28, 44, 92)]
    [InlineData("007_tuna_fish_can", 28, 44, 92)]
    [InlineData("008_pudding_box", 14, 14, 14)]
    [InlineData("009_gelatin_box", 14, 14, 14)]
    [InlineData("010_potted_meat_can", 28, 44, 92)]
    [InlineData("024_bowl", 60, 100, 320)]
    [InlineData("mug", 56, 90, 260)]
    [InlineData("plate", 44, 72, 220)]
    [InlineData("glass", 28, 48, 140)]
    [InlineData("bottle", 64, 96, 280)]
    [InlineData("soap_bottle", 40, 60, 160)]
    [InlineData("milk_carton", 18, 18, 40)]
    [InlineData("cereal_box", 14, 14, 14)]
    [InlineData("book", 20, 24, 60)]
    [InlineData("jar", 44, 64, 160)]
    [InlineData("vase", 64, 96, 300)]
    [InlineData("apple", 48, 80, 240)]
    [InlineData("orange", 48, 80, 240)]
    [InlineData("tennis_ball", 48, 80, 240)]
    [InlineData("tissue_box", 14, 14, 14)]
    [InlineData("alarm_clock", 30, 40, 100)]
    [InlineData("toy_block", 12, 12, 12)]
    [InlineData("candle", 34, 50, 100)]
    [InlineData("sponge", 20, 20, 20)]
    public void Each_level_of_detail_has_about_the_triangles_it_is_designed_for(
        string name, int lean, int standard, int rich)
    {
        const double factor = 1.5;
        int[] wish = [lean, standard, rich];
        foreach (ObjectDetail detail in Details)
        {
            int count = Find(name, detail).Mesh.TriangleCount;
            Assert.InRange(count, wish[(int)detail] / factor, wish[(int)detail] * factor);
        }
    }

    [Fact]
    public void Everything_but_the_drawing_is_the_same_at_every_level_of_detail()
    {
        IReadOnlyList<MovableObject>[] all =
        [
            .. Details.Select(d => (IReadOnlyList<MovableObject>)
                [.. MovableObjects.TrainingVariants(3, 4, d), .. MovableObjects.HeldOutVariants(3, 2, d)]),
        ];
        for (int i = 0; i < all[0].Count; i++)
        {
            MovableObject usual = all[(int)ObjectDetail.Standard][i];
            foreach (MovableObject other in new[] { all[0][i], all[2][i] })
            {
                Assert.Equal(
                    (usual.Name, usual.Class, usual.Box, usual.Upright, usual.LyingShare),
                    (other.Name, other.Class, other.Box, other.Upright, other.LyingShare));
                Assert.Equal(usual.Spheres, other.Spheres);
                Assert.Equal(usual.Lying, other.Lying);
                Assert.Equal(usual.BelongsOn, other.BelongsOn);
                Assert.Equal(usual.Mesh.Colors[0], other.Mesh.Colors[0]);
            }
        }

        Assert.Equal(
            MovableObjects.Ycb9().Select(o => o.Mesh.TriangleCount),
            MovableObjects.Ycb9(ObjectDetail.Standard).Select(o => o.Mesh.TriangleCount));
    }

    [Theory]
    [InlineData(HomeDetail.Lean)]
    [InlineData(HomeDetail.Standard)]
    [InlineData(HomeDetail.Rich)]
    public void The_homes_detail_chooses_that_of_the_objects(HomeDetail detail)
    {
        using CpuDevice device = new(1);
        foreach (string set in new[] { ObjectSets.Ycb9, ObjectSets.Everyday })
        {
            WorldSettings settings = new() { Objects = set, Homes = HomeOptions.Default with { Detail = detail } };
            int[] counts =
            [
                .. new WorldBuilder(settings, Fetch.Create(), device).Objects(HomeSplit.Train)
                    .Select(o => o.Mesh.TriangleCount),
            ];
            Assert.Equal(
                [.. ObjectSets.Load(set, HomeSplit.Train, (ObjectDetail)(int)detail).Select(o => o.Mesh.TriangleCount)],
                counts);
        }

        Assert.Equal(HomeDetail.Standard, new WorldSettings().Homes.Detail);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mesh_fills_its_collision_box_exactly(string name, ObjectDetail detail)
    {
        MovableObject thing = Find(name, detail);
        Assert.Equal(thing.Box.Min, thing.Mesh.Bounds.Min);
        Assert.Equal(thing.Box.Max, thing.Mesh.Bounds.Max);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_mesh_is_closed_and_faces_outwards(string name, ObjectDetail detail)
    {
        TriangleMesh mesh = Find(name, detail).Mesh;
        double volume = 0;
        Vector3 area = Vector3.Zero;
        for (int i = 0; i < mesh.Indices.Length; i += 3)
        {
            Vector3 a = mesh.Positions[mesh.Indices[i]];
            Vector3 b = mesh.Positions[mesh.Indices[i + 1]];
            Vector3 c = mesh.Positions[mesh.Indices[i + 2]];
            volume += Vector3.Dot(a, Vector3.Cross(b, c)) / 6;
            area += Vector3.Cross(b - a, c - a) / 2;
            Assert.True(Vector3.Cross(b - a, c - a).Length() > 1e-8f, $"{name}: triangle {i / 3} has no area");
        }

        Vector3 size = mesh.Bounds.Size;
        // The face vectors of a closed surface cancel; walls of hollow vessels leave little volume.
        Assert.True(area.Length() < 1e-6f, $"{name} is open: {area}");
        Assert.InRange(volume, 0.04 * size.X * size.Y * size.Z, 1.01 * size.X * size.Y * size.Z);
    }

    [Fact]
    public void Upright_turns_the_z_axis_of_ycb_meshes_up()
    {
        foreach (MovableObject thing in MovableObjects.Ycb9())
        {
            Vector3 up = Vector3.Transform(Vector3.UnitZ, thing.Upright);
            Assert.True((up - Vector3.UnitY).Length() < 1e-6f);
        }
    }

    [Fact]
    public void Names_are_unique_and_the_nine_come_first()
    {
        IReadOnlyList<MovableObject> all = MovableObjects.Everyday();
        Assert.Equal(27, all.Select(o => o.Name).Distinct().Count());
        Assert.Equal(MovableObjects.Ycb9().Select(o => o.Name), all.Take(9).Select(o => o.Name));
    }

    private static MovableObject Find(string name, ObjectDetail detail) =>
        MovableObjects.Everyday(detail).Single(o => o.Name == name);
}
