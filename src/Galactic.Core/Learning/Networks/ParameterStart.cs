using Galactic.Compute;

namespace Galactic.Learning.Networks;

/// <summary>How a parameter starts.</summary>
/// <param name="Kind">Where its values come from.</param>
/// <param name="Value">The constant, gain or bound.</param>
internal readonly record struct ParameterStart(StartKind Kind, float Value)
{
    public static ParameterStart Zero => new(StartKind.Constant, 0);

    public static ParameterStart One => new(StartKind.Constant, 1);

    /// <summary>The same value everywhere.</summary>
    public static ParameterStart Constant(float value) => new(StartKind.Constant, value);

    /// <summary>A random orthogonal matrix times a gain; its rows are the first dimension.</summary>
    public static ParameterStart Orthogonal(float gain) => new(StartKind.Orthogonal, gain);

    /// <summary>Uniform within +- 1 / sqrt(inputs): what PyTorch's layers start with.</summary>
    public static ParameterStart Uniform(long inputs) => new(StartKind.Uniform, 1 / MathF.Sqrt(inputs));

    /// <summary>Writes the starting values of a parameter.</summary>
    public void Fill(Span<float> values, long[] shape, RandomKey key)
    {
        switch (Kind)
        {
            case StartKind.Orthogonal:
                OrthogonalMatrix.Fill(values, (int)shape[0], Value, key);
                break;
            case StartKind.Uniform:
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = key.Uniform(i, -Value, Value);
                }

                break;
            default:
                values.Fill(Value);
                break;
        }
    }
}

/// <summary>Where the starting values of a parameter come from.</summary>
internal enum StartKind
{
    /// <summary>One value.</summary>
    Constant,

    /// <summary>A random orthogonal matrix.</summary>
    Orthogonal,

    /// <summary>A uniform distribution around zero.</summary>
    Uniform,
}
