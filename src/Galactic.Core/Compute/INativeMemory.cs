namespace Galactic.Compute;

/// <summary>Native memory of any element type, seen as bytes: what is saved, restored and freed alike.</summary>
public interface INativeMemory : IDisposable
{
    /// <summary>All elements as bytes (at most 2^31 - 1 of them), in the machine's byte order.</summary>
    Span<byte> Bytes { get; }

    /// <summary>Number of elements.</summary>
    long Length { get; }

    /// <summary>Bytes of one element.</summary>
    int ElementSize { get; }
}
