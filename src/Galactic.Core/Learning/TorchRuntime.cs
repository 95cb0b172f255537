using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using TorchSharp;

namespace Galactic.Learning;

/// <summary>Loads libtorch into this process and sets it up for training on this machine.</summary>
public static class TorchRuntime
{
    private static readonly Lock Gate = new();
    private static TorchStatus? status;

    /// <summary>
    /// Loads libtorch (once), tunes the C allocator before it allocates, and sets the number of threads it uses.
    /// Safe to call again with another thread count.
    /// </summary>
    /// <param name="threads">Threads of libtorch; use the count given to the CpuDevice.</param>
    /// <param name="log">Receives one line if something unusual was needed to load; may be null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The count is below one.</exception>
    /// <exception cref="DllNotFoundException">libtorch is missing; the message names the places searched.</exception>
    public static TorchStatus Initialize(int threads, Action<string>? log = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        lock (Gate)
        {
            status ??= Load(log);
            if (status.Threads != threads)
            {
                torch.set_num_threads(threads);
                status = status with { Threads = threads };
            }

            return status;
        }
    }

    /// <summary>Loads libtorch if that has not happened yet, with one thread per processor.</summary>
    internal static TorchStatus EnsureLoaded()
    {
        lock (Gate)
        {
            return status ?? Initialize(Environment.ProcessorCount);
        }
    }

    private static TorchStatus Load(Action<string>? log)
    {
        bool tuned = GlibcAllocator.KeepFreedMemory();
        OpenMpThreads.WaitAsleep();
        (string shim, bool patched) = OperatingSystem.IsLinux() ? TorchLibraries.LoadLinux(log) : ("", false);
        torch.InitializeDeviceType(DeviceType.CPU);
        torch.set_num_interop_threads(1);
        ComputeType type = HasFastBFloat16() ? ComputeType.BFloat16 : ComputeType.Float32;
        return new TorchStatus(torch.get_num_threads(), type, shim, patched, tuned);
    }

    /// <summary>AVX512_BF16: CPUID leaf 7, sub-leaf 1, EAX bit 5 (Intel SDM volume 2A), with AVX-512 enabled.</summary>
    private static bool HasFastBFloat16() =>
        RuntimeInformation.ProcessArchitecture == Architecture.X64
        && X86Base.IsSupported
        && Avx512F.IsSupported
        && X86Base.CpuId(0, 0).Eax >= 7
        && X86Base.CpuId(7, 0).Eax >= 1
        && (X86Base.CpuId(7, 1).Eax & (1 << 5)) != 0;
}
