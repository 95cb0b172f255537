using System.Text.RegularExpressions;

namespace Galactic.Cli.Notebooks.Packages;

/// <summary>A package by name, with a version, a floating version, or none (the newest stable).</summary>
internal sealed partial record PackageRequest(string Id, string? Version)
{
    /// <summary>Whether the same request may mean another version tomorrow.</summary>
    public bool IsFloating => Version is null || Version.Contains('*');

    /// <summary>Reads <c>Name</c> or <c>Name, version</c>.</summary>
    public static PackageRequest Parse(string argument)
    {
        Match match = Syntax().Match(argument);
        if (!match.Success)
        {
            throw new PackageException(
                $"'nuget: {argument}' is not a package reference; write #r \"nuget: Name, version\".");
        }
        Group version = match.Groups["version"];
        return new PackageRequest(match.Groups["id"].Value, version.Success ? version.Value : null);
    }

    [GeneratedRegex("""^(?<id>[A-Za-z0-9_][A-Za-z0-9_.\-]*)\s*(,\s*(?<version>[0-9A-Za-z.*+\-\[\]\(\),]+))?$""")]
    private static partial Regex Syntax();
}
