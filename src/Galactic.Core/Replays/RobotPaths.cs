using Galactic.Assets;
using Galactic.Datasets;
using Galactic.Experiments;

namespace Galactic.Replays;

/// <summary>
/// Where a replay file's robot is: its description and its URDF file, relative to the replay file where they share a
/// folder other than the root, else absolute.
/// </summary>
internal static class RobotPaths
{
    /// <summary>Settings as they are written to a file in a folder: the URDF file is named even if it was searched
    /// for.</summary>
    /// <exception cref="AssetException">The robot's files are gone.</exception>
    public static WorldSettings Stored(WorldSettings world, string folder) => world.Robot is null ? world : world with
    {
        Robot = Shorten(Path.GetFullPath(world.Robot), folder),
        RobotUrdf = Shorten(
            world.RobotUrdf is null ? RobotFile.FindUrdf(world.Robot) : Path.GetFullPath(world.RobotUrdf), folder),
    };

    /// <summary>Settings as read from a file in a folder, with full paths.</summary>
    public static WorldSettings Resolved(WorldSettings world, string folder) => world with
    {
        Robot = world.Robot is null ? null : Path.GetFullPath(world.Robot, folder),
        RobotUrdf = world.RobotUrdf is null ? null : Path.GetFullPath(world.RobotUrdf, folder),
    };

    /// <summary>
    /// Settings whose robot is there: a URDF file that has gone is searched for as the description says.
    /// </summary>
    /// <exception cref="InvalidDataException">Something is missing; says what and how to name it.</exception>
    public static WorldSettings Existing(WorldSettings world)
    {
        if (world.Robot is null)
        {
            return world;
        }

        if (!File.Exists(world.Robot))
        {
            throw new InvalidDataException(
                $"The replay was made with the robot description {world.Robot}, which is not there; if it has moved, name "
                + "it with --robot FILE (and its URDF file with --robot-urdf FILE).");
        }

        if (world.RobotUrdf is null || File.Exists(world.RobotUrdf))
        {
            return world;
        }

        try
        {
            return world with { RobotUrdf = RobotFile.FindUrdf(world.Robot) };
        }
        catch (AssetException missing)
        {
            throw new InvalidDataException(
                $"The replay was made with the robot's URDF file {world.RobotUrdf}, which is not there; if it has moved, "
                + $"name it with --robot-urdf FILE. ({missing.Message})", missing);
        }
    }

    private static string Shorten(string path, string folder)
    {
        string relative = Path.GetRelativePath(folder, path);
        if (Path.IsPathRooted(relative))
        {
            return path;
        }

        string common = folder;
        for (int up = relative.Split(Path.DirectorySeparatorChar).Count(p => p == ".."); up > 0; up--)
        {
            common = Path.GetDirectoryName(common) ?? common;
        }

        return common == Path.GetPathRoot(common) ? path : relative.Replace(Path.DirectorySeparatorChar, '/');
    }
}
