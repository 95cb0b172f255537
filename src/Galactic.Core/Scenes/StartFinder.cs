using System.Numerics;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>Finds base poses at which the robot, arm at rest, touches nothing.</summary>
internal sealed class StartFinder(EpisodeOptions options, NearbyCells nearby)
{
    // Room for rounding between this check and the simulator's, metres.
    private const float Play = 0.002f;
    private const int Tries = 64;
    private readonly float[] joints = new float[options.Robot.Joints.Count];
    private readonly int[] ownRadii = [.. options.Robot.Spheres.Select(s => SphereRadii.IndexOf(s.Sphere.Radius))];
    private Vector3[] centers = [];
    private int[] radii = [];

    /// <summary>Takes the arm's start joints; call before searching.</summary>
    /// <param name="armJoints">Radians.</param>
    /// <param name="held">What the hand holds, or null.</param>
    public void SetArm(IReadOnlyList<float> armJoints, MovableObject? held)
    {
        centers = new Vector3[ownRadii.Length];
        radii = ownRadii;
        options.Robot.StartJoints(armJoints, joints);
        options.Robot.SphereCenters(Vector2.Zero, 0, joints, centers);
        if (held is not null)
        {
            (Pose baseFromMesh, _) = HandHold.Find(options.Robot, joints, held);
            centers = [.. centers, .. held.Spheres.Select(s => baseFromMesh.Transform(s.Center))];
            radii = [.. radii, .. held.Spheres.Select(s => SphereRadii.IndexOf(s.Radius))];
        }
    }

    /// <summary>
    /// The closest free pose in front of the target: facing it, in sight, not nearer than the stand-off.
    /// </summary>
    public bool TryNear(EpisodeSpace space, List<PlacedObject> objects, out Vector2 position, out float yaw)
    {
        NavigationMap map = space.Scene.Navigation;
        Vector3 target = objects[0].Box.Center;
        int home = map.CellAt(target.X, target.Z);
        for (int i = nearby.FirstFrom(options.StandOff); i < nearby.Offsets.Length; i++)
        {
            (int dx, int dz) = nearby.Offsets[i];
            (int ix, int iz) = (home % map.Width + dx, home / map.Width + dz);
            if ((uint)ix >= (uint)map.Width || (uint)iz >= (uint)map.Depth || !map.Navigable[iz * map.Width + ix])
            {
                continue;
            }

            (float x, float z) = map.CenterOf(iz * map.Width + ix);
            (position, yaw) = (new Vector2(x, z), MathF.Atan2(z - target.Z, target.X - x));
            if (Vector2.Distance(position, new Vector2(target.X, target.Z)) >= options.StandOff
                && IsFree(space, objects, position, yaw) && space.IsInSight(position, target))
            {
                return true;
            }
        }

        (position, yaw) = (default, default);
        return false;
    }

    /// <summary>
    /// A free pose with any heading whose walk to the target's stand lies in the wanted range; the one nearest to
    /// the range if no draw hits it.
    /// </summary>
    /// <param name="space">The scene.</param>
    /// <param name="objects">What is in the way.</param>
    /// <param name="walks">[cell] walking distance from the target's stand, metres.</param>
    /// <param name="draws">Random numbers.</param>
    /// <param name="position">Base (x, z), metres.</param>
    /// <param name="yaw">Radians.</param>
    public bool TryAnywhere(
        EpisodeSpace space,
        List<PlacedObject> objects,
        GeodesicSearch walks,
        ref RandomDraws draws,
        out Vector2 position,
        out float yaw)
    {
        NavigationMap map = space.Scene.Navigation;
        (position, yaw) = (default, default);
        float best = float.PositiveInfinity;
        for (int i = 0; i < Tries && best > 0; i++)
        {
            int cell = space.NavigableCells[draws.Index(space.NavigableCells.Length)];
            float turn = draws.Uniform(-MathF.PI, MathF.PI);
            float miss = MathF.Max(
                MathF.Max(options.MinStartDistance - walks[cell], walks[cell] - options.MaxStartDistance), 0);
            (float x, float z) = map.CenterOf(cell);
            if (miss < best && IsFree(space, objects, new Vector2(x, z), turn))
            {
                (best, position, yaw) = (miss, new Vector2(x, z), turn);
            }
        }

        return float.IsFinite(best);
    }

    private bool IsFree(EpisodeSpace space, List<PlacedObject> objects, Vector2 position, float yaw)
    {
        (float sine, float cosine) = MathF.SinCos(yaw);
        // From the hand to the base: the arm is what usually hits.
        for (int i = centers.Length - 1; i >= 0; i--)
        {
            Vector3 c = centers[i];
            Vector3 center = new(position.X + c.X * cosine + c.Z * sine, c.Y, position.Y - c.X * sine + c.Z * cosine);
            ColumnGrid grid = space.Scene.Columns[radii[i]];
            if (!grid.IsFree(center.X, center.Y, center.Z) || !IsFreeAround(grid, center))
            {
                return false;
            }

            foreach (PlacedObject thing in objects)
            {
                if (thing.Box.Touches(center, grid.Radius + Play))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsFreeAround(ColumnGrid grid, Vector3 center)
    {
        for (int i = 0; i < 8; i++)
        {
            float x = center.X + ((i & 1) == 0 ? -Play : Play);
            float y = center.Y + ((i & 2) == 0 ? -Play : Play);
            float z = center.Z + ((i & 4) == 0 ? -Play : Play);
            if (!grid.IsFree(x, y, z))
            {
                return false;
            }
        }

        return true;
    }
}
