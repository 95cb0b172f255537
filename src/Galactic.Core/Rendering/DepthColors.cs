namespace Galactic.Rendering;

/// <summary>Turns depth in metres into pictures for people.</summary>
public static class DepthColors
{
    /// <summary>White near, black at <paramref name="far"/> and beyond; where nothing was hit, black too.</summary>
    /// <param name="metres">[y, x] depth; 0 means nothing hit.</param>
    /// <param name="far">Distance drawn black, metres.</param>
    /// <param name="near">Distance drawn white, metres.</param>
    /// <returns>[y, x, rgba] bytes, opaque.</returns>
    public static byte[] Grey(ReadOnlySpan<float> metres, float far = DepthWriter.FarDistance, float near = 0)
    {
        byte[] picture = new byte[4 * metres.Length];
        for (int i = 0; i < metres.Length; i++)
        {
            byte value = (byte)(255 * Nearness(metres[i] - near, far - near) + 0.5f);
            (picture[4 * i], picture[4 * i + 1], picture[4 * i + 2], picture[4 * i + 3]) = (value, value, value, 255);
        }

        return picture;
    }

    /// <summary>
    /// Yellow near, through red and violet, to dark blue at <paramref name="far"/>; black: nothing hit.
    /// </summary>
    /// <param name="metres">[y, x] depth; 0 means nothing hit.</param>
    /// <param name="far">Distance drawn darkest, metres.</param>
    /// <returns>[y, x, rgba] bytes, opaque.</returns>
    public static byte[] Heat(ReadOnlySpan<float> metres, float far = DepthWriter.FarDistance)
    {
        byte[] picture = new byte[4 * metres.Length];
        for (int i = 0; i < metres.Length; i++)
        {
            bool isHit = metres[i] > 0;
            float t = Nearness(metres[i], far);
            picture[4 * i] = Channel(isHit, 1.6f * t);
            picture[4 * i + 1] = Channel(isHit, 2 * t - 0.9f);
            picture[4 * i + 2] = Channel(isHit, t < 0.4f ? 0.25f + t : 0.65f - 1.1f * (t - 0.4f));
            picture[4 * i + 3] = 255;
        }

        return picture;
    }

    // Not-a-number compares false, so it reads as nothing hit.
    private static float Nearness(float metres, float far) => metres > 0 ? 1 - MathF.Min(metres / far, 1) : 0;

    private static byte Channel(bool isHit, float value) =>
        (byte)(isHit ? 255 * Math.Clamp(value, 0, 1) + 0.5f : 0);
}
