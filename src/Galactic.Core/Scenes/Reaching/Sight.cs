using System.Numerics;

namespace Galactic.Scenes.Reaching;

/// <summary>Free straight lines through a home.</summary>
internal static class Sight
{
    private const float SearchRadius = 2;
    private const float Step = 0.025f;

    /// <summary>
    /// The navigable cell nearest to a point from where a level line to it is free; the nearest one if there is none.
    /// </summary>
    public static int PlaceBefore(Scene scene, Vector3 point)
    {
        NavigationMap map = scene.Navigation;
        (int best, float nearest) = (-1, SearchRadius);
        for (int cell = 0; cell < map.Navigable.Length; cell++)
        {
            (float x, float z) = map.CenterOf(cell);
            float distance = Vector2.Distance(new Vector2(x, z), new Vector2(point.X, point.Z));
            if (map.Navigable[cell] && distance < nearest && IsFree(scene, new Vector3(x, point.Y, z), point))
            {
                (best, nearest) = (cell, distance);
            }
        }

        return best >= 0 ? best : map.NearestNavigable(point.X, point.Z);
    }

    private static bool IsFree(Scene scene, Vector3 from, Vector3 to)
    {
        int steps = (int)(Vector3.Distance(from, to) / Step);
        for (int i = 0; i < steps; i++)
        {
            Vector3 p = Vector3.Lerp(from, to, i / (float)steps);
            if (!scene.Columns[0].IsFree(p.X, p.Y, p.Z))
            {
                return false;
            }
        }

        return true;
    }
}
