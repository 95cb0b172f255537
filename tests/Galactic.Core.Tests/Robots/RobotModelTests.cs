using System.Numerics;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Tests.Robots;

public sealed class RobotModelTests
{
    private static readonly RobotParts Good = TestRobots.TwoLinkArm();

    /// <summary>What is done to a good robot, and what the message must say.</summary>
    public static TheoryData<string, RobotParts, string[]> Faults()
    {
        TheoryData<string, RobotParts, string[]> faults = [];
        void Add(string name, RobotParts parts, params string[] said) => faults.Add(name, parts, said);
        void Actions(string name, ActionMap map, params string[] said) => Add(name, Good with { Actions = map }, said);
        RobotLink Upper(Func<RobotLink, RobotLink> change) => change(Good.Links[1]);
        RobotParts WithUpper(RobotLink upper) => Good with { Links = [Good.Links[0], upper, Good.Links[2]] };
        RobotParts WithShoulder(RobotJoint joint) => Good with { Joints = [joint, Good.Joints[1]] };
        ActionMap map = Good.Actions;

        Add("no name", Good with { Name = " " }, "Name");
        Add("no links", Good with { Links = [] }, "Links", "0 entries");
        Add("link twice", WithUpper(Upper(l => l with { Name = "lower" })), "Links", "two called 'lower'");
        Add("parent after child", WithUpper(Upper(l => l with { Parent = 2 })), "Links[1].Parent", "'upper'", "is 2");
        Add("two bases", WithUpper(Upper(l => l with { Parent = -1 })), "Links[1].Parent");
        Add("no such joint", WithUpper(Upper(l => l with { Joint = 2 })), "Links[1].Joint", "is 2", "2 joints");
        Add("fixed with joint", WithUpper(Upper(l => l with { Type = JointType.Fixed })), "Links[1].Joint", "-1");
        Add("unknown kind", WithUpper(Upper(l => l with { Type = (JointType)9 })), "Links[1].Type", "9");
        Add("long axis", WithUpper(Upper(l => l with { Axis = new(0, 2, 0) })), "Links[1].Axis", "length 1");
        Add("axis of NaN", WithUpper(Upper(l => l with { Axis = new(float.NaN) })), "Links[1].Axis");
        Add("no gain", WithUpper(Upper(l => l with { Gain = 0 })), "Links[1].Gain");
        Add(
            "pose of NaN", WithUpper(Upper(l => l with { ParentFromJoint = new(new(float.NaN), Quaternion.Identity) })),
            "Links[1].ParentFromJoint.Position");
        Add(
            "no rotation", WithUpper(Upper(l => l with { ParentFromJoint = new(Vector3.Zero, default) })),
            "Links[1].ParentFromJoint.Rotation");
        Add("joint twice", WithShoulder(Good.Joints[0] with { Name = "elbow" }), "Joints", "two called 'elbow'");
        Add("limits swapped", WithShoulder(new("shoulder", 1, -1, 0)), "Joints[0]", "'shoulder'", "lower <= upper");
        Add("limits of NaN", WithShoulder(new("shoulder", float.NaN, 1, 0)), "Joints[0]");
        Add("start outside", WithShoulder(new("shoulder", -1, 1, 2)), "Joints[0].Start", "outside", "2");
        Add("start infinite", WithShoulder(new("shoulder", -1, float.PositiveInfinity, float.PositiveInfinity)), "Start");
        Add("idle joint", Good with { Joints = [.. Good.Joints, new("spare", 0, 1, 0)] }, "Joints[2]", "'spare'");
        Add("arm joint missing", Good with { ArmJoints = [0, 2] }, "ArmJoints[1]", "is 2");
        Add("arm joint twice", Good with { ArmJoints = [1, 1] }, "ArmJoints", "twice");
        Add("short rest", Good with { ArmRest = [0] }, "ArmRest", "1 values", "2");
        Add("rest outside", Good with { ArmRest = [0.1f, 1.6f], ArmJoints = [1, 0] }, "ArmRest[1]", "'shoulder'");
        Add("radius", Good with { Spheres = [new(0, new(default, 0.2f))] }, "Spheres[0].Radius", "0.015, 0.05, 0.12");
        Add("sphere link", Good with { Spheres = [new(3, new(default, 0.05f))] }, "Spheres[0].Link", "is 3");
        Add("sphere of NaN", Good with { Spheres = [new(0, new(new(float.NaN), 0.05f))] }, "Spheres[0].Center");
        Add("no spheres", Good with { Spheres = [] }, "Spheres", "0 entries");
        Add("gripper link", Good with { GripperLink = -1 }, "GripperLink", "is -1");
        Add("gripper radius", Good with { GripperRadius = 0 }, "GripperRadius");
        Add("gripper offset", Good with { GripperOffset = new(float.PositiveInfinity) }, "GripperOffset");
        Add("camera link", Good with { Camera = Good.Camera with { Link = 7 } }, "Camera.Link", "is 7");
        Add("camera pose", Good with { Camera = new(0, default) }, "Camera.LinkFromCamera.Rotation");
        Add("visual link", Good with { Visuals = [new(5, Good.Visuals[0].Mesh)] }, "Visuals[0].Link", "is 5");
        Actions("channel beyond the action", map with { GraspChannel = 6 }, "Actions.GraspChannel", "is 6", "6 channels");
        Actions("negative channel", map with { EndChannel = -1 }, "Actions.EndChannel", "is -1");
        Actions("channel twice", map with { TurnChannel = 2 }, "channel 2", "Actions.TurnChannel");
        Actions("joint channel", map with { Joints = [new(40, 0, 1)] }, "Actions.Joints[0].Channel", "is 40");
        Actions("joint index", map with { Joints = [new(3, 2, 1)] }, "Actions.Joints[0].Joint", "is 2");
        Actions("joint moved twice", map with { Joints = [new(3, 0, 1), new(4, 0, 1)] }, "two channels");
        Actions("step of NaN", map with { Joints = [new(3, 0, float.NaN)] }, "Actions.Joints[0].Step");
        Actions("no drive", map with { DriveStep = 0 }, "Actions.DriveStep");
        Actions("thresholds", map with { GraspThreshold = -0.6f }, "GraspThreshold", "-0.6");
        Actions("name twice", map with { Names = ["a", "b", "c", "d", "e", "a"] }, "Actions.Names", "'a'");
        return faults;
    }

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void A_faulty_robot_is_refused_by_name(string fault, RobotParts parts, string[] said)
    {
        RobotException error = Assert.Throws<RobotException>(() => new RobotModel(parts));
        Assert.All(said, part => Assert.Contains(part, error.Message));
        Assert.False(string.IsNullOrEmpty(fault));
    }

