using System.Numerics;
using System.Text.Json;
using Galactic.Scenes;

namespace Galactic.Datasets.Formats;

/// <summary>Writes the episode set format.</summary>
internal static class EpisodeSetWriter
{
    /// <summary>Property beside <c>episodeSet</c> with what the original format has no place for.</summary>
    public const string Extension = "galactic";

    public static void Write(EpisodeSetDocument set, string path) => JsonOutput.Write(path, json =>
    {
        json.WriteStartObject("episodeSet");
        json.Objects("renderAssets", set.RenderAssets, name => json.WriteString("name", name));
        json.Objects("staticScenes", set.StaticScenes, scene => Scene(json, scene));
        json.Objects("freeObjects", set.FreeObjects, item => FreeObject(json, item));
        json.Objects("freeObjectSpawns", set.Spawns, spawn => Spawn(json, spawn));
        json.Objects("episodes", set.Episodes, episode => Episode(json, episode));
        json.WriteEndObject();
        if (set.StaticScenes.Any(s => s.Origin is not null)
            || set.Episodes.Any(e => e.FurtherTargets.Count > 0 || e.StartHolding || e.HasPaths))
        {
            json.WriteStartObject(Extension);
            json.Objects("scenes", Numbered(set.StaticScenes, s => s.Origin is not null), s => Origin(json, s));
            json.Objects(
                "furtherTargets", Numbered(set.Episodes, e => e.FurtherTargets.Count > 0), e => Further(json, e));
            json.Objects(
                "startHolding", Numbered(set.Episodes, e => e.StartHolding), e => json.WriteNumber("episode", e.Number));
            json.Objects("paths", Numbered(set.Episodes, e => e.HasPaths), e => Paths(json, e));
            json.WriteEndObject();
        }
    });

    private static IEnumerable<(int Number, T Item)> Numbered<T>(IReadOnlyList<T> items, Predicate<T> include) =>
        items.Select((item, number) => (number, item)).Where(pair => include(pair.item));

    private static void Scene(Utf8JsonWriter json, StaticSceneRecord scene)
    {
        json.WriteString("name", scene.Name);
        json.Objects("renderAssetInstances", scene.Instances, instance =>
        {
            json.WriteNumber("renderAssetIndex", instance.Asset);
            json.WriteStartObject("transform");
            json.Vector("origin", instance.Origin);
            json.Rotation("rotation", instance.Rotation);
            json.Vector("scale", instance.Scale);
            json.WriteEndObject();
        });
        json.WriteString("columnGridSetName", scene.ColumnGrids);
    }

    private static void FreeObject(Utf8JsonWriter json, FreeObjectRecord item)
    {
        json.WriteNumber("renderAssetIndex", item.Asset);
        json.WriteStartArray("startRotations");
        foreach (Quaternion rotation in item.StartRotations)
        {
            json.WriteStartArray();
            json.WriteNumberValue(rotation.W);
            json.WriteNumberValue(rotation.X);
            json.WriteNumberValue(rotation.Y);
            json.WriteNumberValue(rotation.Z);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private static void Spawn(Utf8JsonWriter json, ObjectSpawn spawn)
    {
        json.WriteNumber("freeObjIndex", spawn.ObjectIndex);
        json.Rotation("startRotation", spawn.WorldFromMesh.Rotation);
        json.Vector("startPos", spawn.WorldFromMesh.Position);
    }

    private static void Episode(Utf8JsonWriter json, EpisodeRecord episode)
    {
        json.WriteNumber("staticSceneIndex", episode.Scene);
        json.WriteNumber("firstFreeObjectSpawnIndex", episode.FirstSpawn);
        json.Vector("targetObjGoalPos", episode.Goal.Position);
        json.Rotation("targetObjGoalRotation", episode.Goal.Rotation);
        json.Numbers("agentStartPos", episode.StartPosition.X, episode.StartPosition.Y);
        json.WriteNumber("agentStartYaw", episode.StartYaw);
        json.WriteNumber("targetObjIndex", episode.Target);
        json.WriteNumber("numFreeObjectSpawns", episode.SpawnCount);
        json.Numbers("robotStartJointPositions", [.. episode.StartJoints]);
    }

    private static void Origin(Utf8JsonWriter json, (int Number, StaticSceneRecord Scene) item)
    {
        json.WriteNumber("scene", item.Number);
        SceneFingerprint geometry = item.Scene.Origin!.Geometry;
        json.WriteStartObject("geometry");
        json.WriteNumber("boxes", geometry.Boxes);
        json.WriteNumber("triangles", geometry.Triangles);
        json.WriteStartArray("moments");
        foreach (double moment in geometry.Moments)
        {
            json.WriteNumberValue(moment);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        if (item.Scene.Origin.Recipe is { } recipe)
        {
            json.WritePropertyName("recipe");
            json.WriteRawValue(recipe);
        }
    }

    private static void Further(Utf8JsonWriter json, (int Number, EpisodeRecord Episode) item)
    {
        json.WriteNumber("episode", item.Number);
        json.Objects("targets", item.Episode.FurtherTargets, target =>
        {
            json.WriteNumber("object", target.Spawn);
            json.Vector("goalPos", target.WorldFromMesh.Position);
            json.Rotation("goalRotation", target.WorldFromMesh.Rotation);
        });
    }

    private static void Paths(Utf8JsonWriter json, (int Number, EpisodeRecord Episode) item)
    {
        json.WriteNumber("episode", item.Number);
        json.WriteNumber("toTarget", item.Episode.PathToTarget);
        json.WriteNumber("toGoal", item.Episode.PathToGoal);
    }
}
