using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Robots;

/// <summary>
/// A robot with the kinematics of the Fetch mobile manipulator: drive base, lifting torso, seven-joint arm and
/// parallel gripper. Joint origins, axes and limits are the machine's; the looks are our own.
/// </summary>
public static class Fetch
{
    private const float Pi = MathF.PI;
    private const float Free = float.PositiveInfinity;

    /// <summary>Joint indices of the arm: shoulder pan to wrist roll.</summary>
    private static readonly int[] Arm = [6, 7, 8, 9, 10, 11, 12];

    /// <summary>The camera in the frame of <c>head_pan_link</c>: looks forward and 20 degrees down.</summary>
    internal static Pose LinkFromCamera => new(
        new Vector3(0.2f, 0.2f, 0),
        Quaternion.CreateFromAxisAngle(Vector3.UnitY, -Pi / 2)
            * Quaternion.CreateFromAxisAngle(Vector3.UnitX, -20 * Pi / 180));

    /// <summary>Builds the model.</summary>
    public static RobotModel Create()
    {
        RobotLink[] links = Links();
        int Link(string name) => Array.FindIndex(links, l => l.Name == name);
        return new RobotModel(new RobotParts
        {
            Name = "Fetch",
            Links = links,
            Joints = Joints(),
            ArmJoints = Arm,
            ArmRest = [-0.45f, -1.08f, 0.10f, 0.935f, 0, 1.573f, 0],
            Spheres = Spheres(Link),
            GripperLink = Link("gripper_link"),
            GripperOffset = new Vector3(0.03f, 0, 0),
            GripperRadius = SphereRadii.Small,
            Camera = new CameraMount(Link("head_pan_link"), LinkFromCamera),
            Visuals = FetchShapes.Create(Link),
            Actions = Actions(),
        });
    }

    private static ActionMap Actions() => new()
    {
        Names =
        [
            "grasp", "turn", "drive", "shoulder_pan", "shoulder_lift", "upperarm_roll", "elbow_flex", "forearm_roll",
            "wrist_flex", "wrist_roll", "end",
        ],
        GraspChannel = 0,
        TurnChannel = 1,
        TurnStep = 0.0873f,
        DriveChannel = 2,
        DriveStep = 0.1f,
        Joints = [.. Arm.Select((joint, i) => new JointAction(3 + i, joint, joint == 11 ? 0.262f : 0.196f))],
        EndChannel = 10,
    };

    private static RobotJoint[] Joints() =>
    [
        new("r_wheel_joint", -Free, Free, 0),
        new("l_wheel_joint", -Free, Free, 0),
        new("torso_lift_joint", 0, 0.38615f, 0.2f),
        new("head_pan_joint", -1.57f, 1.57f, 0),
        new("head_tilt_joint", -0.76f, 1.45f, 0),
        new("bellows_joint", 0, 0.4f, 0),
        new("shoulder_pan_joint", -1.6056f, 1.6056f, 0),
        new("shoulder_lift_joint", -1.221f, 1.518f, 0),
        new("upperarm_roll_joint", -Free, Free, 0),
        new("elbow_flex_joint", -2.251f, 2.251f, 1.57f),
        new("forearm_roll_joint", -Free, Free, 0),
        new("wrist_flex_joint", -2.16f, 2.16f, 0),
        new("wrist_roll_joint", -Free, Free, 0),
        new("r_gripper_finger_joint", 0, 0.05f, 0),
        new("l_gripper_finger_joint", 0, 0.05f, 0),
    ];

