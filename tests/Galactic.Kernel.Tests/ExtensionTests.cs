using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Galactic.Kernel.Hosting;

namespace Galactic.Tests;

public sealed class ExtensionTests
{
    private static readonly string Project = Path.GetFullPath(Path.Combine(Folder(), "../../src/Galactic.Kernel"));

    [Fact]
    public void The_package_carries_the_script_where_hosts_look_for_it()
    {
        XElement item = XDocument.Load(Path.Combine(Project, "Galactic.Kernel.csproj")).Descendants("None")
            .Single(none => none.Attribute("Include")!.Value.EndsWith(".dib", StringComparison.Ordinal));
        Assert.Equal("true", item.Attribute("Pack")!.Value);
        Assert.Equal("interactive-extensions/dotnet", item.Attribute("PackagePath")!.Value);
        Assert.True(File.Exists(Path.Combine(Project, item.Attribute("Include")!.Value)));
    }

    [Fact]
    public void The_script_names_only_types_of_the_library_that_exist()
    {
        string script = File.ReadAllText(Path.Combine(Project, "interactive-extensions/dotnet/extension.dib"));
        string[] names = [.. script.Split("global::Galactic.").Skip(1)
            .Select(rest => "Galactic." + string.Concat(rest.TakeWhile(c => char.IsLetterOrDigit(c) || c == '.')))];
        Assert.Equal(["Galactic.Kernel.Notebook.Host", typeof(DelegateHost).FullName!], names);
        Assert.NotNull(typeof(Kernel.Notebook).GetProperty("Host")!.SetMethod);
        Assert.StartsWith("#!csharp\n\n{", script);
        Assert.DoesNotContain("\nusing", script);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
