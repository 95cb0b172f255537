using Galactic.Media;

namespace Galactic.Experiments;

/// <summary>Depth as people like to see it: near is light, far is dark, nothing is black.</summary>
public static class DepthView
{
    private const float Reach = 1.2f;

    /// <summary>A grey picture of depth in metres; half brightness at about 1.2 m, where the hand works.</summary>
    public static Picture Picture(int width, int height, ReadOnlySpan<float> metres)
    {
        byte[] rgba = new byte[metres.Length * 4];
        for (int i = 0; i < metres.Length; i++)
        {
            byte value = metres[i] > 0 ? (byte)(255 * Reach / (Reach + metres[i])) : (byte)0;
            (rgba[4 * i], rgba[4 * i + 1], rgba[4 * i + 2], rgba[4 * i + 3]) = (value, value, value, 255);
        }

        return new Picture(width, height, rgba);
    }
}
