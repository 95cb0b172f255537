using Galactic.Compute;

namespace Galactic.Learning.Networks;

/// <summary>Parameters that the parts of a network ask for, in the order of memory.</summary>
internal sealed class ParameterPlan
{
    private readonly List<(string Name, long[] Shape)> layout = [];
    private readonly List<ParameterStart> starts = [];

    /// <summary>Asks for one parameter.</summary>
    public void Add(string name, ParameterStart start, params long[] shape)
    {
        layout.Add((name, shape));
        starts.Add(start);
    }

    /// <summary>Asks for a layer's weight, rows first, with a bias of zeros.</summary>
    public void AddLayer(string name, ParameterStart start, params long[] weight)
    {
        Add(name + ".weight", start, weight);
        Add(name + ".bias", ParameterStart.Zero, weight[0]);
    }

    /// <summary>Asks for a layer that starts like those of PyTorch.</summary>
    public void AddPlainLayer(string name, long outputs, long inputs)
    {
        Add(name + ".weight", ParameterStart.Uniform(inputs), outputs, inputs);
        Add(name + ".bias", ParameterStart.Uniform(inputs), outputs);
    }

    /// <summary>Asks for scale and offset of a normalisation.</summary>
    public void AddNorm(string name, long channels)
    {
        Add(name + ".weight", ParameterStart.One, channels);
        Add(name + ".bias", ParameterStart.Zero, channels);
    }

    /// <summary>Allocates the parameters and fills in their starting values.</summary>
    /// <param name="key">Each parameter draws from its own sub-stream, by its place.</param>
    public NetworkParameters Allocate(RandomKey key)
    {
        NetworkParameters parameters = new(layout);
        for (int i = 0; i < layout.Count; i++)
        {
            starts[i].Fill(parameters.Span(layout[i].Name), layout[i].Shape, key.For(i));
        }

        return parameters;
    }
}
