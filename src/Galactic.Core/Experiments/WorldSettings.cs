using Galactic.Datasets;
using Galactic.Homes;
using Galactic.Learning;
using Galactic.Robots;
using Galactic.Scenes;

namespace Galactic.Experiments;

/// <summary>Which homes, objects and start situations an experiment uses.</summary>
public sealed record WorldSettings
{
    /// <summary>
    /// Folder or scene dataset file in Habitat layout, or a mesh file that is a whole home; null for generated homes.
    /// </summary>
    public string? Scenes { get; init; }

    /// <summary>Only loaded scenes whose name starts with this are used; empty for all.</summary>
    public string ScenePrefix { get; init; } = "";

    /// <summary>
    /// How far the drawn surfaces of loaded scenes may move for fewer triangles, metres; 0 leaves them as they are. What is
    /// hit stays as it is. See <see cref="Assets.SurfaceSimplifier"/>.
    /// </summary>
    public float Simplify
    {
        get;
        init => field = value >= 0 && float.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(Simplify), value, "Simplify must be 0 or a number of metres.");
    }

    /// <summary>
    /// What lies about: "ycb9", "everyday" (see <see cref="ObjectSets"/>) or a folder of YCB objects; null for ycb9.
    /// </summary>
    public string? Objects { get; init; }

    /// <summary>
    /// Description of the robot, see <see cref="Datasets.RobotFile"/>; null for the built-in Fetch.
    /// </summary>
    public string? Robot { get; init; }

    /// <summary>The robot's URDF file; null for the one its description names.</summary>
    public string? RobotUrdf { get; init; }

    /// <summary>Knobs of generated homes.</summary>
    public HomeOptions Homes { get; init; } = HomeOptions.Default;

    /// <summary>Generated homes trained in.</summary>
    public int TrainingHomes { get; init => field = SettingCheck.Positive(value, nameof(TrainingHomes)); } = 200;

    /// <summary>Generated homes evaluated in, never trained in.</summary>
    public int HeldOutHomes { get; init => field = SettingCheck.Positive(value, nameof(HeldOutHomes)); } = 100;

    /// <summary>Different start situations trained on, spread evenly over the homes.</summary>
    public int TrainingEpisodes { get; init => field = SettingCheck.Positive(value, nameof(TrainingEpisodes)); } = 16_000;

    /// <summary>
    /// Loaded scenes kept for evaluation, the last ones by name; with fewer than three scenes every scene is used for
    /// both and only the start situations differ.
    /// </summary>
    public int HeldOutScenes { get; init => field = SettingCheck.Positive(value, nameof(HeldOutScenes)); } = 1;

    /// <summary>Start situations.</summary>
    public EpisodeOptions Episodes { get; init; } = new();

    /// <summary>Loads the robot.</summary>
    /// <param name="log">Receives one line per mesh that is missing or replaced; null drops them.</param>
    /// <exception cref="Assets.AssetException">A file of the robot is missing or damaged.</exception>
    public RobotModel LoadRobot(Action<string>? log = null)
    {
        if (Robot is null)
        {
            return RobotUrdf is null
                ? Fetch.Create()
                : throw new ArgumentException(
                    $"There is a URDF file ({RobotUrdf}; --robot-urdf, {nameof(RobotUrdf)}), but no description of the "
                    + $"robot to go with it (--robot, {nameof(Robot)}), such as environment/robots/pr2.robot.json.");
        }

        LoadedRobot loaded = RobotFile.Load(Robot, RobotUrdf);
        foreach (DatasetProblem problem in loaded.Problems)
        {
            log?.Invoke(problem.ToString());
        }

        return loaded.Robot;
    }

    internal bool Includes(string scene) => scene.StartsWith(ScenePrefix, StringComparison.Ordinal);
}
