namespace Galactic.Media;

/// <summary>Finds the ffmpeg program.</summary>
public static class Ffmpeg
{
    /// <summary>Full path of ffmpeg from the PATH; null when it is not there.</summary>
    public static string? Find()
    {
        string name = OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";
        string path = Environment.GetEnvironmentVariable("PATH") ?? "";
        return path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathRooted)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>ffmpeg is there.</summary>
    public static bool IsAvailable => Find() is not null;
}
