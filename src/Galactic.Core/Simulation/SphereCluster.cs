using System.Numerics;
using Galactic.Robots;

namespace Galactic.Simulation;

/// <summary>
/// A few consecutive spheres of one link that lie so close together that one look-up tells whether all are free.
/// </summary>
/// <param name="Block">The <see cref="SphereBlock"/> the spheres belong to.</param>
/// <param name="Link">Link that carries them.</param>
/// <param name="Lanes">The spheres as bits of their block.</param>
/// <param name="Center">Middle of the sphere centres, link frame, metres.</param>
/// <param name="HalfExtents">Half extents of their bounds, link frame, metres.</param>
/// <param name="Reach">Largest distance of a sphere's centre from the middle, metres.</param>
internal readonly record struct SphereCluster(
    int Block, int Link, uint Lanes, Vector3 Center, Vector3 HalfExtents, float Reach)
{
    /// <summary>Largest reach of a cluster whose spheres move on their own, metres.</summary>
    private const float LargestReach = 0.13f;

    /// <summary>Splits the blocks of a robot. Rigid blocks are only split by link: they need no look-ups.</summary>
    public static SphereCluster[] Split(RobotModel robot, SphereBlock[] blocks)
    {
        List<SphereCluster> clusters = [];
        for (int number = 0; number < blocks.Length; number++)
        {
            int end = blocks[number].First + blocks[number].Count;
            for (int first = blocks[number].First; first < end;)
            {
                int count = 1;
                while (first + count < end && Fits(robot, blocks[number], first, count + 1))
                {
                    count++;
                }

                clusters.Add(Of(robot, number, blocks[number], first, count));
                first += count;
            }
        }

        return [.. clusters];
    }

    private static bool Fits(RobotModel robot, SphereBlock block, int first, int count) =>
        robot.Spheres[first + count - 1].Link == robot.Spheres[first].Link
        && (block.Rigid || Of(robot, 0, block, first, count).Reach <= LargestReach);

    private static SphereCluster Of(RobotModel robot, int number, SphereBlock block, int first, int count)
    {
        (Vector3 low, Vector3 high) = (new(float.MaxValue), new(float.MinValue));
        for (int i = first; i < first + count; i++)
        {
            low = Vector3.Min(low, robot.Spheres[i].Sphere.Center);
            high = Vector3.Max(high, robot.Spheres[i].Sphere.Center);
        }

        Vector3 center = (low + high) / 2;
        float reach = 0;
        for (int i = first; i < first + count; i++)
        {
            reach = MathF.Max(reach, Vector3.Distance(center, robot.Spheres[i].Sphere.Center));
        }

        uint lanes = ((1u << count) - 1) << (first - block.First);
        return new SphereCluster(number, robot.Spheres[first].Link, lanes, center, (high - low) / 2, reach);
    }
}
