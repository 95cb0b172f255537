using Galactic.Geometry;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Tests.Simulation;

/// <summary>
/// The questions the rules ask, answered one sphere, box and joint at a time in double precision. Remembers when an
/// answer hung on less than float precision, since the product may then rightly answer otherwise.
/// </summary>
internal sealed class ReferenceWorld(EpisodeSet set, RobotModel robot)
{
    /// <summary>Several times the rounding errors of coordinates of some metres.</summary>
    private const double Doubt = 5e-6;

    public EpisodeSet Set => set;

    public RobotModel Robot => robot;

    /// <summary>True if an answer since the last reset was too close to call.</summary>
    public bool IsDoubtful { get; set; }

    /// <summary>a &lt; b, noting a close call.</summary>
    public bool Less(double a, double b)
    {
        IsDoubtful |= Math.Abs(a - b) < Doubt;
        return a < b;
    }

    /// <summary>Free heights of sphere centres in the cell of a point, bottom to top; null outside the grid.</summary>
    public List<(double Low, double High)>? Free(int scene, float radius, double x, double z)
    {
        ColumnGrid grid = set.Scenes[scene].Columns.Single(c => Math.Abs(c.Radius - radius) < 1e-6);
        (double column, double row) = ((x - grid.MinX) / grid.CellSize, (z - grid.MinZ) / grid.CellSize);
        double edge = Math.Min(Math.Abs(column - Math.Round(column)), Math.Abs(row - Math.Round(row)));
        IsDoubtful |= edge * grid.CellSize < Doubt;
        if (column < 0 || row < 0 || column >= grid.Width || row >= grid.Depth)
        {
            return null;
        }

        uint word = grid.Cells[(int)row * grid.Width + (int)column];
        return [.. grid.Intervals.Skip((int)(word >> 5)).Take((int)(word & 31))
            .Select(i => (grid.MinY + (i & 0xFFFF) * 1e-4, grid.MinY + (i >> 16) * 1e-4))];
    }

    public bool IsFree(int scene, float radius, ReferencePoint at) =>
        Free(scene, radius, at.X, at.Z) is { } free && free.Any(f => !Less(at.Y, f.Low) && !Less(f.High, at.Y));

    /// <summary>
    /// Distance down to what a sphere would rest on; negative in something solid, up to its top; minus infinity
    /// where there is neither.
    /// </summary>
    public double CastDown(int scene, float radius, ReferencePoint at)
    {
        List<(double Low, double High)> free = Free(scene, radius, at.X, at.Z) ?? [];
        for (int i = 0; i < free.Count; i++)
        {
            if (Less(at.Y, free[i].Low))
            {
                return i == 0 ? double.NegativeInfinity : at.Y - free[i].Low;
            }

            if (!Less(free[i].High, at.Y))
            {
                return at.Y - free[i].Low;
            }
        }

        return double.NegativeInfinity;
    }

    /// <summary>True if a sphere reaches into the box of an object.</summary>
    public bool Touches(ReferencePoint at, double radius, Bounds box, ReferenceFrame worldFromMesh)
    {
        ReferencePoint p = worldFromMesh.Inverse.Map(at);
        double Outside(double v, double low, double high) => v < low ? low - v : v > high ? v - high : 0;
        double distance = new ReferencePoint(
            Outside(p.X, box.Min.X, box.Max.X), Outside(p.Y, box.Min.Y, box.Max.Y),
            Outside(p.Z, box.Min.Z, box.Max.Z)).Length;
        return Less(distance, radius);
    }

    /// <summary>World frames of all links.</summary>
    public ReferenceFrame[] Links(double x, double z, double yaw, double[] joints)
    {
        ReferenceFrame root = ReferenceFrame.Turned(1, yaw) with { At = new ReferencePoint(x, 0, z) };
        ReferenceFrame[] frames = new ReferenceFrame[robot.Links.Count];
        for (int i = 0; i < frames.Length; i++)
        {
            RobotLink link = robot.Links[i];
            ReferenceFrame frame = (link.Parent < 0 ? root : frames[link.Parent])
                * ReferenceFrame.From(link.ParentFromJoint);
            if (link.Type != JointType.Fixed)
            {
                int axis = link.Axis.X != 0 ? 0 : link.Axis.Y != 0 ? 1 : 2;
                double value = joints[link.Joint] * link.Axis[axis];
                frame = link.Type == JointType.Revolute
                    ? frame * ReferenceFrame.Turned(axis, value)
                    : frame with { At = frame.Map(ReferencePoint.From(link.Axis) * joints[link.Joint]) };
            }

            frames[i] = frame;
        }

        return frames;
    }

    /// <summary>The robot's spheres, in the order of its description.</summary>
    public List<(ReferencePoint At, float Radius)> Spheres(ReferenceFrame[] links) =>
        [.. robot.Spheres.Select(s => (links[s.Link].Map(s.Sphere.Center), s.Sphere.Radius))];

    /// <summary>An object's spheres.</summary>
    public List<(ReferencePoint At, float Radius)> Spheres(int thing, ReferenceFrame pose) =>
        [.. set.Objects[thing].Spheres.Select(s => (pose.Map(s.Center), s.Radius))];
}
