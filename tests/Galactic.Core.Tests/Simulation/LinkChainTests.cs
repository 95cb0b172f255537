using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Simulation;
using Galactic.Tests.Robots;

namespace Galactic.Tests.Simulation;

public sealed unsafe class LinkChainTests
{
    private const int Lanes = 16;

    [Fact]
    public void Sixteen_robots_at_once_have_the_link_poses_of_one_at_a_time()
    {
        for (int seed = 0; seed < 60; seed++)
        {
            RandomKey key = RandomKey.FromSeed((ulong)seed);
            RobotModel robot = TestRobots.Tangled(key, links: 3 + key.Index(0, 20), joints: 2);
            Compare(robot, key, Enumerable.Range(0, robot.Links.Count), 3e-5f);
        }
    }

    [Fact]
    public void Fetch_links_agree_for_joints_that_turned_many_times()
    {
        RobotModel robot = Fetch.Create();
        for (int seed = 0; seed < 40; seed++)
        {
            Compare(robot, RandomKey.FromSeed((ulong)seed), [robot.GripperLink, 4], 2e-4f, range: 60);
        }
    }

    internal static void Compare(RobotModel robot, RandomKey key, IEnumerable<int> links, float tolerance, float range = 3)
    {
        LinkChain chain = new(robot, links);
        int count = robot.Joints.Count;
        using NativeArray<float> joints = new(count * Lanes);
        using NativeArray<Vector512<float>> slots = new(chain.Count * LinkChain.MatrixSize);
        float[] x = new float[Lanes], z = new float[Lanes], yaw = new float[Lanes];
        for (int lane = 0; lane < Lanes; lane++)
        {
            RandomKey k = key.For(1000 + lane);
            (x[lane], z[lane], yaw[lane]) = (k.Uniform(0, -5, 5), k.Uniform(1, -5, 5), k.Uniform(2, -9, 9));
            for (int j = 0; j < count; j++)
            {
                joints.Pointer[j * Lanes + lane] = k.Uniform(3 + j, -range, range);
            }
        }

        chain.Run(Vector512.Create(x), Vector512.Create(z), Vector512.Create(yaw), joints.Pointer, Lanes, slots.Pointer);
        Pose[] poses = new Pose[robot.Links.Count];
        float[] own = new float[count];
        for (int lane = 0; lane < Lanes; lane++)
        {
            for (int j = 0; j < count; j++)
            {
                own[j] = joints.Pointer[j * Lanes + lane];
            }

            robot.ForwardKinematics(new Vector2(x[lane], z[lane]), yaw[lane], own, poses);
            foreach (int link in links)
            {
                AssertEqual(poses[link], slots.Pointer + chain.Slot(link) * LinkChain.MatrixSize, lane, tolerance);
            }
        }
    }

    private static void AssertEqual(Pose pose, Vector512<float>* matrix, int lane, float tolerance)
    {
        float[] expected = new float[12];
        pose.Write(expected);
        for (int i = 0; i < 12; i++)
        {
            Assert.InRange(matrix[i].GetElement(lane), expected[i] - tolerance, expected[i] + tolerance);
        }
    }
}
