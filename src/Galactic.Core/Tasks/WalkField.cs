using System.Numerics;
using Galactic.Geometry;
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

    // Nearer to the edge of where the base fits than this, metres, a way is worth a detour: it counts for up to as many
    // times its length more.
    private const float Clearance = 0.4f;
    private const float Detour = 3;

    // Where the base does not fit: no detour is too long.
    private const float Wall = 1000;

    // Way looked at whatever is beside it, metres.
    private const float LeastOutlook = 0.3f;
    private readonly NavigationMap map;
    private readonly int width;
    private readonly int depth;
    private readonly ushort[] centimetres;
    private readonly Lazy<(byte[] Narrowness, float[] Toll)> guide;

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

        guide = new(() => Guide(stand));
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
    /// A place ahead on the way from another one, (x, z) in metres: the farthest that a straight line leads to without
    /// coming nearer to anything solid than the way itself, which keeps its distance where there is room.
    /// </summary>
    /// <param name="x">Where the base is.</param>
    /// <param name="z">Likewise.</param>
    /// <param name="outlook">Length of the way looked at, metres.</param>
    public Vector2 Ahead(float x, float z, float outlook)
    {
        Vector2 here = new(x, z);
        int cell = CellAt(here);
        (byte[] narrowness, float[] toll) = guide.Value;
        (Vector2 ahead, int narrowest) = (CenterOf(cell), narrowness[cell]);
        for (float walked = 0; walked < outlook;)
        {
            int next = NextTo(cell, toll);
            if (next == cell)
            {
                break;
            }

            walked += Vector2.Distance(CenterOf(cell), CenterOf(next));
            cell = next;
            narrowest = Math.Max(narrowest, narrowness[cell]);
            if (walked < LeastOutlook || NarrowestBetween(here, CenterOf(cell), narrowness) <= narrowest)
            {
                ahead = CenterOf(cell);
            }
        }

        return ahead;
    }

    /// <summary>The neighbour that a way leads to; the cell itself at the end.</summary>
    private int NextTo(int cell, float[] toll)
    {
        int best = cell;
        foreach ((int next, _) in Around(cell))
        {
            best = toll[next] < toll[best] ? next : best;
        }

        return best;
    }

    /// <summary>The up to eight neighbours of a cell, and how far away they are in metres.</summary>
    private IEnumerable<(int Cell, float Length)> Around(int cell)
    {
        (int x, int z) = (cell % width, cell / width);
        for (int j = Math.Max(z - 1, 0); j <= Math.Min(z + 1, depth - 1); j++)
        {
            for (int i = Math.Max(x - 1, 0); i <= Math.Min(x + 1, width - 1); i++)
            {
                if (i != x || j != z)
                {
                    yield return (j * width + i, Coarseness * map.CellSize * (i == x || j == z ? 1 : MathF.Sqrt(2)));
                }
            }
        }
    }

    private int NarrowestBetween(Vector2 from, Vector2 to, byte[] narrowness)
    {
        int steps = (int)(Vector2.Distance(from, to) / SightStep);
        int narrowest = 0;
        for (int i = 0; i <= steps; i++)
        {
            narrowest = Math.Max(narrowest, narrowness[CellAt(Vector2.Lerp(from, to, i / (float)Math.Max(1, steps)))]);
        }

        return narrowest;
    }

    /// <summary>The cell that a cell of the map lies in.</summary>
    private int CoarseOf(int cell) => cell / map.Width / Coarseness * width + cell % map.Width / Coarseness;

    private int CellAt(Vector2 place)
    {
        float size = Coarseness * map.CellSize;
        int i = Math.Clamp((int)((place.X - map.MinX) / size), 0, width - 1);
        int j = Math.Clamp((int)((place.Y - map.MinZ) / size), 0, depth - 1);
        return j * width + i;
    }

    private Vector2 CenterOf(int cell)
    {
        float size = Coarseness * map.CellSize;
        return new(map.MinX + (cell % width + 0.5f) * size, map.MinZ + (cell / width + 0.5f) * size);
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
            int at = CoarseOf(cell);
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

    /// <summary>What <see cref="Ahead"/> reads; made when it is first asked, since rewards alone do not need it.</summary>
    private (byte[] Narrowness, float[] Toll) Guide(int stand)
    {
        byte[] narrowness = Narrowness();
        return (narrowness, Toll(stand < 0 ? -1 : CoarseOf(stand), narrowness));
    }

    /// <summary>[cell] how little room there is, from 0 where it is enough to 255 where the base does not fit.</summary>
    private byte[] Narrowness()
    {
        int[] squared = DistanceField.Squared([.. map.Navigable.Select(n => !n)], map.Width, map.Depth);
        byte[] result = new byte[centimetres.Length];
        Array.Fill(result, byte.MaxValue);
        for (int cell = 0; cell < squared.Length; cell++)
        {
            int at = CoarseOf(cell);
            float room = MathF.Sqrt(squared[cell]) * map.CellSize;
            result[at] = Math.Min(result[at], (byte)(byte.MaxValue * MathF.Max(0, 1 - room / Clearance)));
        }

        return result;
    }

    /// <summary>
    /// [cell] length of the way that avoids narrow places, metres and detours that would be worth it (Dijkstra 1959).
    /// Where the base does not fit, it leads to where it does by the shortest way.
    /// </summary>
    private float[] Toll(int end, byte[] narrowness)
    {
        float[] result = new float[centimetres.Length];
        Array.Fill(result, float.PositiveInfinity);
        PriorityQueue<int, float> front = new();
        if (end >= 0)
        {
            result[end] = 0;
            front.Enqueue(end, 0);
        }

        while (front.TryDequeue(out int cell, out float length))
        {
            if (length > result[cell])
            {
                continue;
            }

            foreach ((int next, float step) in Around(cell))
            {
                float lack = narrowness[next] / (float)byte.MaxValue;
                float cost = length + step * (narrowness[next] == byte.MaxValue ? Wall : 1 + Detour * lack);
                if (cost < result[next])
                {
                    result[next] = cost;
                    front.Enqueue(next, cost);
                }
            }
        }

        return result;
    }
}
