using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning.Networks;

/// <summary>
/// A gated recurrent unit (Cho et al. 2014) in cuDNN's form: gates reset, update, new; the reset gate acts on what the
/// state says, bias included.
/// </summary>
internal sealed class GruMemory(long inputs, long size) : RecurrentMemory(inputs, size, gates: 3)
{
    public override long StateSize => Size;

    protected override Tensor Step(Tensor fromInput, Tensor fromState, Tensor state)
    {
        using ScalarScope numbers = new();
        Tensor open = numbers.Add(fromInput.narrow(1, 0, 2 * Size), fromState.narrow(1, 0, 2 * Size)).sigmoid();
        Tensor reset = open.narrow(1, 0, Size);
        Tensor update = open.narrow(1, Size, Size);
        Tensor fresh = numbers.Add(
            fromInput.narrow(1, 2 * Size, Size), reset * fromState.narrow(1, 2 * Size, Size)).tanh();
        return numbers.Add(fresh, update * numbers.Subtract(state, fresh));
    }
}
