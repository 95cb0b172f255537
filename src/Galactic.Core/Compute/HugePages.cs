using System.Runtime.InteropServices;

namespace Galactic.Compute;

/// <summary>
/// Memory in pages of 2 MB where the system has them. Look-ups that wander through tens of megabytes otherwise spend
/// most of their time on translating addresses, above all in virtual machines. Without such pages everything works
/// the same, only slower.
/// </summary>
internal static unsafe partial class HugePages
{
    private const nuint PageSize = 2 << 20;
    private const nuint CacheLine = 64;
    private const int AdviseHugePages = 14;

    /// <summary>Allocates memory that <see cref="NativeMemory.AlignedFree"/> frees, not cleared.</summary>
    /// <param name="bytes">Size; from 2 MB on the memory starts at a page of its own.</param>
    public static void* Allocate(nuint bytes)
    {
        if (bytes < PageSize)
        {
            return NativeMemory.AlignedAlloc(bytes, CacheLine);
        }

        void* memory = NativeMemory.AlignedAlloc(bytes, PageSize);
        if (OperatingSystem.IsLinux())
        {
            // Only advice: a refusal changes nothing.
            _ = Advise(memory, bytes, AdviseHugePages);
        }

        return memory;
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(void* address, nuint length, int advice);
}
