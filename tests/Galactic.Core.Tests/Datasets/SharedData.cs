namespace Galactic.Tests.Datasets;

/// <summary>Finds input files that are not part of the repository.</summary>
internal static class SharedData
{
    public static string Folder(string name)
    {
        string? root = Environment.GetEnvironmentVariable("GALACTIC_DATA");
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); root is null && at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, "shared", "data");
            root = Directory.Exists(candidate) ? candidate : null;
        }

        string path = Path.Combine(root ?? "", name);
        Assert.SkipUnless(root is not null && Directory.Exists(path), $"{name} is not here; set GALACTIC_DATA.");
        return path;
    }
}
