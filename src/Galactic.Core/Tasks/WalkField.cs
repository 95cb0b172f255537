using System.Numerics;
using Galactic.Scenes;

namespace Galactic.Tasks;

/// <summary>
/// How far the base has to drive from every place of a home to the place in front of a point, in whole centimetres on
/// a coarse grid.
/// </summary>
internal sealed class WalkField
{
    private const int Coarseness = 2;
    private const float Metre = 100;
    private const float SightStep = 0.025f;
    private const float ShoulderHeight = 1.05f;
    private const float SearchRadius = 2;
    private readonly NavigationMap map;
    private readonly int width;
    private readonly int depth;
    private readonly ushort[] centimetres;

    /// <summary>Finds the place in front of a point and all ways to it.</summary>
    public WalkField(Scene scene, Vector3 point)
    {
        map = scene.Navigation;
        (width, depth) = ((map.Width - 1) / Coarseness + 1, (map.Depth - 1) / Coarseness + 1);
        centimetres = new ushort[width * depth];
        Array.Fill(centimetres, ushort.MaxValue);
        int stand = Stand(scene, point);
        if (stand >= 0)
        {
            Coarsen(map.GeodesicDistances(stand));
            Spread();
        }
    }

    /// <summary>Metres to drive from a place; about 655 where no way is known.</summary>
    public float At(float x, float z)
    {
        float u = Math.Clamp((x - map.MinX) / (Coarseness * map.CellSize) - 0.5f, 0, width - 1);
        float v = Math.Clamp((z - map.MinZ) / (Coarseness * map.CellSize) - 0.5f, 0, depth - 1);
        (int i, int j) = (Math.Min((int)u, Math.Max(0, width - 2)), Math.Min((int)v, Math.Max(0, depth - 2)));
        (float a, float b) = (u - i, v - j);
        int corner = j * width + i;
        (int right, int below) = (width > 1 ? 1 : 0, depth > 1 ? width : 0);
        float near = centimetres[corner] * (1 - a) + centimetres[corner + right] * a;
        float far = centimetres[corner + below] * (1 - a) + centimetres[corner + below + right] * a;
        return (near * (1 - b) + far * b) / Metre;
    }

    /// <summary>
    /// The nearest cell for the base with a free line to the point, else the nearest one; -1 for none.
    /// </summary>
    private static int Stand(Scene scene, Vector3 point)
    {
        NavigationMap map = scene.Navigation;
        (int best, float nearest) = (-1, float.PositiveInfinity);
        for (int cell = 0; cell < map.Navigable.Length; cell++)
        {
            if (!map.Navigable[cell])
            {
                continue;
            }

            (float x, float z) = map.CenterOf(cell);
            float distance = Vector2.Distance(new Vector2(x, z), new Vector2(point.X, point.Z));
            if (distance < SearchRadius && distance < nearest && IsInSight(scene.Columns[0], x, z, point))
            {
                (best, nearest) = (cell, distance);
            }
        }

        return best >= 0 ? best : NearestCell(map, point);
    }

    private static int NearestCell(NavigationMap map, Vector3 point)
    {
        (int best, float nearest) = (-1, float.PositiveInfinity);
        for (int cell = 0; cell < map.Navigable.Length; cell++)
        {
            (float x, float z) = map.CenterOf(cell);
            float distance = Vector2.DistanceSquared(new Vector2(x, z), new Vector2(point.X, point.Z));
            if (map.Navigable[cell] && distance < nearest)
            {
                (best, nearest) = (cell, distance);
            }
        }

        return best;
    }

    private static bool IsInSight(ColumnGrid grid, float x, float z, Vector3 point) =>
        IsFree(grid, new Vector3(x, ShoulderHeight, z), point) || IsFree(grid, new Vector3(x, point.Y, z), point);

    private static bool IsFree(ColumnGrid grid, Vector3 from, Vector3 to)
    {
        int steps = (int)(Vector3.Distance(from, to) / SightStep);
        for (int i = 0; i < steps; i++)
        {
            Vector3 p = Vector3.Lerp(from, to, i / (float)steps);
            if (!grid.IsFree(p.X, p.Y, p.Z))
            {
                return false;
            }
        }

        return true;
    }

    private void Coarsen(float[] metres)
    {
        for (int cell = 0; cell < metres.Length; cell++)
        {
            int at = cell / map.Width / Coarseness * width + cell % map.Width / Coarseness;
            float value = MathF.Min(metres[cell] * Metre, ushort.MaxValue);
            centimetres[at] = Math.Min(centimetres[at], (ushort)value);
        }
    }

    /// <summary>
    /// Gives places too near to something solid the way of the nearest place that is not, so that a wall divides what
    /// lies behind it.
    /// </summary>
    private void Spread()
    {
        int step = (int)(Coarseness * map.CellSize * Metre);
        Queue<int> front = new(Enumerable.Range(0, centimetres.Length).Where(c => centimetres[c] < ushort.MaxValue));
        while (front.TryDequeue(out int cell))
        {
            int x = cell % width;
            ReadOnlySpan<int> around =
            [
                x > 0 ? cell - 1 : cell, x + 1 < width ? cell + 1 : cell,
                cell >= width ? cell - width : cell, cell + width < centimetres.Length ? cell + width : cell,
            ];
            foreach (int next in around)
            {
                if (centimetres[next] == ushort.MaxValue)
                {
                    centimetres[next] = (ushort)Math.Min(centimetres[cell] + step, ushort.MaxValue - 1);
                    front.Enqueue(next);
                }
            }
        }
    }
}
