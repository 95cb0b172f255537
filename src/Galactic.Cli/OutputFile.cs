namespace Galactic.Cli;

/// <summary>Files that commands write.</summary>
internal static class OutputFile
{
    /// <summary>The absolute path of a file to write, looked at before the work for it begins.</summary>
    /// <exception cref="UsageException">There is a folder of that name, or no name.</exception>
    public static string Path(string given, string option) =>
        string.IsNullOrWhiteSpace(given) ? throw new UsageException($"{option} is empty; expected the path of a file to write.")
        : Directory.Exists(given) ? throw new UsageException($"{option} '{given}' is a folder; expected the path of a file to write.")
        : System.IO.Path.GetFullPath(given);
}
