using Galactic.Cli.Notebooks.Packages;
using Galactic.Cli.Notebooks.Scripting;

namespace Galactic.Tests.Notebooks;

[Collection(NotebookRuns.Name)]
public sealed class PackageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("galactic-packages-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("#r \"nuget: Galactic.Kernel\"")]
    [InlineData("#r \"nuget:Galactic.Kernel, 9.9.9-none\"")]
    public async Task The_local_kernel_answers_for_its_package_in_any_version(string directive)
    {
        using var session = new ScriptSession(folder);

        object? value = await Run(session, $"""
            {directive}
            using Galactic.Kernel.Hosting;
            using Galactic.Geometry;
            typeof(MimeBundle)
            """);

        Assert.Same(typeof(Galactic.Kernel.Hosting.MimeBundle), value);
        Assert.NotNull(await Run(session, "typeof(Microsoft.Data.Analysis.DataFrame).Assembly.GetName().Version"));
    }

    [Fact]
    public async Task A_restored_package_can_be_used_and_stays_for_later_cells()
    {
        using var session = new ScriptSession(folder);
        try
        {
            await Run(session, "#r \"nuget: Newtonsoft.Json, 13.0.1\"");
        }
        catch (PackageException problem) when (problem.Message.Contains("NU1301"))
        {
            Assert.Skip("No package source can be reached: " + problem.Message);
        }

        Assert.Equal("[1,2]", await Run(session, "Newtonsoft.Json.JsonConvert.SerializeObject(new[] { 1, 2 })"));
        PackageException refused = Assert.Throws<PackageException>(
            () => session.Compile("#r \"nuget: Newtonsoft.Json, 13.0.3\"", 3));
        Assert.Contains("13.0.1", refused.Message);
    }

    [Fact]
    public void A_package_that_does_not_exist_is_named_with_the_reason()
    {
        using var session = new ScriptSession(folder);
        string empty = Directory.CreateDirectory(Path.Combine(folder, "feed")).FullName;
        // A configuration beside the notebook decides where packages come from; this one asks an empty folder only.
        File.WriteAllText(Path.Combine(folder, "NuGet.config"), $"""
            <configuration><packageSources><clear /><add key="feed" value="{empty}" /></packageSources></configuration>
            """);

        PackageException error = Assert.Throws<PackageException>(
            () => session.Compile("#r \"nuget: Galactic-No-Such-Package, 1.2.3\"", 1));

        Assert.Contains("Galactic-No-Such-Package 1.2.3", error.Message);
        Assert.Contains("NU1101", error.Message);
    }

    [Theory]
    [InlineData("#r \"missing.dll\"", "no such file")]
    [InlineData("#r \"broken.dll\"", "not a .NET assembly")]
    [InlineData("#r \"nuget: a b\"", "not a package reference")]
    [InlineData("#i \"nuget: ./nowhere\"", "does not exist")]
    public void Directives_that_lead_nowhere_say_so(string directive, string problem)
    {
        File.WriteAllText(Path.Combine(folder, "broken.dll"), "not an assembly");
        using var session = new ScriptSession(folder);

        var error = Assert.Throws<PackageException>(() => session.Compile(directive, 1));

        Assert.Contains(problem, error.Message);
    }

    [Fact]
    public async Task An_assembly_file_can_be_referenced_by_relative_path()
    {
        string copy = Path.Combine(folder, "StbImageSharp.dll");
        File.Copy(Path.Combine(AppContext.BaseDirectory, "StbImageSharp.dll"), copy);
        using var session = new ScriptSession(folder);

        object? value = await Run(session, "#r \"StbImageSharp.dll\"\ntypeof(StbImageSharp.ImageResult).Namespace");

        Assert.Equal("StbImageSharp", value);
    }

    [Fact]
    public void Without_a_reference_the_library_is_not_in_scope()
    {
        using var session = new ScriptSession(folder);

        Assert.Throws<CellCompilationException>(() => session.Compile("using Galactic.Geometry;", 1));
    }

    private static async Task<object?> Run(ScriptSession session, string code) =>
        (await session.Compile(code, 1).RunAsync()).Value;
}
