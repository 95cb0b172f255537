namespace Galactic.Simulation;

/// <summary>Rules of motion that experiments change.</summary>
public sealed record SimulationSettings
{
    /// <summary>True if a blocked base slides away from the obstacle; false if it just stays where it was.</summary>
    public bool Sliding { get; init; } = true;

    /// <summary>Most slides in one step.</summary>
    public int MaxSlides { get; init; } = 5;

    /// <summary>Length of one slide, metres.</summary>
    public float SlideDistance { get; init; } = 0.05f;

    /// <summary>
    /// Stream of the only random choice in the simulator: where a released object is pushed when it finds no room.
    /// </summary>
    public ulong Seed { get; init; }

    /// <summary>Throws if a value makes no sense.</summary>
    /// <exception cref="ArgumentException">Names the value.</exception>
    public void Validate()
    {
        if (MaxSlides is < 0 or > 100)
        {
            throw new ArgumentException($"MaxSlides must be 0 to 100, got {MaxSlides}.");
        }

        if (!(SlideDistance is > 0 and < 1))
        {
            throw new ArgumentException($"SlideDistance must be between 0 and 1 m, got {SlideDistance}.");
        }
    }
}
