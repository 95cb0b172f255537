namespace Galactic.Tests;

/// <summary>Finds the sources these tests were built from.</summary>
internal static class TestRepository
{
    /// <summary>The folder with the solution; skips the test where the tests run away from their sources.</summary>
    public static string Root()
    {
        DirectoryInfo? at = new(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Galactic.sln")))
        {
            at = at.Parent;
        }

        Assert.SkipWhen(at is null, "The sources are not above the tests' folder.");
        return at!.FullName;
    }
}
