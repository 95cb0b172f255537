using System.Numerics;
using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Simulation;

/// <summary>
/// Up to 16 consecutive robot spheres of one radius that are tested together, one per lane, for a single env.
/// </summary>
/// <param name="First">First sphere.</param>
/// <param name="Count">Number of spheres.</param>
/// <param name="RadiusIndex">Index of the radius.</param>
/// <param name="Rigid">True if no joint that ever moves is between the base and the spheres.</param>
internal readonly record struct SphereBlock(int First, int Count, int RadiusIndex, bool Rigid)
{
    /// <summary>Spheres in a full block.</summary>
    public const int Size = SimulationState.Lanes;

    /// <summary>Radius, metres.</summary>
    public float Radius => SphereRadii.All[RadiusIndex];

    /// <summary>Splits a robot's spheres, keeping their order.</summary>
    public static SphereBlock[] Split(RobotModel robot)
    {
        List<SphereBlock> blocks = [];
        for (int sphere = 0; sphere < robot.Spheres.Count; sphere++)
        {
            int radius = SphereRadii.IndexOf(robot.Spheres[sphere].Sphere.Radius);
            bool rigid = robot.IsRigid(robot.Spheres[sphere].Link);
            if (blocks is [.., { } last] && (last.RadiusIndex, last.Rigid) == (radius, rigid) && last.Count < Size)
            {
                blocks[^1] = last with { Count = last.Count + 1 };
            }
            else
            {
                blocks.Add(new SphereBlock(sphere, 1, radius, rigid));
            }
        }

        return [.. blocks];
    }

    /// <summary>
    /// The spheres' centres with the base at the origin, yaw 0, and all joints at their start values, metres; those of a
    /// rigid block never leave these places of the base.
    /// </summary>
    public Vector3[] CentersAtRest(RobotModel robot)
    {
        Pose[] links = robot.LinksAtRest();
        return [.. robot.Spheres.Skip(First).Take(Count).Select(s => links[s.Link].Transform(s.Sphere.Center))];
    }
}
