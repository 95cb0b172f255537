using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Tests.Simulation;

/// <summary>The checks of the specification that ask about columns of free space.</summary>
public sealed class PhysicsAcceptanceTests
{
    [Fact]
    public void A_cast_down_answers_by_the_intervals_of_the_column_it_is_in()
    {
        (int inside, int between, int outside) = (0, 0, 0);
        ReferenceWorld world = new(PropertyWorlds.Set, PropertyWorlds.Robot);
        for (int n = 0; n < 100000; n++)
        {
            RandomKey key = RandomKey.FromSeed(81).For(n);
            int scene = n % world.Set.Scenes.Count;
            float radius = SphereRadii.All[key.Index(0, 3)];
            Vector3 at = new(key.Uniform(1, -3.4f, 3.4f), key.Uniform(2, -0.3f, 3.2f), key.Uniform(3, -3.4f, 3.4f));
            world.IsDoubtful = false;
            List<(double Low, double High)>? free = world.Free(scene, radius, at.X, at.Z);
            bool AtAnEnd((double Low, double High) f) =>
                Math.Min(Math.Abs(f.Low - at.Y), Math.Abs(f.High - at.Y)) < 1e-6;
            if (world.IsDoubtful || free?.Any(AtAnEnd) == true)
            {
                continue;
            }

            float cast = world.Set.Scenes[scene].Columns[SphereRadii.IndexOf(radius)].CastDown(at);
            if (free?.FindIndex(f => f.Low <= at.Y && at.Y <= f.High) is >= 0 and int around)
            {
                Assert.Equal(at.Y - free[around].Low, cast, 1e-6);
                inside++;
            }
            else if (free?.FindIndex(f => f.Low > at.Y) is > 0 and int above)
            {
                Assert.Equal(at.Y - free[above].Low, cast, 1e-6);
                Assert.True(cast < 0);
                between++;
            }
            else
            {
                Assert.Equal(ColumnGrid.Outside, cast);
                outside++;
            }
        }

        Assert.True(inside > 30000 && between > 200 && outside > 10000, $"{inside}, {between}, {outside}");
    }

    [Fact]
    public void Leaving_the_grid_counts_as_a_collision()
    {
        ColumnGrid grid = PropertyWorlds.Set.Scenes[0].Columns[2];
        float y = 1;
        Assert.False(grid.IsFree(grid.MinX - 0.01f, y, 0));
        Assert.False(grid.IsFree(grid.MinX + grid.Width * grid.CellSize + 0.01f, y, 0));
        Assert.False(grid.IsFree(0, y, grid.MinZ - 0.01f));
        Assert.False(grid.IsFree(0, y, grid.MinZ + grid.Depth * grid.CellSize + 0.01f));
        Assert.False(grid.IsFree(0, 1000, 0));
        Assert.False(grid.IsFree(float.NaN, y, 0));
    }

    [Fact]
    public void The_robot_has_the_twenty_nine_spheres_of_the_specification()
    {
        Assert.Equal(29, PropertyWorlds.Robot.Spheres.Count);
        Assert.Equal(
            [(0.12f, 16), (0.05f, 13)],
            PropertyWorlds.Robot.Spheres.GroupBy(s => s.Sphere.Radius).Select(g => (g.Key, g.Count())));
    }
}
