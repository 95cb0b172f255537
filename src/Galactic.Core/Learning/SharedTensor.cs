using System.Runtime.InteropServices;
using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning;

/// <summary>
/// A zeroed, contiguous torch tensor whose memory C# code and kernels read and write directly. Followed by
/// 64 spare elements, so that vector stores may run past its end.
/// </summary>
internal sealed unsafe class SharedTensor : IDisposable
{
    private const int Spare = 64;
    private readonly Tensor storage;

    /// <summary>Allocates a tensor of the given shape.</summary>
    public SharedTensor(ScalarType type, params long[] shape)
    {
        TorchRuntime.EnsureLoaded();
        Length = shape.Aggregate(1L, (a, b) => checked(a * b));
        storage = zeros(Length + Spare, type).DetachFromDisposeScope();
        using Tensor first = storage.narrow(0, 0, 1);
        Address = (nint)System.Runtime.CompilerServices.Unsafe.AsPointer(
            ref MemoryMarshal.GetReference(first.bytes));
        using Tensor used = storage.narrow(0, 0, Length);
        Tensor = used.view(shape).DetachFromDisposeScope();
    }

    /// <summary>The tensor; it never moves.</summary>
    public Tensor Tensor { get; }

    /// <summary>Number of elements.</summary>
    public long Length { get; }

    /// <summary>Address of the first element.</summary>
    public nint Address { get; }

    /// <summary>All elements of a float tensor.</summary>
    public Span<float> Span => new((void*)Address, checked((int)Length));

    /// <summary>Elements [<paramref name="row"/>] along the first of <paramref name="rows"/> equal parts.</summary>
    public Span<float> Row(int row, int rows)
    {
        int size = checked((int)(Length / rows));
        return new Span<float>((float*)Address + (long)row * size, size);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Tensor.Dispose();
        storage.Dispose();
    }
}
