using System.Numerics;

namespace Galactic.Scenes;

/// <summary>
/// Marks the cells that the part of a convex solid between two heights touches, seen from above: per row of
/// cells the extent in x, gathered from the edges of the clipped faces.
/// </summary>
internal sealed class RowSpans(CellLayout layout)
{
    // Touching a cell's edge is not entering the cell.
    private const double Slack = 1e-3;
    private readonly double[] low = new double[layout.Depth];
    private readonly double[] high = new double[layout.Depth];
    private int firstRow = int.MaxValue;
    private int lastRow = -1;

    /// <summary>Adds a convex planar face, clipped to heights [bottom, top].</summary>
    public void Add(ReadOnlySpan<Vector3> face, float bottom, float top)
    {
        Span<Vector3> lower = stackalloc Vector3[face.Length + 2];
        Span<Vector3> clipped = stackalloc Vector3[face.Length + 2];
        int count = Clip(face, lower, 1, -bottom);
        count = Clip(lower[..count], clipped, -1, top);
        for (int i = 0; i < count; i++)
        {
            AddEdge(clipped[i], clipped[i + 1 < count ? i + 1 : 0]);
        }
    }

    /// <summary>Sets the touched cells and forgets the solid.</summary>
    public void Mark(Span<bool> cells)
    {
        for (int iz = firstRow; iz <= lastRow; iz++)
        {
            if (low[iz] <= high[iz])
            {
                int first = (int)Math.Floor((low[iz] - layout.MinX) / layout.CellSize + Slack);
                int last = Math.Max((int)Math.Ceiling((high[iz] - layout.MinX) / layout.CellSize - Slack) - 1, first);
                (first, last) = (Math.Max(first, 0), Math.Min(last, layout.Width - 1));
                if (first <= last)
                {
                    cells.Slice(iz * layout.Width + first, last - first + 1).Fill(true);
                }
            }
        }

        (firstRow, lastRow) = (int.MaxValue, -1);
    }

    private void AddEdge(Vector3 p, Vector3 q)
    {
        double from = (Math.Min(p.Z, q.Z) - layout.MinZ) / layout.CellSize;
        double to = (Math.Max(p.Z, q.Z) - layout.MinZ) / layout.CellSize;
        int first = (int)Math.Clamp(Math.Floor(from + Slack), -1, layout.Depth);
        int last = (int)Math.Clamp(Math.Max(Math.Ceiling(to - Slack) - 1, first), -1, layout.Depth);
        (first, last) = (Math.Max(first, 0), Math.Min(last, layout.Depth - 1));
        double run = q.Z - (double)p.Z;
        for (int iz = first; iz <= last; iz++)
        {
            Open(iz);
            double start = 0;
            double end = 1;
            if (Math.Abs(run) > 1e-9)
            {
                double z = layout.MinZ + iz * (double)layout.CellSize;
                start = Math.Clamp((z - p.Z) / run, 0, 1);
                end = Math.Clamp((z + layout.CellSize - p.Z) / run, 0, 1);
            }

            double x0 = p.X + (q.X - (double)p.X) * start;
            double x1 = p.X + (q.X - (double)p.X) * end;
            low[iz] = Math.Min(low[iz], Math.Min(x0, x1));
            high[iz] = Math.Max(high[iz], Math.Max(x0, x1));
        }
    }

    private void Open(int row)
    {
        if (lastRow < 0)
        {
            (firstRow, lastRow) = (row, row);
            (low[row], high[row]) = (double.PositiveInfinity, double.NegativeInfinity);
        }

        while (row < firstRow)
        {
            firstRow--;
            (low[firstRow], high[firstRow]) = (double.PositiveInfinity, double.NegativeInfinity);
        }

        while (row > lastRow)
        {
            lastRow++;
            (low[lastRow], high[lastRow]) = (double.PositiveInfinity, double.NegativeInfinity);
        }
    }

    /// <summary>
    /// Keeps the part of a polygon where <paramref name="sign"/> * y + <paramref name="offset"/> is not negative.
    /// </summary>
    private static int Clip(ReadOnlySpan<Vector3> polygon, Span<Vector3> result, float sign, float offset)
    {
        int count = 0;
        for (int i = 0; i < polygon.Length; i++)
        {
            Vector3 p = polygon[i];
            Vector3 q = polygon[i + 1 < polygon.Length ? i + 1 : 0];
            float dp = sign * p.Y + offset;
            float dq = sign * q.Y + offset;
            if (dp >= 0)
            {
                result[count++] = p;
            }

            if ((dp < 0 && dq > 0) || (dp > 0 && dq < 0))
            {
                result[count++] = Vector3.Lerp(p, q, dp / (dp - dq));
            }
        }

        return count;
    }
}
