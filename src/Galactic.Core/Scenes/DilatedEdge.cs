using System.Numerics;

namespace Galactic.Scenes;

/// <summary>A segment grown by a radius: what it and the ball at its first end block on a vertical line.</summary>
internal readonly struct DilatedEdge
{
    private const double NoLength = 1e-12;
    private readonly double x;
    private readonly double y;
    private readonly double z;
    private readonly double length;
    private readonly double axisX;
    private readonly double axisY;
    private readonly double axisZ;
    private readonly double level;

    public DilatedEdge(Vector3 from, Vector3 to)
    {
        (x, y, z) = (from.X, from.Y, from.Z);
        (double dx, double dy, double dz) = (to.X - x, to.Y - y, to.Z - z);
        length = Math.Sqrt(dx * dx + dy * dy + dz * dz);
        if (length > NoLength)
        {
            (axisX, axisY, axisZ) = (dx / length, dy / length, dz / length);
            level = axisX * axisX + axisZ * axisZ;
        }
    }

    /// <summary>Adds the heights at (px, pz) nearer than the radius to the first end or the segment.</summary>
    public void Cut(double px, double pz, double radius, ref HeightRange blocked)
    {
        (double dx, double dz) = (px - x, pz - z);
        double left = radius * radius - dx * dx - dz * dz;
        if (left >= 0)
        {
            double half = Math.Sqrt(left);
            blocked.Include(y - half, y + half);
        }

        if (length <= NoLength)
        {
            return;
        }

        // Heights are relative to the first end; along is the axial coordinate of the point at height 0.
        double along = dx * axisX + dz * axisZ;
        HeightRange range = HeightRange.All;
        if (level > 1e-18)
        {
            double across = dx * axisZ - dz * axisX;
            double root = level * radius * radius - across * across;
            if (root < 0)
            {
                return;
            }

            double half = Math.Sqrt(root) / level;
            double middle = along * axisY / level;
            (range.Low, range.High) = (middle - half, middle + half);
        }
        else if (left < 0)
        {
            return;
        }

        range.KeepNonNegative(along, axisY);
        range.KeepNonNegative(length - along, -axisY);
        if (!range.IsEmpty)
        {
            blocked.Include(y + range.Low, y + range.High);
        }
    }
}
