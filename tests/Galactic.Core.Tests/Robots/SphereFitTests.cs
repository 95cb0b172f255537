using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Tests.Robots;

public sealed class SphereFitTests
{
    private static readonly Vector3 Half = new(0.3f, 0.2f, 0.15f);

    [Fact]
    public void A_box_is_covered_and_its_spheres_stick_out_by_no_more_than_the_tolerance()
    {
        const float tolerance = 0.04f;
        SphereFitResult fit = SphereFit.Fit(Box(), new SphereFitOptions { Tolerance = tolerance, MaxSpheres = 60 });
        Assert.InRange(fit.Coverage, 0.95f, 1);
        Assert.InRange(fit.Spheres.Count, 8, 40);
        Assert.All(fit.Spheres, s =>
        {
            Vector3 room = Half - Vector3.Abs(s.Center);
            float depth = MathF.Min(room.X, MathF.Min(room.Y, room.Z));
            Assert.True(s.Radius - depth <= tolerance + 1e-4f, $"{s}");
            Assert.True(SphereRadii.Contains(s.Radius));
        });

        // Points of the surface, drawn here.
        int near = 0;
        for (int i = 0; i < 2000; i++)
        {
            RandomKey key = RandomKey.FromSeed(9).For(i);
            Vector3 point = new(key.Uniform(0, -1, 1), key.Uniform(1, -1, 1), key.Uniform(2, -1, 1));
            point[key.Index(3, 3)] = key.Chance(4, 0.5f) ? 1 : -1;
            point *= Half;
            near += fit.Spheres.Any(s => Vector3.Distance(s.Center, point) <= s.Radius + tolerance) ? 1 : 0;
        }

        Assert.InRange(near / 2000f, 0.93f, 1);
    }

    [Fact]
    public void A_ball_of_a_working_radius_takes_one_sphere_at_its_centre()
    {
        SphereFitResult fit = SphereFit.Fit(Ball(new(0.5f, 0.1f, -0.2f), 0.05f), new SphereFitOptions { Tolerance = 0.015f });
        CollisionSphere sphere = Assert.Single(fit.Spheres);
        Assert.Equal(0.05f, sphere.Radius);
        Assert.True(Vector3.Distance(new(0.5f, 0.1f, -0.2f), sphere.Center) < 0.015f, $"{sphere}");
    }

    [Fact]
    public void Parts_inside_of_other_parts_do_not_count()
    {
        MeshBuilder both = new();
        both.Mesh(Ball(Vector3.Zero, 0.12f), Matrix4x4.Identity);
        both.Mesh(Ball(new(0.02f, 0, 0), 0.05f), Matrix4x4.Identity);
        CollisionSphere sphere = Assert.Single(SphereFit.Fit(both.Build()).Spheres);
        Assert.Equal(0.12f, sphere.Radius);
    }

    [Fact]
    public void Only_allowed_spheres_are_used()
    {
        SphereFitResult fit = SphereFit.Fit(Box(), new SphereFitOptions { Allows = s => s.Center.Y > 0 && s.Radius == SphereRadii.Large });
        Assert.NotEmpty(fit.Spheres);
        Assert.All(fit.Spheres, s => Assert.True(s.Center.Y > 0 && s.Radius == SphereRadii.Large));
        Assert.InRange(fit.Coverage, 0.1f, 0.8f);
    }

    [Fact]
    public void A_mesh_without_area_and_senseless_options_are_refused()
    {
        TriangleMesh flat = new([default, default, default], [0, 1, 2], [0]);
        Assert.Contains("no area", Assert.Throws<ArgumentException>(() => SphereFit.Fit(flat)).Message);
        Assert.Contains("Tolerance", Assert.Throws<ArgumentException>(
            () => SphereFit.Fit(Box(), new SphereFitOptions { Tolerance = float.NaN })).Message);
        Assert.Contains("MaxSpheres", Assert.Throws<ArgumentException>(
            () => SphereFit.Fit(Box(), new SphereFitOptions { MaxSpheres = 0 })).Message);
    }

    private static TriangleMesh Box()
    {
        MeshBuilder mesh = new();
        mesh.Box(Pose.Identity, Half, 0);
        return mesh.Build();
    }

    private static TriangleMesh Ball(Vector3 center, float radius)
    {
        const int rings = 8;
        Vector3 Point(int ring, int side)
        {
            float tilt = MathF.PI * ring / rings, turn = MathF.Tau * (side % (2 * rings)) / (2 * rings);
            return center + radius * new Vector3(MathF.Sin(tilt) * MathF.Cos(turn), MathF.Cos(tilt), MathF.Sin(tilt) * MathF.Sin(turn));
        }

        MeshBuilder mesh = new();
        for (int ring = 0; ring < rings; ring++)
        {
            for (int side = 0; side < 2 * rings; side++)
            {
                mesh.Quad(Point(ring, side), Point(ring, side + 1), Point(ring + 1, side + 1), Point(ring + 1, side), 0);
            }
        }

        return mesh.Build();
    }
}
