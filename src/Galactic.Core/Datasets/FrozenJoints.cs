using System.Numerics;
using System.Text.Json;
using Galactic.Assets;
using Galactic.Geometry;

namespace Galactic.Datasets;

/// <summary>
/// Where the links of a frozen piece of furniture are: joints at the instance's <c>initial_joint_pose</c>, else at
/// zero, and always within their limits.
/// </summary>
internal sealed class FrozenJoints
{
    private readonly Dictionary<string, UrdfJoint> above;
    private readonly Dictionary<string, float> values = [];

    /// <summary>
    /// Reads the joint values of an instance: by name, or a list for the movable joints in file order.
    /// </summary>
    public FrozenJoints(UrdfModel model, ConfigNode instance)
    {
        above = model.Joints.ToDictionary(j => j.Child);
        UrdfJoint[] movable = [.. model.Joints.Where(j => j.Type != UrdfJointType.Fixed && j.Mimic is null)];
        foreach (UrdfJoint joint in movable)
        {
            values[joint.Name] = 0;
        }

        Read(instance, movable);
        foreach (UrdfJoint joint in movable)
        {
            values[joint.Name] = Limited(joint, values[joint.Name]);
        }

        foreach (UrdfJoint joint in model.Joints.Where(j => j.Mimic is not null))
        {
            UrdfMimic mimic = joint.Mimic!;
            values[joint.Name] =
                Limited(joint, mimic.Multiplier * values.GetValueOrDefault(mimic.Joint) + mimic.Offset);
        }
    }

    /// <summary>A shape's pose in the frame of the root link.</summary>
    public Pose RootFromShape(UrdfShape shape)
    {
        (Pose still, Pose moved, bool isMoved) = (Pose.Identity, Pose.Identity, false);
        for (string at = shape.Link; above.TryGetValue(at, out UrdfJoint? joint); at = joint.Parent)
        {
            float value = values.GetValueOrDefault(joint.Name);
            isMoved |= value != 0;
            still = joint.ParentFromChild * still;
            moved = joint.ParentFromChild * Motion(joint, value) * moved;
        }

        return isMoved ? moved * still.Inverse * shape.RootFromShape : shape.RootFromShape;
    }

    private void Read(ConfigNode instance, UrdfJoint[] movable)
    {
        const string name = "initial_joint_pose";
        switch (ConfigFile.Get(instance.Element, name))
        {
            case null:
                break;
            case { ValueKind: JsonValueKind.Object } byName:
                ConfigNode node = instance with { Element = byName, Where = $"{instance.Where}.{name}" };
                foreach (JsonProperty property in byName.EnumerateObject())
                {
                    if (values.ContainsKey(property.Name))
                    {
                        values[property.Name] = node.Number(property.Name, 0);
                    }
                    else
                    {
                        Tell(node, property.Name, "there is no such movable joint");
                    }
                }

                break;
            case { ValueKind: JsonValueKind.Array } list when list.GetArrayLength() == movable.Length:
                for (int i = 0; i < movable.Length; i++)
                {
                    if (list[i].ValueKind == JsonValueKind.Number && list[i].TryGetSingle(out float value)
                        && float.IsFinite(value))
                    {
                        values[movable[i].Name] = value;
                    }
                    else
                    {
                        Tell(instance, $"{name}[{i}]", $"expected a finite number, got {list[i].GetRawText()}");
                    }
                }

                break;
            default:
                Tell(instance, name, $"expected values by joint name or a list of {movable.Length} numbers");
                break;
        }

        void Tell(ConfigNode place, string property, string problem) => place.Problems.Add(
            place.File, $"{place.Where}.{property}",
            $"{problem}; movable joints are {string.Join(", ", movable.Select(j => j.Name))}");
    }

    private static float Limited(UrdfJoint joint, float value) =>
        joint.Type is UrdfJointType.Revolute or UrdfJointType.Prismatic
            && joint.Lower is { } lower && joint.Upper is { } upper && lower <= upper
            ? Math.Clamp(value, lower, upper)
            : value;

    private static Pose Motion(UrdfJoint joint, float value)
    {
        float length = joint.Axis.Length();
        Vector3 axis = length > 0 ? joint.Axis / length : Vector3.UnitX;
        return joint.Type switch
        {
            UrdfJointType.Revolute or UrdfJointType.Continuous =>
                new Pose(Vector3.Zero, Quaternion.CreateFromAxisAngle(axis, value)),
            UrdfJointType.Prismatic => new Pose(axis * value, Quaternion.Identity),
            _ => Pose.Identity,
        };
    }
}
