using Galactic.Assets;
using Galactic.Scenes;

namespace Galactic.Datasets;

/// <summary>Loads everything in a scene dataset and reports what is wrong.</summary>
public static class DatasetCheck
{
    /// <summary>
    /// Checks a dataset in Habitat layout: every scene is loaded, and every template's files are read.
    /// </summary>
    /// <param name="path">See <see cref="HabitatDataset.Open(string, PreparedCache)"/>.</param>
    /// <returns>The report; a dataset that cannot be opened gives one problem and no scenes.</returns>
    public static DatasetReport Run(string path)
    {
        HabitatDataset dataset;
        try
        {
            dataset = HabitatDataset.Open(path, tolerant: true);
        }
        catch (AssetException error)
        {
            return new DatasetReport(0, 0, 0, 0, [new DatasetProblem(error.File, error.Location, error.Problem)]);
        }

        var failures = new List<DatasetProblem>();
        List<SceneFacts> scenes = [];
        foreach (string name in dataset.SceneNames)
        {
            try
            {
                SceneDescription scene = dataset.LoadScene(name);
                float? navMesh = dataset.DeclaresNavMesh(name) ? dataset.LoadNavMesh(name)?.Area : null;
                scenes.Add(new SceneFacts(
                    name, dataset.CountObjects(name), scene.Mesh.TriangleCount, scene.Receptacles.Count,
                    NavigableArea(scene, failures), navMesh));
            }
            catch (AssetException error)
            {
                failures.Add(new DatasetProblem(error.File, error.Location, error.Problem));
            }
        }

        int objects = dataset.IsLoneMesh ? 1 : ReadTemplates(dataset);
        if (dataset.SceneNames.Count == 0 && !dataset.IsLoneMesh)
        {
            failures.Add(new DatasetProblem(dataset.File, "scene_instances", "no scene found, expected at least one"));
        }

        return new DatasetReport(
            scenes.Count, objects, scenes.Sum(s => (long)s.Triangles), scenes.Sum(s => s.Receptacles),
            [.. dataset.Problems, .. failures])
        {
            Details = scenes,
            Notes = dataset.Notes,
            Faults = dataset.Cleaned.Aggregate(default(MeshFaults), (sum, m) => sum + m.Faults),
            Cleaned = [.. dataset.Cleaned.Select(
                m => $"{Path.GetRelativePath(Path.GetDirectoryName(dataset.File)!, m.Path)}: {m.Faults} left out")],
        };
    }

    private static float NavigableArea(SceneDescription scene, List<DatasetProblem> failures)
    {
        try
        {
            return NavigationMap.Of(scene.Collision, new SceneSettings()).NavigableArea;
        }
        catch (ArgumentException error)
        {
            failures.Add(new DatasetProblem(scene.Name, "", $"no robot can drive in it: {WithoutParameter(error)}"));
            return 0;
        }
    }

    /// <summary>The message without the name of the argument in the code.</summary>
    private static string WithoutParameter(ArgumentException error) =>
        error.Message.Replace($" (Parameter '{error.ParamName}')", "", StringComparison.Ordinal);

    // Templates that no scene uses may be broken too.
    private static int ReadTemplates(HabitatDataset dataset)
    {
        int count = dataset.Furniture.All.Count();
        foreach (ConfigTemplate template in dataset.Stages.All.Concat(dataset.Objects.All))
        {
            count++;
            if (template.PathOf("render_asset") is { } path && !SceneAssembler.IsPrimitive(template.Text("render_asset", "")))
            {
                dataset.Mesh(path, template.File, "render_asset", "no scene uses it");
            }
        }

        return count;
    }
}
