using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace Galactic.Compute;

/// <summary>
/// Asks for memory before it is needed, so that many misses wait together and not one after the other. Does nothing on
/// processors without such a wish.
/// </summary>
internal static unsafe class CacheLine
{
    /// <summary>Bytes of a line.</summary>
    public const int Size = 64;

    /// <summary>Asks for the line of an address; any address will do.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Prefetch(void* address)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(address);
        }
    }

    /// <summary>Asks for all lines of a range.</summary>
    public static void Prefetch(void* address, int bytes)
    {
        for (int at = 0; at < bytes; at += Size)
        {
            Prefetch((byte*)address + at);
        }
    }
}
