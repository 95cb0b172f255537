using System.Numerics;
using Galactic.Assets;
using Galactic.Experiments;
using Galactic.Geometry;
using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Replays;

/// <summary>
/// Writes a recorded episode as an animated binary glTF that any viewer plays: the home without its ceiling, every
/// object and every link of the robot at its pose step by step, and markers over the targets and their goals.
/// </summary>
public static class EpisodeGltf
{
    /// <summary>Seconds of film per step: about the pace of the published step count (20 years in 5e9 steps).</summary>
    public const float SecondsPerStep = 0.125f;

    /// <summary>Writes the file.</summary>
    /// <param name="recording">The episode.</param>
    /// <param name="path">Ends in .glb.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public static void Write(EpisodeRecording recording, string path)
    {
        RobotModel robot = recording.Robot;
        Episode episode = recording.Episode;
        Scene scene = recording.Set.Scenes[episode.SceneIndex];
        GltfSceneBuilder gltf = new();
        gltf.Add(scene.Name, PictureRenderer.WithoutCeiling(scene.Mesh, scene.CeilingStart));
        for (int slot = 0; slot < episode.Spawns.Count; slot++)
        {
            MovableObject thing = recording.Set.Objects[episode.Spawns[slot].ObjectIndex];
            gltf.Add($"{slot:D2} {thing.Name}", thing.Mesh, SecondsPerStep, Poses(recording, slot));
        }

        for (int visual = 0; visual < robot.Visuals.Count; visual++)
        {
            LinkVisual look = robot.Visuals[visual];
            gltf.Add(
                robot.Links[look.Link].Name, look.Mesh, SecondsPerStep, Poses(recording, episode.Spawns.Count + visual));
        }

        AddMarkers(gltf, recording);
        gltf.Write(path);
    }

    private static Pose[] Poses(EpisodeRecording recording, int instance) =>
    [
        .. recording.Frames.Select(frame => Pose.Read(
            frame.WorldFromMesh.AsSpan(instance * RenderBatch.TransformSize, RenderBatch.TransformSize))),
    ];

    private static void AddMarkers(GltfSceneBuilder gltf, EpisodeRecording recording)
    {
        TriangleMesh target = SceneViews.Marker(SceneViews.TargetColor);
        TriangleMesh goal = SceneViews.Marker(SceneViews.GoalColor);
        int number = 0;
        foreach (ObjectGoal wish in recording.Episode.Targets)
        {
            ObjectSpawn spawn = recording.Episode.Spawns[wish.Spawn];
            MovableObject thing = recording.Set.Objects[spawn.ObjectIndex];
            gltf.Add($"target {++number}", target, SceneViews.Above(thing, spawn.WorldFromMesh));
            if (recording.ShowsGoals)
            {
                gltf.Add($"goal {number}", goal, SceneViews.Above(thing, wish.WorldFromMesh));
            }
        }
    }
}
