using System.Numerics;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Replays;

/// <summary>A start situation with objects by name, as a replay file keeps it. Metres and radians.</summary>
/// <param name="StartPosition">Base x and z.</param>
/// <param name="StartYaw">Base yaw.</param>
/// <param name="StartJoints">Arm joints.</param>
/// <param name="Objects">All movable objects.</param>
/// <param name="Targets">Objects with places to go, the main one first.</param>
/// <param name="StartHolding">True if the main target starts in the hand.</param>
public sealed record ReplayEpisode(
    float[] StartPosition, float StartYaw, float[] StartJoints, IReadOnlyList<ReplayEpisode.Thing> Objects,
    IReadOnlyList<ReplayEpisode.Wish> Targets, bool StartHolding = false)
{
    /// <summary>Writes an episode of a set down.</summary>
    public static ReplayEpisode Of(Episode episode, EpisodeSet set) => new(
        [episode.StartPosition.X, episode.StartPosition.Y],
        episode.StartYaw,
        [.. episode.StartJoints],
        [.. episode.Spawns.Select(s => new Thing(set.Objects[s.ObjectIndex].Name, Place.Of(s.WorldFromMesh)))],
        [.. episode.Targets.Select(t => new Wish(t.Spawn, Place.Of(t.WorldFromMesh)))],
        episode.StartHolding);

    /// <summary>The episode in a set that has one scene and the given object classes.</summary>
    /// <exception cref="InvalidDataException">Something is missing, or an object class is not there; the message names
    /// it.</exception>
    public Episode In(IReadOnlyList<MovableObject> classes)
    {
        Require(StartPosition is { Length: 2 }, "startPosition must be two numbers, x and z");
        Require(StartJoints is not null, "startJoints is missing");
        Require(Objects is { Count: > 0 }, "objects is missing or empty");
        Require(Targets is { Count: > 0 }, "targets is missing or empty");
        ObjectSpawn[] spawns = [.. Objects.Select((o, i) => new ObjectSpawn(ClassOf(o, i, classes), Pose(o.At, $"objects[{i}]")))];
        ObjectGoal[] goals = [.. Targets.Select((t, i) => new ObjectGoal(t.Object, Pose(t.At, $"targets[{i}]")))];
        return new Episode
        {
            SceneIndex = 0,
            Spawns = spawns,
            TargetIndex = goals[0].Spawn,
            Goal = goals[0].WorldFromMesh,
            FurtherTargets = goals[1..],
            StartPosition = new Vector2(StartPosition![0], StartPosition[1]),
            StartYaw = StartYaw,
            StartJoints = StartJoints!,
            StartHolding = StartHolding,
        };
    }

    private static int ClassOf(Thing thing, int index, IReadOnlyList<MovableObject> classes)
    {
        for (int i = 0; i < classes.Count; i++)
        {
            if (classes[i].Name == thing?.Class)
            {
                return i;
            }
        }

        throw new InvalidDataException(
            $"episode.objects[{index}] is a '{thing?.Class}', but there are only {string.Join(", ", classes.Select(c => c.Name))}.");
    }

    private static Pose Pose(Place? place, string where)
    {
        Require(place?.Position is { Length: 3 }, $"{where}.at.position must be three numbers");
        Require(place!.Rotation is { Length: 4 }, $"{where}.at.rotation must be four numbers, w x y z");
        return place.ToPose();
    }

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new InvalidDataException($"episode.{message}.");
        }
    }

    /// <summary>An object at the start.</summary>
    /// <param name="Class">Name of its class.</param>
    /// <param name="At">Pose of its mesh.</param>
    public sealed record Thing(string Class, Place At);

    /// <summary>An object and where it should go.</summary>
    /// <param name="Object">Index into the objects.</param>
    /// <param name="At">Pose its mesh should take.</param>
    public sealed record Wish(int Object, Place At);

    /// <summary>A pose: position in metres, rotation as quaternion w, x, y, z.</summary>
    public sealed record Place(float[] Position, float[] Rotation)
    {
        internal static Place Of(Pose pose) => new(
            [pose.Position.X, pose.Position.Y, pose.Position.Z],
            [pose.Rotation.W, pose.Rotation.X, pose.Rotation.Y, pose.Rotation.Z]);

        internal Pose ToPose() => new(
            new Vector3(Position[0], Position[1], Position[2]),
            new Quaternion(Rotation[1], Rotation[2], Rotation[3], Rotation[0]));
    }
}
