namespace Galactic.Learning;

/// <summary>Number type in which a network computes on images; everything else is 32-bit float.</summary>
public enum ComputeType
{
    /// <summary>32-bit float.</summary>
    Float32,

    /// <summary>bfloat16: twice as fast where the processor has AVX512_BF16, much slower elsewhere.</summary>
    BFloat16,
}
