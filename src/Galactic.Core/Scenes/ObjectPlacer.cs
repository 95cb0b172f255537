using System.Numerics;
using Galactic.Geometry;
using Galactic.Scenes.Reaching;

namespace Galactic.Scenes;

/// <summary>Draws places for objects on the surfaces of one scene and keeps those that pass every check.</summary>
internal sealed class ObjectPlacer(ObjectChoice choice, EpisodeOptions options, NearbyCells nearby)
{
    /// <summary>Objects rest this far above their surface, metres.</summary>
    public const float RestGap = 0.001f;

    private const float EdgeMargin = 0.015f;
    private const float ClusterShare = 0.35f;
    private const float ClusterReach = 0.30f;
    private const float StoreHeadroom = 0.03f;
    private const float ShelfHeadroom = 0.12f;
    private const float OpenHeadroom = 0.25f;
    private const float OpenClearance = 1f;
    private const float CrowdReach = 0.25f;
    private const int CrowdLimit = 12;
    private const int ClassLimit = 3;
    private const float SameHeight = 0.0006f;
    private const float HighestLift = 0.02f;
    private const float DeepestDrop = 0.05f;
    // A goal is tried by letting the object fall from this far above, or from below the next shelf.
    private const float DropHeight = 0.15f;
    private const float DropPlay = 0.02f;
    private const float DropTolerance = 0.02f;
    private readonly List<BoxObstacle> others = [];

    /// <summary>The objects placed so far, the targets first.</summary>
    public List<PlacedObject> Placed { get; } = [];

    /// <summary>Where targets should go, in their order.</summary>
    public List<PlacedObject> Goals { get; } = [];

    public EpisodeSpace Space { get; set; } = null!;

    /// <summary>One draw of a place on a surface; as target it must also be easy to reach and to grasp.</summary>
    /// <param name="draws">Random numbers.</param>
    /// <param name="thing">The object.</param>
    /// <param name="shape">How it shall rest.</param>
    /// <param name="surface">The surface.</param>
    /// <param name="asTarget">True for targets and goals.</param>
    /// <param name="placed">The place found.</param>
    /// <param name="own">For a goal, the placed object that will have left its place; -1 for none.</param>
    public bool TryPlace(
        ref RandomDraws draws, int thing, RestShape shape, int surface, bool asTarget, out PlacedObject placed,
        int own = -1)
    {
        placed = default;
        Receptacle receptacle = Space.Surfaces[surface];
        int yaw = draws.Index(RestShape.YawCount);
        float headroom =
            !asTarget ? StoreHeadroom : receptacle.Clearance >= OpenClearance ? OpenHeadroom : ShelfHeadroom;
        if (2 * shape.Half.Y + headroom > receptacle.Clearance
            || !TryPoint(ref draws, receptacle, surface, shape.BoxAt(Vector2.Zero, 0, yaw), out Vector2 place))
        {
            return false;
        }

        LevelBox box = shape.BoxAt(place, receptacle.Height + RestGap, yaw);
        float spacing = asTarget ? options.TargetClearance : options.ObjectSpacing;
        if (!Space.IsWithinReach(box.Center) || !HasRoom(thing, surface, box, asTarget, own)
            || !TrySettle(shape, yaw, ref box) || Space.Statics.Overlaps(box.Widen(spacing)))
        {
            return false;
        }

        int stand = -1;
        Pose pose = shape.PoseAt(box.Center, yaw);
        if (asTarget && (!HasFreeTop(box, headroom) || (stand = FindStand(box.Center)) < 0
            || (own >= 0 && !FallsIntoPlace(shape, pose, receptacle.Clearance, own))))
        {
            return false;
        }

        placed = new PlacedObject(thing, shape, surface, box, pose, stand);
        return true;
    }

    /// <summary>
    /// The nearest cell where the base fits, within the arm's reach and with a free line to the point; -1 if none.
    /// </summary>
    public int FindStand(Vector3 point)
    {
        NavigationMap map = Space.Scene.Navigation;
        float reach = Space.ReachAt(point.Y);
        int home = map.CellAt(point.X, point.Z);
        if (home < 0)
        {
            return -1;
        }

        foreach ((int dx, int dz) in nearby.Offsets)
        {
            if ((dx * dx + dz * dz) * map.CellSize * map.CellSize > reach * reach)
            {
                return -1;
            }

            (int ix, int iz) = (home % map.Width + dx, home / map.Width + dz);
            if ((uint)ix < (uint)map.Width && (uint)iz < (uint)map.Depth && map.Navigable[iz * map.Width + ix])
            {
                (float x, float z) = map.CenterOf(iz * map.Width + ix);
                if (Space.IsInSight(new Vector2(x, z), point))
                {
                    return iz * map.Width + ix;
                }
            }
        }

        return -1;
    }

