using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Scenes.Reaching;

/// <summary>Predicts where a released object comes to rest if it finds room below, by the simulator's rule.</summary>
internal static class Landing
{
    private const float Gap = 0.001f;
    private const float LargestLift = 0.05f;

    /// <summary>The resting pose; null if something is in the way.</summary>
    /// <param name="scene">Static geometry.</param>
    /// <param name="obstacles">Boxes of the other objects.</param>
    /// <param name="thing">The object.</param>
    /// <param name="released">World from mesh frame on release.</param>
    public static Pose? TryPredict(
        Scene scene, IReadOnlyList<BoxObstacle> obstacles, MovableObject thing, Pose released)
    {
        Bounds bounds = new OrientedBox(
            released with { Position = released.Transform(thing.Box.Center) }, thing.Box.Size * 0.5f).Bounds;
        Vector3 probe = bounds.Center with { Y = bounds.Min.Y + SphereRadii.Small };
        float fall = scene.Columns[SphereRadii.IndexOf(SphereRadii.Small)].CastDown(probe);
        if (fall <= 0)
        {
            return null;
        }

        float lift = 0;
        foreach (CollisionSphere sphere in thing.Spheres)
        {
            ColumnGrid grid = scene.Columns[SphereRadii.IndexOf(sphere.Radius)];
            float needed = fall - grid.CastDown(released.Transform(sphere.Center)) + Gap;
            if (needed > LargestLift)
            {
                return null;
            }

            lift = MathF.Max(lift, needed);
        }

        Pose rest = released with { Position = released.Position - new Vector3(0, fall - lift, 0) };
        foreach (CollisionSphere sphere in thing.Spheres)
        {
            Vector3 center = rest.Transform(sphere.Center);
            foreach (BoxObstacle obstacle in obstacles)
            {
                if (obstacle.Touches(center, sphere.Radius + RobotClearance.Play))
                {
                    return null;
                }
            }
        }

        return rest;
    }
}
