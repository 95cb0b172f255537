using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tests.Scenes;

namespace Galactic.Tests.Simulation;

public sealed class SphereQueryTests
{
    [Theory]
    [InlineData(32)]
    [InlineData(70)]
    public void Spheres_touch_the_same_objects_as_a_test_of_every_box(int count)
    {
        using ObjectIndex index = new(16, count);
        OrientedBox[] boxes = [.. Enumerable.Range(0, count).Select(RandomBox)];
        const int Env = 5;
        index.Clear(Env);
        for (int i = 0; i < count; i++)
        {
            index.Insert(Env, i, boxes[i]);
        }

        index.Remove(Env, 7);
        int hits = 0, checkedSpheres = 0;
        for (int n = 0; n < 20000; n++)
        {
            RandomKey key = RandomKey.FromSeed(4).For(n);
            Vector3 center = new(key.Uniform(0, -2.5f, 2.5f), key.Uniform(1, -0.5f, 2.5f), key.Uniform(2, -2.5f, 2.5f));
            float radius = SphereRadii.All[n % 3];
            double[] gaps = [.. boxes.Select(b => BruteForce.ToBox(b, center.X, center.Y, center.Z) - radius)];
            if (gaps.Any(g => Math.Abs(g) < 1e-5))
            {
                continue;
            }

            int expected = Array.FindIndex(gaps, g => g < 0);
            expected = expected == 7 ? Array.FindIndex(gaps, 8, g => g < 0) : expected;
            Assert.Equal(expected, index.FirstTouched(Env, center, radius));
            uint lanes = SphereQueries.HitsObjects(
                index, Env, center, center, radius,
                Vector512.Create(center.X), Vector512.Create(center.Y), Vector512.Create(center.Z), 5);
            Assert.Equal(expected >= 0 ? 0b11111u : 0, lanes);
            hits += expected >= 0 ? 1 : 0;
            checkedSpheres++;
        }

        Assert.True(checkedSpheres > 19000);
        Assert.InRange(hits, 200, 19000);
    }

    [Fact]
    public unsafe void Sixteen_column_look_ups_equal_sixteen_single_ones()
    {
        Scene scene = TestWorlds.Room(
            (new Vector3(0, 0.7f, 0), new Vector3(0.8f, 0.02f, 0.8f)), (
                new Vector3(1, 0.3f, 1), new Vector3(0.4f, 0.3f, 0.4f)));
        EpisodeSet set = TestWorlds.Set(scene, TestWorlds.Episode(default, 0, Vector3.One));
        using SimulationWorld world = new(set, TestWorlds.Robot, new SimulationSettings(), 16);
        int free = 0;
        for (int n = 0; n < 3000; n++)
        {
            RandomKey key = RandomKey.FromSeed(6).For(n);
            float[] x = new float[16], y = new float[16], z = new float[16];
            for (int lane = 0; lane < 16; lane++)
            {
                (x[lane], y[lane], z[lane]) = (
                    key.Uniform(lane * 3, -3.5f, 3.5f), key.Uniform(lane * 3 + 1, -0.2f, 2.7f), key.Uniform(
                        lane * 3 + 2, -3.5f, 3.5f));
            }

            uint hits = SphereQueries.HitsColumns(
                world.Columns.At(0, n % 3), Vector512.Create(x), Vector512.Create(y), Vector512.Create(z), 0xFFFF);
            for (int lane = 0; lane < 16; lane++)
            {
                bool isFree = scene.Columns[n % 3].IsFree(x[lane], y[lane], z[lane]);
                Assert.Equal(isFree, (hits >> lane & 1) == 0);
                free += isFree ? 1 : 0;
            }
        }

        Assert.InRange(free, 10000, 46000);
    }

    [Fact]
    public void Sine_and_cosine_equal_the_library_for_all_angles_a_robot_reaches()
    {
        for (int n = -4000; n < 4000; n++)
        {
            float angle = n * 0.0137f;
            (Vector512<float> sin, Vector512<float> cos) = LaneMath.SinCos(Vector512.Create(angle));
            Assert.Equal(Math.Sin(angle), sin[3], 3e-7);
            Assert.Equal(Math.Cos(angle), cos[3], 3e-7);
        }
    }

    private static OrientedBox RandomBox(int n)
    {
        RandomKey key = RandomKey.FromSeed(2).For(n);
        Vector3 at = new(key.Uniform(0, -2.2f, 2.2f), key.Uniform(1, 0, 2.2f), key.Uniform(2, -2.2f, 2.2f));
        Quaternion rotation = Quaternion.CreateFromYawPitchRoll(
            key.Uniform(3, -3, 3), key.Uniform(4, -3, 3), key.Uniform(5, -3, 3));
        return new OrientedBox(
            new Pose(at, rotation), new Vector3(
                key.Uniform(6, 0.02f, 0.2f), key.Uniform(7, 0.02f, 0.2f), key.Uniform(8, 0.02f, 0.2f)));
    }
}
