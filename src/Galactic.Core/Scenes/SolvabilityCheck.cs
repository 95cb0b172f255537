using System.Numerics;

namespace Galactic.Scenes;

/// <summary>
/// Proves of a finished episode what its maker took care of. A violation is a defect of the maker, never bad luck.
/// </summary>
internal static class SolvabilityCheck
{
    private const float Play = 0.001f;

    /// <summary>
    /// Start on the navigation map; targets and goals within reach, free of solids and of other objects; a place where
    /// the grasp query touches the target alone; finite ways to target and goal.
    /// </summary>
    /// <param name="space">The scene.</param>
    /// <param name="placed">All objects, the targets first.</param>
    /// <param name="goals">Goals of the targets.</param>
    /// <param name="episode">What was made of them.</param>
    /// <param name="options">What was asked for.</param>
    /// <exception cref="InvalidOperationException">Something does not hold; the message says what.</exception>
    public static void Require(
        EpisodeSpace space, IReadOnlyList<PlacedObject> placed, IReadOnlyList<PlacedObject> goals, Episode episode,
        EpisodeOptions options)
    {
        NavigationMap map = space.Scene.Navigation;
        Vector2 start = episode.StartPosition;
        Require(map.IsNavigable(start.X, start.Y), space, "the robot starts off the navigation map");
        for (int k = 0; k < goals.Count; k++)
        {
            Require(space.IsWithinReach(placed[k].Box.Center), space, "a target is out of reach");
            Require(space.IsWithinReach(goals[k].Box.Center), space, "a goal is out of reach");
            Require(IsFree(space, placed[k].Box, placed, k), space, "a target touches something");
            Require(IsFree(space, goals[k].Box, placed, k), space, "something is in the way at a goal");
            Require(
                QueryPoints(placed[k].Box).Any(p => TouchesOnly(placed, k, p, options.Robot.GripperRadius)), space,
                "no grasp touches a target alone");
        }

        Require(float.IsFinite(episode.PathToTarget), space, "no way leads to the target");
        Require(float.IsFinite(episode.PathToGoal), space, "no way leads to the goal");
    }

    private static bool IsFree(EpisodeSpace space, LevelBox box, IReadOnlyList<PlacedObject> placed, int own)
    {
        for (int i = 0; i < placed.Count; i++)
        {
            if (i != own && !box.IsClearOf(placed[i].Box, 0))
            {
                return false;
            }
        }

        return !space.Statics.Overlaps(box with { Half = box.Half - new Vector3(Play) });
    }

    /// <summary>The box's centre and the centres of its top and sides.</summary>
    private static IEnumerable<Vector3> QueryPoints(LevelBox box)
    {
        Vector3 x = new Vector3(box.AxisX.X, 0, box.AxisX.Y) * box.Half.X;
        Vector3 z = new Vector3(box.AxisZ.X, 0, box.AxisZ.Y) * box.Half.Z;
        return [box.Center, box.Center + new Vector3(0, box.Half.Y, 0), box.Center + x, box.Center - x,
            box.Center + z, box.Center - z];
    }

    private static bool TouchesOnly(IReadOnlyList<PlacedObject> placed, int own, Vector3 point, float radius)
    {
        for (int i = 0; i < placed.Count; i++)
        {
            if (placed[i].Box.Touches(point, radius) != (i == own))
            {
                return false;
            }
        }

        return true;
    }

    private static void Require(bool holds, EpisodeSpace space, string what)
    {
        if (!holds)
        {
            throw new InvalidOperationException(
                $"Made an episode in scene '{space.Scene.Name}' that cannot be solved: {what}. This is a defect of the "
                + "episode generator; please report it with the scene, the seed and the settings.");
        }
    }
}
