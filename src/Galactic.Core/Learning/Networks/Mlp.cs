namespace Galactic.Learning.Networks;

/// <summary>Parameters of layers with LayerNorm.</summary>
internal static class Mlp
{
    /// <summary>Asks for a layer and its normalisation.</summary>
    public static void PlanHidden(ParameterPlan plan, string name, long inputs, long width)
    {
        plan.AddLayer(name, ParameterStart.Orthogonal(MathF.Sqrt(2)), width, inputs);
        plan.AddNorm(name + ".norm", width);
    }
}
