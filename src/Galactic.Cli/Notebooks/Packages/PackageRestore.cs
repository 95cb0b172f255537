using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Galactic.Cli.Notebooks.Packages;

/// <summary>
/// Restores package sets through <c>dotnet restore</c> on a generated project, which follows every NuGet setting
/// of the user and of the notebook's folder. A set of exact versions is restored once per machine.
/// </summary>
internal sealed partial class PackageRestore(string directory, Action<string> notice)
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(20);

    public IReadOnlyList<RestoredPackage> Restore(
        IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources, CancellationToken cancellation)
    {
        string project = Project(packages, sources);
        string folder = Path.Combine(CacheFolder(), Key(project));
        string assets = Path.Combine(folder, "obj", "project.assets.json");
        bool exact = !packages.Any(package => package.IsFloating);
        if (exact && AssetsFile.TryRead(assets) is { } cached)
        {
            return cached;
        }
        notice($"restoring {string.Join(", ", packages.Select(Describe))}");
        WriteProject(folder, project);
        RunRestore(folder, packages, cancellation);
        return AssetsFile.TryRead(assets)
            ?? throw new PackageException($"The restore finished but left no usable {assets}.");
    }

    private static string CacheFolder()
    {
        string local = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData);
        string root = local.Length > 0 ? local : Path.GetTempPath();
        return Path.Combine(root, "galactic", "packages");
    }

    private string Project(IReadOnlyList<PackageRequest> packages, IReadOnlyList<string> sources)
    {
        var references = new StringBuilder();
        foreach (PackageRequest package in packages.OrderBy(package => package.Id, StringComparer.OrdinalIgnoreCase))
        {
            string version = package.Version is null ? "*"
                : package.IsFloating || package.Version[0] is '[' or '(' ? package.Version
                : $"[{package.Version}]";
            references.AppendLine(
                $"""    <PackageReference Include="{Escape(package.Id)}" Version="{Escape(version)}" />""");
        }
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <RuntimeIdentifier>{RuntimeInformation.RuntimeIdentifier}</RuntimeIdentifier>
                <SelfContained>false</SelfContained>
                <RestoreAdditionalProjectSources>{Escape(string.Join(';', sources))}</RestoreAdditionalProjectSources>
                <RestoreRootConfigDirectory>{Escape(directory)}</RestoreRootConfigDirectory>
              </PropertyGroup>
              <ItemGroup>
            {references.ToString().TrimEnd()}
              </ItemGroup>
            </Project>
            """;
    }

    private static void WriteProject(string folder, string project)
    {
        Directory.CreateDirectory(folder);
        // Empty files of these names keep settings of folders above out of the restore.
        foreach (string name in (string[])["Directory.Build.props", "Directory.Build.targets",
            "Directory.Packages.props"])
        {
            File.WriteAllText(Path.Combine(folder, name), "<Project />");
        }
        File.WriteAllText(Path.Combine(folder, "packages.csproj"), project);
        string stale = Path.Combine(folder, "obj");
        if (Directory.Exists(stale))
        {
            Directory.Delete(stale, recursive: true);
        }
    }

    private static void RunRestore(
        string folder, IReadOnlyList<PackageRequest> packages, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(DotnetPath())
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (string argument in (string[])["restore", "packages.csproj", "--nologo", "-v:quiet",
            "-nodeReuse:false", "-p:NuGetAudit=false"])
        {
            start.ArgumentList.Add(argument);
        }
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        using Process process = Start(start);
        Task<string> output = process.StandardOutput.ReadToEndAsync(cancellation);
        Task<string> error = process.StandardError.ReadToEndAsync(cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Limit);
        try
        {
            process.WaitForExitAsync(limit.Token).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            cancellation.ThrowIfCancellationRequested();
            throw new PackageException($"The restore took longer than {Limit.TotalMinutes:0} minutes and was stopped.");
        }
        if (process.ExitCode != 0)
        {
            throw new PackageException(Explain(packages, output.Result + "\n" + error.Result));
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception problem)
        {
            throw new PackageException(
                "Packages need the .NET SDK: the 'dotnet' command was not found. Install the SDK or put it on PATH.",
                problem);
        }
    }

    /// <summary>The host that runs this process is the best guess; a bundled application has none beside it.</summary>
    private static string DotnetPath() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } host
        && File.Exists(host) ? host : "dotnet";

    private static string Explain(IReadOnlyList<PackageRequest> packages, string output)
    {
        List<string> errors = [.. output.Split('\n')
            .Select(line => ErrorLine().Match(line))
            .Where(match => match.Success)
            .Select(match => $"  {match.Groups["id"].Value}: {match.Groups["text"].Value.Trim()}")
            .Distinct()];
        string head = $"Could not restore {string.Join(", ", packages.Select(Describe))}:";
        return errors.Count > 0 ? string.Join('\n', [head, .. errors]) : $"{head}\n{output.Trim()}";
    }

    private static string Describe(PackageRequest package) =>
        package.Version is null ? package.Id : $"{package.Id} {package.Version}";

    private static string Escape(string text) => SecurityElement.Escape(text);

    private static string Key(string project) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(project)))[..24];

    [GeneratedRegex(@"error\s+(?<id>[A-Z]+[0-9]+):\s*(?<text>.*?)(\s+\[[^\]]*packages\.csproj\])?\s*$")]
    private static partial Regex ErrorLine();
}
