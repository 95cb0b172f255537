namespace Galactic.Learning;

/// <summary>How libtorch was loaded and set up in this process.</summary>
/// <param name="Threads">Threads libtorch computes with.</param>
/// <param name="ComputeType">Number type networks compute images in on this machine.</param>
/// <param name="ShimPath">File of the native shim that was loaded; empty where the system's loader found it.</param>
/// <param name="ShimPatched">True if a copy with a weakened C++ library version had to be used.</param>
/// <param name="AllocatorTuned">True if glibc keeps freed activations instead of returning them to the kernel.</param>
public sealed record TorchStatus(
    int Threads,
    ComputeType ComputeType,
    string ShimPath,
    bool ShimPatched,
    bool AllocatorTuned);
