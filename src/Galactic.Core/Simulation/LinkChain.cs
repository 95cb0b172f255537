using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Galactic.Geometry;
using Galactic.Robots;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Simulation;

/// <summary>
/// The part of a robot's link tree that some stage needs, in evaluation order, with one slot per link. A matrix is
/// 12 consecutive lane vectors, row-major [R | t].
/// </summary>
[SkipLocalsInit]
internal sealed unsafe class LinkChain
{
    /// <summary>Lane vectors per slot.</summary>
    public const int MatrixSize = 12;

    private readonly Node[] nodes;
    private readonly int[] slots;

    /// <summary>Keeps the given links and their ancestors.</summary>
    /// <remarks>
    /// A joint with an axis that is no coordinate axis becomes two slots: one turned so that the axis is x, and the
    /// link itself, turned back.
    /// </remarks>
    public LinkChain(RobotModel robot, IEnumerable<int> links)
    {
        bool[] needed = new bool[robot.Links.Count];
        foreach (int link in links)
        {
            for (int l = link; l >= 0 && !needed[l]; l = robot.Links[l].Parent)
            {
                needed[l] = true;
            }
        }

        slots = new int[robot.Links.Count];
        List<Node> list = [];
        for (int l = 0; l < slots.Length; l++)
        {
            slots[l] = -1;
            if (needed[l])
            {
                Add(list, robot.Links[l], robot.Links[l].Parent < 0 ? -1 : slots[robot.Links[l].Parent]);
                slots[l] = list.Count - 1;
            }
        }

        nodes = [.. list];
    }

    /// <summary>Number of slots.</summary>
    public int Count => nodes.Length;

    /// <summary>Slot of a link that was asked for.</summary>
    public int Slot(int link) => slots[link];

    /// <summary>Poses of all slots for 16 envs.</summary>
    /// <param name="x">Base positions, metres.</param>
    /// <param name="z">Base positions, metres.</param>
    /// <param name="yaw">Base yaws, radians.</param>
    /// <param name="joints">One vector every <paramref name="jointStride"/> floats.</param>
    /// <param name="slots">Receives <see cref="Count"/> matrices.</param>
    public void Run(Floats x, Floats z, Floats yaw, float* joints, int jointStride, Floats* slots)
    {
        (Floats sin, Floats cos) = LaneMath.SinCos(yaw);
        Floats* root = stackalloc Floats[MatrixSize];
        (root[0], root[1], root[2], root[3]) = (cos, Floats.Zero, sin, x);
        (root[4], root[5], root[6], root[7]) = (Floats.Zero, Floats.One, Floats.Zero, Floats.Zero);
        (root[8], root[9], root[10], root[11]) = (-sin, Floats.Zero, cos, z);
        for (int i = 0; i < nodes.Length; i++)
        {
            ref readonly Node node = ref nodes[i];
            Floats* parent = node.Parent < 0 ? root : slots + node.Parent * MatrixSize;
            Floats* m = slots + i * MatrixSize;
            Attach(node, parent, m);
            if (node.Type == JointType.Revolute)
            {
                Turn(node, Vector512.Load(joints + node.Joint * jointStride), m);
            }
            else if (node.Type == JointType.Prismatic)
            {
                Floats distance = Vector512.Load(joints + node.Joint * jointStride) * node.Sign;
                for (int row = 0; row < 3; row++)
                {
                    m[row * 4 + 3] += m[row * 4 + node.Axis] * distance;
                }
            }
        }
    }

    private static void Add(List<Node> list, RobotLink link, int parent)
    {
        Vector3 size = Vector3.Abs(link.Axis);
        bool isAligned = MathF.Max(size.X, MathF.Max(size.Y, size.Z)) == 1 && size.LengthSquared() == 1;
        if (link.Type == JointType.Fixed || isAligned)
        {
            list.Add(new Node(link, parent));
            return;
        }

        Quaternion jointFromTurned = Turning(Vector3.Normalize(link.Axis));
        Pose origin = link.ParentFromJoint;
        RobotLink turned = link with
        {
            Axis = Vector3.UnitX,
            ParentFromJoint = origin with { Rotation = Quaternion.Normalize(origin.Rotation * jointFromTurned) },
        };
        Pose back = new(Vector3.Zero, Quaternion.Conjugate(jointFromTurned));
        list.Add(new Node(turned, parent));
        list.Add(new Node(link with { Type = JointType.Fixed, ParentFromJoint = back }, list.Count - 1));
    }

    /// <summary>A rotation that carries x onto an axis.</summary>
    private static Quaternion Turning(Vector3 axis)
    {
        Vector3 half = Vector3.UnitX + axis;
        return half.LengthSquared() < 1e-6f
            ? Quaternion.CreateFromAxisAngle(Vector3.UnitY, MathF.PI)
            : Quaternion.Normalize(
                new Quaternion(Vector3.Cross(Vector3.UnitX, axis), 1 + Vector3.Dot(Vector3.UnitX, axis)));
    }

    private static void Attach(in Node node, Floats* parent, Floats* m)
    {
        for (int row = 0; row < 3; row++)
        {
            (Floats a, Floats b, Floats c, Floats t) = (
                parent[row * 4], parent[row * 4 + 1], parent[row * 4 + 2], parent[row * 4 + 3]);
            m[row * 4 + 3] = a * node.Origin.X + b * node.Origin.Y + c * node.Origin.Z + t;
            if (node.Turned)
            {
                m[row * 4] = a * node.X.X + b * node.X.Y + c * node.X.Z;
                m[row * 4 + 1] = a * node.Y.X + b * node.Y.Y + c * node.Y.Z;
                m[row * 4 + 2] = a * node.Z.X + b * node.Z.Y + c * node.Z.Z;
            }
            else
            {
                (m[row * 4], m[row * 4 + 1], m[row * 4 + 2]) = (a, b, c);
            }
        }
    }

    /// <summary>Turns a matrix about one of its own axes: the two other columns mix.</summary>
    private static void Turn(in Node node, Floats angle, Floats* m)
    {
        (Floats sin, Floats cos) = LaneMath.SinCos(angle * node.Sign);
        (int first, int second) = ((node.Axis + 1) % 3, (node.Axis + 2) % 3);
        for (int row = 0; row < 3; row++)
        {
            (Floats a, Floats b) = (m[row * 4 + first], m[row * 4 + second]);
            m[row * 4 + first] = a * cos + b * sin;
            m[row * 4 + second] = b * cos - a * sin;
        }
    }

    private readonly struct Node
    {
        public readonly int Parent;
        public readonly JointType Type;
        public readonly int Joint;
        public readonly int Axis;
        public readonly float Sign;
        public readonly bool Turned;
        public readonly Vector3 Origin;
        public readonly Vector3 X;
        public readonly Vector3 Y;
        public readonly Vector3 Z;

        public Node(RobotLink link, int parent)
        {
            (Parent, Type, Joint, Origin) = (parent, link.Type, link.Joint, link.ParentFromJoint.Position);
            Turned = link.ParentFromJoint.Rotation != Quaternion.Identity;
            X = link.ParentFromJoint.Rotate(Vector3.UnitX);
            Y = link.ParentFromJoint.Rotate(Vector3.UnitY);
            Z = link.ParentFromJoint.Rotate(Vector3.UnitZ);
            Vector3 size = Vector3.Abs(link.Axis);
            Axis = size.X == 1 ? 0 : size.Y == 1 ? 1 : 2;
            Sign = link.Axis[Axis] * link.Gain;
        }
    }
}
