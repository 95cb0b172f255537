using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning;

/// <summary>The Adam optimiser (Kingma and Ba 2015, algorithm 1) over one flat parameter tensor.</summary>
internal sealed class Adam : IDisposable
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.999;
    private const double Epsilon = 1e-5;
    private readonly NetworkParameters parameters;
    private readonly SharedTensor first;
    private readonly SharedTensor second;

    public Adam(NetworkParameters parameters)
    {
        this.parameters = parameters;
        first = new SharedTensor(ScalarType.Float32, parameters.Values.numel());
        second = new SharedTensor(ScalarType.Float32, parameters.Values.numel());
    }

    /// <summary>Steps taken.</summary>
    public long Steps { get; set; }

    /// <summary>[n] running mean of the gradients.</summary>
    public Span<float> FirstMoment => first.Span;

    /// <summary>[n] running mean of the squared gradients.</summary>
    public Span<float> SecondMoment => second.Span;

    /// <summary>Takes one step along the gradients now in the parameters.</summary>
    public void Step(double learningRate)
    {
        using IDisposable off = no_grad();
        using DisposeScope scope = NewDisposeScope();
        using ScalarScope numbers = new();
        Steps++;
        Tensor gradient = parameters.Gradients;
        first.Tensor.mul_(numbers.Of(Beta1)).add_(gradient, numbers.Of(1 - Beta1));
        second.Tensor.mul_(numbers.Of(Beta2)).addcmul_(gradient, gradient, numbers.Of(1 - Beta2));
        double firstBias = 1 - Math.Pow(Beta1, Steps);
        double secondBias = Math.Sqrt(1 - Math.Pow(Beta2, Steps));
        Tensor scale = second.Tensor.sqrt().div_(numbers.Of(secondBias)).add_(numbers.Of(Epsilon), numbers.Of(1));
        parameters.Values.addcdiv_(first.Tensor, scale, numbers.Of(-learningRate / firstBias));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        first.Dispose();
        second.Dispose();
    }
}
