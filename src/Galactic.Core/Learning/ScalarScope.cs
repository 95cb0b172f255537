using TorchSharp;

namespace Galactic.Learning;

/// <summary>
/// Keeps numbers passed to libtorch alive while it reads them. A number converted on the spot belongs to nobody: the
/// garbage collector may free its native half during the very call that uses it.
/// </summary>
internal sealed class ScalarScope : IDisposable
{
    private readonly List<Scalar> kept = [];

    /// <summary>The number as libtorch takes it, valid until the scope ends.</summary>
    public Scalar Of(double value)
    {
        Scalar scalar = value;
        kept.Add(scalar);
        return scalar;
    }

    /// <summary>left + right; the operator makes a factor of 1 on the spot.</summary>
    public torch.Tensor Add(torch.Tensor left, torch.Tensor right) => left.add(right, Of(1));

    /// <summary>left - right.</summary>
    public torch.Tensor Subtract(torch.Tensor left, torch.Tensor right) => left.add(right, Of(-1));

    /// <summary>left + right.</summary>
    public torch.Tensor Add(torch.Tensor left, double right) => left.add(Of(right), Of(1));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Scalar scalar in kept)
        {
            scalar.Dispose();
        }

        kept.Clear();
    }
}
