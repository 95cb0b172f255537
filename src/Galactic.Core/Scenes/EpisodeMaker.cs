using System.Numerics;
using Galactic.Compute;
using Galactic.Geometry;
using Galactic.Scenes.Reaching;

namespace Galactic.Scenes;

/// <summary>Makes episodes one after the other; scratch memory of one worker.</summary>
internal sealed class EpisodeMaker(
    ObjectChoice choice, EpisodeOptions options, NearbyCells nearby, ReachCheck check)
{
    private const int Attempts = 200;
    // So often may objects not fit; other reasons have more to do with luck.
    private const int CrowdedAttempts = 40;
    private const int TargetDraws = 400;
    private const int DrawsPerObject = 30;
    private const int PlacesPerObject = 10;
    private const int GoalDraws = 400;
    private const int GoalPlaces = 16;
    private const float OtherSurfaceShare = 0.9f;
    // Nearer than this the object would already be where it should go.
    private const float ShortestGoal = 0.2f;
    private readonly ObjectPlacer placer = new(choice, options, nearby);
    private readonly StartFinder starts = new(options, nearby);
    private readonly List<(MovableObject Thing, Pose Pose)> objects = [];
    // Ways from where the target is taken, or from where it goes if it starts in the hand, metres.
    private readonly GeodesicSearch walks = new();
    // The same from where other targets are taken.
    private readonly GeodesicSearch otherWalks = new();

    /// <summary>Makes an episode, or says why the scene allows none.</summary>
    public Episode? Make(EpisodeSpace space, int sceneIndex, RandomKey key, out string problem)
    {
        problem = "";
        placer.Space = space;
        int attempt = 0;
        for (int crowded = 0; attempt < Attempts && crowded < CrowdedAttempts; attempt++)
        {
            RandomDraws draws = new(key.For(attempt));
            int wanted = options.MinObjects + draws.Index(options.MaxObjects - options.MinObjects + 1);
            placer.Placed.Clear();
            placer.Goals.Clear();
            if (!TryTargets(ref draws))
            {
                problem = "no free place for the target";
            }
            else if (!TryOthers(ref draws, wanted))
            {
                crowded++;
                problem = $"only {placer.Placed.Count} of at least {options.MinObjects} objects fit on its surfaces";
            }
            else if (!TryGoals(ref draws))
            {
                problem = "no free place for the goal";
            }
            else if (!CanMoveTargets(space))
            {
                problem = "no way found to grasp the target and to put it at its goal";
            }
            else if (!TryStart(ref draws, space, out float[] joints, out Vector2 position, out float yaw))
            {
                problem = "no free start pose for the robot";
            }
            else if (options.StartHolding && !CanPlaceHeld(space, joints))
            {
                problem = "no way found to put the target in the hand at its goal";
            }
            else
            {
                float path = walks[space.Scene.Navigation.CellAt(position.X, position.Y)];
                Episode episode = new()
                {
                    SceneIndex = sceneIndex,
                    Spawns = [.. placer.Placed.Select(p => new ObjectSpawn(p.ObjectIndex, p.Pose))],
                    TargetIndex = 0,
                    StartPosition = position,
                    StartYaw = yaw,
                    StartJoints = joints,
                    Goal = placer.Goals[0].Pose,
                    StartHolding = options.StartHolding,
                    FurtherTargets = [.. placer.Goals.Skip(1).Select((g, i) => new ObjectGoal(i + 1, g.Pose))],
                    PathToTarget = options.StartHolding ? 0 : path,
                    PathToGoal = options.StartHolding ? path : walks[placer.Goals[0].Stand],
                };
                SolvabilityCheck.Require(space, placer.Placed, placer.Goals, episode, options);
                return episode;
            }
        }

        problem = $"{attempt} attempts failed, the last because there was {problem}".Replace("there was only", "only");
        return null;
    }

    private bool TryTargets(ref RandomDraws draws)
    {
        for (int k = 0; k < options.Targets; k++)
        {
            int thing = choice.Draw(ref draws);
            RestShape shape = choice.DrawRest(ref draws, thing);
            // What starts in the hand is held upright and goes to where it stands upright.
            shape = options.StartHolding && k == 0 ? choice.Upright(thing) : shape;
            for (int i = 0; i < TargetDraws && placer.Placed.Count == k; i++)
            {
                int surface = placer.Space.PickSurface(thing, draws.Uniform());
                if (placer.TryPlace(ref draws, thing, shape, surface, asTarget: true, out PlacedObject target))
                {
                    placer.Placed.Add(target);
                }
            }
        }

        return placer.Placed.Count == options.Targets;
    }

    /// <remarks>An object is tried in several places before another is drawn, so that large ones are not rare.</remarks>
    private bool TryOthers(ref RandomDraws draws, int wanted)
    {
        for (int tries = 0; tries < wanted * DrawsPerObject && placer.Placed.Count < wanted;)
        {
            int thing = choice.Draw(ref draws);
            RestShape shape = choice.DrawRest(ref draws, thing);
            bool found = false;
            for (int i = 0; i < PlacesPerObject && !found; i++, tries++)
            {
                int surface = placer.Space.PickSurface(thing, draws.Uniform());
                found = placer.TryPlace(ref draws, thing, shape, surface, asTarget: false, out PlacedObject placed);
                if (found)
                {
                    placer.Placed.Add(placed);
                }
            }
        }

        return placer.Placed.Count >= options.MinObjects;
    }

    private bool TryGoals(ref RandomDraws draws)
    {
        NavigationMap map = placer.Space.Scene.Navigation;
        for (int k = 0; k < options.Targets; k++)
        {
            GeodesicSearch fromTarget = k > 0 || options.StartHolding ? otherWalks : walks;
            fromTarget.Start(map, placer.Placed[k].Stand, map.Navigable);
            if (!TryGoal(ref draws, k, fromTarget, out PlacedObject goal))
            {
                return false;
            }

            placer.Goals.Add(goal);
            if (k == 0 && options.StartHolding)
            {
                walks.Start(map, goal.Stand, map.Navigable);
            }
        }

        return true;
    }

    /// <summary>Takes the first free place at a wanted distance, else the one nearest to such a distance.</summary>
    private bool TryGoal(ref RandomDraws draws, int number, GeodesicSearch fromTarget, out PlacedObject goal)
    {
        PlacedObject target = placer.Placed[number];
        goal = default;
        float best = float.PositiveInfinity;
        int found = 0;
        for (int i = 0; i < GoalDraws && best > 0 && found < GoalPlaces; i++)
        {
            int surface = placer.Space.PickSurface(target.ObjectIndex, draws.Uniform());
            bool elsewhere = draws.Uniform() < OtherSurfaceShare && placer.Space.Surfaces.Count > 1;
            if ((elsewhere && surface == target.Surface)
                || !placer.TryPlace(
                    ref draws, target.ObjectIndex, target.Shape, surface, asTarget: true, out PlacedObject place,
                    own: number))
            {
                continue;
            }

            float distance = Vector3.Distance(place.Box.Center, target.Box.Center);
            float miss = MathF.Max(
                MathF.Max(options.MinGoalDistance - distance, fromTarget[place.Stand] - options.MaxGoalDistance), 0);
            if (distance >= ShortestGoal)
            {
                found++;
                (best, goal) = miss < best ? (miss, place) : (best, goal);
            }
        }

        return found > 0;
    }

    /// <summary>Searches for a stance to grasp every target from, such that it can be placed as it is held.</summary>
    private bool CanMoveTargets(EpisodeSpace space)
    {
        objects.Clear();
        foreach (PlacedObject placed in placer.Placed)
        {
            objects.Add((placed.Shape.Object, placed.Pose));
        }

        for (int k = options.StartHolding ? 1 : 0; k < options.Targets; k++)
        {
            Pose? goal = options.GoalTolerance > 0 ? placer.Goals[k].Pose : null;
            if (!check.CanMove(space.Scene, objects, k, goal, options.GoalTolerance))
            {
                return false;
            }
        }

        return true;
    }

    private bool CanPlaceHeld(EpisodeSpace space, float[] armJoints)
    {
        float[] joints = new float[options.Robot.Joints.Count];
        options.Robot.StartJoints(armJoints, joints);
        (Pose baseFromMesh, Pose gripperFromMesh) = HandHold.Find(options.Robot, joints, objects[0].Thing);
        Vector3 up = (gripperFromMesh * baseFromMesh.Inverse).Rotate(Vector3.UnitY);
        return options.GoalTolerance == 0 || check.CanPlaceHeld(
            space.Scene, objects, 0, gripperFromMesh, up, placer.Goals[0].Pose, options.GoalTolerance);
    }

    private bool TryStart(
        ref RandomDraws draws, EpisodeSpace space, out float[] joints, out Vector2 position, out float yaw)
    {
        joints = [.. options.ArmRest ?? options.Robot.ArmRest];
        for (int i = 0; i < joints.Length; i++)
        {
            joints[i] += draws.Uniform(-options.ArmJitter, options.ArmJitter);
        }

        starts.SetArm(joints, options.StartHolding ? placer.Placed[0].Shape.Object : null);
        return options.Start == EpisodeStart.Near
            ? starts.TryNear(space, placer.Placed, out position, out yaw)
            : starts.TryAnywhere(space, placer.Placed, walks, ref draws, out position, out yaw);
    }
}
