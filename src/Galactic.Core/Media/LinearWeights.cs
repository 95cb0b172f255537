namespace Galactic.Media;

/// <summary>
/// Which source pixels make a target pixel along one axis: a tent as wide as two source pixels when enlarging and
/// as two target pixels when shrinking, cut off at the edges and normalised.
/// </summary>
internal sealed class LinearWeights
{
    private readonly int[] firsts;
    private readonly float[][] taps;

    /// <summary>Weights from one length to another.</summary>
    public LinearWeights(int source, int target)
    {
        firsts = new int[target];
        taps = new float[target][];
        double scale = (double)source / target;
        double radius = Math.Max(1, scale);
        for (int i = 0; i < target; i++)
        {
            double centre = (i + 0.5) * scale;
            int first = Math.Max(0, (int)Math.Floor(centre - radius));
            int last = Math.Min(source - 1, (int)Math.Ceiling(centre + radius) - 1);
            float[] weights = new float[last - first + 1];
            for (int tap = 0; tap < weights.Length; tap++)
            {
                weights[tap] = (float)Math.Max(0, 1 - Math.Abs(first + tap + 0.5 - centre) / radius);
            }

            float total = weights.Sum();
            firsts[i] = first;
            taps[i] = [.. weights.Select(weight => weight / total)];
        }
    }

    /// <summary>Weights of the source pixels from <paramref name="first"/> on.</summary>
    public ReadOnlySpan<float> Taps(int target, out int first)
    {
        first = firsts[target];
        return taps[target];
    }
}
