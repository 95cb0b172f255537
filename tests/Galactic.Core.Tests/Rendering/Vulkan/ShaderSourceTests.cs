using System.Diagnostics;
using System.Security.Cryptography;

namespace Galactic.Tests.Rendering.Vulkan;

/// <summary>The checked-in SPIR-V is what the script makes of the checked-in GLSL.</summary>
public sealed class ShaderSourceTests
{
    private const int GeneratorOffset = 8;

    [Fact]
    public void No_shader_was_changed_without_compiling_it()
    {
        string[] order = [".glsl", ".comp", ".vert", ".frag"];
        List<byte> all = [];
        foreach (string ending in order)
        {
            foreach (string file in Directory.GetFiles(Folder(), "*" + ending).Order(StringComparer.Ordinal))
            {
                all.AddRange(File.ReadAllBytes(file));
            }
        }

        all.AddRange(File.ReadAllBytes(Path.Combine(Folder(), "compile.sh")));
        string hash = Convert.ToHexStringLower(SHA256.HashData(all.ToArray()));
        Assert.Equal(File.ReadAllText(Path.Combine(Folder(), "sources.sha256")).Trim(), hash);
    }

    [Fact]
    public void The_script_makes_the_files_that_are_checked_in()
    {
        bool isThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Any(f => f.Length > 0 && File.Exists(Path.Combine(f, "glslangValidator")));
        Assert.SkipUnless(isThere, "glslangValidator is not installed: apt-get install glslang-tools.");
        string made = Directory.CreateTempSubdirectory("galactic-shaders").FullName;
        try
        {
            using Process script = Process.Start(Path.Combine(Folder(), "compile.sh"), made);
            script.WaitForExit();
            Assert.Equal(0, script.ExitCode);
            string[] files = Directory.GetFiles(made, "*.spv");
            Assert.Equal(
                Directory.GetFiles(Folder(), "*.spv").Select(Path.GetFileName).Order(),
                files.Select(Path.GetFileName).Order());
            foreach (string file in files)
            {
                byte[] fresh = File.ReadAllBytes(file);
                byte[] kept = File.ReadAllBytes(Path.Combine(Folder(), Path.GetFileName(file)));
                Assert.SkipUnless(
                    fresh.AsSpan(GeneratorOffset, 4).SequenceEqual(kept.AsSpan(GeneratorOffset, 4)),
                    "Another version of glslangValidator made the files.");
                Assert.Equal(kept, fresh);
            }
        }
        finally
        {
            Directory.Delete(made, recursive: true);
        }
    }

    private static string Folder() => Path.Combine(
        TestRepository.Root(), "src", "Galactic.Core", "Rendering", "Vulkan", "Shaders");
}
