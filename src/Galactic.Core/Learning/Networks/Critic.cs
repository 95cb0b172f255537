using Galactic.Tasks;
using TorchSharp;
using static TorchSharp.torch;

namespace Galactic.Learning.Networks;

/// <summary>
/// Estimates values: with a network of its own, from state, previous action, what only a critic may know and what the
/// policy remembers, or with one linear layer on the policy's features.
/// </summary>
internal sealed class Critic(PolicySettings settings, ObservationSpace observations, long previous, long memory, long features)
{
    private const string Mean = "critic.mean";
    private const string Deviation = "critic.deviation";

    /// <summary>True if it reads the policy's features.</summary>
    public bool IsShared => settings.Critic == CriticKind.Shared;

    /// <summary>True if it has a network of its own that reads the policy's memory.</summary>
    public bool ReadsMemory => settings.CriticReadsMemory;

    /// <summary>Asks for its parameters.</summary>
    public void Plan(ParameterPlan plan)
    {
        long inputs = features;
        if (!IsShared)
        {
            long own = observations.StateSize + previous + observations.PrivilegedSize + (ReadsMemory ? memory : 0);
            Mlp.PlanHidden(plan, "critic.0", own, settings.CriticWidth);
            Mlp.PlanHidden(plan, "critic.1", settings.CriticWidth, settings.CriticWidth);
            inputs = settings.CriticWidth;
        }

        plan.AddLayer("critic.head", ParameterStart.Orthogonal(1), 1, inputs);
        if (settings.NormalizeValues)
        {
            plan.Add(Mean, ParameterStart.Zero, 1);
            plan.Add(Deviation, ParameterStart.One, 1);
        }
    }

    /// <summary>Values [batch] of a critic with a network of its own.</summary>
    /// <param name="layers">Weights.</param>
    /// <param name="inputs">[batch, inputs] state, previous action, privileged observations and memory.</param>
    public Tensor Value(NetworkLayers layers, IEnumerable<Tensor> inputs) =>
        Head(layers, layers.Hidden("critic.1", layers.Hidden("critic.0", cat([.. inputs], 1))));

    /// <summary>Values [batch] from the policy's features.</summary>
    public Tensor Head(NetworkLayers layers, Tensor from)
    {
        Tensor value = layers.Linear("critic.head", from).squeeze(1);
        if (!settings.NormalizeValues)
        {
            return value;
        }

        using ScalarScope numbers = new();
        return numbers.Add(value * numbers.Of(Unit(layers.Parameters)), layers.Parameters.Span(Mean)[0]);
    }

    /// <summary>What counts as an error of 1: the spread of the returns seen, if values are normalised.</summary>
    public float Unit(NetworkParameters parameters) => settings.NormalizeValues ? parameters.Span(Deviation)[0] : 1;

    /// <summary>
    /// Takes new returns into account and keeps what the critic says as it was (van Hasselt et al. 2016).
    /// </summary>
    /// <param name="parameters">Weights.</param>
    /// <param name="mean">Mean of the new returns.</param>
    /// <param name="deviation">Their standard deviation.</param>
    /// <param name="weight">Weight of the new numbers beside the old, 0 to 1.</param>
    public void Rescale(NetworkParameters parameters, double mean, double deviation, double weight)
    {
        if (!settings.NormalizeValues)
        {
            return;
        }

        (double oldMean, double oldUnit) = (parameters.Span(Mean)[0], parameters.Span(Deviation)[0]);
        double newMean = oldMean + weight * (mean - oldMean);
        double second = oldUnit * oldUnit + oldMean * oldMean;
        second += weight * (deviation * deviation + mean * mean - second);
        double newUnit = Math.Max(Math.Sqrt(Math.Max(0, second - newMean * newMean)), 1e-3);
        parameters.Span(Mean)[0] = (float)newMean;
        parameters.Span(Deviation)[0] = (float)newUnit;
        foreach (ref float value in parameters.Span("critic.head.weight"))
        {
            value = (float)(value * oldUnit / newUnit);
        }

        ref float bias = ref parameters.Span("critic.head.bias")[0];
        bias = (float)((bias * oldUnit + oldMean - newMean) / newUnit);
    }
}
