using System.Numerics;
using System.Text.Json;
using Galactic.Assets;

namespace Galactic.Datasets.Formats;

/// <summary>
/// The contents of a scene replay (<c>*.replay.json</c>): the one keyframe of a recording that describes a scene.
/// </summary>
/// <param name="Loads">Mesh files.</param>
/// <param name="Instances">Placed meshes, in file order.</param>
public sealed record SceneReplay(IReadOnlyList<ReplayLoad> Loads, IReadOnlyList<ReplayInstance> Instances)
{
    /// <summary>Reads a file.</summary>
    /// <exception cref="AssetException">The file is missing or damaged, has another number of keyframes, or its
    /// creations, loads and states do not belong together.</exception>
    public static SceneReplay Load(string path)
    {
        JsonPlace list = JsonPlace.Open(path)["keyframes"];
        JsonPlace[] frames = list.Items(f => f);
        JsonPlace frame = frames.Length == 1
            ? frames[0]
            : throw list.Wrong($"{frames.Length} keyframes, expected the one that describes a scene");
        ReplayLoad[] loads = frame["loads"].Items(ReadLoad);
        HashSet<string> files = [.. loads.Select(l => l.File)];
        Dictionary<int, JsonPlace> states = States(frame["stateUpdates"]);
        HashSet<int> keys = [];
        ReplayInstance[] instances = frame["creations"].Items(creation =>
        {
            ReplayInstance instance = ReadInstance(creation, states);
            if (!keys.Add(instance.Key))
            {
                throw creation["instanceKey"].Wrong($"a second instance {instance.Key}, expected unique numbers");
            }

            return files.Contains(instance.File)
                ? instance
                : throw creation["creation"]["filepath"].Wrong($"\"{instance.File}\" is not among the loads");
        });
        int unused = states.Keys.FirstOrDefault(key => !keys.Contains(key), -1);
        return unused < 0
            ? new SceneReplay(loads, instances)
            : throw states[unused].Wrong($"a state of instance {unused}, which is never created");
    }

    /// <summary>The scene as an entry of an episode set.</summary>
    /// <param name="name">Name of the scene and of its column grids.</param>
    /// <param name="assets">Render assets of the set; those the scene lacks are added.</param>
    public StaticSceneRecord ToStaticScene(string name, List<string> assets)
    {
        int NumberOf(string asset)
        {
            int number = assets.IndexOf(asset);
            if (number < 0)
            {
                number = assets.Count;
                assets.Add(asset);
            }

            return number;
        }

        return new StaticSceneRecord(
            name, name,
            [
                .. Instances.Select(i => new RenderInstance(
                    NumberOf(i.AssetName), i.Translation, i.Rotation, i.Scale ?? Vector3.One)),
            ]);
    }

    /// <summary>Writes a file, complete or not at all; numbers read back bit for bit.</summary>
    public void Save(string path) => JsonOutput.Write(path, json => json.Objects("keyframes", [this], _ =>
    {
        json.Objects("loads", Loads, load => WriteLoad(json, load));
        json.Objects("creations", Instances, instance => WriteCreation(json, instance));
        json.Objects("stateUpdates", Instances, instance => WriteState(json, instance));
    }));

    private static Dictionary<int, JsonPlace> States(JsonPlace list)
    {
        Dictionary<int, JsonPlace> states = [];
        list.Items(update => states.TryAdd(update["instanceKey"].Whole(0, int.MaxValue), update)
            ? update
            : throw update["instanceKey"].Expected("one state per instance"));
        return states;
    }

    private static ReplayLoad ReadLoad(JsonPlace load)
    {
        JsonPlace frame = load["frame"];
        return new ReplayLoad(
            load["type"].Whole(0, int.MaxValue), load["filepath"].Text(), frame["up"].Vector(), frame["front"].Vector(),
            frame["origin"].Vector(), load["virtualUnitToMeters"].Number(), load["requiresLighting"].Flag(),
            load["splitInstanceMesh"].Flag());
    }

    private static ReplayInstance ReadInstance(JsonPlace item, Dictionary<int, JsonPlace> states)
    {
        int key = item["instanceKey"].Whole(0, int.MaxValue);
        JsonPlace creation = item["creation"];
        JsonPlace state = states.TryGetValue(key, out JsonPlace? update)
            ? update["state"]
            : throw item.Wrong($"instance {key} has no state, expected one in stateUpdates");
        JsonPlace transform = state["absTransform"];
        return new ReplayInstance(
            key, creation["filepath"].Text(), creation.Find("scale")?.Vector(), creation["isStatic"].Flag(),
            creation["isRGBD"].Flag(), creation["isSemantic"].Flag(), creation["lightSetupKey"].Text(),
            transform["translation"].Vector(), transform["rotation"].Rotation(),
            state["semanticId"].Whole(0, int.MaxValue));
    }

    private static void WriteLoad(Utf8JsonWriter json, ReplayLoad load)
    {
        json.WriteNumber("type", load.Type);
        json.WriteString("filepath", load.File);
        json.WriteStartObject("frame");
        json.Vector("up", load.Up);
        json.Vector("front", load.Front);
        json.Vector("origin", load.Origin);
        json.WriteEndObject();
        json.WriteNumber("virtualUnitToMeters", load.MetersPerUnit);
        json.WriteBoolean("requiresLighting", load.RequiresLighting);
        json.WriteBoolean("splitInstanceMesh", load.SplitInstanceMesh);
    }

    private static void WriteCreation(Utf8JsonWriter json, ReplayInstance instance)
    {
        json.WriteNumber("instanceKey", instance.Key);
        json.WriteStartObject("creation");
        json.WriteString("filepath", instance.File);
        if (instance.Scale is { } scale)
        {
            json.Vector("scale", scale);
        }

        json.WriteBoolean("isStatic", instance.IsStatic);
        json.WriteBoolean("isRGBD", instance.IsRgbd);
        json.WriteBoolean("isSemantic", instance.IsSemantic);
        json.WriteString("lightSetupKey", instance.LightSetup);
        json.WriteEndObject();
    }

    private static void WriteState(Utf8JsonWriter json, ReplayInstance instance)
    {
        json.WriteNumber("instanceKey", instance.Key);
        json.WriteStartObject("state");
        json.WriteStartObject("absTransform");
        json.Vector("translation", instance.Translation);
        json.Rotation("rotation", instance.Rotation);
        json.WriteEndObject();
        json.WriteNumber("semanticId", instance.SemanticId);
        json.WriteEndObject();
    }
}
