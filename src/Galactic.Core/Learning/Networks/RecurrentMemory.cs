using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning.Networks;

/// <summary>What a policy remembers from step to step of an episode.</summary>
internal abstract class RecurrentMemory
{
    /// <summary>Name of the weights that read what goes in.</summary>
    public const string InputWeight = Name + ".input.weight";

    private const string Name = "actor.memory";
    private readonly long inputs;
    private readonly long gates;

    private protected RecurrentMemory(long inputs, long size, long gates) =>
        (this.inputs, Size, this.gates) = (inputs, size, gates);

    /// <summary>Floats it gives per step.</summary>
    public long Size { get; }

    /// <summary>Floats carried from step to step: the output, and the cell of an LSTM.</summary>
    public abstract long StateSize { get; }

    /// <summary>Makes the memory of the settings; null for none.</summary>
    public static RecurrentMemory? Create(PolicySettings settings, long inputs) => settings.Memory switch
    {
        MemoryKind.Gru => new GruMemory(inputs, settings.MemorySize),
        MemoryKind.Lstm => new LstmMemory(inputs, settings.MemorySize),
        _ => null,
    };

    /// <summary>Asks for its parameters; the gates are rows of one matrix each for input and state.</summary>
    public void Plan(ParameterPlan plan)
    {
        plan.AddLayer(Name + ".input", ParameterStart.Orthogonal(1), gates * Size, inputs);
        plan.AddLayer(Name + ".hidden", ParameterStart.Orthogonal(1), gates * Size, Size);
    }

    /// <summary>Runs over sequences.</summary>
    /// <param name="layers">Weights.</param>
    /// <param name="x">[time * env, inputs].</param>
    /// <param name="state">[env, <see cref="StateSize"/>] before the first step.</param>
    /// <param name="keep">[time, env] 0 where the memory is cleared before a step, else 1.</param>
    /// <returns>[time * env, <see cref="Size"/>] outputs and the state after the last step.</returns>
    public (Tensor Outputs, Tensor State) Unroll(NetworkLayers layers, Tensor x, Tensor state, Tensor keep)
    {
        (long steps, long envs) = (keep.shape[0], keep.shape[1]);
        Tensor[] fromInput = [.. layers.Linear(Name + ".input", x).view(steps, envs, -1).unbind(0)];
        Tensor[] kept = [.. keep.unsqueeze(2).unbind(0)];
        Tensor[] outputs = new Tensor[steps];
        for (int step = 0; step < outputs.Length; step++)
        {
            state *= kept[step];
            Tensor before = StateSize == Size ? state : state.narrow(1, 0, Size);
            state = Step(fromInput[step], layers.Linear(Name + ".hidden", before), state);
            outputs[step] = StateSize == Size ? state : state.narrow(1, 0, Size);
        }

        return (outputs.Length == 1 ? outputs[0] : cat(outputs, 0), state);
    }

    /// <summary>One step.</summary>
    /// <param name="fromInput">[env, gates * size] what the input says.</param>
    /// <param name="fromState">[env, gates * size] what the last output says.</param>
    /// <param name="state">[env, <see cref="StateSize"/>].</param>
    protected abstract Tensor Step(Tensor fromInput, Tensor fromState, Tensor state);
}
