using Galactic.Assets;
using Galactic.Datasets.Formats;
using Galactic.Datasets.Robots;
using Galactic.Robots;

namespace Galactic.Datasets;

/// <summary>
/// Makes robots of two files: a URDF with links, joints and meshes, and a description with actions, collision spheres,
/// gripper and camera, in the format of Galactic's collections (<see cref="CollectionDocument"/>).
/// </summary>
public static class RobotFile
{
    /// <summary>Environment variable that names a folder to look for URDF files in.</summary>
    public const string DataVariable = "GALACTIC_DATA";

    /// <summary>Loads a robot.</summary>
    /// <param name="path">The description.</param>
    /// <param name="urdf">
    /// The URDF file; when left out, the description's <c>urdfFilepath</c> is looked for beside the description, in the
    /// folders above it, in the current folder and in that of <see cref="DataVariable"/>.
    /// </param>
    /// <exception cref="AssetException">A file is missing or damaged, or the two do not fit together; names the file,
    /// the place in it and what was expected there.</exception>
    public static LoadedRobot Load(string path, string? urdf = null)
    {
        string full = Path.GetFullPath(path);
        if (Path.GetExtension(full).Equals(".urdf", StringComparison.OrdinalIgnoreCase))
        {
            throw new AssetException(
                full, "", "this is a URDF file, expected the robot's description (JSON), such as "
                + "environment/robots/pr2.robot.json; the URDF file goes to --robot-urdf, or --urdf of 'galactic robot'");
        }

        return Load(CollectionDocument.Load(full).Robot, full, urdf);
    }

    /// <summary>The URDF file that <see cref="Load(string, string?)"/> takes when none is given.</summary>
    /// <exception cref="AssetException">The description is damaged, or the file is not there.</exception>
    internal static string FindUrdf(string path)
    {
        string full = Path.GetFullPath(path);
        return Find(full, CollectionDocument.Load(full).Robot.UrdfPath);
    }

    /// <summary>Loads the robot of a description that has been read.</summary>
    internal static LoadedRobot Load(RobotDescription description, string full, string? urdf)
    {
        string urdfPath = urdf is null ? Find(full, description.UrdfPath) : Path.GetFullPath(urdf);
        UrdfModel model = UrdfReader.Load(urdfPath);
        ProblemLog problems = new();
        RobotTree tree = new(model, description, urdfPath, full);
        LinkVisual[] visuals = new RobotVisuals(model, description.Looks, urdfPath, full, problems).Make(tree);
        RobotModel robot = new RobotAssembler(tree, description, full).Assemble(model.Name, visuals);
        return new LoadedRobot(robot, problems.Items);
    }

    private static string Find(string description, string urdf)
    {
        string relative = urdf.Replace('\\', '/');
        if (Path.IsPathRooted(relative))
        {
            return relative;
        }

        List<string> folders = [];
        for (string? at = Path.GetDirectoryName(description); at is not null; at = Path.GetDirectoryName(at))
        {
            folders.Add(at);
        }

        folders.Add(Directory.GetCurrentDirectory());
        if (Environment.GetEnvironmentVariable(DataVariable) is { Length: > 0 } data)
        {
            folders.Add(data);
        }

        return folders.Select(folder => Path.GetFullPath(Path.Combine(folder, relative))).FirstOrDefault(File.Exists)
            ?? throw new AssetException(
                description, $"{RobotTree.Place}.urdfFilepath",
                $"\"{urdf}\" is neither beside this file nor in a folder above it, in the current folder or in the "
                + $"folder {DataVariable} names; put it there, or name the URDF file: --robot-urdf, or --urdf of "
                + "'galactic robot'");
    }
}
