using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;
using Galactic.Simulation;
using Galactic.Tests.Robots;

namespace Galactic.Tests.Simulation;

/// <summary>The two tables for spheres that are rigid with the base, against single questions to the column grid.</summary>
public sealed unsafe class RigidBodyTests
{
    private const int Lanes = SimulationState.Lanes;
    private static readonly RobotModel Robot = Fetch.Create();

    [Fact]
    public void The_body_is_clear_of_static_geometry_where_the_map_says_so()
    {
        EpisodeSet set = Home();
        SphereBlock[] blocks = SphereBlock.Split(Robot);
        Assert.Equal(new SphereBlock(0, 16, 2, true), blocks[0]);
        using SceneFrames frames = new(set.Scenes, Lanes);
        using ClearGround ground = new(set.Scenes, frames, Robot, blocks);
        using SimulationState state = new(Lanes, Robot.Joints.Count, set.MaxObjects);
        state.SceneIndex.Span.Clear();
        ColumnGrid grid = set.Scenes[0].Columns[blocks[0].RadiusIndex];
        float[] joints = new float[Robot.Joints.Count];
        Pose[] links = new Pose[Robot.Links.Count];
        Robot.StartJoints(new float[7], joints);
        int clear = 0, free = 0;
        int* at = stackalloc int[2 * Lanes];
        for (int n = 0; n < 1250; n++)
        {
            float[] x = new float[Lanes], z = new float[Lanes], yaw = new float[Lanes];
            for (int lane = 0; lane < Lanes; lane++)
            {
                RandomKey key = RandomKey.FromSeed(3).For(n * Lanes + lane);
                (x[lane], z[lane], yaw[lane]) = (RandomX(grid, key), RandomZ(grid, key), key.Uniform(2, -9, 9));
            }

            ground.Locate(
                frames.Load(state, 0), Vector512.Create(x), Vector512.Create(z), Vector512.Create(yaw), at);
            uint isClear = ground.AreClear(at);
            for (int lane = 0; lane < Lanes; lane++)
            {
                Robot.ForwardKinematics(new Vector2(x[lane], z[lane]), yaw[lane], joints, links);
                bool isFree = Robot.Spheres.Take(16).All(s => IsFree(grid, links[s.Link].Transform(s.Sphere.Center)));
                bool says = (isClear >> lane & 1) != 0;
                Assert.True(isFree || !says, $"The body hits something at {x[lane]}, {z[lane]}, yaw {yaw[lane]}.");
                (clear, free) = (clear + (says ? 1 : 0), free + (isFree ? 1 : 0));
            }
        }

        Assert.InRange(clear, free * 4 / 5, free - 1);
    }

    /// <summary>The second robot has more heights than a byte has bits.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_spheres_of_the_body_hit_what_the_column_grid_says(bool isPole)
    {
        EpisodeSet set = Home();
        RobotModel robot = isPole ? Pole() : Robot;
        SphereBlock block = SphereBlock.Split(robot)[0];
        Assert.Equal(Lanes, block.Count);
        using ColumnAtlas columns = new(set.Scenes);
        using RigidColumns rigid = new(set.Scenes, columns, robot, block);
        ColumnGrid grid = set.Scenes[0].Columns[block.RadiusIndex];
        float[] heights = [.. block.CentersAtRest(robot).Select(c => c.Y)];
        int hit = 0;
        for (int n = 0; n < 1250; n++)
        {
            float[] x = new float[Lanes], z = new float[Lanes];
            for (int lane = 0; lane < Lanes; lane++)
            {
                RandomKey key = RandomKey.FromSeed(4).For(n * Lanes + lane);
                (x[lane], z[lane]) = (RandomX(grid, key), RandomZ(grid, key));
            }

            uint hits = rigid.Hits(0, Vector512.Create(x), Vector512.Create(z));
            for (int lane = 0; lane < Lanes; lane++)
            {
                Assert.Equal(!grid.IsFree(x[lane], heights[lane], z[lane]), (hits >> lane & 1) != 0);
            }

            hit += BitOperations.PopCount(hits);
        }

        Assert.InRange(hit, 1250 * Lanes / 5, 1250 * Lanes * 4 / 5);
    }

    private static RobotModel Pole() => new(TestRobots.TwoLinkArm() with
    {
        Spheres =
        [
            .. Enumerable.Range(0, Lanes)
                .Select(i => new RobotSphere(0, new CollisionSphere(new Vector3(0, 0.15f + 0.1f * i, 0), SphereRadii.Small))),
        ],
    });

    private static EpisodeSet Home()
    {
        using CpuDevice device = new(2);
        return new WorldBuilder(new WorldSettings { TrainingHomes = 1, TrainingEpisodes = 4 }, Robot, device).Training(1);
    }

    /// <summary>A place inside the grid or up to half a metre beside it.</summary>
    private static float RandomX(ColumnGrid grid, RandomKey key) =>
        grid.MinX + key.Uniform(0, -10, grid.Width + 10) * grid.CellSize;

    private static float RandomZ(ColumnGrid grid, RandomKey key) =>
        grid.MinZ + key.Uniform(1, -10, grid.Depth + 10) * grid.CellSize;

    private static bool IsFree(ColumnGrid grid, Vector3 at) => grid.IsFree(at.X, at.Y, at.Z);
}
