using System.Numerics;
using System.Text.Json;
using Galactic.Geometry;
using Galactic.Scenes;

namespace Galactic.Datasets.Formats;

/// <summary>Reads the episode set format.</summary>
internal static class EpisodeSetReader
{
    private const int MaxCount = EpisodeSetDocument.MaxCount;

    public static EpisodeSetDocument Read(JsonPlace file)
    {
        JsonPlace set = file["episodeSet"];
        string[] assets = Counted(set["renderAssets"]).Items(a => a["name"].Text());
        StaticSceneRecord[] scenes = Scenes(set["staticScenes"], assets, file.Find(EpisodeSetWriter.Extension));
        FreeObjectRecord[] objects = Counted(set["freeObjects"]).Items(o => FreeObject(o, assets.Length));
        ObjectSpawn[] spawns = set["freeObjectSpawns"].Items(s => Spawn(s, objects.Length));
        EpisodeRecord[] episodes = set["episodes"].Items(e => Episode(e, scenes.Length, spawns.Length));
        JsonPlace? extension = file.Find(EpisodeSetWriter.Extension);
        FurtherTargets(extension?.Find("furtherTargets"), episodes);
        StartHolding(extension?.Find("startHolding"), episodes);
        Paths(extension?.Find("paths"), episodes);
        return new EpisodeSetDocument(assets, scenes, objects, spawns, episodes);
    }

    private static JsonPlace Counted(JsonPlace list) =>
        list.Element.ValueKind == JsonValueKind.Array && list.Element.GetArrayLength() > MaxCount
            ? throw list.Wrong($"{list.Element.GetArrayLength()} items, expected at most {MaxCount}")
            : list;

    private static StaticSceneRecord[] Scenes(JsonPlace list, string[] assets, JsonPlace? extension)
    {
        StaticSceneRecord[] scenes = Counted(list).Items(s => new StaticSceneRecord(
            s["name"].Text(), s["columnGridSetName"].Text(),
            s["renderAssetInstances"].Items(i => Instance(i, assets.Length))));
        HashSet<string> names = [];
        int at = 0;
        list.Items(s => names.Add(scenes[at++].Name)
            ? s
            : throw s["name"].Wrong($"a second scene named \"{scenes[at - 1].Name}\", expected unique names"));
        extension?.Find("scenes")?.Items(s =>
        {
            int scene = s["scene"].IndexInto(scenes.Length, "static scenes");
            scenes[scene] = scenes[scene] with
            {
                Origin = new SceneOrigin(Fingerprint(s["geometry"]), s.Find("recipe")?.Source()),
            };
            return scene;
        });
        return scenes;
    }

    private static SceneFingerprint Fingerprint(JsonPlace geometry)
    {
        JsonPlace list = geometry["moments"];
        double[] moments = list.Items(m => m.Double());
        return moments.Length == SceneFingerprint.MomentCount
            ? new SceneFingerprint(
                geometry["boxes"].Whole(0, int.MaxValue), geometry["triangles"].Whole(0, int.MaxValue), moments)
            : throw list.Wrong($"{moments.Length} numbers, expected {SceneFingerprint.MomentCount}");
    }

    private static RenderInstance Instance(JsonPlace instance, int assets)
    {
        JsonPlace transform = instance["transform"];
        return new RenderInstance(
            instance["renderAssetIndex"].IndexInto(assets, "render assets"), transform["origin"].Vector(),
            transform["rotation"].Rotation(), transform.Find("scale")?.Vector() ?? Vector3.One);
    }

    private static FreeObjectRecord FreeObject(JsonPlace item, int assets) => new(
        item["renderAssetIndex"].IndexInto(assets, "render assets"), item["startRotations"].Items(r => r.Rotation()));

    private static ObjectSpawn Spawn(JsonPlace spawn, int objects) => new(
        spawn["freeObjIndex"].IndexInto(objects, "free objects"),
        new Pose(spawn["startPos"].Vector(), spawn["startRotation"].Rotation()));

    private static EpisodeRecord Episode(JsonPlace episode, int scenes, int spawns)
    {
        int first = episode["firstFreeObjectSpawnIndex"].Whole(0, int.MaxValue);
        int count = episode["numFreeObjectSpawns"].Whole(1, MaxCount);
        if ((long)first + count > spawns)
        {
            throw episode.Wrong(
                $"the objects are spawns {first} to {(long)first + count - 1}, but the file has {spawns}");
        }

        float[] start = episode["agentStartPos"].Numbers(2, 2);
        return new EpisodeRecord(
            episode["staticSceneIndex"].IndexInto(scenes, "static scenes"), first, count,
            episode["targetObjIndex"].IndexInto(count, "objects of the episode"), new Vector2(start[0], start[1]),
            episode["agentStartYaw"].Number(),
            episode["robotStartJointPositions"].Numbers(1, EpisodeSetDocument.MaxJoints),
            new Pose(episode["targetObjGoalPos"].Vector(), episode["targetObjGoalRotation"].Rotation()), []);
    }

    private static void StartHolding(JsonPlace? list, EpisodeRecord[] episodes) => list?.Items(item =>
    {
        int number = item["episode"].IndexInto(episodes.Length, "episodes");
        episodes[number] = episodes[number] with { StartHolding = true };
        return number;
    });

    private static void Paths(JsonPlace? list, EpisodeRecord[] episodes) => list?.Items(item =>
    {
        int number = item["episode"].IndexInto(episodes.Length, "episodes");
        episodes[number] = episodes[number] with
        {
            PathToTarget = item["toTarget"].Number(),
            PathToGoal = item["toGoal"].Number(),
        };
        return number;
    });

    private static void FurtherTargets(JsonPlace? list, EpisodeRecord[] episodes) => list?.Items(item =>
    {
        int number = item["episode"].IndexInto(episodes.Length, "episodes");
        EpisodeRecord episode = episodes[number];
        episodes[number] = episode with
        {
            FurtherTargets = item["targets"].Items(t => new ObjectGoal(
                t["object"].IndexInto(episode.SpawnCount, "objects of the episode"),
                new Pose(t["goalPos"].Vector(), t["goalRotation"].Rotation()))),
        };
        return number;
    });
}
