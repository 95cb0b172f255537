using System.Numerics;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Tests.Scenes;

public class ObjectSphereTests
{
    [Theory]
    [InlineData("024_bowl", 18)]
    [InlineData("003_cracker_box", 40)]
    [InlineData("010_potted_meat_can", 12)]
    [InlineData("002_master_chef_can", 20)]
    [InlineData("004_sugar_box", 24)]
    [InlineData("005_tomato_soup_can", 8)]
    [InlineData("009_gelatin_box", 12)]
    [InlineData("008_pudding_box", 24)]
    [InlineData("007_tuna_fish_can", 8)]
    public void Sphere_counts_equal_those_of_the_reference(string name, int count) =>
        Assert.Equal(count, MovableObjects.Ycb9().Single(o => o.Name == name).Spheres.Count);

    [Fact]
    public void The_robot_proxy_has_90_large_and_8_spheres_of_each_smaller_radius()
    {
        Bounds proxy = new(new Vector3(-0.3f, 0, -0.35f), new Vector3(0.7f, 1.4f, 0.35f));
        IReadOnlyList<CollisionSphere> spheres = ObjectSpheres.Generate(proxy, SphereTechnique.Box);
        int Of(float radius) => spheres.Count(s => s.Radius == radius);
        Assert.Equal((90, 8, 8), (Of(0.12f), Of(0.05f), Of(0.015f)));
    }

    [Fact]
    public void Every_sphere_lies_inside_its_box()
    {
        foreach (MovableObject thing in MovableObjects.Everyday())
        {
            foreach (CollisionSphere sphere in thing.Spheres)
            {
                Vector3 room = Vector3.Min(sphere.Center - thing.Box.Min, thing.Box.Max - sphere.Center);
                Assert.True(
                    MathF.Min(room.X, MathF.Min(room.Y, room.Z)) >= sphere.Radius - 1e-6f, $"{thing.Name}: {sphere}");
            }
        }
    }

    [Fact]
    public void A_box_thinner_than_the_smallest_sphere_is_refused()
    {
        Bounds sheet = new(Vector3.Zero, new Vector3(0.2f, 0.2f, 0.02f));
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => ObjectSpheres.Generate(sheet, SphereTechnique.Box));
        Assert.Contains("0.03", error.Message);
    }
}
