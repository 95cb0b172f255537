using System.Numerics;
using System.Runtime.Intrinsics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Robots;
using Floats = System.Runtime.Intrinsics.Vector512<float>;

namespace Galactic.Simulation;

/// <summary>
/// The sphere centres of a single env, one sphere per lane. Only the few envs that may hit something need them.
/// </summary>
internal sealed unsafe class SpherePlacer : IDisposable
{
    private const int Axes = 3;
    private const int Row = SimulationState.Lanes;

    private readonly Part[][] parts;
    private readonly NativeArray<Floats> centers;

    /// <summary>Prepares the blocks of a robot.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="blocks">Its blocks.</param>
    /// <param name="chain">Has the links of the spheres.</param>
    public SpherePlacer(RobotModel robot, SphereBlock[] blocks, LinkChain chain)
    {
        parts = new Part[blocks.Length][];
        centers = new NativeArray<Floats>(blocks.Length * Axes);
        for (int number = 0; number < blocks.Length; number++)
        {
            RobotSphere[] spheres = Spheres(robot, blocks[number]);
            parts[number] = [.. spheres.Select(s => s.Link).Distinct().Select(l => PartOf(spheres, l, chain.Slot(l)))];
            float* to = (float*)(centers.Pointer + number * Axes);
            for (int i = 0; i < spheres.Length; i++)
            {
                Vector3 center = spheres[i].Sphere.Center;
                (to[i], to[Row + i], to[2 * Row + i]) = (center.X, center.Y, center.Z);
            }
        }
    }

    /// <summary>Centres of a block of one env before any slide.</summary>
    /// <param name="links">Link poses of 16 envs.</param>
    /// <param name="lane">The env.</param>
    /// <param name="block">The block.</param>
    /// <param name="to">Receives [x | y | z].</param>
    public void Run(Floats* links, int lane, int block, Floats* to)
    {
        Floats* c = centers.Pointer + block * Axes;
        (Floats x, Floats y, Floats z) = (c[0], c[1], c[2]);
        foreach (ref readonly Part part in parts[block].AsSpan())
        {
            float* m = (float*)(links + part.Slot * LinkChain.MatrixSize) + lane;
            for (int axis = 0; axis < Axes; axis++, m += 4 * Row)
            {
                Floats center = x * Vector512.Create(m[0]) + y * Vector512.Create(m[Row])
                    + z * Vector512.Create(m[2 * Row]) + Vector512.Create(m[3 * Row]);
                to[axis] = Vector512.ConditionalSelect(part.Lanes, center, to[axis]);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => centers.Dispose();

    /// <summary>A block's spheres. Those of a rigid one all go with the link of the first.</summary>
    private static RobotSphere[] Spheres(RobotModel robot, SphereBlock block)
    {
        RobotSphere[] spheres = [.. robot.Spheres.Skip(block.First).Take(block.Count)];
        if (!block.Rigid)
        {
            return spheres;
        }

        Pose baseFromFirst = robot.LinksAtRest()[spheres[0].Link];
        return
        [
            .. block.CentersAtRest(robot).Zip(spheres, (center, sphere) => new RobotSphere(
                spheres[0].Link, new CollisionSphere(baseFromFirst.Inverse.Transform(center), sphere.Sphere.Radius))),
        ];
    }

    private static Part PartOf(RobotSphere[] spheres, int link, int slot)
    {
        Floats lanes = Floats.Zero;
        for (int i = 0; i < spheres.Length; i++)
        {
            lanes = spheres[i].Link == link ? lanes.WithElement(i, BitConverter.Int32BitsToSingle(-1)) : lanes;
        }

        return new Part(slot, lanes);
    }

    /// <summary>The spheres of a block that belong to one link.</summary>
    private readonly record struct Part(int Slot, Floats Lanes);
}
