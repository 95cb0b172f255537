namespace Galactic.Scenes;

/// <summary>An interval of heights on a vertical line; empty while low is above high.</summary>
internal struct HeightRange
{
    public double Low;
    public double High;

    public static HeightRange Empty => new() { Low = double.PositiveInfinity, High = double.NegativeInfinity };

    public static HeightRange All => new() { Low = double.NegativeInfinity, High = double.PositiveInfinity };

    public readonly bool IsEmpty => !(Low <= High);

    public void Include(double low, double high)
    {
        Low = Math.Min(Low, low);
        High = Math.Max(High, high);
    }

    /// <summary>
    /// Keeps the heights y with <paramref name="constant"/> + <paramref name="slope"/> y at or above 0.
    /// </summary>
    public void KeepNonNegative(double constant, double slope)
    {
        if (slope > 0)
        {
            Low = Math.Max(Low, -constant / slope);
        }
        else if (slope < 0)
        {
            High = Math.Min(High, -constant / slope);
        }
        else if (constant < 0)
        {
            High = double.NegativeInfinity;
        }
    }
}
