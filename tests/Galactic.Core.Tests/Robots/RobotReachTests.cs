using Galactic.Robots;

namespace Galactic.Tests.Robots;

public sealed class RobotReachTests
{
    [Fact]
    public void A_stretched_arm_of_two_links_reaches_its_circle()
    {
        RobotReach reach = new RobotModel(TestRobots.TwoLinkArm()).Reach;
        // Shoulder at height 1, links of 0.6 and 0.4: a circle of 1 m. A band of heights has the best of its heights.
        for (float height = 0.1f; height < 1.9f; height += 0.1f)
        {
            float expected = MathF.Sqrt(1 - (height - 1) * (height - 1));
            float nearest = Math.Max(0, MathF.Abs(height - 1) - RobotReach.BandHeight);
            Assert.InRange(reach.Furthest(height), expected - 0.03f, MathF.Sqrt(1 - nearest * nearest) + 1e-4f);
        }

        Assert.Equal(0, reach.Furthest(2.1f));
        Assert.Equal(0, reach.Furthest(-0.1f));
        Assert.Equal(0, reach.Furthest(float.NaN));
        Assert.InRange(reach.Highest, 1.99f, 2.05f);
    }

    [Fact]
    public void The_fetch_reaches_as_far_as_its_stretched_arm_about_the_shoulder()
    {
        RobotReach reach = Fetch.Create().Reach;
        // Pan axis 0.03265 m and lift axis 0.1497 m before the base centre, at height 0.986; from there to the grasp
        // point 0.219 + 0.133 + 0.197 + 0.1245 + 0.1385 + 0.16645 + 0.03 m.
        for (float height = 0.2f; height <= 1.7f; height += 0.1f)
        {
            float expected = 0.14965f + MathF.Sqrt(1.00845f * 1.00845f - (height - 0.986f) * (height - 0.986f));
            Assert.InRange(reach.Furthest(height), expected - 0.04f, expected + 0.05f);
            Assert.Equal(0.85f * reach.Furthest(height), reach.At(height));
        }

        Assert.Equal(0, reach.Lowest);
        // The pan joint is the first one that actions move.
        Assert.Equal(0.37743f + 0.2f + 0.34858f, reach.ShoulderHeight, 1e-4f);
    }

    [Fact]
    public void The_same_model_has_the_same_reach()
    {
        RobotReach first = Fetch.Create().Reach, second = Fetch.Create().Reach;
        Assert.All(Enumerable.Range(0, 200), i => Assert.Equal(first.Furthest(i * 0.01f), second.Furthest(i * 0.01f)));
    }

    [Fact]
    public void A_robot_without_moving_joints_reaches_where_its_hand_is()
    {
        RobotParts parts = TestRobots.TwoLinkArm();
        RobotReach reach = new RobotModel(parts with { Actions = parts.Actions with { Joints = [] } }).Reach;
        Assert.InRange(reach.Furthest(1.0f), 0.999f, 1.001f);
        Assert.Equal(0, reach.Furthest(0.9f));
    }
}