    [Fact]
    public void A_robot_cannot_be_changed_after_it_was_checked()
    {
        int[] arm = [0, 1];
        List<JointAction> actions = [.. Good.Actions.Joints];
        RobotModel robot = new(Good with { ArmJoints = arm, Actions = Good.Actions with { Joints = actions } });
        arm[0] = 99;
        actions.Clear();
        Assert.Equal([0, 1], robot.ArmJoints);
        Assert.Equal(2, robot.Actions.Joints.Count);
        Assert.Throws<NotSupportedException>(() => ((IList<int>)robot.ArmJoints)[0] = 99);
    }

    [Fact]
    public void Episodes_start_with_the_joints_own_values_unless_a_rest_pose_is_given()
    {
        Assert.Equal([0, 0], new RobotModel(Good).ArmRest);
        Assert.Equal([0.5f, -2], new RobotModel(Good with { ArmRest = [0.5f, -2] }).ArmRest);
    }

    [Fact]
    public void A_link_that_mimics_another_moves_by_its_gain()
    {
        RobotParts parts = Good with
        {
            Links = [.. Good.Links, Good.Links[1] with { Name = "mirror", Gain = -2 }],
        };
        RobotModel robot = new(parts);
        Pose[] links = new Pose[4];
        robot.ForwardKinematics(Vector2.Zero, 0, [0.3f, 0], links);
        Assert.True(Vector3.Distance(new(MathF.Cos(0.3f), MathF.Sin(0.3f), 0), links[1].Rotate(Vector3.UnitX)) < 1e-5f);
        Assert.True(Vector3.Distance(new(MathF.Cos(0.6f), -MathF.Sin(0.6f), 0), links[3].Rotate(Vector3.UnitX)) < 1e-5f);
    }
}
