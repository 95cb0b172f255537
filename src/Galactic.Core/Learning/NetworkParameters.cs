using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning;

/// <summary>
/// The learned tensors of a network, laid out one after the other in a single tensor, and their gradients in
/// another: an optimiser step is a handful of operations instead of a dozen per tensor.
/// </summary>
internal sealed class NetworkParameters : IDisposable
{
    private readonly SharedTensor values;
    private readonly SharedTensor gradients;
    private readonly Dictionary<string, Tensor> tensors = [];
    private readonly List<Tensor> gradientViews = [];

    /// <summary>Allocates zeros for parameters of the given names and shapes, in this order.</summary>
    public NetworkParameters(IReadOnlyList<(string Name, long[] Shape)> layout)
    {
        Layout = layout;
        long total = layout.Sum(p => Elements(p.Shape));
        values = new SharedTensor(ScalarType.Float32, total);
        gradients = new SharedTensor(ScalarType.Float32, total);
        long offset = 0;
        foreach ((string name, long[] shape) in layout)
        {
            long size = Elements(shape);
            Tensor leaf = View(values.Tensor, offset, size, shape).requires_grad_();
            Tensor gradient = View(gradients.Tensor, offset, size, shape);
            leaf.grad = gradient;
            tensors.Add(name, leaf);
            gradientViews.Add(gradient);
            offset += size;
        }
    }

    /// <summary>Names and shapes in order of memory.</summary>
    public IReadOnlyList<(string Name, long[] Shape)> Layout { get; }

    /// <summary>[n] all values.</summary>
    public Tensor Values => values.Tensor;

    /// <summary>[n] all gradients; backward adds to them.</summary>
    public Tensor Gradients => gradients.Tensor;

    /// <summary>The parameter with the given name.</summary>
    public Tensor this[string name] => tensors[name];

    /// <summary>First element and number of elements of the parameters whose names start like this.</summary>
    public (long Begin, long Size) Range(string prefix)
    {
        long begin = Layout.TakeWhile(p => !p.Name.StartsWith(prefix, StringComparison.Ordinal))
            .Sum(p => Elements(p.Shape));
        long size = Layout.Where(p => p.Name.StartsWith(prefix, StringComparison.Ordinal)).Sum(p => Elements(p.Shape));
        return (begin, size);
    }

    /// <summary>The elements of one parameter, writable.</summary>
    public Span<float> Span(string name)
    {
        int begin = checked((int)Layout.TakeWhile(p => p.Name != name).Sum(p => Elements(p.Shape)));
        return values.Span.Slice(begin, (int)tensors[name].numel());
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor tensor in tensors.Values)
        {
            tensor.Dispose();
        }

        gradientViews.ForEach(g => g.Dispose());
        values.Dispose();
        gradients.Dispose();
    }

    private static Tensor View(Tensor flat, long offset, long size, long[] shape)
    {
        using Tensor part = flat.narrow(0, offset, size);
        using Tensor shaped = part.view(shape);
        return shaped.detach().DetachFromDisposeScope();
    }

    private static long Elements(long[] shape) => shape.Aggregate(1L, (a, b) => a * b);
}
