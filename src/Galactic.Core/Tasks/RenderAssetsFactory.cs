using Galactic.Rendering;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Tasks;

/// <summary>The meshes a renderer needs for what a <see cref="Simulation.BatchSimulator"/> writes.</summary>
public static class RenderAssetsFactory
{
    /// <summary>Scenes by scene index; object classes, then robot links by mesh index.</summary>
    public static RenderAssets Create(EpisodeSet set, RobotModel robot) => new(
        [.. set.Scenes.Select(s => s.Mesh)],
        [.. set.Objects.Select(o => o.Mesh), .. robot.Visuals.Select(v => v.Mesh)])
    {
        SceneClasses = [.. set.Scenes.Select(s => (int[])[.. s.PartClasses.Select(c => c.Id)])],
        MeshClasses =
        [
            .. SemanticClasses.Of(set.Objects).Select(c => c.Id),
            .. robot.Visuals.Select(_ => SemanticClasses.Robot.Id),
        ],
    };
}
