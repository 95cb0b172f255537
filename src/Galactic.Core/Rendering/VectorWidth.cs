using System.Runtime.Intrinsics;

namespace Galactic.Rendering;

/// <summary>Which vector instructions draw.</summary>
internal enum VectorWidth
{
    /// <summary>128 bits: any machine.</summary>
    Bits128 = 128,

    /// <summary>256 bits: AVX2.</summary>
    Bits256 = 256,

    /// <summary>512 bits: AVX-512.</summary>
    Bits512 = 512,
}

/// <summary>Chooses vector instructions.</summary>
internal static class VectorWidths
{
    /// <summary>The widest that this machine runs at speed.</summary>
    public static VectorWidth Best =>
        Vector512.IsHardwareAccelerated ? VectorWidth.Bits512
        : Vector256.IsHardwareAccelerated ? VectorWidth.Bits256
        : VectorWidth.Bits128;
}
