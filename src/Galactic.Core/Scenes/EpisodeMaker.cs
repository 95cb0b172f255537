using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;

namespace Galactic.Scenes;

/// <summary>Makes episodes one after the other; scratch memory of one worker.</summary>
internal sealed class EpisodeMaker(UprightShape[] shapes, EpisodeOptions options, NearbyCells nearby)
{
    private const int Attempts = 40;
    private const int TargetDraws = 400;
    private const int DrawsPerObject = 30;
    private const int GoalDraws = 400;
    private const int GoalPlaces = 16;
    private const float OtherSurfaceShare = 0.9f;
    // Nearer than this the object would already be where it should go.
    private const float ShortestGoal = 0.2f;
    private readonly ObjectPlacer placer = new(shapes, options, nearby);
    private readonly StartFinder starts = new(options, nearby);

    /// <summary>Makes an episode, or says why the scene allows none.</summary>
    public Episode? Make(EpisodeSpace space, int sceneIndex, RandomKey key, out string problem)
    {
        problem = "";
        placer.Space = space;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            RandomDraws draws = new(key.For(attempt));
            int wanted = options.MinObjects + draws.Index(options.MaxObjects - options.MinObjects + 1);
            placer.Placed.Clear();
            if (!TryTargets(ref draws))
            {
                problem = "no free place for the target";
            }
            else if (!TryOthers(ref draws, wanted))
            {
                problem = $"only {placer.Placed.Count} of at least {options.MinObjects} objects fit on its surfaces";
            }
            else if (!TryGoal(ref draws, 0, out PlacedObject goal))
            {
                problem = "no free place for the goal";
            }
            else if (!TryStart(ref draws, space, out float[] joints, out Vector2 position, out float yaw))
            {
                problem = "no free start pose for the robot";
            }
            else
            {
                Episode episode = new()
                {
                    SceneIndex = sceneIndex,
                    Spawns = [.. placer.Placed.Select(p => new ObjectSpawn(p.ObjectIndex, p.Pose))],
                    TargetIndex = 0,
                    StartPosition = position,
                    StartYaw = yaw,
                    StartJoints = joints,
                    StartHolding = options.StartHolding,
                    Goal = goal.Pose,
                };
                if (TryFurtherGoals(ref draws, goal) is { } further)
                {
                    return episode with { FurtherTargets = further };
                }

                problem = "no free place for the goal of a further target";
            }
        }

        problem = $"{Attempts} attempts failed, the last because there was {problem}".Replace("there was only", "only");
        return null;
    }

    private bool TryTargets(ref RandomDraws draws)
    {
        for (int i = 0; i < options.Targets; i++)
        {
            if (!TryTarget(ref draws))
            {
                return false;
            }
        }

        return true;
    }

    private bool TryTarget(ref RandomDraws draws)
    {
        int thing = draws.Index(shapes.Length);
        for (int i = 0; i < TargetDraws; i++)
        {
            int surface = placer.Space.PickSurface(draws.Uniform());
            if (placer.TryPlace(ref draws, thing, surface, asTarget: true, out PlacedObject target))
            {
                placer.Placed.Add(target);
                return true;
            }
        }

        return false;
    }

    private bool TryOthers(ref RandomDraws draws, int wanted)
    {
        for (int i = 0; i < wanted * DrawsPerObject && placer.Placed.Count < wanted; i++)
        {
            int thing = draws.Index(shapes.Length);
            int surface = placer.Space.PickSurface(draws.Uniform());
            if (placer.TryPlace(ref draws, thing, surface, asTarget: false, out PlacedObject placed))
            {
                placer.Placed.Add(placed);
            }
        }

        return placer.Placed.Count >= options.MinObjects;
    }

    /// <summary>Takes the first free place at a wanted distance, else the one nearest to such a distance.</summary>
    private bool TryGoal(ref RandomDraws draws, int index, out PlacedObject goal)
    {
        PlacedObject target = placer.Placed[index];
        goal = default;
        float best = float.PositiveInfinity;
        int found = 0;
        for (int i = 0; i < GoalDraws && best > 0 && found < GoalPlaces; i++)
        {
            int surface = placer.Space.PickSurface(draws.Uniform());
            bool elsewhere = draws.Uniform() < OtherSurfaceShare && placer.Space.Surfaces.Count > 1;
            if ((elsewhere && surface == target.Surface)
                || !placer.TryPlace(
                    ref draws, target.ObjectIndex, surface, asTarget: true, out PlacedObject place, index))
            {
                continue;
            }

            float distance = Vector3.Distance(place.Box.Center, target.Box.Center);
            float miss = MathF.Max(
                MathF.Max(options.MinGoalDistance - distance, distance - options.MaxGoalDistance), 0);
            if (distance >= ShortestGoal)
            {
                found++;
                (best, goal) = miss < best ? (miss, place) : (best, goal);
            }
        }

        return found > 0;
    }

    /// <summary>
    /// Goals of all targets but the first, clear of all objects and of each other; null without room.
    /// </summary>
    private ObjectGoal[]? TryFurtherGoals(ref RandomDraws draws, PlacedObject firstGoal)
    {
        ObjectGoal[] goals = new ObjectGoal[options.Targets - 1];
        int objects = placer.Placed.Count;
        placer.Placed.Add(firstGoal);
        for (int i = 0; i < goals.Length; i++)
        {
            if (!TryGoal(ref draws, i + 1, out PlacedObject goal))
            {
                return null;
            }

            goals[i] = new ObjectGoal(i + 1, goal.Pose);
            placer.Placed.Add(goal);
        }

        placer.Placed.RemoveRange(objects, placer.Placed.Count - objects);
        return goals;
    }

    private bool TryStart(
        ref RandomDraws draws, EpisodeSpace space, out float[] joints, out Vector2 position, out float yaw)
    {
        joints = [.. options.ArmRest ?? options.Robot.ArmRest];
        for (int i = 0; i < joints.Length; i++)
        {
            joints[i] += draws.Uniform(-options.ArmJitter, options.ArmJitter);
        }

        starts.SetArm(joints, options.StartHolding ? shapes[placer.Placed[0].ObjectIndex].Object : null);
        return options.Start == EpisodeStart.Near
            ? starts.TryNear(space, placer.Placed, out position, out yaw)
            : starts.TryAnywhere(
                space, placer.Placed, placer.FindStand(placer.Placed[0].Box.Center), ref draws, out position, out yaw);
    }
}
