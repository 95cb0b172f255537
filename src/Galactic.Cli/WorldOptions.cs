using System.CommandLine;
using Galactic.Experiments;

namespace Galactic.Cli;

/// <summary>--scenes, --objects, --simplify and --robot, for every command that needs worlds.</summary>
public sealed class WorldOptions
{
    private readonly Option<string?> scenes = new("--scenes")
    {
        Description = "Folder or scene dataset file in Habitat layout, or a mesh file that is a home; generated homes when left out.",
    };
    private readonly Option<string?> objects = new("--objects")
    {
        Description = "What lies about: ycb9, everyday (more classes, colours and sizes; others in the test-style split), "
            + "or a folder of YCB objects; ycb9 when left out.",
    };

    private readonly Option<float?> simplify = new("--simplify")
    {
        Description = "Draw loaded scenes with fewer triangles: how far surfaces may move, metres, for instance 0.005. "
            + "What is hit stays as it is.",
    };

    private readonly Option<string?> robot = new("--robot")
    {
        Description = "Robot description, such as environment/robots/pr2.robot.json; the Fetch when left out.",
    };
    private readonly Option<string?> robotUrdf = new("--robot-urdf")
    {
        Description = "URDF file of the robot; the one its description names when left out.",
    };

    /// <summary>Registers the options.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(scenes);
        command.Options.Add(objects);
        command.Options.Add(simplify);
        AddRobotTo(command);
    }

    /// <summary>Registers only the options of the robot.</summary>
    public void AddRobotTo(Command command)
    {
        command.Options.Add(robot);
        command.Options.Add(robotUrdf);
    }

    /// <summary>Settings with the given paths, made absolute, in place of their own.</summary>
    /// <exception cref="DirectoryNotFoundException">A path does not exist.</exception>
    /// <exception cref="UsageException">The deviation is negative or not a number.</exception>
    public WorldSettings Apply(WorldSettings settings, ParseResult parsed) => settings with
    {
        Simplify = parsed.GetValue(simplify) is { } metres
            ? metres >= 0 && float.IsFinite(metres)
                ? metres
                : throw new UsageException($"--simplify must be 0 or a number of metres, got {metres}.")
            : settings.Simplify,
        Scenes = Existing(parsed.GetValue(scenes), "--scenes") ?? settings.Scenes,
        Objects = parsed.GetValue(objects) is { } set && ObjectSets.IsBuiltIn(set)
            ? set
            : Existing(parsed.GetValue(objects), "--objects") ?? settings.Objects,
        Robot = Existing(parsed.GetValue(robot), "--robot") ?? settings.Robot,
        RobotUrdf = Existing(parsed.GetValue(robotUrdf), "--robot-urdf") ?? settings.RobotUrdf,
    };

    private static string? Existing(string? path, string option)
    {
        if (path is null)
        {
            return null;
        }

        string full = Path.GetFullPath(path);
        return Directory.Exists(full) || File.Exists(full)
            ? full
            : throw new DirectoryNotFoundException($"{option} {path}: there is no such file or folder ({full}).");
    }
}
