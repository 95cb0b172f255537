using System.Numerics;
using Galactic.Assets;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;

namespace Galactic.Tests.Robots;

/// <summary>Robots that are not the Fetch.</summary>
internal static class TestRobots
{
    /// <summary>
    /// A pole of 1 m on the base with an arm of two links, 0.6 m and 0.4 m, in the vertical plane: the smallest arm
    /// whose reach is known by formula. The elbow bends freely.
    /// </summary>
    public static RobotParts TwoLinkArm() => new()
    {
        Name = "Two links",
        Links =
        [
            new("base", -1, JointType.Fixed, -1, Pose.Identity, Vector3.UnitX),
            new("upper", 0, JointType.Revolute, 0, At(0, 1, 0), Vector3.UnitZ),
            new("lower", 1, JointType.Revolute, 1, At(0.6f, 0, 0), Vector3.UnitZ),
        ],
        Joints = [new("shoulder", -1.5f, 1.5f, 0), new("elbow", float.NegativeInfinity, float.PositiveInfinity, 0)],
        ArmJoints = [0, 1],
        Spheres = [new(0, new(new(0, 0.2f, 0), 0.12f)), new(2, new(new(0.2f, 0, 0), 0.05f))],
        GripperLink = 2,
        GripperOffset = new(0.4f, 0, 0),
        GripperRadius = 0.015f,
        Camera = new(0, At(0, 1.2f, 0)),
        Visuals = [new(0, Cube()), new(2, Cube())],
        Actions = new()
        {
            Names = ["grasp", "turn", "drive", "shoulder", "elbow", "end"],
            GraspChannel = 0,
            TurnChannel = 1,
            TurnStep = 0.1f,
            DriveChannel = 2,
            DriveStep = 0.1f,
            EndChannel = 5,
            Joints = [new(3, 0, 0.2f), new(4, 1, 0.2f)],
        },
    };

    /// <summary>A tree of turning and sliding links with axes in all directions, some of which mimic others.</summary>
    public static RobotModel Tangled(RandomKey key, int links, int joints)
    {
        Vector3 Direction(RandomKey k) => k.Index(9, 3) == 0
            ? new Vector3[] { Vector3.UnitX, -Vector3.UnitY, Vector3.UnitZ, -Vector3.UnitX }[k.Index(8, 4)]
            : Vector3.Normalize(new Vector3(k.Normal(0), k.Normal(1), k.Normal(2)));
        List<RobotLink> tree = [new("base", -1, JointType.Fixed, -1, Pose.Identity, Vector3.UnitX)];
        for (int i = 1; i < links; i++)
        {
            RandomKey k = key.For(i);
            bool isFixed = i > joints && k.Chance(20, 0.3f);
            Quaternion turn = k.Chance(21, 0.5f)
                ? Quaternion.Identity
                : Quaternion.CreateFromAxisAngle(Direction(k.For(1)), k.Uniform(22, -3, 3));
            Vector3 offset = new(k.Uniform(23, -0.3f, 0.3f), k.Uniform(24, -0.3f, 0.3f), k.Uniform(25, -0.3f, 0.3f));
            tree.Add(new RobotLink(
                $"link {i}", k.Index(26, i), isFixed ? JointType.Fixed : k.Chance(27, 0.6f) ? JointType.Revolute : JointType.Prismatic,
                isFixed ? -1 : (i - 1) % joints, new Pose(offset, turn), Direction(k.For(2)), i > joints ? -0.7f : 1));
        }

        RobotParts parts = TwoLinkArm();
        return new RobotModel(parts with
        {
            Name = "Tangled",
            Links = tree,
            Joints = [.. Enumerable.Range(0, joints).Select(j => new RobotJoint($"joint {j}", -9, 9, 0.1f * j))],
            Spheres = [.. Enumerable.Range(0, links).Select(l => new RobotSphere(l, new(new(0.1f, 0.2f, 0.3f), 0.05f)))],
        });
    }

    private static Pose At(float x, float y, float z) => new(new(x, y, z), Quaternion.Identity);

    private static TriangleMesh Cube()
    {
        MeshBuilder mesh = new();
        mesh.Box(Pose.Identity, new Vector3(0.05f), Color.Hex(0x808080));
        return mesh.Build();
    }
}
