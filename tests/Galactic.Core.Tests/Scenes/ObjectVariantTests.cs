using System.Numerics;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Tests.Scenes;

public class ObjectVariantTests
{
    [Fact]
    public void Variants_fill_their_boxes_and_hold_their_spheres()
    {
        IReadOnlyList<MovableObject> all =
            [.. MovableObjects.TrainingVariants(3, 4), .. MovableObjects.HeldOutVariants(3, 2)];
        foreach (MovableObject thing in all)
        {
            Assert.True(Vector3.Distance(thing.Box.Min, thing.Mesh.Bounds.Min) < 1e-4f, thing.Name);
            Assert.True(Vector3.Distance(thing.Box.Max, thing.Mesh.Bounds.Max) < 1e-4f, thing.Name);
            foreach (CollisionSphere sphere in thing.Spheres)
            {
                Vector3 low = sphere.Center - new Vector3(sphere.Radius) - thing.Box.Min;
                Vector3 high = thing.Box.Max - sphere.Center - new Vector3(sphere.Radius);
                Vector3 least = Vector3.Min(low, high);
                Assert.True(MathF.Min(least.X, MathF.Min(least.Y, least.Z)) > -1e-4f, $"{thing.Name}: {sphere}");
            }
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_variants_under_distinct_names()
    {
        IReadOnlyList<MovableObject> first = MovableObjects.TrainingVariants(8, 3);
        IReadOnlyList<MovableObject> second = MovableObjects.TrainingVariants(8, 3);
        Assert.Equal(first.Count, first.Select(o => o.Name).Distinct().Count());
        Assert.Equal(first.Select(o => (o.Name, o.Box)), second.Select(o => (o.Name, o.Box)));
        Assert.NotEqual(
            first.Select(o => o.Box), MovableObjects.TrainingVariants(9, 3).Select(o => o.Box));
    }

    [Fact]
    public void Variants_keep_their_class_and_held_out_ones_have_names_of_their_own()
    {
        IReadOnlyList<MovableObject> trained = MovableObjects.TrainingVariants(8, 3);
        IReadOnlyList<MovableObject> heldOut = MovableObjects.HeldOutVariants(8, 3);
        Assert.Empty(trained.Select(o => o.Name).Intersect(heldOut.Select(o => o.Name)));
        Assert.Equal(3, trained.Count(o => o.Class == "mug"));
        Assert.Equal(3, heldOut.Count(o => o.Class == "mug"));
        Assert.All(MovableObjects.Ycb9(), o => Assert.Equal(o.Name, o.Class));
    }

    [Theory]
    [InlineData("desk.top.4", "desk")]
    [InlineData("coffee_table.top", "coffee_table")]
    [InlineData("shelf_rack.shelf1.2", "shelf_rack")]
    [InlineData("top_bedsideTable2_38x50x46", "bedside_table")]
    [InlineData("top_table_90x50x90#2", "table")]
    [InlineData("desk_01_top", "desk")]
    [InlineData("desktop.4", "desktop")]
    [InlineData("surface_003@0.74", "")]
    [InlineData("", "")]
    public void The_kind_of_a_piece_follows_from_its_name(string name, string piece) =>
        Assert.Equal(piece, new Receptacle(name, Pose.Identity, 1, 1, 1, 1).Piece);

    [Fact]
    public void Held_out_variants_have_neither_class_and_colour_of_training()
    {
        static (string, uint) Look(MovableObject o) => (o.Name.Split('#')[0], o.Mesh.Colors[0]);
        HashSet<(string, uint)> trained = [.. MovableObjects.TrainingVariants(1, 40).Select(Look)];
        IReadOnlyList<MovableObject> heldOut = MovableObjects.HeldOutVariants(1, 10);
        Assert.DoesNotContain(heldOut, o => trained.Contains(Look(o)));
        Assert.All(MovableObjects.HeldOutNames, name =>
        {
            Assert.Contains(heldOut, o => o.Name.StartsWith(name + "#", StringComparison.Ordinal));
            Assert.DoesNotContain(trained, look => look.Item1 == name);
        });
    }

    [Fact]
    public void Lying_boxes_rest_on_their_largest_side_and_are_lower_than_standing_ones()
    {
        MovableObject[] lying = [.. MovableObjects.Everyday().Where(o => o.LyingShare > 0)];
        Assert.Equal(
            ["003_cracker_box", "004_sugar_box", "cereal_box"],
            lying.Select(o => o.Name).Order(StringComparer.Ordinal));
        foreach (MovableObject thing in lying)
        {
            Vector3 upright = Turned(thing, thing.Upright);
            Vector3 side = Turned(thing, Assert.Single(thing.Lying));
            Assert.Equal(MathF.Min(upright.X, MathF.Min(upright.Y, upright.Z)), side.Y, 1e-4f);
        }
    }

    [Fact]
    public void Things_belong_where_they_are_used()
    {
        MovableObject book = MovableObjects.Everyday().Single(o => o.Name == "book");
        Receptacle Named(string name) => new(name, Pose.Identity, 1, 1, 1, 1);
        Assert.Equal(3, book.AffinityTo(Named("desk.top.4")));
        Assert.Equal(1, book.AffinityTo(Named("desktop.4")));
        Assert.Equal(1, book.AffinityTo(Named("vanity.left.2")));
        Assert.All(MovableObjects.Ycb9(), o => Assert.Equal(1, o.AffinityTo(Named("desk.top.4"))));
    }

    private static Vector3 Turned(MovableObject thing, Quaternion turn) =>
        Bounds.Of([.. thing.Mesh.Positions.Select(p => Vector3.Transform(p, turn))]).Size;
}
