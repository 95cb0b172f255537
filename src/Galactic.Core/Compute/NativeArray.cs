using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Galactic.Compute;

/// <summary>
/// Zeroed native memory of a fixed length, aligned to 64 bytes and followed by 64 readable bytes, so that vector
/// loads may run past the end. One owner, freed on dispose.
/// </summary>
public sealed unsafe class NativeArray<T> : INativeMemory
    where T : unmanaged
{
    private const nuint Padding = 64;
    private T* pointer;

    /// <summary>Allocates <paramref name="length"/> elements.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The length is negative.</exception>
    public NativeArray(long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        Length = length;
        nuint bytes = (nuint)length * (nuint)sizeof(T) + Padding;
        pointer = (T*)HugePages.Allocate(bytes);
        NativeMemory.Clear(pointer, bytes);
    }

    /// <summary>Frees the memory if the owner forgot to.</summary>
    ~NativeArray() => Free();

    /// <inheritdoc/>
    public long Length { get; }

    /// <summary>Address of the first element; valid until dispose.</summary>
    public T* Pointer
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => pointer != null ? pointer : Disposed();
    }

    /// <summary>All elements (at most 2^31 - 1 of them).</summary>
    public Span<T> Span => new(Pointer, checked((int)Length));

    /// <inheritdoc/>
    public Span<byte> Bytes => new(Pointer, checked((int)(Length * sizeof(T))));

    /// <inheritdoc/>
    public int ElementSize => sizeof(T);

    /// <summary>Copies managed data into new native memory.</summary>
    public static NativeArray<T> From(ReadOnlySpan<T> values)
    {
        NativeArray<T> array = new(values.Length);
        values.CopyTo(array.Span);
        return array;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private static T* Disposed() => throw new ObjectDisposedException(nameof(NativeArray<T>));

    private void Free()
    {
        NativeMemory.AlignedFree(pointer);
        pointer = null;
    }
}
