using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning.Networks;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997, Gers et al. 2000): gates input, forget, new, output; the
/// state is the output followed by the cell.
/// </summary>
internal sealed class LstmMemory(long inputs, long size) : RecurrentMemory(inputs, size, gates: 4)
{
    public override long StateSize => 2 * Size;

    protected override Tensor Step(Tensor fromInput, Tensor fromState, Tensor state)
    {
        using ScalarScope numbers = new();
        Tensor gates = numbers.Add(fromInput, fromState);
        Tensor open = gates.narrow(1, 0, 2 * Size).sigmoid();
        Tensor fresh = gates.narrow(1, 2 * Size, Size).tanh();
        Tensor cell = numbers.Add(
            open.narrow(1, Size, Size) * state.narrow(1, Size, Size), open.narrow(1, 0, Size) * fresh);
        return cat([gates.narrow(1, 3 * Size, Size).sigmoid() * cell.tanh(), cell], 1);
    }
}
