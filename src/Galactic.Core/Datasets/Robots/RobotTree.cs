using System.Numerics;
using Galactic.Assets;
using Galactic.Datasets.Formats;

namespace Galactic.Datasets.Robots;

/// <summary>
/// The links of a URDF file below a robot's base, parents first, and the joints that make up its joint vector.
/// </summary>
internal sealed class RobotTree
{
    /// <summary>Place of the robot in its description.</summary>
    public const string Place = "collection.robots[0]";

    private const float ShortestAxis = 1e-6f;
    private readonly string urdfPath;
    private readonly string path;
    private readonly List<(string Name, int Parent, UrdfJoint? Joint)> links = [];
    private readonly Dictionary<string, int> linkNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> jointNumbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, UrdfJoint> jointsByName = new(StringComparer.Ordinal);

    public RobotTree(UrdfModel urdf, RobotDescription description, string urdfPath, string path)
    {
        (this.urdfPath, this.path) = (urdfPath, path);
        ILookup<string, UrdfJoint> children = urdf.Joints.ToLookup(j => j.Parent, StringComparer.Ordinal);
        Visit(BaseOf(urdf, description), -1, null, children);
        UrdfJoint[] moving =
            [.. links.Select(l => l.Joint).OfType<UrdfJoint>().Where(j => j.Type != UrdfJointType.Fixed)];
        foreach (UrdfJoint joint in moving)
        {
            Check(joint);
            if (!jointsByName.TryAdd(joint.Name, joint))
            {
                throw Wrong(joint, "a second joint of this name, expected unique names");
            }
        }

        Joints = Ordered([.. moving.Where(j => j.Mimic is null)], description.JointOrder);
        for (int i = 0; i < Joints.Count; i++)
        {
            jointNumbers.Add(Joints[i].Name, i);
        }
    }

    /// <summary>Names of links, parents before children, with the joint above them.</summary>
    public IReadOnlyList<(string Name, int Parent, UrdfJoint? Joint)> Links => links;

    /// <summary>The joint vector.</summary>
    public IReadOnlyList<UrdfJoint> Joints { get; }

    /// <summary>The number of a link that the description names.</summary>
    /// <exception cref="AssetException">There is no such link below the base.</exception>
    public int Link(string name, string place) => linkNumbers.TryGetValue(name, out int link)
        ? link
        : throw new AssetException(
            path, $"{Place}.{place}", $"there is no link \"{name}\" below \"{links[0].Name}\" in {urdfPath}");

    /// <summary>The number of a joint that the description numbers or names.</summary>
    /// <exception cref="AssetException">There is no such joint in the joint vector.</exception>
    public int Joint(JointReference joint, string place)
    {
        if (joint.Index < 0 && jointNumbers.TryGetValue(joint.Name, out int number))
        {
            return number;
        }

        return joint.Index >= 0 && joint.Index < Joints.Count
            ? joint.Index
            : throw new AssetException(
                path, $"{Place}.{place}",
                $"there is no joint {(joint.Index < 0 ? $"\"{joint.Name}\"" : joint.Index)} in the joint vector: "
                + string.Join(", ", Joints.Select(j => j.Name)));
    }

    /// <summary>Joint vector entry, factor and offset of a joint that moves, followed through what it mimics.</summary>
    /// <exception cref="AssetException">It mimics no joint of the vector.</exception>
    public (int Number, float Gain, float Offset) Motion(UrdfJoint joint)
    {
        (float gain, float offset) = (1, 0);
        UrdfJoint at = joint;
        for (int step = 0; at.Mimic is { } mimic; step++)
        {
            (gain, offset) = (gain * mimic.Multiplier, offset + gain * mimic.Offset);
            at = step <= jointsByName.Count && jointsByName.TryGetValue(mimic.Joint, out UrdfJoint? next)
                ? next
                : throw Wrong(joint, $"it mimics \"{mimic.Joint}\", which is no joint that moves on its own");
        }

        return (jointNumbers[at.Name], gain, offset);
    }

    private string BaseOf(UrdfModel urdf, RobotDescription description)
    {
        if (description.BaseLink is { } named)
        {
            return urdf.Links.Contains(named)
                ? named
                : throw new AssetException(path, $"{Place}.baseLink", $"there is no link \"{named}\" in {urdfPath}");
        }

        HashSet<string> children = [.. urdf.Joints.Select(j => j.Child)];
        IEnumerable<string> all = urdf.Links.Concat(urdf.Joints.Select(j => j.Parent)).Distinct();
        string[] roots = [.. all.Where(l => !children.Contains(l))];
        return roots.Length == 1
            ? roots[0]
            : throw new AssetException(
                urdfPath, "", $"{roots.Length} links are no joint's child ({string.Join(", ", roots.Take(8))}), expected one "
                + "root, or a \"baseLink\" in the robot's description");
    }

    /// <remarks>Joints of a link by name: the order of the reference simulator's importer.</remarks>
    private void Visit(string name, int parent, UrdfJoint? joint, ILookup<string, UrdfJoint> children)
    {
        int number = links.Count;
        links.Add((name, parent, joint));
        linkNumbers.Add(name, number);
        foreach (UrdfJoint child in children[name].OrderBy(j => j.Name, StringComparer.Ordinal))
        {
            Visit(child.Child, number, child, children);
        }
    }

    private void Check(UrdfJoint joint)
    {
        if (joint.Type is UrdfJointType.Planar or UrdfJointType.Floating)
        {
            throw Wrong(
                joint, $"its type is {joint.Type.ToString().ToLowerInvariant()}, expected fixed, revolute, continuous or "
                + "prismatic below the robot's base; name a \"baseLink\" beyond it");
        }

        if (!(joint.Axis.Length() > ShortestAxis))
        {
            throw Wrong(joint, $"its axis {joint.Axis} has no direction");
        }

        bool isLimited = joint.Type != UrdfJointType.Continuous;
        if (isLimited && joint.Mimic is null && (joint.Lower is null || joint.Upper is null))
        {
            throw Wrong(joint, "the element limit is missing, expected one with lower and upper");
        }

        if (isLimited && joint.Lower > joint.Upper)
        {
            throw Wrong(joint, $"its lower limit {joint.Lower} is above the upper limit {joint.Upper}");
        }
    }

    private UrdfJoint[] Ordered(UrdfJoint[] joints, IReadOnlyList<string>? order)
    {
        if (order is null)
        {
            return joints;
        }

        string[] names = [.. joints.Select(j => j.Name)];
        string[] missing = [.. names.Except(order)], extra = [.. order.Except(names)];
        return missing.Length == 0 && extra.Length == 0 && order.Count == joints.Length
            ? [.. order.Select(name => jointsByName[name])]
            : throw new AssetException(
                path, $"{Place}.jointOrder",
                $"expected every moving joint once; missing: {List(missing)}; not moving on their own: {List(extra)}");

        static string List(string[] some) => some.Length == 0 ? "none" : string.Join(", ", some);
    }

    private AssetException Wrong(UrdfJoint joint, string problem) => new(urdfPath, $"joint {joint.Name}", problem);
}
