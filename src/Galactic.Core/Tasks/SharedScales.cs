namespace Galactic.Tasks;

/// <summary>What the reward terms that all tasks have are worth.</summary>
public abstract record SharedScales
{
    /// <summary>The end of a good episode.</summary>
    public float Success { get; init; } = 10;

    /// <summary>A motion that was undone.</summary>
    public float Blocked { get; init; }

    /// <summary>Every step.</summary>
    public float Step { get; init; }

    /// <summary>The learner's discount factor; with it, coming nearer cannot change the best policy.</summary>
    public float Discount { get; init; } = 0.99f;
}