    private static RobotLink[] Links()
    {
        List<RobotLink> links = [new("base_link", -1, JointType.Fixed, -1, Pose.Identity, Vector3.UnitX)];
        void Add(string name, string parent, JointType type, int joint, Vector3 origin, Vector3 axis, float roll = 0) =>
            links.Add(new RobotLink(
                name,
                links.FindIndex(l => l.Name == parent),
                type,
                joint,
                new Pose(YUp(origin), Quaternion.CreateFromAxisAngle(Vector3.UnitX, roll)),
                YUp(axis)));
        (Vector3 x, Vector3 y, Vector3 z) = (Vector3.UnitX, Vector3.UnitY, Vector3.UnitZ);
        (JointType turn, JointType slide, JointType rigid) = (JointType.Revolute, JointType.Prismatic, JointType.Fixed);
        Add("r_wheel_link", "base_link", turn, 0, new(0.0012914f, -0.18738f, 0.055325f), y);
        Add("l_wheel_link", "base_link", turn, 1, new(0.0012914f, 0.18738f, 0.055325f), y);
        Add("torso_lift_link", "base_link", slide, 2, new(-0.086875f, 0, 0.37743f), z);
        Add("head_pan_link", "torso_lift_link", turn, 3, new(0.053125f, 0, 0.603001417713939f), z);
        Add("head_tilt_link", "head_pan_link", turn, 4, new(0.14253f, 0, 0.057999f), y);
        Add("bellows_link", "torso_lift_link", slide, 5, Vector3.Zero, -z);
        Add("shoulder_pan_link", "torso_lift_link", turn, 6, new(0.119525f, 0, 0.34858f), z);
        Add("shoulder_lift_link", "shoulder_pan_link", turn, 7, new(0.117f, 0, 0.06f), y);
        Add("upperarm_roll_link", "shoulder_lift_link", turn, 8, new(0.219f, 0, 0), x);
        Add("elbow_flex_link", "upperarm_roll_link", turn, 9, new(0.133f, 0, 0), y);
        Add("forearm_roll_link", "elbow_flex_link", turn, 10, new(0.197f, 0, 0), x);
        Add("wrist_flex_link", "forearm_roll_link", turn, 11, new(0.1245f, 0, 0), y);
        Add("wrist_roll_link", "wrist_flex_link", turn, 12, new(0.1385f, 0, 0), x);
        Add("gripper_link", "wrist_roll_link", rigid, -1, new(0.16645f, 0, 0), x);
        Add("r_gripper_finger_link", "gripper_link", slide, 13, new(0, 0.015425f, 0), y);
        Add("l_gripper_finger_link", "gripper_link", slide, 14, new(0, -0.015425f, 0), -y);
        Add("bellows_link2", "torso_lift_link", rigid, -1, Vector3.Zero, x);
        Add("estop_link", "base_link", rigid, -1, new(-0.12465f, 0.23892f, 0.31127f), x, Pi / 2);
        Add("laser_link", "base_link", rigid, -1, new(0.235f, 0, 0.2878f), x, Pi);
        Add("torso_fixed_link", "base_link", rigid, -1, new(-0.086875f, 0, 0.377425f), x);
        Add("head_camera_link", "head_tilt_link", rigid, -1, new(0.055f, 0, 0.0225f), x);
        return [.. links];
    }

    private static RobotSphere[] Spheres(Func<string, int> link)
    {
        List<RobotSphere> spheres = [];
        void Add(string name, float radius, params ReadOnlySpan<Vector3> centers)
        {
            foreach (Vector3 center in centers)
            {
                spheres.Add(new RobotSphere(link(name), new CollisionSphere(center, radius)));
            }
        }

        Add(
            "base_link", SphereRadii.Large, new(0.12f, 0.2f, 0.11f), new(0.12f, 0.2f, -0.11f), new(-0.1f, 0.2f, 0.13f),
            new(-0.1f, 0.2f, -0.13f));
        foreach (float y in (ReadOnlySpan<float>)[-0.17f, 0.06f, 0.29f, 0.53f])
        {
            Add("torso_lift_link", SphereRadii.Large, new(-0.06f, y, 0.08f), new(-0.06f, y, -0.08f));
        }

        foreach (float y in (ReadOnlySpan<float>)[0.06f, 0.29f])
        {
            Add("torso_lift_link", SphereRadii.Large, new(0.11f, y, 0.02f), new(0.11f, y, -0.02f));
        }

        foreach (float x in (ReadOnlySpan<float>)[-0.02f, 0.07f, 0.16f, 0.25f, 0.34f])
        {
            Add("shoulder_lift_link", SphereRadii.Medium, new Vector3(x, 0, 0));
        }

        foreach (float x in (ReadOnlySpan<float>)[0, 0.08f, 0.16f, 0.24f])
        {
            Add("elbow_flex_link", SphereRadii.Medium, new Vector3(x, 0, 0));
        }

        foreach (float x in (ReadOnlySpan<float>)[0, 0.08f, 0.16f, 0.21f])
        {
            Add("wrist_flex_link", SphereRadii.Medium, new Vector3(x, 0, 0));
        }

        return [.. spheres];
    }

    private static Vector3 YUp(Vector3 urdf) => new(urdf.X, urdf.Z, -urdf.Y);
}
