namespace Galactic.Compute;

/// <summary>
/// A counter-based random stream as a value: derived, never advanced, so the same key and draw number give the
/// same bits for any thread count, batch size or order of calls.
/// </summary>
/// <remarks>
/// Derive a stream with <see cref="For(ulong)"/> (seed, then env, then episode, ...), then read numbered draws.
/// Mixing is the finaliser of SplitMix64 (Steele, Lea and Flood 2014) applied twice around the counter.
/// </remarks>
public readonly record struct RandomKey(ulong State)
{
    private const ulong Golden = 0x9E3779B97F4A7C15UL;

    /// <summary>The root stream of a seed.</summary>
    public static RandomKey FromSeed(ulong seed) => new(Mix(seed + Golden));

    /// <summary>The independent sub-stream with the given number.</summary>
    public RandomKey For(ulong stream) => new(Mix(State ^ Mix((stream + 1) * Golden)));

    /// <summary>The independent sub-stream with the given non-negative number.</summary>
    public RandomKey For(int stream) => For((ulong)(uint)stream);

    /// <summary>64 random bits.</summary>
    public ulong Bits(int draw) => Mix(State + ((ulong)(uint)draw + 1) * Golden);

    /// <summary>Uniform in [0, 1) with 24 bits.</summary>
    public float Uniform(int draw) => (Bits(draw) >> 40) * (1f / (1 << 24));

    /// <summary>Uniform in [low, high).</summary>
    public float Uniform(int draw, float low, float high) => low + (high - low) * Uniform(draw);

    /// <summary>Uniform integer in [0, count); count must be positive.</summary>
    public int Index(int draw, int count) => (int)(((Bits(draw) >> 32) * (ulong)(uint)count) >> 32);

    /// <summary>True with the given probability.</summary>
    public bool Chance(int draw, float probability) => Uniform(draw) < probability;

    /// <summary>Standard normal (Box-Muller); uses draw numbers <paramref name="draw"/> only.</summary>
    public float Normal(int draw)
    {
        ulong bits = Bits(draw);
        double radius = Math.Sqrt(-2 * Math.Log(((bits >> 32) + 1.0) / 4294967297.0));
        return (float)(radius * Math.Cos((bits & 0xFFFFFFFF) * (Math.Tau / 4294967296.0)));
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