    private bool TryPoint(
        ref RandomDraws draws, Receptacle receptacle, int surface, LevelBox box, out Vector2 place)
    {
        Vector3 x3 = receptacle.WorldFromSurface.Rotate(Vector3.UnitX);
        Vector3 z3 = receptacle.WorldFromSurface.Rotate(Vector3.UnitZ);
        (Vector2 axisX, Vector2 axisZ) = (new Vector2(x3.X, x3.Z), new Vector2(z3.X, z3.Z));
        Vector2 center = new(receptacle.WorldFromSurface.Position.X, receptacle.WorldFromSurface.Position.Z);
        float roomX = receptacle.HalfX - box.Extent(axisX) - EdgeMargin;
        float roomZ = receptacle.HalfZ - box.Extent(axisZ) - EdgeMargin;
        bool clustered = draws.Uniform() < ClusterShare;
        (float a, float b, float c, float d) = (draws.Uniform(), draws.Uniform(), draws.Uniform(), draws.Uniform());
        place = center + axisX * (roomX * (2 * a - 1)) + axisZ * (roomZ * (2 * b - 1));
        if (clustered && TryNeighbour(ref draws, surface, out Vector2 neighbour))
        {
            place = neighbour + axisX * ((a - c) * ClusterReach) + axisZ * ((b - d) * ClusterReach);
        }

        return roomX >= 0 && roomZ >= 0
            && MathF.Abs(Vector2.Dot(place - center, axisX)) <= roomX
            && MathF.Abs(Vector2.Dot(place - center, axisZ)) <= roomZ;
    }

    private bool TryNeighbour(ref RandomDraws draws, int surface, out Vector2 neighbour)
    {
        int count = 0;
        foreach (PlacedObject other in Placed)
        {
            count += other.Surface == surface ? 1 : 0;
        }

        neighbour = default;
        if (count == 0)
        {
            return false;
        }

        int chosen = draws.Index(count);
        foreach (PlacedObject other in Placed)
        {
            if (other.Surface == surface && chosen-- == 0)
            {
                neighbour = new Vector2(other.Box.Center.X, other.Box.Center.Z);
            }
        }

        return true;
    }

    /// <remarks>
    /// Targets keep their clearance from all. A goal is checked as a target against all but its own start, and against
    /// the other goals.
    /// </remarks>
    private bool HasRoom(int thing, int surface, in LevelBox box, bool asTarget, int own)
    {
        int crowd = 1;
        int sameClass = 1;
        foreach (PlacedObject goal in Goals)
        {
            if (!box.IsClearOf(goal.Box, options.TargetClearance))
            {
                return false;
            }
        }

        for (int i = 0; i < Placed.Count; i++)
        {
            PlacedObject other = Placed[i];
            if (i == own)
            {
                continue;
            }

            if (!box.IsClearOf(other.Box, asTarget || i < options.Targets ? options.TargetClearance : options.ObjectSpacing))
            {
                return false;
            }

            Vector2 foot = other.Box.Footprint;
            crowd += MathF.Abs(other.Box.Center.X - box.Center.X) < CrowdReach + foot.X
                && MathF.Abs(other.Box.Center.Z - box.Center.Z) < CrowdReach + foot.Y ? 1 : 0;
            sameClass += other.Surface == surface && choice.ClassOf(other.ObjectIndex) == choice.ClassOf(thing) ? 1 : 0;
        }

        return crowd <= CrowdLimit && sameClass <= ClassLimit;
    }

    /// <summary>
    /// Corrects the height where the surface is not exactly where the receptacle says, as in loaded homes, so that
    /// the lowest sphere ends one rest gap above what carries it.
    /// </summary>
    private bool TrySettle(RestShape shape, int yaw, ref LevelBox box)
    {
        float lowest = LowestCast(shape, shape.PoseAt(box.Center, yaw));
        if (MathF.Abs(lowest - RestGap) > SameHeight)
        {
            float lift = RestGap - lowest;
            if (lift is > HighestLift or < -DeepestDrop)
            {
                return false;
            }

            box = box with { Center = box.Center + new Vector3(0, lift, 0) };
            lowest = LowestCast(shape, shape.PoseAt(box.Center, yaw));
        }

        float carried = Space.Scene.Columns[0].CastDown(
            new Vector3(box.Center.X, box.Bottom + SphereRadii.Small, box.Center.Z));
        return lowest >= 0 && carried >= 0 && carried <= HighestLift;
    }

    private float LowestCast(RestShape shape, Pose pose)
    {
        float lowest = float.MaxValue;
        foreach (CollisionSphere sphere in shape.Object.Spheres)
        {
            ColumnGrid grid = Space.Scene.Columns[SphereRadii.IndexOf(sphere.Radius)];
            lowest = MathF.Min(lowest, grid.CastDown(pose.Transform(sphere.Center)));
        }

        return lowest;
    }

    /// <summary>True if the object, let go above its goal, comes to rest there.</summary>
    private bool FallsIntoPlace(RestShape shape, Pose goal, float clearance, int own)
    {
        others.Clear();
        for (int i = 0; i < Placed.Count; i++)
        {
            if (i != own)
            {
                others.Add(new BoxObstacle(Placed[i].Shape.Object, Placed[i].Pose, isTarget: false));
            }
        }

        float drop = MathF.Min(DropHeight, clearance - 2 * shape.Half.Y - DropPlay);
        Pose released = goal with { Position = goal.Position + new Vector3(0, drop, 0) };
        return Landing.TryPredict(Space.Scene, others, shape.Object, released) is { } rest
            && Vector3.Distance(rest.Position, goal.Position) <= DropTolerance;
    }

    private bool HasFreeTop(in LevelBox box, float headroom)
    {
        ColumnGrid grid = Space.Scene.Columns[0];
        float low = box.Top + SphereRadii.Small;
        float high = box.Top + headroom - SphereRadii.Small;
        foreach (uint interval in grid.IntervalsOf(grid.CellAt(box.Center.X, box.Center.Z)))
        {
            if (grid.LowOf(interval) <= low && grid.HighOf(interval) >= high)
            {
                return true;
            }
        }

        return false;
    }
}
