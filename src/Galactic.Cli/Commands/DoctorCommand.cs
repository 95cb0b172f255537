using System.CommandLine;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Galactic.Learning;
using Galactic.Rendering.Vulkan;

namespace Galactic.Cli.Commands;

/// <summary>`galactic doctor`: what works here, what does not, and the exact fix.</summary>
public static class DoctorCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        Command command = new("doctor", "Check processor, native libraries, GPU, Vulkan, ffmpeg and MPI.");
        command.SetAction(parsed => Run(new Report(parsed), parsed.GetValue(SharedOptions.Threads)));
        return command;
    }

    private static int Run(Report report, int threads)
    {
        List<Check> checks = [Runtime(), Processor(), Torch(threads), Ffmpeg(), Vulkan(), Cuda(), Mpi()];
        foreach (Check check in checks)
        {
            report.Line(
                $"{(check.Ok ? "ok     " : check.Required ? "FAILED " : "absent ")} {check.Name,-10} {check.Detail}");
            if (check.Fix is not null)
            {
                report.Line($"                   fix: {check.Fix}");
            }
        }

        report.Result(new { checks = checks.Select(c => new { c.Name, c.Ok, c.Detail, c.Fix }) });
        return checks.Any(c => c.Required && !c.Ok) ? 1 : 0;
    }

    private static Check Runtime() =>
        new("dotnet", true, true, $"{RuntimeInformation.FrameworkDescription} on {RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}", null);

    private static Check Processor()
    {
        string vectors =
            Vector512.IsHardwareAccelerated ? "512-bit" : Vector256.IsHardwareAccelerated ? "256-bit" : "128-bit";
        return new("processor", true, true, $"{Environment.ProcessorCount} logical cores, {vectors} vectors", null);
    }

    private static Check Torch(int threads)
    {
        try
        {
            TorchStatus status = TorchRuntime.Initialize(threads);
            string shim = status.ShimPatched ? ", through a patched copy of its shim (older C++ library)" : "";
            string allocator = status.AllocatorTuned ? ", allocator tuned" : "";
            return new(
                "libtorch", true, true, $"{status.Threads} threads, networks in {status.ComputeType}{allocator}{shim}",
                null);
        }
        catch (Exception failure)
        {
            return new(
                "libtorch", false, true, Failures.Describe(failure),
                "dotnet restore, then run again; on Linux glibc 2.28 or newer is needed");
        }
    }

    private static Check Ffmpeg() =>
        Program(
            "ffmpeg", "videos are H.264", "videos become animated PNG",
            "apt-get install ffmpeg | brew install ffmpeg | winget install ffmpeg");

    private static Check Mpi() =>
        Program(
            "mpirun", "found; runs on several machines are not part of this version",
            "only needed for several machines", "apt-get install openmpi-bin");

    private static Check Vulkan()
    {
        const string NotNeeded = "not needed: the CPU renderer draws everything";
        try
        {
            using VulkanDevice device = VulkanDevice.Open();
            string others = string.Join("; ", VulkanDevice.List().Where(d => d.Name != device.Info.Name));
            return new("vulkan", true, false, $"{device.Info}{(others.Length > 0 ? $"; also {others}" : "")}", null);
        }
        catch (VulkanException failure)
        {
            return new("vulkan", false, false, $"{failure.Problem} It is {NotNeeded}", failure.Fix);
        }
    }

    private static Check Cuda() => Library("cuda", ["libcuda.so.1", "nvcuda.dll"],
        "driver found; the CUDA backend is not part of this version", "not needed: everything runs on the CPU", null);

    private static Check Library(string name, string[] files, string found, string absent, string? fix)
    {
        foreach (string file in files)
        {
            if (NativeLibrary.TryLoad(file, out nint handle))
            {
                NativeLibrary.Free(handle);
                return new(name, true, false, found, null);
            }
        }

        return new(name, false, false, absent, fix);
    }

    private static Check Program(string name, string found, string absent, string fix)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        string file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        bool there = folders.Any(f => f.Length > 0 && File.Exists(Path.Combine(f, file)));
        return new(name, there, false, there ? found : absent, there ? null : fix);
    }

    private sealed record Check(string Name, bool Ok, bool Required, string Detail, string? Fix);
}
