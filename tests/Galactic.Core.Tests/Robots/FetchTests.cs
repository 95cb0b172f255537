using System.Numerics;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Tests.Robots;

public sealed class FetchTests
{
    private static readonly RobotModel Robot = Fetch.Create();
    private static readonly float[] EpisodeArm =
        [-0.45005918f, -1.07816005f, 0.10005344f, 0.93496680f, -0.00105491f, 1.57671595f, 0.00541907f];

    [Theory]
    [InlineData("gripper_link", 0.5021f, 0.3596f, 0)]
    [InlineData("wrist_flex_link", 0.5019f, 0.6645f, 0)]
    [InlineData("head_pan_link", -0.0337f, 1.1804f, 0)]
    [InlineData("shoulder_lift_link", 0.1497f, 0.9860f, 0)]
    public void Default_pose_puts_links_where_the_reference_has_them(string link, float x, float y, float z) =>
        AssertNear(new Vector3(x, y, z), Links([0, 0, 0, 1.57f, 0, 0, 0])[Robot.LinkIndex(link)].Position);

    [Theory]
    [InlineData("gripper_link", 0.6292f, 1.0410f, 0.2399f)]
    [InlineData("shoulder_lift_link", 0.1380f, 0.9860f, 0.0509f)]
    [InlineData("wrist_flex_link", 0.5846f, 1.3426f, 0.2380f)]
    public void Episode_pose_puts_links_where_the_reference_has_them(string link, float x, float y, float z) =>
        AssertNear(new Vector3(x, y, z), Links(EpisodeArm)[Robot.LinkIndex(link)].Position);

    [Fact]
    public void All_zero_joints_stretch_the_arm_forward()
    {
        Pose[] links = new Pose[Robot.Links.Count];
        Robot.ForwardKinematics(Vector2.Zero, 0, new float[15], links);
        AssertNear(new Vector3(1.1281f, 0.7860f, 0), links[Robot.GripperLink].Position);
    }

    [Fact]
    public void The_camera_stands_at_head_height_and_looks_forward_and_20_degrees_down()
    {
        Pose camera = Links(EpisodeArm)[Robot.Camera.Link] * Robot.Camera.LinkFromCamera;
        AssertNear(new Vector3(0.166f, 1.380f, 0), camera.Position);
        Vector3 view = camera.Rotate(-Vector3.UnitZ);
        AssertNear(new Vector3(MathF.Cos(20 * MathF.PI / 180), -MathF.Sin(20 * MathF.PI / 180), 0), view);
        Assert.True(camera.Rotate(Vector3.UnitY).Y > 0.9f);
    }

    [Fact]
    public void Turning_the_base_by_90_degrees_carries_the_arm_to_negative_z()
    {
        Pose[] links = new Pose[Robot.Links.Count];
        Robot.ForwardKinematics(new Vector2(2, 3), MathF.PI / 2, new float[15], links);
        AssertNear(new Vector3(2, 0.7860f, 3 - 1.1281f), links[Robot.GripperLink].Position);
    }

    [Fact]
    public void There_are_29_spheres_and_15_joints_and_11_action_channels()
    {
        Assert.Equal(29, Robot.Spheres.Count);
        Assert.Equal(15, Robot.Joints.Count);
        Assert.Equal(11, Robot.Actions.Size);
        Assert.Equal([4, 12, 5, 4, 4], Robot.Spheres.GroupBy(s => s.Link).Select(g => g.Count()));
    }

    /// <summary>By hand: the outermost sphere is a torso one at (-0.147, 0.08), 0.167 + 0.12 m from the axis.</summary>
    [Fact]
    public void The_base_turns_within_30_centimetres() => Assert.Equal(0.30f, Fetch.Create().FootprintRadius());

    [Fact]
    public void Arm_spheres_follow_the_arm()
    {
        float[] joints = new float[15];
        Vector3[] centers = new Vector3[29];
        Robot.SphereCenters(Vector2.Zero, 0, joints, centers);
        // Straight arm at height 0.786: the last sphere is 0.21 m past the wrist.
        AssertNear(
            new Vector3(-0.086875f + 0.119525f + 0.117f + 0.219f + 0.133f + 0.197f + 0.1245f + 0.21f, 0.786f, 0),
            centers[28]);
        AssertNear(new Vector3(0.12f, 0.2f, 0.11f), centers[0]);
    }

    [Fact]
    public void Arm_joints_beyond_a_limit_are_clamped_and_continuous_ones_are_not()
    {
        float[] joints = new float[15];
        Robot.StartJoints([9, 9, 9, 9, 9, 9, 9], joints);
        Assert.Equal([0, 0, 0.2f, 0, 0, 0, 1.6056f, 1.518f, 9, 2.251f, 9, 2.16f, 9, 0, 0], joints);
    }

    [Fact]
    public void A_wrong_number_of_joints_is_named()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(
            () => Robot.ForwardKinematics(Vector2.Zero, 0, new float[7], new Pose[Robot.Links.Count]));
        Assert.Contains("15 joints", error.Message);
        Assert.Contains("got 7", error.Message);
    }

    [Fact]
    public void The_looks_are_closed_around_their_links_with_a_modest_number_of_triangles()
    {
        Assert.InRange(Robot.Visuals.Sum(v => v.Mesh.TriangleCount), 300, 900);
        Assert.All(Robot.Visuals, v => Assert.True(v.Mesh.Bounds.Size.Length() < 1.1f));
        // Solids face outwards: their signed volume is positive.
        Assert.All(Robot.Visuals, v => Assert.True(Volume(v.Mesh) > 0, $"{Robot.Links[v.Link].Name} {Volume(v.Mesh)}"));
    }

    private static Pose[] Links(IReadOnlyList<float> arm)
    {
        float[] joints = new float[15];
        Pose[] links = new Pose[Robot.Links.Count];
        Robot.StartJoints(arm, joints);
        Robot.ForwardKinematics(Vector2.Zero, 0, joints, links);
        return links;
    }

    private static double Volume(Galactic.Assets.TriangleMesh mesh)
    {
        double sum = 0;
        Vector3 middle = mesh.Bounds.Center;
        for (int i = 0; i < mesh.Indices.Length; i += 3)
        {
            Vector3 a = mesh.Positions[mesh.Indices[i]] - middle;
            Vector3 b = mesh.Positions[mesh.Indices[i + 1]] - middle;
            Vector3 c = mesh.Positions[mesh.Indices[i + 2]] - middle;
            sum += Vector3.Dot(a, Vector3.Cross(b, c)) / 6;
        }

        return sum;
    }

    private static void AssertNear(Vector3 expected, Vector3 actual) =>
        Assert.True(Vector3.Distance(expected, actual) < 1e-3f, $"expected {expected}, got {actual}");
}
